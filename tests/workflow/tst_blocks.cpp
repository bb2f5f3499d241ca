#include "workflow/blocks.h"
#include "json/document.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <algorithm>

using namespace hanga;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

json::Value parsed(const QByteArray &text)
{
    return json::parse(text).value();
}

NodeId id(const char *text)
{
    return NodeId(QString::fromLatin1(text));
}

WorkflowSource apiSource(const QByteArray &graph)
{
    return {Workflow::fromJson(parsed(graph), QStringLiteral("test")).value(), {}};
}

WorkflowSource uiSource(const QByteArray &ui)
{
    return {{}, parsed(ui)};
}

/// "title:id,id" of each block, a group in brackets, one that is off with a minus.
QStringList summary(const QList<Block> &blocks)
{
    QStringList lines;
    for (const Block &block : blocks) {
        QStringList ids;
        for (const NodeId &node : block.nodes)
            ids.append(node.text());
        const bool isGroup = block.kind == Block::Kind::Group;
        lines.append((block.isOn ? QString() : QStringLiteral("-")) +
                     (isGroup ? u'[' + block.title + u']' : block.title) + u':' + ids.join(u','));
    }
    return lines;
}

Block blockOf(const QList<Block> &blocks, const QString &title)
{
    const auto found = std::ranges::find(blocks, title, &Block::title);
    return found == blocks.end() ? Block() : *found;
}

constexpr auto chain = R"({
 "1": {"class_type": "Load", "inputs": {"image": "a.png"}},
 "2": {"class_type": "Filter", "inputs": {"image": ["1", 0], "strength": 0.50}, "_meta": {"title": "Soft"}},
 "3": {"class_type": "Filter", "inputs": {"image": ["2", 0], "strength": 1e-1}, "extra": 1.0},
 "4": {"class_type": "Mix", "inputs": {"a": ["3", 0], "mask": ["1", 1], "b": ["2", 0]}},
 "5": {"class_type": "Save", "inputs": {"images": ["4", 0], "filename_prefix": "x"}},
 "6": {"class_type": "Save", "inputs": {"images": ["3", 0], "filename_prefix": "y"}, "_meta": {"title": "Also"}},
 "7": {"class_type": "Unknown", "inputs": {"image": ["3", 0]}},
 "8": {"class_type": "Strange", "inputs": {}},
 "9": {"class_type": "Save", "inputs": {"images": ["8", 0], "filename_prefix": "z"}}})";

/// Load → Filter (muted) → Save, with a note and a reroute, in two groups; and a Save that is bypassed.
constexpr auto canvas = R"({"version": 0.4,
 "groups": [{"title": "Filters", "bounding": [0, 0, 300, 200]}, {"title": "Save again", "bounding": [1000, 0, 300, 200]},
            {"title": "Notes", "bounding": [0, 2000, 300, 200]}],
 "nodes": [
  {"id": 1, "type": "Load", "order": 0, "pos": [-500, 50], "size": [200, 100], "mode": 0, "inputs": [],
   "outputs": [{"name": "IMAGE", "type": "IMAGE"}, {"name": "MASK", "type": "MASK"}], "widgets_values": ["a.png", "image"]},
  {"id": 2, "type": "Filter", "title": "Soft", "order": 1, "pos": {"0": 20, "1": 50}, "size": {"0": 200, "1": 100}, "mode": 2,
   "inputs": [{"name": "image", "type": "IMAGE", "link": 1}], "outputs": [{"name": "IMAGE", "type": "IMAGE"}], "widgets_values": [0.50]},
  {"id": 3, "type": "Filter", "order": 2, "pos": [60, 150], "size": [200, 100], "mode": 0,
   "inputs": [{"name": "image", "type": "IMAGE", "link": 2}], "outputs": [{"name": "IMAGE", "type": "IMAGE"}], "widgets_values": [1.0]},
  {"id": 4, "type": "Reroute", "order": 3, "pos": [100, 50], "size": [75, 26], "mode": 0,
   "inputs": [{"name": "", "type": "*", "link": 3}], "outputs": [{"name": "", "type": "IMAGE"}]},
  {"id": 5, "type": "Save", "order": 4, "pos": [600, 50], "size": [200, 100], "mode": 0,
   "inputs": [{"name": "images", "type": "IMAGE", "link": 4}], "outputs": [], "widgets_values": ["x"]},
  {"id": 6, "type": "Save", "title": "Again", "order": 5, "pos": [1020, 50], "size": [200, 100], "mode": 4,
   "inputs": [{"name": "images", "type": "IMAGE", "link": 6}], "outputs": [], "widgets_values": ["y"]},
  {"id": 7, "type": "Note", "order": 6, "pos": [20, 2050], "size": [200, 100], "mode": 2, "inputs": [], "outputs": []},
  {"id": 8, "type": "Reroute", "order": 7, "pos": [1030, 60], "size": [75, 26], "mode": 2,
   "inputs": [{"name": "", "type": "*", "link": 5}], "outputs": [{"name": "", "type": "IMAGE"}]}],
 "links": [[1, 1, 0, 2, 0, "IMAGE"], [2, 2, 0, 3, 0, "IMAGE"], [3, 3, 0, 4, 0, "*"], [4, 4, 0, 5, 0, "IMAGE"],
           [5, 1, 0, 8, 0, "*"], [6, 8, 0, 6, 0, "IMAGE"]],
 "extra": {"number": 1.50}})";

