#include "workflow/variation.h"
#include "json/document.h"

#include <QTest>

using namespace hanga;

namespace {

const InputRef seedOf3{NodeId(QStringLiteral("3")), QStringLiteral("seed")};
const InputRef seedOf8{NodeId(QStringLiteral("8")), QStringLiteral("noise_seed")};
constexpr Seed largest{~quint64(0)};

Workflow twoSamplers(const char *first, const char *second)
{
    const QByteArray text = QByteArrayLiteral(R"({"3": {"class_type": "KSampler", "inputs": {"seed": )") + first +
                            R"(, "cfg": 7.0, "steps": 20}}, "8": {"class_type": "Other", "inputs": {"noise_seed": )" +
                            second + "}}}";
    return Workflow::fromJson(*json::parse(text), QStringLiteral("two")).value();
}

FoundSeed found(const InputRef &at, quint64 value, bool hasEffect = true)
{
    return {at, Seed(value), QString::number(value), hasEffect};
}

} // namespace

class TestVariation final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachModeHasANameThatReadsBack();
    void theNextSeedFollowsTheMode_data();
    void theNextSeedFollowsTheMode();
    void aRandomSeedStaysBelowTheLimit();
    void equalSeedsWithAnEffectAreLinked();
    void aWorkflowWithoutSeedsHasNothingToLink();
    void theLargestSeedIsTheSmallestDeclaredMaximum();
    void variationsCountUpAndChangeNothingElse();
    void keptSeedsAreWrittenDigitForDigit();
    void aTextSeedStaysText();
    void withoutSeedsEachVariationIsTheWorkflowItself();
};

void TestVariation::eachModeHasANameThatReadsBack()
{
    for (const SeedMode mode : {SeedMode::Random, SeedMode::Keep, SeedMode::Increment, SeedMode::Decrement})
        QCOMPARE(seedModeFromName(seedModeName(mode)), mode);
    QVERIFY(!seedModeFromName(u"Random"));
}

void TestVariation::theNextSeedFollowsTheMode_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<quint64>("current");
    QTest::addColumn<quint64>("limit");
    QTest::addColumn<quint64>("next");
    const quint64 all = ~quint64(0);
    QTest::newRow("keep") << int(SeedMode::Keep) << all << all << all;
    QTest::newRow("up") << int(SeedMode::Increment) << (quint64(1) << 53) << all << (quint64(1) << 53) + 1;
    QTest::newRow("up wraps at 64 bits") << int(SeedMode::Increment) << all << all << quint64(0);
    QTest::newRow("up wraps at the declared limit")
        << int(SeedMode::Increment) << quint64(99) << quint64(99) << quint64(0);
    QTest::newRow("down") << int(SeedMode::Decrement) << all << all << all - 1;
    QTest::newRow("down wraps at 0") << int(SeedMode::Decrement) << quint64(0) << quint64(99) << quint64(99);
}

void TestVariation::theNextSeedFollowsTheMode()
{
    QFETCH(int, mode);
    QFETCH(quint64, current);
    QFETCH(quint64, limit);
    QFETCH(quint64, next);

    QCOMPARE(nextSeed(static_cast<SeedMode>(mode), Seed(current), Seed(limit)).value(), next);
}

void TestVariation::aRandomSeedStaysBelowTheLimit()
{
    for (int i = 0; i < 200; ++i) {
        QVERIFY(nextSeed(SeedMode::Random, Seed(5), Seed(3)) <= Seed(3));
        QVERIFY(nextSeed(SeedMode::Random, Seed(5), largest).value() < quint64(1) << 53);
    }
}

void TestVariation::equalSeedsWithAnEffectAreLinked()
{
    Discovery discovery;
    const InputRef idle{NodeId(QStringLiteral("1")), QStringLiteral("noise_seed")};
    discovery.seeds = {found(idle, 7, false), found(seedOf3, 5), found(seedOf8, 5)};

    QCOMPARE(linkedSeeds(discovery), (QList<InputRef>{seedOf3, seedOf8}));

    discovery.seeds[2].value = Seed(6);
    QCOMPARE(linkedSeeds(discovery), QList<InputRef>{seedOf3});
}

void TestVariation::aWorkflowWithoutSeedsHasNothingToLink()
{
    Discovery discovery;
    QVERIFY(linkedSeeds(discovery).isEmpty());

    discovery.seeds = {found(seedOf3, 5, false)};
    QVERIFY(linkedSeeds(discovery).isEmpty());
}

void TestVariation::theLargestSeedIsTheSmallestDeclaredMaximum()
{
    const Workflow workflow = twoSamplers("1", "1");
    const auto catalog = NodeCatalog::fromObjectInfo(
        R"({"KSampler": {"input": {"required": {"seed": ["INT", {"min": 0, "max": 18446744073709551615}]}}},
            "Other": {"input": {"required": {"noise_seed": ["INT", {"min": 0, "max": 4294967295}]}}}})",
        QStringLiteral("http://localhost"));
    QVERIFY(catalog);

    QCOMPARE(largestSeed(workflow, {seedOf3}, *catalog), largest);
    QCOMPARE(largestSeed(workflow, {seedOf3, seedOf8}, *catalog), Seed(4294967295U));
    QCOMPARE(largestSeed(workflow, {seedOf3, seedOf8}, NodeCatalog()), largest);
}

void TestVariation::variationsCountUpAndChangeNothingElse()
{
    const Workflow workflow = twoSamplers("5", "5");

    const auto made = seedVariations(workflow, {seedOf3, seedOf8}, SeedMode::Increment, Seed(41), largest, 3);

    QCOMPARE(made.size(), 3);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(made[i].seed, Seed(quint64(41 + i)));
        QCOMPARE(made[i].workflow.input(seedOf8).toUInt64(), quint64(41 + i));
        Workflow back = made[i].workflow;
        back.setInput(seedOf3, workflow.input(seedOf3));
        back.setInput(seedOf8, workflow.input(seedOf8));
        QCOMPARE(json::write(back.graph()), json::write(workflow.graph()));
    }
}

void TestVariation::keptSeedsAreWrittenDigitForDigit()
{
    const auto made = seedVariations(twoSamplers("5", "6"), {seedOf3}, SeedMode::Keep, largest, largest, 2);

    QCOMPARE(made.size(), 2);
    for (const Variation &variation : made)
        QCOMPARE(variation.workflow.input(seedOf3).text(), std::string_view("18446744073709551615"));
}

void TestVariation::aTextSeedStaysText()
{
    const auto made = seedVariations(twoSamplers("\"17\"", "6"), {seedOf3}, SeedMode::Keep, Seed(18), largest, 1);

    QCOMPARE(made.first().workflow.input(seedOf3), json::Value("18"));
}

void TestVariation::withoutSeedsEachVariationIsTheWorkflowItself()
{
    const Workflow workflow = twoSamplers("5", "6");

    const auto made = seedVariations(workflow, {}, SeedMode::Increment, Seed(1), largest, 2);

    QCOMPARE(made.size(), 2);
    for (const Variation &variation : made) {
        QVERIFY(!variation.seed);
        QCOMPARE(variation.workflow, workflow);
    }
}

QTEST_GUILESS_MAIN(TestVariation)
#include "tst_variation.moc"
