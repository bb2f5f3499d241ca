#include "demo/demovalidator.h"
#include "json/document.h"

#include <QTest>

using namespace hanga;

/// What the recordings do not show of ComfyUI's validation; what they show is held in tst_demotranscripts.
class TestDemoValidator final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesAreTurnedIntoTheInputsType_data();
    void valuesAreTurnedIntoTheInputsType();
    void valuesThatCannotBeTurnedAreRefused_data();
    void valuesThatCannotBeTurnedAreRefused();
    void brokenGraphsGetTheirAnswer_data();
    void brokenGraphsGetTheirAnswer();
    void whatNoOutputNeedsIsNotLookedAt();
    void aTargetLeavesTheOtherOutputsOut();
    void aNodeOfTwoOutputsNamesBoth();
    void aChainLongerThanPythonsStackIsRefused();

private:
    DemoVerdict check(const QByteArray &graph, const QByteArray &targets = "null") const
    {
        return validateDemoPrompt(*json::parse(graph), *json::parse(targets), m_nodes, m_files);
    }

    DemoNodes m_nodes;
    DemoFiles m_files;
};

namespace {

QByteArray emptyImage(const QByteArray &width)
{
    return R"({"1":{"class_type":"EmptyImage","inputs":{"width":)" + width +
           R"(,"height":64,"batch_size":1,"color":0}},"2":{"class_type":"PreviewImage","inputs":{"images":["1",0]}}})";
}

} // namespace

void TestDemoValidator::valuesAreTurnedIntoTheInputsType_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("kept");
    QTest::newRow("an integer") << QByteArray("64") << QByteArray("64");
    QTest::newRow("a float is cut") << QByteArray("64.9") << QByteArray("64");
    QTest::newRow("an exponent") << QByteArray("1e2") << QByteArray("100");
    QTest::newRow("a text") << QByteArray("\" 64 \"") << QByteArray("64");
    QTest::newRow("true") << QByteArray("true") << QByteArray("1");
    QTest::newRow("wrapped") << QByteArray(R"({"__value__":64})") << QByteArray("64");
}

void TestDemoValidator::valuesAreTurnedIntoTheInputsType()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, kept);

    const DemoVerdict verdict = check(emptyImage(given));

    QVERIFY2(verdict.accepted, json::write(verdict.nodeErrors).constData());
    QCOMPARE(json::write(verdict.graph["1"]["inputs"]["width"]), kept);
}

void TestDemoValidator::valuesThatCannotBeTurnedAreRefused_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("details");
    const QString cannot = QStringLiteral("invalid_input_type");
    QTest::newRow("a word") << QByteArray("\"wide\"") << cannot
                            << QStringLiteral("width, wide, invalid literal for int() with base 10: 'wide'");
    QTest::newRow("two minus signs") << QByteArray("\"--5\"") << cannot
                                     << QStringLiteral("width, --5, invalid literal for int() with base 10: '--5'");
    QTest::newRow("null")
        << QByteArray("null") << cannot
        << QStringLiteral(
               "width, None, int() argument must be a string, a bytes-like object or a real number, not 'NoneType'");
    QTest::newRow("infinite") << QByteArray("1e999") << cannot
                              << QStringLiteral("width, 1e999, cannot convert float infinity to integer");
    QTest::newRow("too large for 64 bits")
        << QByteArray("99999999999999999999999") << QStringLiteral("value_bigger_than_max") << QStringLiteral("width");
    QTest::newRow("very negative") << QByteArray("-99999999999999999999999") << QStringLiteral("value_smaller_than_min")
                                   << QStringLiteral("width");
}

void TestDemoValidator::valuesThatCannotBeTurnedAreRefused()
{
    QFETCH(QByteArray, given);

    const DemoVerdict verdict = check(emptyImage(given));

    QVERIFY(!verdict.accepted);
    const json::Value error = verdict.nodeErrors["1"]["errors"][0];
    QTEST(error["type"].toString(), "type");
    QTEST(error["details"].toString(), "details");
}