/// A subgraph with two Filters in a row, the second bypassed; used twice in a row.
constexpr auto twice = R"({"version": 0.4, "nodes": [
  {"id": 1, "type": "Load", "order": 0, "inputs": [], "outputs": [{"name": "IMAGE", "type": "IMAGE"}], "widgets_values": ["a.png", "image"]},
  {"id": 12, "type": "S", "title": "First", "order": 1, "inputs": [{"name": "in", "type": "IMAGE", "link": 1}], "outputs": [{"name": "out", "type": "IMAGE"}]},
  {"id": 13, "type": "S", "order": 2, "inputs": [{"name": "in", "type": "IMAGE", "link": 2}], "outputs": [{"name": "out", "type": "IMAGE"}]},
  {"id": 2, "type": "Save", "order": 3, "inputs": [{"name": "images", "type": "IMAGE", "link": 3}], "outputs": [], "widgets_values": ["x"]}],
 "links": [[1, 1, 0, 12, 0, "IMAGE"], [2, 12, 0, 13, 0, "IMAGE"], [3, 13, 0, 2, 0, "IMAGE"]],
 "definitions": {"subgraphs": [{"id": "S", "name": "Second", "groups": [{"title": "Inner", "bounding": [0, 0, 300, 200]}], "nodes": [
   {"id": 5, "type": "Filter", "title": "One", "order": 0, "pos": [900, 50], "size": [200, 100], "inputs": [{"name": "image", "type": "IMAGE", "link": 1}], "outputs": [{"name": "IMAGE", "type": "IMAGE"}], "widgets_values": [0.25]},
   {"id": 6, "type": "Filter", "title": "Two", "order": 1, "pos": [20, 50], "size": [200, 100], "mode": 4, "inputs": [{"name": "image", "type": "IMAGE", "link": 2}], "outputs": [{"name": "IMAGE", "type": "IMAGE"}], "widgets_values": [0.75]}],
  "links": [{"id": 1, "origin_id": -10, "origin_slot": 0, "target_id": 5, "target_slot": 0, "type": "IMAGE"},
            {"id": 2, "origin_id": 5, "origin_slot": 0, "target_id": 6, "target_slot": 0, "type": "IMAGE"},
            {"id": 3, "origin_id": 6, "origin_slot": 0, "target_id": -20, "target_slot": 0, "type": "IMAGE"}],
  "inputs": [{"name": "in", "type": "IMAGE", "linkIds": [1]}], "outputs": [{"name": "out", "type": "IMAGE", "linkIds": [3]}]}]}})";

} // namespace

class TestBlocks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aGraphOffersWhatTheRestCanDoWithout();
    void aNodeThatIsOffLetsThroughWhatFits();
    void whatFitsNothingIsLostAndSaid();
    void theRestStaysToTheDigit();
    void twoNodesInARowMayBothBeOff();
    void allOutputsMayBeOff();
    void nothingLeftIsAnError();
    void aSwitchedNodeStaysInTheList();
    void theEditorsMutedNodesAndTheirGroupsAreOffered();
    void aMutedNodeCanRun();
    void aGroupGoesBackToWhatTheFileHas();
    void aGroupThatIsOffComesOnWithItsReroutes();
    void onlyModesChange();
    void aSubgraphIsABlockUntilItIsOn();
    void oneUseOfASubgraphIsSwitchedAlone();
    void theCopyOfASubgraphIsTheSameEachTime();
    void nestedSubgraphsAreCopiedDownToTheSwitch();
    void anEditorsFileNeedsACatalogue();
    void editsAreTheLiteralsThatDiffer();
    void everySharedFileGoesOffAndOn_data();
    void everySharedFileGoesOffAndOn();

