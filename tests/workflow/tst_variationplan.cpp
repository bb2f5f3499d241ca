#include "workflow/variationplan.h"
#include "json/document.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace hanga;

namespace {

const InputRef seedInput{NodeId(QStringLiteral("3")), QStringLiteral("seed")};
const InputRef cfgInput{NodeId(QStringLiteral("3")), QStringLiteral("cfg")};
const InputRef textInput{NodeId(QStringLiteral("1")), QStringLiteral("text")};

NodeCatalog catalog()
{
    return NodeCatalog::fromObjectInfo(
               R"({"Encode": {"input": {"required": {"text": ["STRING", {"dynamicPrompts": true}]}}}})",
               QStringLiteral("http://localhost"))
        .value();
}

/// Two sweeps over three and two values, and rows of two prompts.
VariationPlan::Parts parts()
{
    VariationPlan::Parts parts;
    parts.workflow = Workflow::fromJson(*json::parse(R"({
        "1": {"class_type": "Encode", "inputs": {"text": "x"}},
        "3": {"class_type": "KSampler", "inputs": {"seed": 5, "cfg": 7.0, "steps": 20}}})"),
                                        QStringLiteral("plan"))
                         .value();
    parts.seeds = {seedInput};
    parts.mode = SeedMode::Increment;
    parts.first = Seed(100);
    parts.largest = Seed(~quint64(0));
    const prompt::PromptTable table{{QStringLiteral("1.text")}, {{QStringLiteral("cat")}, {QStringLiteral("dog")}}};
    parts.rows = promptAxis(table, parts.workflow, catalog()).value();
    parts.sweeps = {sweepAxis(QStringLiteral("3.steps=1,2"), parts.workflow, catalog()).value(),
                    sweepAxis(QStringLiteral("3.cfg=5..7"), parts.workflow, catalog()).value()};
    parts.when = QDate(2026, 11, 3).startOfDay();
    return parts;
}

VariationPlan planOf(VariationPlan::Parts parts)
{
    return VariationPlan::make(std::move(parts), catalog()).value();
}

} // namespace

class TestVariationPlan final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCountIsKnownBefore();
    void everyCombinationComesOnce();
    void theSeedChangesWithRowsAndRepeatsOnly();
    void seedsCountOnAndWrap_data();
    void seedsCountOnAndWrap();
    void randomSeedsAreTheSameEachTime();
    void aKeptSeedStays();
    void aSeedOfARowWins();
    void labelsTellWhatDiffers();
    void aHugePlanTakesNoTime();
    void tooMuchIsRefused();
    void aMissingWildcardStopsThePlan();
    void aWildcardThatIsNotDrawnFromNeedsNoFile_data();
    void aWildcardThatIsNotDrawnFromNeedsNoFile();
    void wildcardsAreResolvedAndKeptAsTemplates();
};

void TestVariationPlan::theCountIsKnownBefore()
{
    auto many = parts();
    many.repeats = 2;
    const VariationPlan plan = planOf(many);
    QCOMPARE(plan.count(), 24);
    QCOMPARE(plan.factors(), (QList<qint64>{2, 2, 2, 3}));
    QVERIFY2(plan.sentence().endsWith(QStringLiteral(": 2 × 2 × 2 × 3")), qPrintable(plan.sentence()));
    QVERIFY(plan.sentence().startsWith(QStringLiteral("24 ")));

    many.rows.reset();
    many.sweeps.clear();
    many.repeats = 1;
    QCOMPARE(planOf(many).count(), 1);
    QVERIFY(!planOf(many).sentence().contains(u':'));
}

void TestVariationPlan::everyCombinationComesOnce()
{
    const VariationPlan plan = planOf(parts());
    QSet<QByteArray> graphs;
    for (qint64 i = 0; i < plan.count(); ++i)
        graphs.insert(json::write(plan.at(i)->workflow.graph()));
    QCOMPARE(graphs.size(), 12);
    QCOMPARE(plan.at(0)->workflow.input(cfgInput).toInt64(), 5);
    QCOMPARE(plan.at(1)->workflow.input(cfgInput).toInt64(), 6); // the last sweep is the fastest
    QCOMPARE(plan.at(6)->workflow.input(textInput).toString(), QStringLiteral("dog"));
}

void TestVariationPlan::theSeedChangesWithRowsAndRepeatsOnly()
{
    auto twice = parts();
    twice.repeats = 2;
    const VariationPlan plan = planOf(twice);
    for (qint64 i = 0; i < plan.count(); ++i)
        QCOMPARE(plan.at(i)->seed, Seed(quint64(100 + i / 6)));
}

void TestVariationPlan::seedsCountOnAndWrap_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<quint64>("first");
    QTest::addColumn<quint64>("largest");
    QTest::addColumn<quint64>("last");
    const quint64 all = ~quint64(0);
    QTest::newRow("up") << int(SeedMode::Increment) << quint64(1) << all << quint64(4);
    QTest::newRow("up at 64 bits") << int(SeedMode::Increment) << all - 1 << all << quint64(1);
    QTest::newRow("up at a limit") << int(SeedMode::Increment) << quint64(9) << quint64(10) << quint64(1);
    QTest::newRow("up, over and over") << int(SeedMode::Increment) << quint64(1) << quint64(1) << quint64(0);
    QTest::newRow("down") << int(SeedMode::Decrement) << quint64(9) << all << quint64(6);
    QTest::newRow("down at 0") << int(SeedMode::Decrement) << quint64(1) << quint64(10) << quint64(9);
    QTest::newRow("down at 64 bits") << int(SeedMode::Decrement) << quint64(0) << all << all - 2;
}

