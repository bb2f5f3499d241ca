#include "program.h"
#include "workflow/opening.h"
#include "workshop.h"
#include "json/document.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

using namespace hanga;
using namespace hanga::test;

/// `hanga generate` as a script uses it: the real binary against a real (demo) server.
class TestGenerate final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anImageIsMadeAndItsPathPrinted();
    void theBuiltInDemoNeedsNothingElse();
    void jsonLinesKeepTheirContract();
    void severalImagesHaveSeedsOfTheirOwn();
    void aLargeSeedIsFoundInTheImageToTheDigit_data();
    void aLargeSeedIsFoundInTheImageToTheDigit();
    void aGivenFileKeepsItsSeedAndItsNumbers();
    void everyOptionReachesTheServer();
    void foldersWithSpacesAndJapaneseWork();
    void anImageIsUploadedAndUsed();
    void aFileInAnotherFolderIsFound();
    void previewsAloneGoToTheOutputFolder();
    void previewsBesideResultsStayOutOfTheOutputFolder();

private:
    Workshop m_shop;
};

void TestGenerate::initTestCase()
{
    QVERIFY2(QFileInfo::exists(QStringLiteral(HANGA_BINARY)), "the program is not built");
}

void TestGenerate::anImageIsMadeAndItsPathPrinted()
{
    Program hanga(m_shop.home());

    QCOMPARE(hanga.run(m_shop.generate({QStringLiteral("--prompt"), QStringLiteral("山と海")})), 0);

    QCOMPARE(hanga.errorLines(), QStringList());
    QCOMPARE(hanga.outputLines().size(), 1);
    const QString file = hanga.outputLines().first();
    const QRegularExpression usual(QRegularExpression::escape(m_shop.path(QStringLiteral("Pictures"))) +
                                   QStringLiteral(R"(/\d{4}-\d\d-\d\d/\d{6}-\d+-001\.png)"));
    QVERIFY2(usual.match(file).hasMatch(), qPrintable(file));
    const json::Value graph = pngChunk(file, QStringLiteral("prompt"));
    bool found = false;
    for (const json::Member &node : graph.members())
        found = found || node.value["inputs"]["text"].toString() == u"山と海";
    QVERIFY(found);
    // The seed in the name is the one that was used.
    QVERIFY(QFileInfo(file).fileName().contains(graph["3"]["inputs"]["seed"].toString().isEmpty()
                                                    ? QString::fromUtf8(graph["3"]["inputs"]["seed"].text())
                                                    : QString()));
}

void TestGenerate::theBuiltInDemoNeedsNothingElse()
{
    Program hanga(m_shop.home());

    QCOMPARE(hanga.run({QStringLiteral("generate"), QStringLiteral("--demo"), QStringLiteral("--no-library"),
                        QStringLiteral("--set"), QStringLiteral("3.steps=1")}),
             0);

    QVERIFY(QFileInfo(hanga.outputLines().value(0)).size() > 1000);
}

void TestGenerate::jsonLinesKeepTheirContract()
{
    Program hanga(m_shop.home());
    const QString out = m_shop.path(QStringLiteral("out"));

    QCOMPARE(hanga.run(m_shop.generate({QStringLiteral("--json"), QStringLiteral("--count"), QStringLiteral("3"),
                                        QStringLiteral("--output"), out})),
             0);

    const QList<json::Value> events = hanga.events();
    QVERIFY(!events.isEmpty());
    QCOMPARE(eventsOf(events, "queued").size(), 3);
    for (const json::Value &queued : eventsOf(events, "queued")) {
        const auto isOfJob = [&](const json::Value &event) { return event["job"] == queued["job"]; };
        QList<json::Value> mine;
        std::ranges::copy_if(events, std::back_inserter(mine), isOfJob);
        QCOMPARE(mine.first()["event"].toString(), QStringLiteral("queued"));
        QVERIFY(!mine.first()["prompt_id"].toString().isEmpty());
        QVERIFY(mine.first()["number"].isNumber());
        QCOMPARE(mine.last()["event"].toString(), QStringLiteral("done"));
        QCOMPARE(eventsOf(mine, "done").size(), 1);
        double before = 0;
        const QList<json::Value> progress = eventsOf(mine, "progress");
        QVERIFY(!progress.isEmpty());
        for (const json::Value &each : progress) {
            const double fraction = each["fraction"].toDouble().value_or(-1);
            QVERIFY(fraction >= before && fraction <= 1);
            QVERIFY(each["node"].isString() && each["title"].isString());
            QVERIFY(each["value"].isNumber() && each["max"].isNumber());
            before = fraction;
        }
        QCOMPARE(before, 1.0);
        const QList<json::Value> outputs = eventsOf(mine, "output");
        QCOMPARE(outputs.size(), 1);
        const QString file = outputs.first()["file"].toString();
        QVERIFY(QFileInfo(file).isAbsolute());
        QVERIFY(file.startsWith(out));
        QVERIFY(QFileInfo::exists(file));
        QCOMPARE(outputs.first()["type"].toString(), QStringLiteral("output"));
        QCOMPARE(outputs.first()["media"].toString(), QStringLiteral("image"));
        QVERIFY(!outputs.first()["node"].toString().isEmpty());
    }
}

