#include "workflow/nodecatalog.h"

#include <QFile>
#include <QTest>

#include <ctime>

using namespace hanga;

class TestNodeCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyInputsAreOrderedInTime();
    void aRealServersListIsRead();
    void seedLimitsKeepEveryDigit();
    void paidNodesTellTheirPrice_data();
    void paidNodesTellTheirPrice();
    void oneThatIsDeprecatedSaysSo();
    void bothFormsOfChoicesAreRead_data();
    void bothFormsOfChoicesAreRead();
    void theDeclaredOrderHolds();
    void kindsFollowTheType_data();
    void kindsFollowTheType();
    void malformedClassesAreLeftOut();
    void anythingElseIsRefused_data();
    void anythingElseIsRefused();
    void anEmptyCatalogueKnowsNothing();
};

namespace {

QByteArray declaring(const QByteArray &spec)
{
    return R"({"A":{"input":{"required":{"x":)" + spec + R"(}},"output":["IMAGE"],"display_name":""}})";
}

NodeCatalog catalogOf(const QByteArray &text)
{
    return NodeCatalog::fromObjectInfo(text, QStringLiteral("here")).value();
}

NodeCatalog recorded()
{
    QFile file(QStringLiteral(HANGA_TEST_DATA "/transcripts/object_info.json"));
    return file.open(QIODevice::ReadOnly) ? catalogOf(file.readAll()) : NodeCatalog();
}

} // namespace

void TestNodeCatalog::aRealServersListIsRead()
{
    const NodeCatalog catalog = recorded();

    QCOMPARE(catalog.size(), 379);
    const NodeClass *save = catalog.find(QStringLiteral("SaveImage"));
    QVERIFY(save && save->isOutput);
    QVERIFY(catalog.find(QStringLiteral("LoadImage"))->input(u"image")->imageUpload);
    QVERIFY(catalog.find(QStringLiteral("CLIPTextEncode"))->input(u"text")->multiline);
    QCOMPARE(catalog.find(QStringLiteral("LoadImage"))->outputs, (QStringList{u"IMAGE"_qs, u"MASK"_qs}));
    QCOMPARE(catalog.firstChoice(QStringLiteral("KSampler"), u"sampler_name"), QStringLiteral("euler"));
    QCOMPARE(catalog.firstChoice(QStringLiteral("KSampler"), u"nothing"), QString());
    QCOMPARE(catalog.find(QStringLiteral("Nothing")), nullptr);
}

void TestNodeCatalog::seedLimitsKeepEveryDigit()
{
    const NodeCatalog catalog = recorded();

    const InputSpec *seed = catalog.find(QStringLiteral("KSampler"))->input(u"seed");

    QVERIFY(seed->controlAfterGenerate);
    QCOMPARE(seed->maximum.toUInt64(), quint64(18446744073709551615U));
}

void TestNodeCatalog::bothFormsOfChoicesAreRead_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::newRow("older") << QByteArray(R"([["a",2,true],{"default":"a"}])");
    QTest::newRow("older without options") << QByteArray(R"([["a",2,true]])");
    QTest::newRow("newer") << QByteArray(R"(["COMBO",{"options":["a",2,true]}])");
}

void TestNodeCatalog::bothFormsOfChoicesAreRead()
{
    QFETCH(QByteArray, spec);

    const NodeCatalog catalog = catalogOf(declaring(spec));
    const InputSpec *input = catalog.find(QStringLiteral("A"))->input(u"x");

    QCOMPARE(input->kind, InputSpec::Kind::Choice);
    QCOMPARE(input->type, QStringLiteral("COMBO"));
    QCOMPARE(input->choices, (QStringList{u"a"_qs, u"2"_qs, u"true"_qs}));
}

void TestNodeCatalog::theDeclaredOrderHolds()
{
    const NodeCatalog catalog =
        catalogOf(R"({"A":{"input":{"required":{"a":["INT"],"b":["INT"]},"optional":{"c":["INT"],"d":["INT"]},
        "hidden":{"h":"PROMPT"}},"input_order":{"required":["b","a"]},"output":[]}})");

    QStringList names;
    for (const InputSpec &input : catalog.find(QStringLiteral("A"))->inputs)
        names.append(input.name + (input.required ? u'!' : u'?'));
    QCOMPARE(names, (QStringList{u"b!"_qs, u"a!"_qs, u"c?"_qs, u"d?"_qs}));
}