private:
    [[nodiscard]] Conversion under(const WorkflowSource &source, const NodeSwitches &switches) const;

    NodeCatalog m_catalog;
    NodeCatalog m_large;
};

void TestBlocks::initTestCase()
{
    m_catalog = NodeCatalog::fromObjectInfo(
                    contents(QStringLiteral(HANGA_TEST_DATA "/workflow/conversion/object_info.json")), {})
                    .value();
    m_large = NodeCatalog::fromObjectInfo(contents(QStringLiteral(HANGA_TEST_DATA "/transcripts/object_info.json")), {})
                  .value();
}

Conversion TestBlocks::under(const WorkflowSource &source, const NodeSwitches &switches) const
{
    return withSwitches(source, m_catalog, switches, QStringLiteral("test")).value();
}

void TestBlocks::aGraphOffersWhatTheRestCanDoWithout()
{
    const QStringList found = summary(blocks(apiSource(chain), m_catalog, {}));

    const QStringList expected{QStringLiteral("Soft:2"), QStringLiteral("Filter:3"), QStringLiteral("Mix:4"),
                               QStringLiteral("Save:5"), QStringLiteral("Also:6"),   QStringLiteral("Unknown:7"),
                               QStringLiteral("Save:9")};
    QCOMPARE(found, expected);
    const WorkflowSource one = apiSource(R"({"1": {"class_type": "Load", "inputs": {"image": "a.png"}},
        "2": {"class_type": "Save", "inputs": {"images": ["1", 0]}}})");
    QCOMPARE(summary(blocks(one, m_catalog, {})), QStringList());
}

void TestBlocks::aNodeThatIsOffLetsThroughWhatFits()
{
    const Conversion off = under(apiSource(chain), {{id("2"), false}});

    QVERIFY(off.notes.isEmpty());
    QVERIFY(!off.workflow.contains(id("2")));
    QCOMPARE(off.workflow.link({id("3"), QStringLiteral("image")}), (Link{id("1"), 0}));
    QCOMPARE(off.workflow.link({id("4"), QStringLiteral("b")}), (Link{id("1"), 0}));
    QVERIFY(!off.workflow.defect());
}

void TestBlocks::whatFitsNothingIsLostAndSaid()
{
    const Conversion off = under(apiSource(chain), {{id("8"), false}, {id("1"), false}});

    const QString image = QStringLiteral("image");
    const QString load = QStringLiteral("Load");
    const QList<ConversionNote> expected{
        {ConversionNote::Kind::LostInput, id("2"), {image, load}},
        {ConversionNote::Kind::LostInput, id("4"), {QStringLiteral("mask"), load}},
        {ConversionNote::Kind::LostInput, id("9"), {QStringLiteral("images"), QStringLiteral("Strange")}}};
    QCOMPARE(off.notes.size(), expected.size());
    QVERIFY(off.notes == expected);
    QVERIFY(off.workflow.input({id("9"), QStringLiteral("images")}).isNull());
    QVERIFY(!off.workflow.defect());
}

void TestBlocks::theRestStaysToTheDigit()
{
    const Conversion off = under(apiSource(chain), {{id("6"), false}});

    json::Value expected = parsed(chain);
    expected.remove("6");
    QCOMPARE(json::write(off.workflow.graph()), json::write(expected));
    QCOMPARE(json::write(under(apiSource(chain), {}).workflow.graph()), json::write(parsed(chain)));
    QCOMPARE(json::write(under(apiSource(chain), {{id("77"), false}, {id("6"), true}}).workflow.graph()),
             json::write(parsed(chain)));
}

void TestBlocks::twoNodesInARowMayBothBeOff()
{
    const Conversion off = under(apiSource(chain), {{id("2"), false}, {id("3"), false}});

    QCOMPARE(off.workflow.link({id("6"), QStringLiteral("images")}), (Link{id("1"), 0}));
    QVERIFY(off.notes.isEmpty());
}

void TestBlocks::allOutputsMayBeOff()
{
    const Conversion off = under(apiSource(chain), {{id("5"), false}, {id("6"), false}, {id("9"), false}});

    QCOMPARE(off.workflow.nodes().size(), 6);
}