void TestGenerate::severalImagesHaveSeedsOfTheirOwn()
{
    Program hanga(m_shop.home());

    QCOMPARE(hanga.run(m_shop.generate({QStringLiteral("--count"), QStringLiteral("3"), QStringLiteral("--seed"),
                                        QStringLiteral("18446744073709551614")})),
             0);

    QSet<QString> seeds;
    for (const QString &file : hanga.outputLines())
        seeds.insert(QString::fromUtf8(pngChunk(file, QStringLiteral("prompt"))["3"]["inputs"]["seed"].text()));
    QCOMPARE(seeds, QSet<QString>({QStringLiteral("18446744073709551614"), QStringLiteral("18446744073709551615"),
                                   QStringLiteral("0")}));
}

void TestGenerate::aLargeSeedIsFoundInTheImageToTheDigit_data()
{
    QTest::addColumn<QString>("seed");
    for (const char *seed : {"18446744073709551615", "9223372036854775808", "9007199254740993", "0"})
        QTest::newRow(seed) << QString::fromLatin1(seed);
}

void TestGenerate::aLargeSeedIsFoundInTheImageToTheDigit()
{
    QFETCH(QString, seed);
    Program hanga(m_shop.home());

    QCOMPARE(hanga.run(m_shop.generate(
                 {QStringLiteral("--seed"), seed, QStringLiteral("--set"), QStringLiteral("3.steps=1")})),
             0);

    const QString file = hanga.outputLines().value(0);
    QCOMPARE(QString::fromUtf8(pngChunk(file, QStringLiteral("prompt"))["3"]["inputs"]["seed"].text()), seed);
    QVERIFY(file.contains(seed));
}

void TestGenerate::aGivenFileKeepsItsSeedAndItsNumbers()
{
    Workflow sample = textToImageSample(QStringLiteral("v1-5-pruned-emaonly.safetensors"));
    const NodeId sampler(QStringLiteral("3"));
    sample.setInput({sampler, QStringLiteral("seed")}, json::Value::number("9007199254740993"));
    sample.setInput({sampler, QStringLiteral("cfg")}, json::Value::number("7.50"));
    sample.setInput({sampler, QStringLiteral("steps")}, json::Value::number("2"));
    Program first(m_shop.home());
    QCOMPARE(first.run(m_shop.generate({QStringLiteral("--set"), QStringLiteral("3.steps=1")})), 0);
    const json::Value checkpoint =
        pngChunk(first.outputLines().value(0), QStringLiteral("prompt"))["4"]["inputs"]["ckpt_name"];
    sample.setInput({NodeId(QStringLiteral("4")), QStringLiteral("ckpt_name")}, checkpoint);
    const QString file = m_shop.write(QStringLiteral("given.json"), json::write(sample.graph()));

    Program hanga(m_shop.home());
    QCOMPARE(hanga.run(m_shop.generate({QStringLiteral("--workflow"), file})), 0);

    const json::Value inputs = pngChunk(hanga.outputLines().value(0), QStringLiteral("prompt"))["3"]["inputs"];
    QCOMPARE(QString::fromUtf8(inputs["seed"].text()), QStringLiteral("9007199254740993"));
    QCOMPARE(inputs["cfg"].toDouble(), 7.5);

    // An image is a workflow file too.
    Program again(m_shop.home());
    QCOMPARE(again.run(m_shop.generate({QStringLiteral("--workflow"), hanga.outputLines().value(0),
                                        QStringLiteral("--seed"), QStringLiteral("5")})),
             0);
    QCOMPARE(QString::fromUtf8(
                 pngChunk(again.outputLines().value(0), QStringLiteral("prompt"))["3"]["inputs"]["seed"].text()),
             QStringLiteral("5"));
}

void TestGenerate::everyOptionReachesTheServer()
{
    Program hanga(m_shop.home());

    QCOMPARE(
        hanga.run(m_shop.generate(
            {QStringLiteral("--prompt"), QStringLiteral("red \"moon\"\nover 海"), QStringLiteral("--negative"),
             QStringLiteral("blurry"), QStringLiteral("--set"), QStringLiteral("3.steps=3"), QStringLiteral("--set"),
             QStringLiteral("3.sampler_name=\"dpmpp_2m\""), QStringLiteral("--set"), QStringLiteral("5.width=128")})),
        0);

    const json::Value graph = pngChunk(hanga.outputLines().value(0), QStringLiteral("prompt"));
    const json::Value sampler = graph["3"]["inputs"];
    QCOMPARE(sampler["steps"].toInt64(), 3);
    QCOMPARE(sampler["sampler_name"].toString(), QStringLiteral("dpmpp_2m"));
    QCOMPARE(graph["5"]["inputs"]["width"].toInt64(), 128);
    const auto textBehind = [&](const char *input) {
        return graph[sampler[input][qsizetype(0)].text()]["inputs"]["text"].toString();
    };
    QCOMPARE(textBehind("positive"), QStringLiteral("red \"moon\"\nover 海"));
    QCOMPARE(textBehind("negative"), QStringLiteral("blurry"));
}