void TestNodeCatalog::kindsFollowTheType_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<InputSpec::Kind>("kind");
    QTest::newRow("int") << QByteArray(R"(["INT",{}])") << InputSpec::Kind::Int;
    QTest::newRow("float") << QByteArray(R"(["FLOAT"])") << InputSpec::Kind::Float;
    QTest::newRow("bool") << QByteArray(R"(["BOOLEAN"])") << InputSpec::Kind::Boolean;
    QTest::newRow("text") << QByteArray(R"(["STRING",{"multiline":true}])") << InputSpec::Kind::Text;
    QTest::newRow("text as a socket") << QByteArray(R"(["STRING",{"forceInput":true}])") << InputSpec::Kind::Socket;
    QTest::newRow("model") << QByteArray(R"(["MODEL"])") << InputSpec::Kind::Socket;
    QTest::newRow("anything") << QByteArray(R"(["*"])") << InputSpec::Kind::Socket;
}

void TestNodeCatalog::kindsFollowTheType()
{
    QFETCH(QByteArray, spec);
    QFETCH(InputSpec::Kind, kind);

    const NodeCatalog catalog = catalogOf(declaring(spec));

    QCOMPARE(catalog.find(QStringLiteral("A"))->input(u"x")->kind, kind);
    QCOMPARE(catalog.find(QStringLiteral("A"))->displayName, QStringLiteral("A"));
}

void TestNodeCatalog::malformedClassesAreLeftOut()
{
    const NodeCatalog catalog = catalogOf(
        R"({"A":5,"B":{},"C":{"input":[]},"D":{"input":{"required":{"x":7,"y":[],"z":[3],"ok":["INT"]}},"output":"none"}})");

    QCOMPARE(catalog.size(), 1);
    QCOMPARE(catalog.find(QStringLiteral("D"))->inputs.size(), 1);
    QVERIFY(catalog.find(QStringLiteral("D"))->outputs.isEmpty());
}

void TestNodeCatalog::anythingElseIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("a page") << QByteArray("<html>") << Error::Kind::JsonInvalid;
    QTest::newRow("a list") << QByteArray("[]") << Error::Kind::ReplyUnreadable;
    QTest::newRow("nothing") << QByteArray() << Error::Kind::JsonInvalid;
}

void TestNodeCatalog::anythingElseIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(Error::Kind, kind);

    const auto catalog = NodeCatalog::fromObjectInfo(text, QStringLiteral("here"));

    QVERIFY(!catalog);
    QCOMPARE(catalog.error().kind, kind);
}

void TestNodeCatalog::anEmptyCatalogueKnowsNothing()
{
    const NodeCatalog catalog;

    QVERIFY(catalog.isEmpty());
    QCOMPARE(catalog.find(QStringLiteral("KSampler")), nullptr);
    QCOMPARE(catalog.firstChoice(QStringLiteral("KSampler"), u"seed"), QString());
}