void TestBlocks::nothingLeftIsAnError()
{
    const WorkflowSource one = apiSource(R"({"1": {"class_type": "Load", "inputs": {"image": "a.png"}}})");

    const auto off = withSwitches(one, m_catalog, {{id("1"), false}}, QStringLiteral("test"));

    QVERIFY(!off);
    QVERIFY(off.error().kind == Error::Kind::NotAWorkflow);
}

void TestBlocks::aSwitchedNodeStaysInTheList()
{
    const NodeSwitches switches{{id("5"), false}, {id("6"), false}, {id("9"), false}, {id("1"), false}};

    const QStringList found = summary(blocks(apiSource(chain), m_catalog, switches));

    for (const char *line : {"-Load:1", "-Save:5", "-Also:6", "-Save:9", "Soft:2"})
        QVERIFY2(found.contains(QString::fromLatin1(line)), line);
}

void TestBlocks::theEditorsMutedNodesAndTheirGroupsAreOffered()
{
    const QList<Block> found = blocks(uiSource(canvas), m_catalog, {});

    const QStringList expected{QStringLiteral("[Filters]:2,3"), QStringLiteral("-[Save again]:6,8"),
                               QStringLiteral("-Soft:2"), QStringLiteral("-Again:6")};
    QCOMPARE(summary(found), expected);
    QVERIFY(!blockOf(found, QStringLiteral("Soft")).inFile);
    QVERIFY(blockOf(found, QStringLiteral("Filters")).inFile);
    QVERIFY(!blockOf(found, QStringLiteral("Save again")).inFile);
    // Once the second Save runs too, the first one can go.
    QVERIFY(summary(blocks(uiSource(canvas), m_catalog, {{id("6"), true}, {id("8"), true}}))
                .contains(QStringLiteral("Save:5")));
}

void TestBlocks::aMutedNodeCanRun()
{
    const WorkflowSource source = uiSource(canvas);
    const Block soft = blockOf(blocks(source, m_catalog, {}), QStringLiteral("Soft"));
    const NodeSwitches on = switched({}, soft, true);

    const Conversion conversion = under(source, on);

    QCOMPARE(conversion.workflow.link({id("3"), QStringLiteral("image")}), (Link{id("2"), 0}));
    QCOMPARE(json::write(conversion.workflow.input({id("2"), QStringLiteral("strength")})), QByteArray("0.50"));
    QVERIFY(blockOf(blocks(source, m_catalog, on), QStringLiteral("Soft")).isOn);
    QVERIFY(!blockOf(blocks(source, m_catalog, on), QStringLiteral("Soft")).inFile);
    QVERIFY(switched(on, soft, false).isEmpty());
}

void TestBlocks::aGroupGoesBackToWhatTheFileHas()
{
    const WorkflowSource source = uiSource(canvas);
    const Block group = blockOf(blocks(source, m_catalog, {}), QStringLiteral("Filters"));

    const NodeSwitches off = switched({}, group, false);

    QCOMPARE(off, (NodeSwitches{{id("3"), false}}));
    const Conversion conversion = under(source, off);
    QVERIFY(!conversion.workflow.contains(id("3")));
    QVERIFY(!blockOf(blocks(source, m_catalog, off), QStringLiteral("Filters")).isOn);
    QVERIFY(switched(off, group, true).isEmpty());
    // Whatever was switched inside before.
    QCOMPARE(switched({{id("2"), true}}, group, false), off);
    QVERIFY(switched({{id("2"), true}}, group, true).isEmpty());
}

void TestBlocks::aGroupThatIsOffComesOnWithItsReroutes()
{
    const WorkflowSource source = uiSource(canvas);
    const Block group = blockOf(blocks(source, m_catalog, {}), QStringLiteral("Save again"));

    const NodeSwitches on = switched({}, group, true);

    QCOMPARE(under(source, on).workflow.link({id("6"), QStringLiteral("images")}), (Link{id("1"), 0}));
    QVERIFY(switched(on, group, false).isEmpty());
}

void TestBlocks::onlyModesChange()
{
    const json::Value ui = parsed(canvas);

    json::Value switchedUi = uiWithSwitches(ui, {{id("2"), true}, {id("3"), false}, {id("6"), false}});

    QCOMPARE(switchedUi["nodes"][1]["mode"], json::Value::number("0"));
    QCOMPARE(switchedUi["nodes"][2]["mode"], json::Value::number("4"));
    QCOMPARE(switchedUi["nodes"][5], ui["nodes"][5]);
    QByteArray text = json::write(switchedUi);
    const QByteArray before = json::write(ui);
    QCOMPARE(text.size(), before.size());
    qsizetype different = 0;
    for (qsizetype i = 0; i < text.size(); ++i)
        different += text[i] != before[i] ? 1 : 0;
    QCOMPARE(different, 2);
    QCOMPARE(json::write(uiWithSwitches(ui, {})), before);
}

