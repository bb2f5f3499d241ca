#include "workflow/workflow.h"
#include "json/document.h"

#include <QFile>
#include <QTest>

using namespace hanga;

namespace {

json::Value parsed(const QByteArray &text)
{
    return json::parse(text).value();
}

Workflow fromFile(const QString &name)
{
    QFile file(QStringLiteral(HANGA_TEST_DATA "/workflow/%1.json").arg(name));
    const bool opened = file.open(QIODevice::ReadOnly);
    return Workflow::fromJson(parsed(opened ? file.readAll() : QByteArray()), name).value();
}

InputRef ref(const char *node, const char *input)
{
    return {NodeId(QString::fromUtf8(node)), QString::fromUtf8(input)};
}

} // namespace

class TestWorkflow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGraphIsTakenBareOrWrapped_data();
    void aGraphIsTakenBareOrWrapped();
    void whatIsNoGraphIsSaid_data();
    void whatIsNoGraphIsSaid();
    void theEditorsFormatIsRecognised();
    void idsAreAnyTextInFileOrder();
    void aTitleIsTheNodesOwnOrItsClass();
    void onlyPairsOfIdAndSlotAreLinks_data();
    void onlyPairsOfIdAndSlotAreLinks();
    void anEditChangesNothingElse();
    void aCopyIsIndependent();
    void aNodeWithoutInputsTakesOne();
    void aMissingNodeIsNamed();
    void furtherMissingNodesAreCounted();
    void aCycleIsNamed();
    void aSoundGraphHasNoDefect();
    void aVeryLongCircleDoesNotOverflow();
    void theFingerprintIgnoresValues();
    void theFingerprintSeesEveryLink();
};

void TestWorkflow::aGraphIsTakenBareOrWrapped_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("bare") << QByteArray(R"({"1":{"class_type":"A"}})");
    QTest::newRow("wrapped") << QByteArray(R"({"prompt":{"1":{"class_type":"A"}},"client_id":"x"})");
    QTest::newRow("an id that looks like a wrapper") << QByteArray(R"({"prompt":{"class_type":"A"}})");
}

void TestWorkflow::aGraphIsTakenBareOrWrapped()
{
    QFETCH(QByteArray, text);

    const auto workflow = Workflow::fromJson(parsed(text), QStringLiteral("x"));

    QVERIFY(workflow);
    QCOMPARE(workflow->nodes().size(), 1);
    QCOMPARE(workflow->classType(workflow->nodes().first()), QStringLiteral("A"));
}

void TestWorkflow::whatIsNoGraphIsSaid_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("found");
    QTest::newRow("list") << QByteArray("[1]") << QStringLiteral("list");
    QTest::newRow("number") << QByteArray("7") << QStringLiteral("number");
    QTest::newRow("text") << QByteArray("\"a\"") << QStringLiteral("text");
    QTest::newRow("bool") << QByteArray("true") << QStringLiteral("true or false");
    QTest::newRow("null") << QByteArray("null") << QStringLiteral("null");
    QTest::newRow("empty") << QByteArray("{}") << QStringLiteral("no nodes");
    QTest::newRow("empty wrapper") << QByteArray(R"({"prompt":{}})") << QStringLiteral("no nodes");
    QTest::newRow("one bad entry") << QByteArray(R"({"1":{"class_type":"A"},"extra":{}})") << QStringLiteral("“extra”");
    QTest::newRow("class is no text") << QByteArray(R"({"1":{"class_type":5}})") << QStringLiteral("“1”");
}

void TestWorkflow::whatIsNoGraphIsSaid()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, found);

    const auto workflow = Workflow::fromJson(parsed(text), QStringLiteral("file.json"));

    QVERIFY(!workflow);
    QCOMPARE(workflow.error().kind, Error::Kind::NotAWorkflow);
    QVERIFY2(whatHappened(workflow.error()).contains(found), qPrintable(whatHappened(workflow.error())));
    QVERIFY(whatHappened(workflow.error()).contains(QStringLiteral("file.json")));
}

