#include "workflow/discovery.h"
#include "json/document.h"

#include <QFile>
#include <QTest>

using namespace hanga;

namespace {

QByteArray contents(const QString &name)
{
    QFile file(QStringLiteral(HANGA_TEST_DATA "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Workflow workflow(const QString &name)
{
    const QByteArray text = contents(QStringLiteral("workflow/%1.json").arg(name));
    return Workflow::fromJson(json::parse(text).value(), name).value();
}

QString at(const InputRef &ref)
{
    return ref.node.text() + u'.' + ref.input;
}

QString valueText(const json::Value &value)
{
    return value.isString() ? value.toString() : QString::fromUtf8(json::write(value));
}

template <class Items, class Line> QStringList lines(const Items &items, Line line)
{
    QStringList all;
    for (const auto &item : items)
        all.append(line(item));
    return all;
}

QStringList sampler(const FoundSampler &found)
{
    return lines(found.values, [](const auto &value) { return at(value.first) + u'=' + valueText(value.second); });
}

/// One list of a discovery as short lines, in its order.
QStringList summary(const Discovery &found, const QString &list)
{
    const auto text = [](const FoundText &item) { return at(item.at) + u'=' + item.text; };
    const auto file = [](const FoundFile &item) { return at(item.at) + u'=' + item.value; };
    if (list == u"positive")
        return lines(found.positive, text);
    if (list == u"negative")
        return lines(found.negative, text);
    if (list == u"seeds") {
        return lines(found.seeds, [](const FoundSeed &item) {
            return QStringLiteral("%1=%2%3").arg(at(item.at), item.text,
                                                 item.hasEffect ? QString() : QStringLiteral(" idle"));
        });
    }
    if (list == u"sizes") {
        return lines(found.sizes, [](const FoundSize &item) {
            return QStringLiteral("%1: %2x%3x%4 at %5 %6")
                .arg(item.node.text(), valueText(item.width), valueText(item.height), valueText(item.batch),
                     at(item.widthAt), at(item.heightAt));
        });
    }
    if (list == u"samplers")
        return lines(found.samplers, [](const FoundSampler &item) { return item.node.text(); });
    if (list == u"models")
        return lines(found.models, file);
    if (list == u"loras")
        return lines(found.loras, file);
    if (list == u"media")
        return lines(found.media, file);
    return lines(found.outputs, [](const NodeId &node) { return node.text(); });
}

} // namespace

class TestDiscovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void thePartsOfAGraphAreFound_data();
    void thePartsOfAGraphAreFound();
    void aSamplersValuesAreNamed();
    void aSeedOfSixtyFourBitsKeepsItsDigits_data();
    void aSeedOfSixtyFourBitsKeepsItsDigits();
    void anOutputThatWasCrossedOverIsFollowedBySlot();
    void nodesThatNoOutputReachesAreDead();
    void aCycleEndsTheSearch();
    void aVeryDeepGraphIsSearched();
    void hundredsOfNodesTakeMilliseconds();

private:
    NodeCatalog m_catalog;
};

void TestDiscovery::initTestCase()
{
    m_catalog = NodeCatalog::fromObjectInfo(contents(QStringLiteral("transcripts/object_info.json")), {}).value();
}

void TestDiscovery::thePartsOfAGraphAreFound_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("list");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *file, const char *list, const QStringList &expected) {
        QTest::newRow(name) << QString::fromLatin1(file) << QString::fromLatin1(list) << expected;
    };
    using Lines = QStringList;
    row("first pass first", "refiner", "positive", Lines{u"6.text=a harbour"_qs, u"15.text=a harbour, detailed"_qs});
    row("each pass has a negative", "refiner", "negative", Lines{u"7.text=blurry"_qs, u"16.text=text"_qs});
    row("a pass without noise", "refiner", "seeds",
        Lines{u"10.noise_seed=721897303308196"_qs, u"11.noise_seed=0 idle"_qs});
    row("the first pass decides the size", "refiner", "sizes", Lines{u"5: 1024x1024x1 at 5.width 5.height"_qs});
    row("passes in their order", "refiner", "samplers", Lines{u"10"_qs, u"11"_qs});
    row("a guider", "guider", "positive", Lines{u"6.text=a fox"_qs});
    row("a guider without negative", "guider", "negative", {});
    row("a sampler of many parts", "guider", "samplers", Lines{u"16"_qs, u"17"_qs, u"13"_qs});
    row("loaders of all kinds", "guider", "models",
        Lines{u"4.unet_name=flux.safetensors"_qs, u"40.clip_name1=t5.safetensors"_qs, u"40.clip_name2=l.safetensors"_qs,
              u"10.vae_name=ae.safetensors"_qs});
    row("the second condition is negative", "dual-guider", "negative", Lines{u"7.text=low quality"_qs});
    row("the first condition is positive", "dual-guider", "positive", Lines{u"6.text=a drawing"_qs});
    row("through a ControlNet", "controlnet", "positive", Lines{u"6.text=a bridge"_qs});
    row("through its other output", "controlnet", "negative", Lines{u"7.text=rain"_qs});
    row("a picture that goes in", "controlnet", "media", Lines{u"18.image=edges.png"_qs});
    row("a zeroed negative is none", "zeroed", "negative", {});
    row("several positives", "areas", "positive", Lines{u"6.text=night"_qs, u"10.text=noon"_qs, u"11.text=harbour"_qs});
    row("Japanese", "japanese", "positive", Lines{u"6.text=富士山と港、朝霧"_qs});
    row("texts behind nodes", "texts", "positive", Lines{u"1.value=a lighthouse"_qs, u"2.value=at dusk"_qs});
    row("a seed behind nodes", "texts", "seeds", Lines{u"20.value=18446744073709551615"_qs});
    row("a width behind a node", "texts", "sizes", Lines{u"5: [\"22\",0]x512x1 at 22.value 5.height"_qs});
    row("one text for both", "same-text", "negative", Lines{u"6.text=both"_qs});
    row("LoRAs in the order of the chain", "loras", "loras",
        Lines{u"31.lora_name=first.safetensors"_qs, u"30.lora_name=second.safetensors"_qs,
              u"32.lora_1=third.safetensors"_qs});
    row("no dead text", "dead", "positive", Lines{u"6.text=x"_qs});
    row("no dead seed", "dead", "seeds", Lines{u"3.seed=1"_qs});
    row("no dead model", "dead", "models", Lines{u"4.ckpt_name=a.safetensors"_qs});
    row("no dead picture", "dead", "media", {});
    row("no dead size", "dead", "sizes", Lines{u"5: 512x512x1 at 5.width 5.height"_qs});
    row("a node that does it all", "partner", "positive", Lines{u"1.prompt=a teapot"_qs});
    row("its negative", "partner", "negative", Lines{u"1.negative_prompt=cups"_qs});
    row("its seed is no number", "partner", "seeds", Lines{u"1.seed=-1"_qs});
    row("its size", "partner", "sizes", Lines{u"1: 1024x512xnull at 1.width 1.height"_qs});
    row("out of a pipe", "pipe", "positive", Lines{u"6.text=a tram"_qs});
    row("negative out of a pipe", "pipe", "negative", Lines{u"7.text=cars"_qs});
    row("outputs", "pipe", "outputs", Lines{u"9"_qs});
}