void TestBlocks::aSubgraphIsABlockUntilItIsOn()
{
    json::Value ui = parsed(twice);
    json::Value nodes = ui["nodes"];
    json::Value first = nodes[1];
    first.set("mode", json::Value::number("4"));
    nodes.setItem(1, first);
    ui.set("nodes", nodes);
    const WorkflowSource source{{}, ui};

    QCOMPARE(summary(blocks(source, m_catalog, {})),
             (QStringList{QStringLiteral("-[Inner]:13:6"), QStringLiteral("-First:12"), QStringLiteral("Second:13"),
                          QStringLiteral("One:13:5"), QStringLiteral("-Two:13:6")}));
    QCOMPARE(summary(blocks(source, m_catalog, {{id("12"), true}, {id("13"), false}})),
             (QStringList{QStringLiteral("-[Inner]:12:6"), QStringLiteral("First:12"), QStringLiteral("One:12:5"),
                          QStringLiteral("-Two:12:6"), QStringLiteral("-Second:13")}));
    QVERIFY(under(source, {{id("12"), true}}).workflow.contains(id("12:5")));
}

void TestBlocks::oneUseOfASubgraphIsSwitchedAlone()
{
    const WorkflowSource source = uiSource(twice);

    const Conversion conversion = under(source, {{id("12:6"), true}, {id("13:5"), false}});

    QCOMPARE(conversion.workflow.nodes(), (QList<NodeId>{id("1"), id("12:5"), id("12:6"), id("2")}));
    QCOMPARE(conversion.workflow.link({id("2"), QStringLiteral("images")}), (Link{id("12:6"), 0}));
    // Only one use is switched: the other keeps the definition.
    const json::Value ui = uiWithSwitches(source.ui, {{id("12:6"), true}});
    QCOMPARE(ui["definitions"]["subgraphs"].size(), 2);
    QCOMPARE(ui["definitions"]["subgraphs"][0], source.ui["definitions"]["subgraphs"][0]);
    QCOMPARE(ui["nodes"][1]["type"], ui["definitions"]["subgraphs"][1]["id"]);
    QCOMPARE(ui["nodes"][2], source.ui["nodes"][2]);
    // A switch that changes nothing makes no copy.
    QCOMPARE(uiWithSwitches(source.ui, {{id("12:6"), false}, {id("12:99"), false}, {id("1:5"), false}}), source.ui);
}

void TestBlocks::theCopyOfASubgraphIsTheSameEachTime()
{
    const json::Value ui = parsed(twice);
    const NodeSwitches switches{{id("12:6"), true}, {id("13:6"), true}};

    const json::Value once = uiWithSwitches(ui, switches);

    QCOMPARE(once, uiWithSwitches(ui, switches));
    QCOMPARE(once["definitions"]["subgraphs"].size(), 3);
    QVERIFY(once["nodes"][1]["type"] != once["nodes"][2]["type"]);
    QCOMPARE(uiWithSwitches(once, switches), once);
}

void TestBlocks::nestedSubgraphsAreCopiedDownToTheSwitch()
{
    // T holds S once, and is used twice itself.
    json::Value ui = parsed(twice);
    json::Value definitions = ui["definitions"];
    json::Value subgraphs = definitions["subgraphs"];
    json::Value outer = subgraphs[0];
    outer.set("id", json::Value("T"));
    json::Value inner = outer["nodes"][0];
    inner.set("type", json::Value("S"));
    json::Value inputs = inner["inputs"];
    json::Value input = inputs[0];
    input.set("name", json::Value("in"));
    inputs.setItem(0, input);
    inner.set("inputs", inputs);
    outer.set("nodes", json::Value::array({inner, outer["nodes"][1]}));
    subgraphs.append(outer);
    definitions.set("subgraphs", subgraphs);
    ui.set("definitions", definitions);
    json::Value nodes = ui["nodes"];
    for (qsizetype i : {1, 2}) {
        json::Value node = nodes[i];
        node.set("type", json::Value("T"));
        nodes.setItem(i, node);
    }
    ui.set("nodes", nodes);
    const WorkflowSource source{{}, ui};
    QCOMPARE(under(source, {}).workflow.nodes(), (QList<NodeId>{id("1"), id("12:5:5"), id("13:5:5"), id("2")}));

    QCOMPARE(under(source, {{id("13:5:6"), true}}).workflow.nodes(),
             (QList<NodeId>{id("1"), id("12:5:5"), id("13:5:5"), id("13:5:6"), id("2")}));
    QCOMPARE(under(source, {{id("12:5"), false}}).workflow.nodes(), (QList<NodeId>{id("1"), id("13:5:5"), id("2")}));
}

