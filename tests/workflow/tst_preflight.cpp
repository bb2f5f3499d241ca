#include "workflow/preflight.h"

#include "json/document.h"

#include <QTest>

#include <algorithm>

using namespace hanga;

namespace {

/// As a server would declare them.
constexpr const char *objectInfo = R"({
"Load": {"input": {"required": {"name": [["sd/one.safetensors", "a/two.safetensors", "b/two.safetensors",
         "sub\\three.safetensors", "dreamshaper_8.safetensors"], {}]}}, "output": ["MODEL", "CLIP"]},
"LoadV3": {"input": {"required": {"name": ["COMBO", {"options": ["sd/one.safetensors"]}]}}, "output": ["MODEL"]},
"LoadRemote": {"input": {"required": {"name": ["COMBO", {"remote": {"route": "/x"}}]}}, "output": ["MODEL"]},
"LoadNone": {"input": {"required": {"name": [[], {}]}}, "output": ["MODEL"]},
"LoadImage": {"input": {"required": {"image": [["sub/here.png"], {"image_upload": true}]}}, "output": ["IMAGE"]},
"Sampler": {"input": {"required": {"model": ["MODEL", {}],
         "seed": ["INT", {"default": 0, "min": 0, "max": 18446744073709551615}],
         "cfg": ["FLOAT", {"default": 8.0, "min": 0.0, "max": 100.0}],
         "method": [["euler", "euler_ancestral", "dpmpp_2m"], {}]},
         "optional": {"mask": ["IMAGE,MASK", {}], "any": ["*", {}]}}, "output": ["LATENT"]},
"CLIPTextEncode": {"input": {"required": {"text": ["STRING", {}], "clip": ["CLIP", {}]}}, "output": ["CONDITIONING"]},
"LoraTagLoader": {"input": {"required": {"text": ["STRING", {}]}}, "output": ["MODEL"]},
"Grow": {"input": {"required": {"parts": ["COMFY_AUTOGROW_V3", {}]}}, "output": ["IMAGE"]},
"Webcam": {"input": {"required": {"image": ["WEBCAM", {}]}}, "output": ["IMAGE"]},
"View3D": {"input": {"required": {"scene": ["LOAD_3D", {}]}}, "output": ["IMAGE"]},
"Image Filter Adjustments": {"input": {"required": {}}, "output": ["IMAGE"]},
"Text Image Filter": {"input": {"required": {}}, "output": ["IMAGE"]},
"Paid": {"input": {"required": {}}, "output": ["IMAGE"], "api_node": true,
         "price_badge": {"engine": "jsonata", "expr": "{\"type\":\"usd\",\"usd\":0.05}"}},
"PaidUnknown": {"input": {"required": {}}, "output": ["IMAGE"], "category": "api node/image"},
"Image Chooser": {"input": {"required": {}}, "output": ["IMAGE"]},
"Save": {"input": {"required": {"data": ["LATENT,MODEL,IMAGE,CONDITIONING", {}]}}, "output": [], "output_node": true}
})";

const NodeCatalog &catalog()
{
    static const NodeCatalog known = NodeCatalog::fromObjectInfo(objectInfo, QStringLiteral("test")).value();
    return known;
}

Workflow workflowOf(const QByteArray &json)
{
    return Workflow::fromJson(json::parse(json).value(), QStringLiteral("test")).value();
}

/// One node, saved.
Workflow saved(const char *classType, const QByteArray &inputs)
{
    return workflowOf(QByteArray(R"({"1": {"class_type": ")") + classType + R"(", "inputs": {)" + inputs +
                      R"(}}, "9": {"class_type": "Save", "inputs": {"data": ["1", 0]}}})");
}

Workflow sampled(const QByteArray &inputs)
{
    return workflowOf(QByteArray(R"({"2": {"class_type": "Sampler", "inputs": {)") + inputs + R"(}},
        "1": {"class_type": "Load", "inputs": {"name": "sd/one.safetensors"}},
        "9": {"class_type": "Save", "inputs": {"data": ["2", 0]}}})");
}

/// "1.name value_not_in_list", one a problem.
QStringList summaries(const Workflow &workflow)
{
    QStringList lines;
    for (const Problem &problem : preflight(workflow, catalog()))
        lines.append(
            QStringLiteral("%1.%2 %3").arg(problem.at.node.text(), problem.at.input, problemKind(problem.kind)));
    return lines;
}

