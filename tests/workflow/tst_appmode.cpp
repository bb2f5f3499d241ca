#include "workflow/appmode.h"
#include "workflow/conversion.h"
#include "json/document.h"

#include <QFile>
#include <QTest>

using namespace hanga;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A Make and a Save at the root; a primitive that drives a Filter; a subgraph with two Filters, one driven by its
/// input "amount", one shown by a list of widgets.
constexpr auto canvas = R"({"version": 0.4, "nodes": [
  {"id": 1, "type": "Make", "order": 0, "inputs": [], "outputs": [{"name": "IMAGE", "type": "IMAGE"}, {"name": "LATENT", "type": "LATENT"}],
   "widgets_values": [7, "fixed", 20, 8.0, "a", "words"]},
  {"id": 2, "type": "PrimitiveNode", "order": 1, "inputs": [], "outputs": [{"name": "FLOAT", "type": "FLOAT"}], "widgets_values": [0.5, "fixed"]},
  {"id": 3, "type": "Filter", "order": 2, "inputs": [{"name": "image", "type": "IMAGE", "link": 1}, {"name": "strength", "type": "FLOAT", "link": 2, "widget": {"name": "strength"}}],
   "outputs": [{"name": "IMAGE", "type": "IMAGE"}], "widgets_values": [0.1]},
  {"id": 12, "type": "S", "order": 3, "inputs": [{"name": "in", "type": "IMAGE", "link": 3}], "outputs": [{"name": "out", "type": "IMAGE"}],
   "properties": {"proxyWidgets": [["6", "strength"]]}, "widgets_values": [0.9]},
  {"id": 4, "type": "Save", "order": 4, "inputs": [{"name": "images", "type": "IMAGE", "link": 4}], "outputs": [], "widgets_values": ["x"]}],
 "links": [[1, 1, 0, 3, 0, "IMAGE"], [2, 2, 0, 3, 1, "FLOAT"], [3, 3, 0, 12, 0, "IMAGE"], [4, 12, 0, 4, 0, "IMAGE"]],
 "definitions": {"subgraphs": [{"id": "S", "name": "S", "nodes": [
   {"id": 5, "type": "Filter", "order": 0, "inputs": [{"name": "image", "type": "IMAGE", "link": 1}, {"name": "strength", "type": "FLOAT", "link": 4, "widget": {"name": "strength"}}],
    "outputs": [{"name": "IMAGE", "type": "IMAGE"}], "widgets_values": [0.25]},
   {"id": 6, "type": "Filter", "order": 1, "inputs": [{"name": "image", "type": "IMAGE", "link": 2}], "outputs": [{"name": "IMAGE", "type": "IMAGE"}], "widgets_values": [0.75]},
   {"id": 7, "type": "Save", "order": 2, "inputs": [{"name": "images", "type": "IMAGE", "link": 5}], "outputs": [], "widgets_values": ["inner"]}],
  "links": [{"id": 1, "origin_id": -10, "origin_slot": 0, "target_id": 5, "target_slot": 0, "type": "IMAGE"},
            {"id": 2, "origin_id": 5, "origin_slot": 0, "target_id": 6, "target_slot": 0, "type": "IMAGE"},
            {"id": 3, "origin_id": 6, "origin_slot": 0, "target_id": -20, "target_slot": 0, "type": "IMAGE"},
            {"id": 4, "origin_id": -10, "origin_slot": 1, "target_id": 5, "target_slot": 1, "type": "FLOAT"},
            {"id": 5, "origin_id": 5, "origin_slot": 0, "target_id": 7, "target_slot": 0, "type": "IMAGE"}],
  "inputs": [{"name": "in", "type": "IMAGE", "linkIds": [1]}, {"name": "amount", "type": "FLOAT", "linkIds": [4]}],
  "outputs": [{"name": "out", "type": "IMAGE", "linkIds": [3]}]}]},
 "extra": {"linearMode": true}})";

} // namespace

class TestAppMode final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anEntryNamesAnInput_data();
    void anEntryNamesAnInput();
    void anEntryNamesAnOutput_data();
    void anEntryNamesAnOutput();
    void theOrderIsTheAuthors();
    void withoutSettingsThereIsNoAppMode();
    void aHostileFileEndsInTime();

private:
    [[nodiscard]] AppMode read(const QByteArray &settings) const;

    json::Value m_ui;
    Workflow m_graph;
    NodeCatalog m_catalog;
};

void TestAppMode::initTestCase()
{
    const QByteArray info = contents(QStringLiteral(HANGA_TEST_DATA "/workflow/conversion/object_info.json"));
    m_catalog = NodeCatalog::fromObjectInfo(info, {}).value();
    m_ui = json::parse(canvas).value();
    m_graph = convertToApi(m_ui, m_catalog, QStringLiteral("test")).value().workflow;
    QVERIFY(m_graph.contains(NodeId(QStringLiteral("12:7"))));
}

AppMode TestAppMode::read(const QByteArray &settings) const
{
    json::Value ui = m_ui;
    json::Value extra = ui["extra"];
    extra.set("linearData", json::parse(settings).value());
    ui.set("extra", extra);
    return appMode(ui, m_graph);
}