void TestGenerate::foldersWithSpacesAndJapaneseWork()
{
    const QString file = m_shop.write(QStringLiteral("波 と 船.json"), chain("ImageInvert", ""));
    const QString out = m_shop.path(QStringLiteral("出力 フォルダ/深い 所"));
    Program hanga(m_shop.home());

    QCOMPARE(hanga.run(m_shop.generate({QStringLiteral("--workflow"), file, QStringLiteral("--output"), out})), 0);

    QVERIFY(hanga.outputLines().value(0).startsWith(out));
    QVERIFY(QFileInfo::exists(hanga.outputLines().value(0)));
}

void TestGenerate::anImageIsUploadedAndUsed()
{
    Program first(m_shop.home());
    QCOMPARE(first.run(m_shop.generate({QStringLiteral("--set"), QStringLiteral("3.steps=1")})), 0);
    const QString photo = m_shop.path(QStringLiteral("私の 写真.png"));
    QVERIFY(QFile::copy(first.outputLines().value(0), photo));
    const QString file = m_shop.write(QStringLiteral("invert.json"),
                                      R"({"1":{"class_type":"LoadImage","inputs":{"image":"none.png"}},
                  "2":{"class_type":"ImageInvert","inputs":{"image":["1",0]}},
                  "3":{"class_type":"SaveImage","inputs":{"images":["2",0],"filename_prefix":"x"}}})");

    Program hanga(m_shop.home());
    QCOMPARE(hanga.run(m_shop.generate(
                 {QStringLiteral("--workflow"), file, QStringLiteral("--image"), QStringLiteral("1.image=") + photo})),
             0);

    QCOMPARE(pngChunk(hanga.outputLines().value(0), QStringLiteral("prompt"))["1"]["inputs"]["image"].toString(),
             QStringLiteral("私の 写真.png"));
}

void TestGenerate::aFileInAnotherFolderIsFound()
{
    Program hanga(m_shop.home());
    const QString setting = QStringLiteral(R"(4.ckpt_name="SD15\\v1-5-pruned-emaonly.safetensors")");

    QCOMPARE(hanga.run(m_shop.generate(
                 {QStringLiteral("--set"), setting, QStringLiteral("--set"), QStringLiteral("3.steps=1")})),
             0);

    const json::Value graph = pngChunk(hanga.outputLines().value(0), QStringLiteral("prompt"));
    QCOMPARE(graph["4"]["inputs"]["ckpt_name"].toString(), QStringLiteral("v1-5-pruned-emaonly.safetensors"));
    QCOMPARE(hanga.errorLines().size(), 1); // it says so
    QVERIFY(hanga.errorLines().first().contains(QStringLiteral("Use “v1-5-pruned-emaonly.safetensors”")));
}

void TestGenerate::previewsAloneGoToTheOutputFolder()
{
    const QString file =
        m_shop.write(QStringLiteral("preview.json"),
                     R"({"1":{"class_type":"EmptyImage","inputs":{"width":64,"height":64,"batch_size":1,"color":7}},
                  "2":{"class_type":"PreviewImage","inputs":{"images":["1",0]}}})");
    const QString out = m_shop.path(QStringLiteral("out"));
    Program hanga(m_shop.home());

    QCOMPARE(hanga.run(m_shop.generate(
                 {QStringLiteral("--json"), QStringLiteral("--workflow"), file, QStringLiteral("--output"), out})),
             0);

    const QList<json::Value> outputs = eventsOf(hanga.events(), "output");
    QCOMPARE(outputs.size(), 1);
    QCOMPARE(outputs.first()["type"].toString(), QStringLiteral("temp"));
    QVERIFY(outputs.first()["file"].toString().startsWith(out));
}

void TestGenerate::previewsBesideResultsStayOutOfTheOutputFolder()
{
    const QString file =
        m_shop.write(QStringLiteral("both.json"),
                     R"({"1":{"class_type":"EmptyImage","inputs":{"width":64,"height":64,"batch_size":1,"color":8}},
                  "2":{"class_type":"PreviewImage","inputs":{"images":["1",0]}},
                  "3":{"class_type":"SaveImage","inputs":{"images":["1",0],"filename_prefix":"x"}}})");
    const QString out = m_shop.path(QStringLiteral("out"));
    Program hanga(m_shop.home());

    QCOMPARE(hanga.run(m_shop.generate(
                 {QStringLiteral("--json"), QStringLiteral("--workflow"), file, QStringLiteral("--output"), out})),
             0);

    const QList<json::Value> outputs = eventsOf(hanga.events(), "output");
    QCOMPARE(outputs.size(), 2);
    for (const json::Value &each : outputs)
        QCOMPARE(each["file"].toString().startsWith(out), each["type"].text() == "output");
}

QTEST_GUILESS_MAIN(TestGenerate)
#include "tst_generate.moc"