/// A server with thousands of files.
NodeCatalog largeCatalog()
{
    QByteArrayList names = {R"("xl/juggernautXL_v8.safetensors")", R"("xl/realvis_v5.safetensors")"};
    for (int i = 0; i < 3000; ++i)
        names.append("\"many/model_" + QByteArray::number(i).rightJustified(5, '0') + ".safetensors\"");
    return NodeCatalog::fromObjectInfo(R"({"Load": {"input": {"required": {"name": [[)" + names.join(',') +
                                           R"(], {}]}}, "output": ["MODEL"]},
        "Save": {"input": {"required": {"data": ["MODEL", {}]}}, "output": [], "output_node": true}})",
                                       {})
        .value();
}

} // namespace

class TestPreflight : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachProblemIsFound_data();
    void eachProblemIsFound();
    void aLinkToNowhereAndACircleAreFound();
    void withoutACatalogueOnlyTheGraphIsJudged();
    void whatNoOutputNeedsIsNotJudged();
    void onlyTheSameFileIsACertainFix_data();
    void onlyTheSameFileIsACertainFix();
    void aPictureInAnotherFolderIsAnotherPicture();
    void certainFixesChangeNothingElse();
    void otherFixesAreThePersonsChoice();
    void whatTheServerSurelyRefusesIsFatal_data();
    void whatTheServerSurelyRefusesIsFatal();
    void everyProblemHasASentence();
    void aPaidNodeTellsItsPrice();
    void aPaidNodeThatNothingNeedsCostsNothing();
    void aListIsOfferedAsAWhole();
    void theLikeliestOfThousandsIsFirst();
    void theSameFileIsFoundHoweverManyAreMissing();
    void aProblemIsKnownAgain();
    void whatWasPutRightIsAnotherProblem();
    void anUnknownClassHasAPack();
    void packsComeFromEveryNodeOfAFile();
    void packsComeFromACatalogue();
};