void TestVariationPlan::seedsCountOnAndWrap()
{
    QFETCH(int, mode);
    QFETCH(quint64, first);
    QFETCH(quint64, largest);
    QFETCH(quint64, last);
    auto four = parts();
    four.rows.reset();
    four.sweeps.clear();
    four.repeats = 4;
    four.mode = static_cast<SeedMode>(mode);
    four.first = Seed(first);
    four.largest = Seed(largest);

    QCOMPARE(planOf(four).at(0)->seed, Seed(first));
    QCOMPARE(planOf(four).at(3)->seed, Seed(last));
    // … which is what one after the other gives.
    Seed seed(first);
    for (int i = 0; i < 3; ++i)
        seed = nextSeed(four.mode, seed, four.largest);
    QCOMPARE(seed, Seed(last));
}

void TestVariationPlan::randomSeedsAreTheSameEachTime()
{
    auto many = parts();
    many.repeats = 50;
    many.mode = SeedMode::Random;
    many.largest = Seed(999);
    const VariationPlan plan = planOf(many);
    QSet<quint64> seeds;
    for (qint64 i = 0; i < plan.count(); i += 6) {
        QCOMPARE(plan.at(i)->seed, plan.at(i)->seed);
        QVERIFY(*plan.at(i)->seed <= Seed(999));
        seeds.insert(plan.at(i)->seed->value());
    }
    QVERIFY(seeds.size() > 80);
}

void TestVariationPlan::aKeptSeedStays()
{
    auto kept = parts();
    kept.mode = SeedMode::Keep;
    const VariationPlan plan = planOf(kept);
    for (qint64 i = 0; i < plan.count(); ++i)
        QCOMPARE(plan.at(i)->seed, Seed(5));
}

void TestVariationPlan::aSeedOfARowWins()
{
    auto seeded = parts();
    const prompt::PromptTable table{{QStringLiteral("3.seed")}, {{QStringLiteral("18446744073709551615")}}};
    seeded.rows = promptAxis(table, seeded.workflow, catalog()).value();

    QCOMPARE(planOf(seeded).at(0)->seed, Seed(~quint64(0)));
}

void TestVariationPlan::labelsTellWhatDiffers()
{
    QCOMPARE(planOf(parts()).labels(7),
             (QStringList{QStringLiteral("prompts: dog"), QStringLiteral("3.steps: 1"), QStringLiteral("3.cfg: 6")}));
}

void TestVariationPlan::aHugePlanTakesNoTime()
{
    auto huge = parts();
    huge.rows.reset();
    huge.sweeps = {sweepAxis(QStringLiteral("3.steps=1..1000"), huge.workflow, catalog()).value(),
                   sweepAxis(QStringLiteral("3.cfg=1..1000"), huge.workflow, catalog()).value()};
    QElapsedTimer timer;
    timer.start();

    const VariationPlan plan = planOf(huge);

    QCOMPARE(plan.count(), 1'000'000);
    QCOMPARE(plan.at(999'999)->workflow.input(cfgInput).toInt64(), 1000);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

void TestVariationPlan::tooMuchIsRefused()
{
    auto wide = parts();
    wide.sweeps.append(wide.sweeps);
    QCOMPARE(VariationPlan::make(wide, catalog()).error().kind, Error::Kind::VariationsInvalid);

    auto large = parts();
    large.repeats = 1'000'000;
    QCOMPARE(VariationPlan::make(large, catalog()).error().kind, Error::Kind::VariationsInvalid);
}

void TestVariationPlan::aMissingWildcardStopsThePlan()
{
    const QTemporaryDir folder;
    auto wild = parts();
    wild.wildcards = std::make_shared<prompt::WildcardFolder>(folder.path());
    QVERIFY(VariationPlan::make(wild, catalog()));

    wild.rows->steps.last().values.first().second = json::Value("{a|__nothing__}");
    QCOMPARE(VariationPlan::make(wild, catalog()).error().kind, Error::Kind::WildcardMissing);
}

void TestVariationPlan::aWildcardThatIsNotDrawnFromNeedsNoFile_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("to the end of a line") << "a cat // or __nothing__";
    QTest::newRow("between the marks") << "a /* __nothing__ */ cat";
    QTest::newRow("behind a backslash") << "a \\__nothing__";
}

void TestVariationPlan::aWildcardThatIsNotDrawnFromNeedsNoFile()
{
    QFETCH(QString, text);
    const QTemporaryDir folder;
    auto wild = parts();
    wild.rows.reset();
    wild.workflow.setInput(textInput, json::Value(text));
    wild.wildcards = std::make_shared<prompt::WildcardFolder>(folder.path());

    const auto plan = VariationPlan::make(wild, catalog());

    QVERIFY2(plan, qPrintable(plan ? QString() : whatHappened(plan.error())));
    QVERIFY(plan->at(0));
}

void TestVariationPlan::wildcardsAreResolvedAndKeptAsTemplates()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("animal.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("fox\nowl\n") == 8);
    file.close();
    auto wild = parts();
    wild.rows.reset();
    wild.sweeps.clear();
    wild.repeats = 40;
    wild.workflow.setInput(textInput, json::Value("a __animal__"));
    wild.wildcards = std::make_shared<prompt::WildcardFolder>(folder.path());
    const VariationPlan plan = planOf(wild);

    QSet<QString> found;
    for (qint64 i = 0; i < plan.count(); ++i) {
        found.insert(plan.at(i)->workflow.input(textInput).toString());
        QCOMPARE(plan.at(i)->templates, (TextTemplates{{textInput, QStringLiteral("a __animal__")}}));
    }
    QCOMPARE(found, QSet<QString>({QStringLiteral("a fox"), QStringLiteral("a owl")}));
}

QTEST_GUILESS_MAIN(TestVariationPlan)
#include "tst_variationplan.moc"