void TestDiscovery::thePartsOfAGraphAreFound()
{
    QFETCH(QString, file);
    QFETCH(QString, list);
    QFETCH(QStringList, expected);

    const Discovery exact = discover(workflow(file), m_catalog);
    const Discovery withoutCatalog = discover(workflow(file), {});

    QCOMPARE(summary(exact, list), expected);
    QCOMPARE(summary(withoutCatalog, list), expected);
}

void TestDiscovery::aSamplersValuesAreNamed()
{
    const Discovery found = discover(workflow(QStringLiteral("guider")), m_catalog);

    QCOMPARE(sampler(found.samplers[1]),
             (QStringList{u"17.scheduler=simple"_qs, u"17.steps=8"_qs, u"17.denoise=1.0"_qs}));
    QCOMPARE(sampler(found.samplers[2]), QStringList());
}

void TestDiscovery::aSeedOfSixtyFourBitsKeepsItsDigits_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<quint64>("seed");
    QTest::newRow("the largest") << QStringLiteral("guider") << quint64(18446744073709551615U);
    QTest::newRow("the first that a double loses") << QStringLiteral("japanese") << quint64(9007199254740993U);
}

void TestDiscovery::aSeedOfSixtyFourBitsKeepsItsDigits()
{
    QFETCH(QString, file);
    QFETCH(quint64, seed);

    const Discovery found = discover(workflow(file), m_catalog);

    QCOMPARE(found.seeds.size(), 1);
    QCOMPARE(found.seeds.first().value.value(), seed);
}