void TestPreflight::eachProblemIsFound_data()
{
    QTest::addColumn<Workflow>("workflow");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const Workflow &workflow, const char *expected = nullptr) {
        QTest::newRow(name) << workflow << (expected ? QStringList{QString::fromUtf8(expected)} : QStringList());
    };
    const QByteArray rest = R"("model": ["1", 0], "cfg": 8, "method": "euler", "seed": )";
    const QByteArray withSeed = rest + R"(1, )";
    row("sound", sampled(rest + "1"));
    row("largest seed", sampled(rest + "18446744073709551615"));
    row("seed of one more", sampled(rest + "18446744073709551616"), "2.seed value_bigger_than_max");
    row("negative seed", sampled(rest + "-1"), "2.seed value_smaller_than_min");
    row("number in a text", sampled(rest + R"(" 12 ")"));
    row("broken number", sampled(rest + "3.7"));
    row("no number", sampled(rest + R"("abc")"), "2.seed invalid_input_type");
    row("null", sampled(rest + "null"), "2.seed invalid_input_type");
    row("not a number", sampled(R"("model": ["1", 0], "cfg": NaN, "method": "euler", "seed": 1)"));
    row("float in a text", sampled(R"("model": ["1", 0], "cfg": "1e1", "method": "euler", "seed": 1)"));
    row("float too large", sampled(R"("model": ["1", 0], "cfg": 100.5, "method": "euler", "seed": 1)"),
        "2.cfg value_bigger_than_max");
    row("missing value", sampled(R"("model": ["1", 0], "cfg": 8, "seed": 1)"), "2.method required_input_missing");
    row("missing link", sampled(R"("cfg": 8, "method": "euler", "seed": 1)"), "2.model required_input_missing");
    row("half a link", sampled(R"("model": ["1"], "cfg": 8, "method": "euler", "seed": 1)"),
        "2.model bad_linked_input");
    row("wrong type", sampled(R"("model": ["1", 1], "cfg": 8, "method": "euler", "seed": 1)"),
        "2.model return_type_mismatch");
    row("wrong type for a union", sampled(withSeed + R"("mask": ["1", 0])"), "2.mask return_type_mismatch");
    row("anything", sampled(withSeed + R"("any": ["1", 0])"));
    row("unknown slot", sampled(withSeed + R"("mask": ["1", 7])"));
    row("undeclared input", sampled(withSeed + R"("lora_7": {"on": true})"));
    row("no such sampler", sampled(R"("model": ["1", 0], "cfg": 8, "method": "eular", "seed": 1)"),
        "2.method value_not_in_list");
    row("no such file", saved("Load", R"("name": "x.safetensors")"), "1.name value_not_in_list");
    row("new choices", saved("LoadV3", R"("name": "x.safetensors")"), "1.name value_not_in_list");
    row("empty folder", saved("LoadNone", R"("name": "x.safetensors")"), "1.name value_not_in_list");
    row("remote choices", saved("LoadRemote", R"("name": "some model")"));
    row("image of a folder", saved("LoadImage", R"("image": "clipspace/p.png [input]")"));
    row("image not there", saved("LoadImage", R"("image": "p.png")"), "1.image value_not_in_list");
    row("growing input", saved("Grow", ""));
    row("webcam", saved("Webcam", ""), "1.image needs_browser");
    row("webcam that took its picture", saved("Webcam", R"("image": "webcam/1.png [temp]")"));
    row("webcam that took none", saved("Webcam", R"("image": "")"), "1.image needs_browser");
    row("3D view", saved("View3D", R"("scene": {})"), "1.scene needs_browser");
    row("3D view that was drawn", saved("View3D", R"("scene": {"image": "threed/1.png [temp]"})"));
    row("filter of colours", saved("Image Filter Adjustments", ""));
    row("filter by a person", saved("Text Image Filter", ""), "1. needs_browser");
    row("paid node", saved("Paid", ""), "1. paid_node");
    row("paid node of an older server", saved("PaidUnknown", ""), "1. paid_node");
    row("chooser", saved("Image Chooser", ""), "1. needs_browser");
    row("unknown class", saved("NoSuchNode", ""), "1. unknown_class");
    row("no output", workflowOf(R"({"1": {"class_type": "Load", "inputs": {"name": "sd/one.safetensors"}}})"),
        ". no_output");
    row("LoRA in a text", workflowOf(R"({"1": {"class_type": "CLIPTextEncode", "inputs": {
            "text": "a cat <lora:fur:0.8>, <b>", "clip": ["2", 1]}},
        "2": {"class_type": "Load", "inputs": {"name": "sd/one.safetensors"}},
        "9": {"class_type": "Save", "inputs": {"data": ["1", 0]}}})"),
        "1.text lora_text");
    row("LoRA in a text for it", saved("LoraTagLoader", R"("text": "<lora:fur:0.8>")"));
    row("nothing", Workflow());
}

void TestPreflight::eachProblemIsFound()
{
    QFETCH(Workflow, workflow);
    QFETCH(QStringList, expected);

    QCOMPARE(summaries(workflow), expected);
}

void TestPreflight::aLinkToNowhereAndACircleAreFound()
{
    QCOMPARE(summaries(workflowOf(R"({"9": {"class_type": "Save", "inputs": {"data": ["4", 0]}}})")),
             QStringList{QStringLiteral("9.data link_to_nowhere")});

    const Workflow circle = workflowOf(R"({"1": {"class_type": "Grow", "inputs": {"parts.a": ["1", 0]}},
        "9": {"class_type": "Save", "inputs": {"data": ["1", 0]}}})");
    QCOMPARE(summaries(circle), QStringList{QStringLiteral("1. circle")});
}

void TestPreflight::withoutACatalogueOnlyTheGraphIsJudged()
{
    QVERIFY(preflight(saved("NoSuchNode", R"("x": "y")"), {}).isEmpty());
    const Workflow cut = workflowOf(R"({"9": {"class_type": "Save", "inputs": {"data": ["4", 0]}}})");
    QCOMPARE(preflight(cut, {}).size(), 1);
}

void TestPreflight::whatNoOutputNeedsIsNotJudged()
{
    const Workflow workflow = workflowOf(R"({"1": {"class_type": "Load", "inputs": {"name": "sd/one.safetensors"}},
        "2": {"class_type": "Load", "inputs": {"name": "nowhere.safetensors"}},
        "3": {"class_type": "NoSuchNode", "inputs": {}},
        "9": {"class_type": "Save", "inputs": {"data": ["1", 0]}}})");

    QCOMPARE(summaries(workflow), QStringList{QStringLiteral("3. unknown_class")}); // but every class must exist
}