void TestAppMode::anEntryNamesAnInput_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<QString>("input");
    const auto row = [](const char *name, const char *entry, const char *input) {
        QTest::newRow(name) << QByteArray(entry) << QString::fromLatin1(input);
    };
    row("number", R"([1, "text"])", "1 text");
    row("text", R"(["1", "seed"])", "1 seed");
    row("with a description", R"([1, "text", {"height": 160, "description": "words"}])", "1 text");
    row("whole id", R"(["6019867a-604b-4d50-bb6d-26475d9f4aa9:1:text", "text"])", "1 text");
    row("whole id, encoded", R"(["6019867a-604b-4d50-bb6d-26475d9f4aa9:1:te%78t", "text"])", "1 text");
    row("whole id of a subgraph", R"(["6019867a-604b-4d50-bb6d-26475d9f4aa9:12:amount", "amount"])", "12:5 strength");
    row("path", R"(["12:6", "strength"])", "12:6 strength");
    row("inner id", R"([7, "filename_prefix"])", "12:7 filename_prefix");
    row("input of a subgraph", R"([12, "amount"])", "12:5 strength");
    row("widget that a subgraph shows", R"([12, "strength"])", "12:6 strength");
    row("primitive", R"([2, "value"])", "3 strength");
    row("linked", R"([3, "image"])", "");
    row("no such input", R"([1, "nothing"])", "");
    row("no such node", R"([99, "text"])", "");
    row("no list", R"({"a": 1})", "");
    row("nothing", "null", "");
    row("empty", "[]", "");
}

void TestAppMode::anEntryNamesAnInput()
{
    QFETCH(QByteArray, entry);
    QFETCH(QString, input);

    const AppMode mode = read(R"({"inputs": [)" + entry + "]}");

    QStringList found;
    for (const InputRef &ref : mode.inputs)
        found.append(ref.node.text() + u' ' + ref.input);
    QCOMPARE(found.join(u", "), input);
}

void TestAppMode::anEntryNamesAnOutput_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<QString>("node");
    QTest::newRow("number") << QByteArray("4") << QStringLiteral("4");
    QTest::newRow("text") << QByteArray(R"("4")") << QStringLiteral("4");
    QTest::newRow("path") << QByteArray(R"("12:7")") << QStringLiteral("12:7");
    QTest::newRow("inner id") << QByteArray("7") << QStringLiteral("12:7");
    QTest::newRow("no such node") << QByteArray("99") << QString();
    QTest::newRow("virtual") << QByteArray("2") << QString();
}

void TestAppMode::anEntryNamesAnOutput()
{
    QFETCH(QByteArray, entry);
    QFETCH(QString, node);

    const AppMode mode = read(R"({"outputs": [)" + entry + "]}");

    QCOMPARE(mode.outputs, node.isEmpty() ? QList<NodeId>() : QList<NodeId>{NodeId(node)});
}

void TestAppMode::theOrderIsTheAuthors()
{
    const AppMode mode = read(R"({"inputs": [[4, "filename_prefix"], [1, "text"], [4, "filename_prefix"]],
                                  "outputs": [7, 4]})");

    QCOMPARE(mode.inputs.size(), 2);
    QCOMPARE(mode.inputs[0].input, QStringLiteral("filename_prefix"));
    QCOMPARE(mode.inputs[1].input, QStringLiteral("text"));
    QCOMPARE(mode.outputs.size(), 2);
    QVERIFY(!mode.isEmpty());
}

void TestAppMode::withoutSettingsThereIsNoAppMode()
{
    QVERIFY(appMode(m_ui, m_graph).isEmpty());
    QVERIFY(appMode({}, m_graph).isEmpty());
    QVERIFY(read("[]").isEmpty());
    QVERIFY(read(R"({"inputs": "1", "outputs": {"4": 1}})").isEmpty());
}

/// Each level hands both of its inputs to both inputs of the next: a walk without a limit takes 2³⁰ ways.
void TestAppMode::aHostileFileEndsInTime()
{
    constexpr int levels = 30;
    QByteArray definitions;
    for (int i = 0; i < levels; ++i) {
        QByteArray text =
            R"({"id": "S0", "name": "x", "nodes": [{"id": 5, "type": "S1", "widgets_values": [1, 2], "inputs": [
            {"name": "a", "type": "INT", "link": 1}, {"name": "b", "type": "INT", "link": 2},
            {"name": "a", "type": "INT", "link": 3}, {"name": "b", "type": "INT", "link": 4}], "outputs": []}],
            "links": [{"id": 1, "origin_id": -10, "origin_slot": 0}, {"id": 2, "origin_id": -10, "origin_slot": 0},
                      {"id": 3, "origin_id": -10, "origin_slot": 1}, {"id": 4, "origin_id": -10, "origin_slot": 1}],
            "inputs": [{"name": "a", "linkIds": [1, 2]}, {"name": "b", "linkIds": [3, 4]}], "outputs": []})";
        text.replace("S1", "T" + QByteArray::number(i + 1)).replace("S0", "T" + QByteArray::number(i));
        definitions += (i == 0 ? "" : ",") + text;
    }
    const json::Value ui =
        json::parse(R"({"nodes": [{"id": 12, "type": "T0", "inputs": [], "outputs": []}], "links": [],
        "definitions": {"subgraphs": [)" +
                    definitions + R"(]}, "extra": {"linearData": {"inputs": [[12, "a"]]}}})")
            .value();

    QVERIFY(appMode(ui, m_graph).isEmpty());
    QVERIFY(convertToApi(ui, m_catalog, QStringLiteral("test")));
}

QTEST_GUILESS_MAIN(TestAppMode)
#include "tst_appmode.moc"