void TestDiscovery::anOutputThatWasCrossedOverIsFollowedBySlot()
{
    const Discovery found = discover(workflow(QStringLiteral("crossed")), m_catalog);

    QCOMPARE(summary(found, QStringLiteral("positive")), QStringList{u"7.text=rain"_qs});
    QCOMPARE(summary(found, QStringLiteral("negative")), QStringList{u"6.text=a bridge"_qs});
}

void TestDiscovery::nodesThatNoOutputReachesAreDead()
{
    const QList<NodeId> live = liveNodes(workflow(QStringLiteral("dead")), m_catalog);

    QCOMPARE(lines(live, [](const NodeId &node) { return node.text(); }),
             (QStringList{u"4"_qs, u"5"_qs, u"6"_qs, u"7"_qs, u"3"_qs, u"8"_qs, u"9"_qs}));
}

void TestDiscovery::aCycleEndsTheSearch()
{
    const Discovery found = discover(workflow(QStringLiteral("cycle")), m_catalog);

    QCOMPARE(summary(found, QStringLiteral("outputs")), QStringList{u"4"_qs});
    QVERIFY(found.sizes.isEmpty());
}

void TestDiscovery::aVeryDeepGraphIsSearched()
{
    json::Value root = json::Value::object();
    constexpr int depth = 100'000;
    for (int i = 0; i < depth; ++i) {
        const QByteArray node = R"({"class_type":"FluxGuidance","inputs":{"conditioning":["%1",0]}})";
        root.set(QByteArray::number(i).toStdString(),
                 json::parse(QByteArray(node).replace("%1", QByteArray::number(i + 1))).value());
    }
    root.set("s", json::parse(R"({"class_type":"KSampler","inputs":{"seed":7,"steps":1,"positive":["0",0]}})").value());
    root.set("o", json::parse(R"({"class_type":"SaveLatent","inputs":{"samples":["s",0]}})").value());
    const Workflow deep = Workflow::fromJson(root, {}).value();

    const Discovery found = discover(deep, m_catalog);

    QCOMPARE(summary(found, QStringLiteral("seeds")), QStringList{u"s.seed=7"_qs});
    QVERIFY(deep.defect()); // the last link leads nowhere
}

void TestDiscovery::hundredsOfNodesTakeMilliseconds()
{
    json::Value root = json::Value::object();
    const Workflow one = workflow(QStringLiteral("refiner"));
    for (int copy = 0; copy < 50; ++copy) { // 550 nodes
        for (const json::Member &member : one.graph().members()) {
            QByteArray text = json::write(member.value);
            text.replace("[\"", "[\"" + QByteArray::number(copy) + ":");
            root.set(std::to_string(copy) + ":" + member.key, json::parse(text).value());
        }
    }
    const Workflow large = Workflow::fromJson(root, {}).value();

    QElapsedTimer timer;
    timer.start();
    const Discovery found = discover(large, m_catalog);

    QCOMPARE(found.positive.size(), 100);
    QVERIFY2(timer.elapsed() < 500,
             qPrintable(QString::number(timer.elapsed()))); // 17 to 24 ms in a debug build on two busy cores
    qInfo("550 nodes: %lld ms", timer.elapsed());
}

QTEST_GUILESS_MAIN(TestDiscovery)
#include "tst_discovery.moc"