void TestBlocks::anEditorsFileNeedsACatalogue()
{
    const auto conversion = withSwitches(uiSource(canvas), {}, {}, QStringLiteral("test"));

    QVERIFY(!conversion);
    QVERIFY(conversion.error().kind == Error::Kind::UiFormat);
    QCOMPARE(summary(blocks(uiSource(canvas), {}, {})).size(), 4);
}

void TestBlocks::editsAreTheLiteralsThatDiffer()
{
    const Workflow base = apiSource(chain).api;
    Workflow edited = base;
    edited.setInput({id("2"), QStringLiteral("strength")}, json::Value::number("0.5"));
    edited.setInput({id("3"), QStringLiteral("image")}, json::Value("none"));
    edited.setInput({id("4"), QStringLiteral("b")}, parsed(R"(["1", 0])"));

    const auto edits = editsOf(edited, base);

    QCOMPARE(edits.size(), 2);
    QCOMPARE(edits[0].first, (InputRef{id("2"), QStringLiteral("strength")}));
    QCOMPARE(edits[0].second, json::Value::number("0.5"));
    QCOMPARE(edits[1].first, (InputRef{id("3"), QStringLiteral("image")}));
    QVERIFY(editsOf(base, base).isEmpty());
    QVERIFY(editsOf(edited, Workflow()).isEmpty());
}

void TestBlocks::everySharedFileGoesOffAndOn_data()
{
    QTest::addColumn<QString>("file");
    const QString folder = QStringLiteral(HANGA_SHARED_DIR "/workflows");
    QDirIterator files(folder, {QStringLiteral("*.*")}, QDir::Files, QDirIterator::Subdirectories);
    QStringList found;
    while (files.hasNext())
        found.append(files.next());
    found.sort();
    if (found.isEmpty())
        QTest::newRow("none") << QString();
    for (const QString &file : std::as_const(found))
        QTest::newRow(qPrintable(file.mid(folder.size() + 1))) << file;
}

void TestBlocks::everySharedFileGoesOffAndOn()
{
    QFETCH(QString, file);
    if (file.isEmpty())
        QSKIP("the shared workflows are not here");
    const auto opened = openFile(file);
    if (!opened || (!opened->api && opened->ui.isNull()))
        QSKIP("this is no workflow");
    QList<WorkflowSource> sources;
    if (opened->api)
        sources.append({*opened->api, opened->ui});
    if (!opened->ui.isNull())
        sources.append({{}, opened->ui});
    for (const WorkflowSource &source : std::as_const(sources)) {
        const auto original = withSwitches(source, m_large, {}, QStringLiteral("test"));
        if (!original) // a file of reroutes alone
            continue;
        const bool wasSound = !original->workflow.defect();
        QElapsedTimer timer;
        timer.start();
        const QList<Block> found = blocks(source, m_large, {});
        const qint64 took = timer.elapsed();
        QStringList titles;
        for (const Block &block : found) {
            titles.append(block.title);
            QVERIFY(!block.title.isEmpty());
            QVERIFY(!block.nodes.isEmpty());
            const NodeSwitches once = switched({}, block, !block.isOn);
            QVERIFY(!once.isEmpty());
            const auto other = withSwitches(source, m_large, once, QStringLiteral("test"));
            QVERIFY(other || other.error().kind == Error::Kind::NotAWorkflow);
            if (other && wasSound)
                QVERIFY2(!other->workflow.defect(), qPrintable(block.title));
            const NodeSwitches back = switched(once, block, block.isOn);
            QVERIFY2(back.isEmpty(), qPrintable(block.title));
            const auto again = withSwitches(source, m_large, back, QStringLiteral("test"));
            QCOMPARE(json::write(again->workflow.graph()), json::write(original->workflow.graph()));
        }
        qInfo("%lld blocks of %lld nodes in %lld ms: %s", found.size(), original->workflow.nodes().size(), took,
              qPrintable(summary(found).join(QStringLiteral("; ")).left(1500)));
    }
}

QTEST_GUILESS_MAIN(TestBlocks)
#include "tst_blocks.moc"