void TestWorkflow::theEditorsFormatIsRecognised()
{
    const auto workflow = Workflow::fromJson(parsed(R"({"nodes":[],"links":[]})"), QStringLiteral("x"));

    QVERIFY(!workflow);
    QCOMPARE(workflow.error().kind, Error::Kind::UiFormat);
}

void TestWorkflow::idsAreAnyTextInFileOrder()
{
    const Workflow workflow = fromFile(QStringLiteral("odd"));

    QStringList ids;
    for (const NodeId &node : workflow.nodes())
        ids.append(node.text());
    QCOMPARE(ids, (QStringList{u"37:1"_qs, u"538_531"_qs, u"3"_qs, u"äß 版"_qs}));
    QVERIFY(workflow.contains(NodeId(QStringLiteral("äß 版"))));
    QVERIFY(!workflow.contains(NodeId(QStringLiteral("37"))));
    QVERIFY(workflow.inputs(NodeId(QStringLiteral("37:1"))).empty());
}

void TestWorkflow::aTitleIsTheNodesOwnOrItsClass()
{
    const Workflow workflow = fromFile(QStringLiteral("japanese"));

    QCOMPARE(workflow.title(NodeId(QStringLiteral("6"))), QStringLiteral("プロンプト"));
    QCOMPARE(workflow.title(NodeId(QStringLiteral("3"))), QStringLiteral("KSampler"));
}

void TestWorkflow::onlyPairsOfIdAndSlotAreLinks_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("node");
    QTest::addColumn<int>("slot");
    QTest::newRow("text id") << QByteArray(R"(["4",1])") << QStringLiteral("4") << 1;
    QTest::newRow("integer id") << QByteArray("[4,1]") << QStringLiteral("4") << 1;
    QTest::newRow("nested id") << QByteArray(R"(["10:3:6",0])") << QStringLiteral("10:3:6") << 0;
    QTest::newRow("two texts") << QByteArray(R"(["a","b"])") << QString() << 0;
    QTest::newRow("three items") << QByteArray(R"(["1",0,0])") << QString() << 0;
    QTest::newRow("one item") << QByteArray(R"(["1"])") << QString() << 0;
    QTest::newRow("no integer") << QByteArray(R"(["1",0.5])") << QString() << 0;
    QTest::newRow("float id") << QByteArray("[1.5,0]") << QString() << 0;
    QTest::newRow("bool") << QByteArray("[true,0]") << QString() << 0;
    QTest::newRow("wrapped list") << QByteArray(R"({"__value__":["1",0]})") << QString() << 0;
    QTest::newRow("null") << QByteArray("null") << QString() << 0;
}

void TestWorkflow::onlyPairsOfIdAndSlotAreLinks()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, node);
    QFETCH(int, slot);

    const Workflow workflow =
        Workflow::fromJson(parsed(R"({"1":{"class_type":"A","inputs":{"x":)" + value + "}}}"), {}).value();
    const auto link = workflow.link(ref("1", "x"));

    QCOMPARE(link.has_value(), !node.isEmpty());
    if (link)
        QCOMPARE(*link, (Link{NodeId(node), slot}));
}

void TestWorkflow::anEditChangesNothingElse()
{
    const QByteArray before =
        R"({"b":{"zz":NaN,"inputs":{"seed":1,"cfg":8.0,"m":["a",0]},"class_type":"K","is_changed":[true]},"a":{"class_type":"A"}})";
    Workflow workflow = Workflow::fromJson(parsed(before), {}).value();

    workflow.setInput(ref("b", "seed"), json::Value::number(quint64(18446744073709551615U)));

    QCOMPARE(json::write(workflow.graph()), QByteArray(before).replace("\"seed\":1", "\"seed\":18446744073709551615"));
}

void TestWorkflow::aCopyIsIndependent()
{
    Workflow workflow = fromFile(QStringLiteral("refiner"));
    const Workflow copy = workflow;

    workflow.setInput(ref("6", "text"), json::Value(QStringLiteral("other")));

    QCOMPARE(copy.input(ref("6", "text")).toString(), QStringLiteral("a harbour"));
    QCOMPARE(workflow.input(ref("6", "text")).toString(), QStringLiteral("other"));
    QVERIFY(workflow != copy);
}