void TestDemoValidator::brokenGraphsGetTheirAnswer_data()
{
    QTest::addColumn<QByteArray>("graph");
    QTest::addColumn<bool>("crashed");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QByteArray>("reason"); ///< of the first node with one
    const QString failed = QStringLiteral("prompt_outputs_failed_validation");
    QTest::newRow("a number") << QByteArray("7") << true << QString() << QByteArray();
    QTest::newRow("a list with something in it") << QByteArray("[1]") << true << QString() << QByteArray();
    QTest::newRow("a node that is null") << QByteArray(R"({"1":null})") << true << QString() << QByteArray();
    QTest::newRow("no inputs") << QByteArray(R"({"1":{"class_type":"PreviewImage"}})") << false << failed
                               << QByteArray("exception_during_validation");
    QTest::newRow("a slot that is not there")
        << QByteArray(
               R"({"1":{"class_type":"EmptyImage","inputs":{"width":64,"height":64,"batch_size":1,"color":0}},"2":{"class_type":"PreviewImage","inputs":{"images":["1",3]}}})")
        << false << failed << QByteArray("exception_during_validation");
    QTest::newRow("a ring") // Python runs out of stack, and on the way back every reason is overwritten
        << QByteArray(
               R"({"1":{"class_type":"ImageInvert","inputs":{"image":["2",0]}},"2":{"class_type":"ImageInvert","inputs":{"image":["1",0]}},"3":{"class_type":"PreviewImage","inputs":{"images":["2",0]}}})")
        << false << failed << QByteArray();
}

void TestDemoValidator::brokenGraphsGetTheirAnswer()
{
    QFETCH(QByteArray, graph);
    QFETCH(QByteArray, reason);

    const DemoVerdict verdict = check(graph);

    QVERIFY(!verdict.accepted);
    QTEST(verdict.crashed, "crashed");
    QTEST(verdict.error["type"].toString(), "error");
    QCOMPARE(verdict.nodeErrors.size(), reason.isEmpty() ? 0 : 1);
    if (!reason.isEmpty())
        QCOMPARE(
            QByteArray::fromStdString(std::string(verdict.nodeErrors.members()[0].value["errors"][0]["type"].text())),
            reason);
}

void TestDemoValidator::whatNoOutputNeedsIsNotLookedAt()
{
    QByteArray graph = emptyImage("64");
    graph.insert(1, R"("9":{"class_type":"KSampler","inputs":{}},)");

    QVERIFY(check(graph).accepted);
}

void TestDemoValidator::aTargetLeavesTheOtherOutputsOut()
{
    QByteArray graph = emptyImage("64");
    graph.insert(1, R"("9":{"class_type":"PreviewImage","inputs":{"images":["1",0]}},)");

    QCOMPARE(check(graph).outputs, QStringList({QStringLiteral("9"), QStringLiteral("2")}));
    QCOMPARE(check(graph, R"(["2"])").outputs, QStringList({QStringLiteral("2")}));
    QCOMPARE(check(graph, R"(["1"])").error["type"].toString(), QStringLiteral("prompt_no_outputs"));
}

void TestDemoValidator::aNodeOfTwoOutputsNamesBoth()
{
    QByteArray graph = emptyImage("0");
    graph.insert(1, R"("9":{"class_type":"PreviewImage","inputs":{"images":["1",0]}},)");

    const json::Value error = check(graph).nodeErrors["1"];

    QCOMPARE(json::write(error["dependent_outputs"]), QByteArray(R"(["9","2"])"));
    QCOMPARE(error["errors"].size(), 1);
}

void TestDemoValidator::aChainLongerThanPythonsStackIsRefused()
{
    QByteArray graph = R"({"0":{"class_type":"EmptyImage","inputs":{"width":64,"height":64,"batch_size":1,"color":0}})";
    for (int i = 1; i <= 20000; ++i)
        graph += ",\"" + QByteArray::number(i) + R"(":{"class_type":"ImageInvert","inputs":{"image":[")" +
                 QByteArray::number(i - 1) + R"(",0]}})";
    graph += R"(,"end":{"class_type":"PreviewImage","inputs":{"images":["20000",0]}}})";

    QVERIFY(!check(graph).accepted);
}

QTEST_GUILESS_MAIN(TestDemoValidator)
#include "tst_demovalidator.moc"