void TestPreflight::onlyTheSameFileIsACertainFix_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("certain");
    QTest::addColumn<QStringList>("likely");
    const QString none;
    QTest::newRow("other slash") << QStringLiteral(R"(sd\one.safetensors)") << QStringLiteral("sd/one.safetensors")
                                 << QStringList();
    QTest::newRow("other slash back") << QStringLiteral("sub/three.safetensors")
                                      << QStringLiteral(R"(sub\three.safetensors)") << QStringList();
    QTest::newRow("other folder") << QStringLiteral("old/one.safetensors") << QStringLiteral("sd/one.safetensors")
                                  << QStringList();
    QTest::newRow("no folder") << QStringLiteral("one.safetensors") << QStringLiteral("sd/one.safetensors")
                               << QStringList();
    QTest::newRow("two folders") << QStringLiteral("two.safetensors") << none
                                 << QStringList{QStringLiteral("a/two.safetensors"),
                                                QStringLiteral("b/two.safetensors")};
    QTest::newRow("near") << QStringLiteral("DreamShaper-7.safetensors") << none
                          << QStringList{QStringLiteral("dreamshaper_8.safetensors")};
    QTest::newRow("other ending") << QStringLiteral("one.ckpt") << none
                                  << QStringList{QStringLiteral("sd/one.safetensors")};
    QTest::newRow("other case") << QStringLiteral("SD/One.safetensors") << none
                                << QStringList{QStringLiteral("sd/one.safetensors")};
    QTest::newRow("far") << QStringLiteral("completely_different_xl.safetensors") << none << QStringList();
}

void TestPreflight::onlyTheSameFileIsACertainFix()
{
    QFETCH(QString, value);
    QFETCH(QString, certain);
    QFETCH(QStringList, likely);
    Workflow workflow = saved("Load", R"("name": "")");
    workflow.setInput({NodeId(QStringLiteral("1")), QStringLiteral("name")}, json::Value(value));

    const QList<Problem> problems = preflight(workflow, catalog());

    QCOMPARE(problems.size(), 1);
    QString found;
    QStringList others;
    for (const Fix &fix : problems.first().fixes) {
        QCOMPARE(fix.edits.size(), 1);
        const QString name = fix.edits.first().second.toString();
        if (fix.certain)
            found = name;
        else
            others.append(name);
    }
    QCOMPARE(found, certain);
    if (value == u"one.ckpt")
        QVERIFY(others.startsWith(likely.first()));
    else
        QCOMPARE(others, likely);
}

void TestPreflight::aPictureInAnotherFolderIsAnotherPicture()
{
    const QList<Problem> problems = preflight(saved("LoadImage", R"("image": "here.png")"), catalog());

    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().fixes.size(), 1);
    QVERIFY(!problems.first().fixes.first().certain);
}

void TestPreflight::certainFixesChangeNothingElse()
{
    const Workflow broken = workflowOf(R"({"1": {"class_type": "Load", "inputs": {"name": "sd\\one.safetensors"}},
        "2": {"class_type": "Sampler", "inputs": {"model": ["1", 0], "cfg": 8.00, "method": "eular", "seed": 1}},
        "9": {"class_type": "Save", "inputs": {"data": ["2", 0]}}})");

    const Workflow fixed = withCertainFixes(broken, preflight(broken, catalog()));

    QCOMPARE(summaries(fixed), QStringList{QStringLiteral("2.method value_not_in_list")});
    Workflow expected = broken;
    expected.setInput({NodeId(QStringLiteral("1")), QStringLiteral("name")}, json::Value("sd/one.safetensors"));
    QCOMPARE(json::write(fixed.graph()), json::write(expected.graph()));
}

void TestPreflight::otherFixesAreThePersonsChoice()
{
    const Workflow broken = sampled(R"("model": ["1", 0], "cfg": -3, "method": "eular")");
    Workflow fixed = broken;
    for (const Problem &problem : preflight(broken, catalog())) {
        QVERIFY(!problem.fixes.isEmpty());
        QVERIFY(std::ranges::none_of(problem.fixes, &Fix::certain));
        fixed = withFix(fixed, problem.fixes.first());
    }
    QCOMPARE(summaries(fixed), QStringList());
    QCOMPARE(withCertainFixes(broken, preflight(broken, catalog())), broken);
}