void TestWorkflow::aNodeWithoutInputsTakesOne()
{
    Workflow workflow = Workflow::fromJson(parsed(R"({"1":{"class_type":"A"}})"), {}).value();

    workflow.setInput(ref("1", "x"), json::Value(true));

    QCOMPARE(workflow.input(ref("1", "x")).toBool(), true);
}

void TestWorkflow::aMissingNodeIsNamed()
{
    const auto defect = fromFile(QStringLiteral("missing-node")).defect();

    QVERIFY(defect);
    QCOMPARE(defect->kind, Error::Kind::BrokenGraph);
    for (const char *word : {"positive", "KSampler", "node 3", "node 60"})
        QVERIFY2(whatHappened(*defect).contains(QLatin1StringView(word)), word);
}

void TestWorkflow::furtherMissingNodesAreCounted()
{
    const auto defect =
        Workflow::fromJson(parsed(R"({"1":{"class_type":"A","inputs":{"x":["8",0],"y":["9",0],"z":["7",0]}}})"), {})
            ->defect();

    QVERIFY(defect);
    QVERIFY2(whatHappened(*defect).contains(QStringLiteral("2 more")), qPrintable(whatHappened(*defect)));
}

void TestWorkflow::aCycleIsNamed()
{
    const auto defect = fromFile(QStringLiteral("cycle")).defect();

    QVERIFY(defect);
    QCOMPARE(defect->kind, Error::Kind::BrokenGraph);
    QVERIFY2(whatHappened(*defect).contains(QStringLiteral("1 → 3 → 2 → 1")), qPrintable(whatHappened(*defect)));
}

void TestWorkflow::aSoundGraphHasNoDefect()
{
    for (const char *name : {"refiner", "guider", "texts", "odd"})
        QVERIFY2(!fromFile(QString::fromLatin1(name)).defect(), name);
}

void TestWorkflow::aVeryLongCircleDoesNotOverflow()
{
    QByteArray text = "{";
    constexpr int count = 100'000;
    for (int i = 0; i < count; ++i) {
        const QByteArray next = QByteArray::number((i + 1) % count);
        text += '"' + QByteArray::number(i) + R"(":{"class_type":"A","inputs":{"x":[")" + next + R"(",0]}},)";
    }
    text.back() = '}';

    const auto defect = Workflow::fromJson(parsed(text), {})->defect();

    QVERIFY(defect);
    QVERIFY(defect->args.first().size() < 200); // a sentence, whatever the length of the circle
}

void TestWorkflow::theFingerprintIgnoresValues()
{
    const Workflow before = fromFile(QStringLiteral("refiner"));
    Workflow after = before;
    after.setInput(ref("6", "text"), json::Value(QStringLiteral("other")));
    after.setInput(ref("10", "noise_seed"), json::Value::number(quint64(5)));

    QCOMPARE(after.fingerprint(), before.fingerprint());
    QCOMPARE(before.fingerprint().size(), 16);
    const auto reordered =
        Workflow::fromJson(parsed(R"({"2":{"class_type":"B"},"1":{"class_type":"A","_meta":{"title":"t"}}})"), {});
    const auto ordered = Workflow::fromJson(parsed(R"({"1":{"class_type":"A"},"2":{"class_type":"B"}})"), {});
    QCOMPARE(reordered->fingerprint(), ordered->fingerprint());
}

void TestWorkflow::theFingerprintSeesEveryLink()
{
    const Workflow before = fromFile(QStringLiteral("refiner"));
    Workflow after = before;
    after.setInput(ref("10", "positive"), parsed(R"(["15",0])"));

    QVERIFY(after.fingerprint() != before.fingerprint());
    QVERIFY(before.fingerprint() != fromFile(QStringLiteral("guider")).fingerprint());
}

QTEST_GUILESS_MAIN(TestWorkflow)
#include "tst_workflow.moc"
