#include "workflow/inspection.h"
#include "json/document.h"

#include <QTest>

using namespace hanga;

namespace {

OpenedFile opened(const QString &name)
{
    return openFile(QStringLiteral(HANGA_TEST_DATA "/workflow/") + name).value();
}

} // namespace

class TestInspection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theObjectHasItsKeysInOrder();
    void eachListHasItsShape_data();
    void eachListHasItsShape();
    void theEditorsFormatHasEmptyLists();
    void problemsNameNodeAndInput();
    void problemsOfTheCatalogueComeWithTheirFixes();
    void theTextIsForPeople();
};

void TestInspection::theObjectHasItsKeysInOrder()
{
    const json::Value root = inspectionJson(opened(QStringLiteral("refiner.json")), {});

    QStringList keys;
    for (const json::Member &member : root.members())
        keys.append(QString::fromStdString(member.key));
    QCOMPARE(keys.join(u' '),
             QStringLiteral("format has_api has_ui positive negative seeds size samplers models loras images "
                            "outputs problems notes"));
}

void TestInspection::eachListHasItsShape_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<int>("index");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *file, const char *list, int index, const char *expected) {
        QTest::addRow("%s %s", file, list)
            << QString::fromLatin1(file) << QByteArray(list) << index << QByteArray(expected);
    };
    row("refiner.json", "positive", 0, R"({"node":"6","input":"text","text":"a harbour"})");
    row("refiner.json", "seeds", 1, R"({"node":"11","input":"noise_seed","value":"0","no_effect":true})");
    row("guider.json", "seeds", 0, R"({"node":"25","input":"noise_seed","value":"18446744073709551615"})");
    row("refiner.json", "size", 0,
        R"({"node":"5","class":"EmptyLatentImage","width":1024,"height":1024,"batch_size":1})");
    row("texts.json", "size", 0,
        R"({"node":"5","class":"EmptyLatentImage","width":["22",0],"height":512,"batch_size":1})");
    row("zeroed.json", "samplers", 0,
        R"({"node":"3","class":"KSampler","steps":20,"cfg":7.0,"sampler_name":"euler","scheduler":"normal","denoise":1.0})");
    row("refiner.json", "models", 0, R"({"node":"4","input":"ckpt_name","value":"base.safetensors"})");
    row("loras.json", "loras", 1,
        R"({"node":"30","input":"lora_name","value":"second.safetensors","strength_model":0.5,"strength_clip":0.5})");
    row("controlnet.json", "images", 0, R"({"node":"18","class":"LoadImage","image":"edges.png"})");
    row("refiner.json", "outputs", 0, R"({"node":"9","class":"SaveImage"})");
}

void TestInspection::eachListHasItsShape()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, list);
    QFETCH(int, index);
    QFETCH(QByteArray, expected);

    const json::Value root = inspectionJson(opened(file), {});

    QCOMPARE(json::write(root[list.toStdString()][index]), expected);
}

void TestInspection::theEditorsFormatHasEmptyLists()
{
    const json::Value root = inspectionJson(opened(QStringLiteral("ui.json")), {});

    QCOMPARE(root["format"].toString(), QStringLiteral("ui"));
    QCOMPARE(root["has_api"].toBool(true), false);
    QCOMPARE(root["has_ui"].toBool(), true);
    QVERIFY(root["positive"].isArray());
    QCOMPARE(root["positive"].size(), 0);
}

void TestInspection::problemsNameNodeAndInput()
{
    const json::Value link = inspectionJson(opened(QStringLiteral("missing-node.json")), {})["problems"][0];
    const json::Value circle = inspectionJson(opened(QStringLiteral("cycle.json")), {})["problems"][0];

    QCOMPARE(link["node"].toString(), QStringLiteral("3"));
    QCOMPARE(link["input"].toString(), QStringLiteral("positive"));
    QCOMPARE(link["kind"].toString(), QStringLiteral("link_to_nowhere"));
    QVERIFY(link["message"].toString().contains(QStringLiteral("60")));
    QCOMPARE(circle["kind"].toString(), QStringLiteral("circle"));
}

void TestInspection::problemsOfTheCatalogueComeWithTheirFixes()
{
    const NodeCatalog catalog = NodeCatalog::fromObjectInfo(R"({"CheckpointLoaderSimple": {"input": {"required":
            {"ckpt_name": [["sd/base.safetensors"]]}}, "output": ["MODEL", "CLIP", "VAE"], "output_node": true}})",
                                                            QStringLiteral("test"))
                                    .value();
    const QByteArray loader =
        R"({"4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "base.safetensors"}}})";
    OpenedFile file;
    file.name = QStringLiteral("loader.json");
    file.api = Workflow::fromJson(json::parse(loader).value(), file.name).value();

    const json::Value problem = inspectionJson(file, catalog)["problems"][0];

    QCOMPARE(problem["node"].toString(), QStringLiteral("4"));
    QCOMPARE(problem["input"].toString(), QStringLiteral("ckpt_name"));
    QCOMPARE(problem["kind"].toString(), QStringLiteral("value_not_in_list"));
    QVERIFY(problem["fixes"][0]["certain"].toBool());
    QCOMPARE(problem["fixes"][0]["edits"][0]["value"].toString(), QStringLiteral("sd/base.safetensors"));
    QVERIFY(inspectionText(file, catalog).contains(QStringLiteral("Problem: “ckpt_name” of")));
}

void TestInspection::theTextIsForPeople()
{
    const QString text = inspectionText(opened(QStringLiteral("refiner.json")), {});

    for (const char *part :
         {"11 node", "Prompt: a harbour", "Negative prompt: blurry", "Seed: 721897303308196", "without effect",
          "Size: 1024 × 1024", "Sampler: ", "steps 25", "Model: base.safetensors", "Output: SaveImage"})
        QVERIFY2(text.contains(QString::fromUtf8(part)), qPrintable(QString::fromUtf8(part) + u'\n' + text));
    QVERIFY(inspectionText(opened(QStringLiteral("ui.json")), {}).contains(QStringLiteral("editor's format")));
    QVERIFY(inspectionText(opened(QStringLiteral("missing-node.json")), {}).contains(QStringLiteral("Problem: ")));
}

QTEST_GUILESS_MAIN(TestInspection)
#include "tst_inspection.moc"