void TestPreflight::whatTheServerSurelyRefusesIsFatal_data()
{
    QTest::addColumn<Workflow>("workflow");
    QTest::addColumn<bool>("fatal");
    QTest::newRow("unknown class") << saved("NoSuchNode", "") << true;
    QTest::newRow("no output") << workflowOf(R"({"1": {"class_type": "Grow", "inputs": {}}})") << true;
    QTest::newRow("missing input") << saved("Load", "") << true;
    QTest::newRow("list may be stale, code may be custom") << saved("Load", R"("name": "x.pt")") << false;
    QTest::newRow("another output runs")
        << workflowOf(R"({"1": {"class_type": "Load", "inputs": {"name": "sd/one.safetensors"}},
            "8": {"class_type": "Save", "inputs": {}},
            "9": {"class_type": "Save", "inputs": {"data": ["1", 0]}}})")
        << false;
}

void TestPreflight::whatTheServerSurelyRefusesIsFatal()
{
    QFETCH(Workflow, workflow);
    QFETCH(bool, fatal);

    const QList<Problem> problems = preflight(workflow, catalog());

    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().isFatal, fatal);
}

void TestPreflight::everyProblemHasASentence()
{
    for (int kind = 0; kind <= int(Problem::Kind::ServerSays); ++kind) {
        Problem problem;
        problem.kind = Problem::Kind(kind);
        problem.args = {QStringLiteral("first"), QStringLiteral("second")};
        problem.title = QStringLiteral("Loader");
        problem.at = {NodeId(QStringLiteral("4")), QStringLiteral("name")};
        QVERIFY(!problemText(problem).isEmpty());
        QVERIFY(!problemText(problem).contains(u'%'));
        QVERIFY(!problemKind(problem.kind).isEmpty());
    }
    const QList<Problem> problems = preflight(saved("Load", R"("name": "x.pt")"), catalog());
    QCOMPARE(problemLine(problems.first()),
             QStringLiteral("“name” of “Load” (node 1): The server does not have “x.pt”."));
}

void TestPreflight::aPaidNodeTellsItsPrice()
{
    const Problem paid = preflight(saved("Paid", ""), catalog()).value(0);
    QVERIFY(!paid.isFatal);
    QCOMPARE(problemLine(paid), QStringLiteral("“Paid” (node 1): Each run spends credits: $0.05."));
    QCOMPARE(problemText(preflight(saved("PaidUnknown", ""), catalog()).value(0)),
             QStringLiteral("Each run spends credits. The price is not known here: see the server."));
}

void TestPreflight::aPaidNodeThatNothingNeedsCostsNothing()
{
    const Workflow workflow = workflowOf(R"({"1": {"class_type": "Load", "inputs": {"name": "sd/one.safetensors"}},
        "2": {"class_type": "Paid", "inputs": {}}, "9": {"class_type": "Save", "inputs": {"data": ["1", 0]}}})");

    QCOMPARE(summaries(workflow), QStringList());
}

void TestPreflight::aListIsOfferedAsAWhole()
{
    const QList<Problem> problems = preflight(saved("Load", R"("name": "x.pt")"), catalog());

    QCOMPARE(problems.value(0).choices, catalog().find(QStringLiteral("Load"))->input(QStringLiteral("name"))->choices);
}