void TestNodeCatalog::paidNodesTellTheirPrice_data()
{
    QTest::addColumn<QByteArray>("declared");
    QTest::addColumn<bool>("paid");
    QTest::addColumn<QString>("price");
    const auto row = [](const char *name, const QByteArray &declared, bool paid, const char *price = "") {
        QTest::newRow(name) << declared << paid << QString::fromUtf8(price);
    };
    const auto constant = [](QByteArray price) {
        return R"("api_node": true, "price_badge": {"engine": "jsonata", "depends_on": {"widgets": []}, "expr": ")" +
               price.replace('"', "\\\"") + "\"}";
    };
    row("free", R"("category": "sampling")", false);
    row("null", R"("api_node": null, "category": "image")", false);
    row("api, but not paid", R"("category": "api/image")", false);
    row("older server", R"("category": "api node/image/BFL")", true);
    row("free helper of a paid service", R"("api_node": false, "category": "api node/image/Recraft")", false);
    row("no price", R"("api_node": true)", true);
    row("one price", constant(R"({"type":"usd","usd":0.43})"), true, "$0.43");
    row("small price", constant(R"({"type":"usd","usd":0.001850})"), true, "$0.00185");
    row("whole price", constant(R"({"type":"usd","usd":2})"), true, "$2.00");
    row("about, a second", constant(R"({"type":"usd","usd":0.19,"format":{"approximate":true,"suffix":"/second"}})"),
        true, "~$0.19/second");
    row("range", constant(R"({"type":"range_usd","min_usd":0.02,"max_usd":0.06})"), true, "$0.02–$0.06");
    row("list", constant(R"({"type":"list_usd","usd":[0.02,0.06]})"), true, "$0.02/$0.06");
    row("words", constant(R"({"type":"text","text":"12 credits"})"), true, "12 credits");
    row("a program", constant(R"(( $n := widgets.n; {"type":"usd","usd": 0.02 * $n} ))"), true);
    row("range without an end", constant(R"({"type":"range_usd","min_usd":0.02})"), true);
    row("below nothing", constant(R"({"type":"usd","usd":-1})"), true);
    row("not a number", constant(R"({"type":"usd","usd":NaN})"), true);
    row("plain text", R"("api_node": true, "price_badge": "$0.08\n\u001b[31m")", true, "$0.08 [31m");
    row("plain number", R"("api_node": true, "price_badge": 0.08)", true, "$0.08");
    row("far too long", R"("api_node": true, "price_badge": ")" + QByteArray(5000, ' ') + "x\"", true);
    row("list of anything", R"("api_node": true, "price_badge": [1])", true);
}

void TestNodeCatalog::paidNodesTellTheirPrice()
{
    QFETCH(QByteArray, declared);
    QFETCH(bool, paid);
    QFETCH(QString, price);

    const auto catalog = NodeCatalog::fromObjectInfo(R"({"A": {"input": {}, )" + declared + "}}", {});

    QVERIFY(catalog);
    const NodeClass *nodeClass = catalog->find(QStringLiteral("A"));
    QVERIFY(nodeClass);
    QCOMPARE(nodeClass->isPaid, paid);
    QCOMPARE(nodeClass->price, price);
}

void TestNodeCatalog::oneThatIsDeprecatedSaysSo()
{
    const auto catalog = NodeCatalog::fromObjectInfo(
        R"({"Old": {"input": {}, "deprecated": true}, "New": {"input": {}, "deprecated": false}})", {});

    QVERIFY(catalog->find(QStringLiteral("Old"))->isDeprecated);
    QVERIFY(!catalog->find(QStringLiteral("New"))->isDeprecated);
}

void TestNodeCatalog::manyInputsAreOrderedInTime()
{
    constexpr int many = 3000;
    QStringList inputs;
    QStringList order;
    for (int i = 0; i < many; ++i) {
        inputs.append(QStringLiteral(R"("in%1":["INT"])").arg(i));
        order.prepend(QStringLiteral(R"("in%1")").arg(i));
    }
    const QByteArray info =
        QStringLiteral(R"({"A":{"input":{"required":{%1}},"input_order":{"required":[%2]},"output":[]}})")
            .arg(inputs.join(u','), order.join(u','))
            .toUtf8();
    const std::clock_t start = std::clock(); // of the processor: others may keep the machine busy

    const auto catalog = NodeCatalog::fromObjectInfo(info, {});

    const qint64 took = qint64(std::clock() - start) * 1000 / CLOCKS_PER_SEC;
    QVERIFY(catalog);
    QCOMPARE(catalog->find(QStringLiteral("A"))->inputs.first().name, QStringLiteral("in%1").arg(many - 1));
    QCOMPARE(catalog->find(QStringLiteral("A"))->inputs.last().name, QStringLiteral("in0"));
    QVERIFY2(took < 500, qPrintable(QString::number(took)));
}

QTEST_GUILESS_MAIN(TestNodeCatalog)
#include "tst_nodecatalog.moc"