void TestPreflight::theLikeliestOfThousandsIsFirst()
{
    const NodeCatalog large = largeCatalog();
    const auto likeliest = [&large](const QByteArray &name) {
        const QList<Problem> problems = preflight(saved("Load", R"("name": ")" + name + '"'), large);
        return problems.value(0).fixes.value(0).edits.value(0).second.toString();
    };

    QCOMPARE(likeliest("Juggernaut-XL_v9.safetensors"), QStringLiteral("xl/juggernautXL_v8.safetensors"));
    QCOMPARE(likeliest("model_01234.safetensor"), QStringLiteral("many/model_01234.safetensors"));
    QCOMPARE(likeliest("utterly unlike anything"), QString());
}

void TestPreflight::theSameFileIsFoundHoweverManyAreMissing()
{
    constexpr int missing = 1500;
    QByteArrayList nodes;
    for (int i = 0; i < missing; ++i) {
        const QByteArray id = QByteArray::number(i);
        // The first ones are like hundreds of others, which use up what may be compared.
        const QByteArray name = i < missing - 1 ? "model_x" + id + "y.safetensors" : "old/juggernautXL_v8.safetensors";
        nodes.append("\"a" + id + R"(": {"class_type": "Load", "inputs": {"name": ")" + name + R"("}}, "b)" + id +
                     R"(": {"class_type": "Save", "inputs": {"data": ["a)" + id + R"(", 0]}})");
    }

    const QList<Problem> problems = preflight(workflowOf('{' + nodes.join(',') + '}'), largeCatalog());

    QCOMPARE(problems.size(), missing);
    QVERIFY(!problems.first().fixes.isEmpty());
    QVERIFY(!problems.first().fixes.first().certain);
    QVERIFY(problems.last().fixes.value(0).certain);
}

void TestPreflight::aProblemIsKnownAgain()
{
    const Workflow workflow = sampled(R"("model": ["1", 0], "cfg": -3, "method": "eular")");
    QStringList keys;
    for (const Problem &problem : preflight(workflow, catalog()))
        keys.append(problemKey(problem));

    QCOMPARE(keys.size(), 3);
    QCOMPARE(QSet<QString>(keys.begin(), keys.end()).size(), 3);
    const QList<Problem> again = preflight(workflow, catalog());
    for (qsizetype i = 0; i < again.size(); ++i)
        QCOMPARE(problemKey(again[i]), keys[i]);
}

void TestPreflight::whatWasPutRightIsAnotherProblem()
{
    const auto key = [](const QByteArray &name) {
        return problemKey(preflight(saved("Load", R"("name": ")" + name + '"'), catalog()).value(0));
    };

    QVERIFY(key("x.pt") != key("y.pt"));
}

void TestPreflight::anUnknownClassHasAPack()
{
    PreflightHints hints;
    hints.packs.insert(QStringLiteral("NoSuchNode"), QStringLiteral("comfyui-nodes-of-mine"));

    const QList<Problem> problems = preflight(saved("NoSuchNode", ""), catalog(), hints);

    QCOMPARE(problems.value(0).pack, QStringLiteral("comfyui-nodes-of-mine"));
    QCOMPARE(
        problemText(problems.value(0)),
        QStringLiteral("The server does not know the class “NoSuchNode” of the node pack “comfyui-nodes-of-mine”."));
    QCOMPARE(preflight(saved("NoSuchNode", ""), catalog()).value(0).pack, QString());
}

void TestPreflight::packsComeFromEveryNodeOfAFile()
{
    const json::Value ui = json::parse(QByteArrayView(R"({
        "nodes": [
            {"type": "KSampler", "properties": {"cnr_id": "comfy-core", "Node name for S&R": "KSampler"}},
            {"type": "A", "properties": {"cnr_id": "pack-a", "aux_id": "somebody/pack-a"}},
            {"type": "B", "properties": {"aux_id": "somebody/pack-b"}},
            {"type": "C", "properties": {"Node name for S&R": "C"}},
            {"type": "D", "properties": {"cnr_id": "pack\u001b[31m\nd"}}, 7, {"type": 8, "properties": []}],
        "definitions": {"subgraphs": [{"nodes": [{"type": "E", "properties": {"cnr_id": "pack-e"}}]}]},
        "extra": {"groupNodes": {"g": {"nodes": [{"type": "F", "properties": {"cnr_id": "pack-f"}}]}}}})"))
                               .value();

    const QHash<QString, QString> expected = {{QStringLiteral("A"), QStringLiteral("pack-a")},
                                              {QStringLiteral("B"), QStringLiteral("somebody/pack-b")},
                                              {QStringLiteral("D"), QStringLiteral("pack [31m d")},
                                              {QStringLiteral("E"), QStringLiteral("pack-e")},
                                              {QStringLiteral("F"), QStringLiteral("pack-f")}};
    QCOMPARE(packHints(ui).packs, expected);
    QVERIFY(packHints({}).packs.isEmpty());
}

void TestPreflight::packsComeFromACatalogue()
{
    const NodeCatalog other = NodeCatalog::fromObjectInfo(
                                  R"({"A": {"input": {}, "python_module": "custom_nodes.ComfyUI-Pack.nodes.a"},
            "B": {"input": {}, "python_module": "comfy_extras.nodes_mask"}, "C": {"input": {}, "python_module": "nodes"}})",
                                  {})
                                  .value();

    const QHash<QString, QString> expected = {{QStringLiteral("A"), QStringLiteral("ComfyUI-Pack")}};
    QCOMPARE(packsOf(other).packs, expected);
}

QTEST_GUILESS_MAIN(TestPreflight)
#include "tst_preflight.moc"
