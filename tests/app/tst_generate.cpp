#include "demo/demoserver.h"
#include "program.h"
#include "support/stubhttpserver.h"
#include "workflow/opening.h"
#include "json/document.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>

using namespace hanga;
using namespace hanga::test;

namespace {

const QString seedOf = QStringLiteral("3"); // the sampler of the built-in sample

QByteArray chain(const char *classType, const char *inputs, const char *title = "中間")
{
    return QByteArray(
               R"({"1":{"class_type":"EmptyImage","inputs":{"width":64,"height":64,"batch_size":1,"color":255}},)"
               R"("2":{"class_type":")") +
           classType + R"(","inputs":{"image":["1",0])" + inputs + R"(},"_meta":{"title":")" + title +
           R"("}},"3":{"class_type":"SaveImage","inputs":{"images":["2",0],"filename_prefix":"x"}}})";
}

} // namespace

/// `hanga generate` as a script uses it: the real binary, a real (demo) server, every exit code.
class TestGenerate final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
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
    void previewsAloneGoToTheOutputFolder();
    void previewsBesideResultsStayOutOfTheOutputFolder();
    void aFailedJobEndsWithOne();
    void wrongUseEndsWithTwo_data();
    void wrongUseEndsWithTwo();
    void anUnreadableFileEndsWithTwo_data();
    void anUnreadableFileEndsWithTwo();
    void aHugeFileIsRefusedAtOnce();
    void noServerEndsWithThree();
    void aPortThatIsNoComfyUiEndsWithThree_data();
    void aPortThatIsNoComfyUiEndsWithThree();
    void aRejectedJobEndsWithFour();
    void aBrokenGraphEndsWithFour_data();
    void aBrokenGraphEndsWithFour();
    void aTimeoutEndsWithFive();
    void anInterruptCancelsAndEndsWithSix_data();
    void anInterruptCancelsAndEndsWithSix();
    void aSecondInterruptLeavesAtOnce();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_home->filePath(name); }
    /// A workflow file in the home.
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const;
    [[nodiscard]] QStringList generate(const QStringList &more) const;

    std::unique_ptr<DemoServer> m_server;
    std::unique_ptr<QTemporaryDir> m_home;
};

void TestGenerate::initTestCase()
{
    QVERIFY2(QFileInfo::exists(QStringLiteral(HANGA_BINARY)), "the program is not built");
    m_server = std::make_unique<DemoServer>(DemoOptions{std::chrono::milliseconds(5)});
    QVERIFY(m_server->listen());
}

void TestGenerate::init()
{
    m_home = std::make_unique<QTemporaryDir>(QDir::tempPath() + QStringLiteral("/hanga 版画 XXXXXX"));
    QVERIFY(m_home->isValid());
}

QString TestGenerate::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the temporary folder cannot be written");
    return file.fileName();
}

QStringList TestGenerate::generate(const QStringList &more) const
{
    return QStringList{QStringLiteral("generate"), QStringLiteral("--server"), m_server->url().toString()} + more;
}

void TestGenerate::anImageIsMadeAndItsPathPrinted()
{
    Program hanga(m_home->path());

    QCOMPARE(hanga.run(generate({QStringLiteral("--prompt"), QStringLiteral("山と海")})), 0);

    QCOMPARE(hanga.errorLines(), QStringList());
    QCOMPARE(hanga.outputLines().size(), 1);
    const QString file = hanga.outputLines().first();
    const QRegularExpression usual(QRegularExpression::escape(path(QStringLiteral("Pictures"))) +
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
    Program hanga(m_home->path());

    QCOMPARE(hanga.run({QStringLiteral("generate"), QStringLiteral("--demo"), QStringLiteral("--no-library"),
                        QStringLiteral("--set"), QStringLiteral("3.steps=1")}),
             0);

    QVERIFY(QFileInfo(hanga.outputLines().value(0)).size() > 1000);
}

void TestGenerate::jsonLinesKeepTheirContract()
{
    Program hanga(m_home->path());
    const QString out = path(QStringLiteral("out"));

    QCOMPARE(hanga.run(generate({QStringLiteral("--json"), QStringLiteral("--count"), QStringLiteral("3"),
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
    Program hanga(m_home->path());

    QCOMPARE(hanga.run(generate({QStringLiteral("--count"), QStringLiteral("3"), QStringLiteral("--seed"),
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
    Program hanga(m_home->path());

    QCOMPARE(
        hanga.run(generate({QStringLiteral("--seed"), seed, QStringLiteral("--set"), QStringLiteral("3.steps=1")})), 0);

    const QString file = hanga.outputLines().value(0);
    QCOMPARE(QString::fromUtf8(pngChunk(file, QStringLiteral("prompt"))["3"]["inputs"]["seed"].text()), seed);
    QVERIFY(file.contains(seed));
}

void TestGenerate::aGivenFileKeepsItsSeedAndItsNumbers()
{
    Workflow sample = textToImageSample(QStringLiteral("v1-5-pruned-emaonly.safetensors"));
    const NodeId sampler{seedOf};
    sample.setInput({sampler, QStringLiteral("seed")}, json::Value::number("9007199254740993"));
    sample.setInput({sampler, QStringLiteral("cfg")}, json::Value::number("7.50"));
    sample.setInput({sampler, QStringLiteral("steps")}, json::Value::number("2"));
    Program first(m_home->path());
    QCOMPARE(first.run(generate({QStringLiteral("--set"), QStringLiteral("3.steps=1")})), 0);
    const json::Value checkpoint =
        pngChunk(first.outputLines().value(0), QStringLiteral("prompt"))["4"]["inputs"]["ckpt_name"];
    sample.setInput({NodeId(QStringLiteral("4")), QStringLiteral("ckpt_name")}, checkpoint);
    const QString file = write(QStringLiteral("given.json"), json::write(sample.graph()));

    Program hanga(m_home->path());
    QCOMPARE(hanga.run(generate({QStringLiteral("--workflow"), file})), 0);

    const json::Value inputs = pngChunk(hanga.outputLines().value(0), QStringLiteral("prompt"))["3"]["inputs"];
    QCOMPARE(QString::fromUtf8(inputs["seed"].text()), QStringLiteral("9007199254740993"));
    QCOMPARE(inputs["cfg"].toDouble(), 7.5);

    // An image is a workflow file too.
    Program again(m_home->path());
    QCOMPARE(again.run(generate({QStringLiteral("--workflow"), hanga.outputLines().value(0), QStringLiteral("--seed"),
                                 QStringLiteral("5")})),
             0);
    QCOMPARE(QString::fromUtf8(
                 pngChunk(again.outputLines().value(0), QStringLiteral("prompt"))["3"]["inputs"]["seed"].text()),
             QStringLiteral("5"));
}

void TestGenerate::everyOptionReachesTheServer()
{
    Program hanga(m_home->path());

    QCOMPARE(
        hanga.run(generate(
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
    const QString file = write(QStringLiteral("波 と 船.json"), chain("ImageInvert", ""));
    const QString out = path(QStringLiteral("出力 フォルダ/深い 所"));
    Program hanga(m_home->path());

    QCOMPARE(hanga.run(generate({QStringLiteral("--workflow"), file, QStringLiteral("--output"), out})), 0);

    QVERIFY(hanga.outputLines().value(0).startsWith(out));
    QVERIFY(QFileInfo::exists(hanga.outputLines().value(0)));
}

void TestGenerate::anImageIsUploadedAndUsed()
{
    Program first(m_home->path());
    QCOMPARE(first.run(generate({QStringLiteral("--set"), QStringLiteral("3.steps=1")})), 0);
    const QString photo = path(QStringLiteral("私の 写真.png"));
    QVERIFY(QFile::copy(first.outputLines().value(0), photo));
    const QString file = write(QStringLiteral("invert.json"),
                               R"({"1":{"class_type":"LoadImage","inputs":{"image":"none.png"}},
                  "2":{"class_type":"ImageInvert","inputs":{"image":["1",0]}},
                  "3":{"class_type":"SaveImage","inputs":{"images":["2",0],"filename_prefix":"x"}}})");

    Program hanga(m_home->path());
    QCOMPARE(hanga.run(generate(
                 {QStringLiteral("--workflow"), file, QStringLiteral("--image"), QStringLiteral("1.image=") + photo})),
             0);

    QCOMPARE(pngChunk(hanga.outputLines().value(0), QStringLiteral("prompt"))["1"]["inputs"]["image"].toString(),
             QStringLiteral("私の 写真.png"));
}

void TestGenerate::previewsAloneGoToTheOutputFolder()
{
    const QString file =
        write(QStringLiteral("preview.json"),
              R"({"1":{"class_type":"EmptyImage","inputs":{"width":64,"height":64,"batch_size":1,"color":7}},
                  "2":{"class_type":"PreviewImage","inputs":{"images":["1",0]}}})");
    const QString out = path(QStringLiteral("out"));
    Program hanga(m_home->path());

    QCOMPARE(hanga.run(generate(
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
        write(QStringLiteral("both.json"),
              R"({"1":{"class_type":"EmptyImage","inputs":{"width":64,"height":64,"batch_size":1,"color":8}},
                  "2":{"class_type":"PreviewImage","inputs":{"images":["1",0]}},
                  "3":{"class_type":"SaveImage","inputs":{"images":["1",0],"filename_prefix":"x"}}})");
    const QString out = path(QStringLiteral("out"));
    Program hanga(m_home->path());

    QCOMPARE(hanga.run(generate(
                 {QStringLiteral("--json"), QStringLiteral("--workflow"), file, QStringLiteral("--output"), out})),
             0);

    const QList<json::Value> outputs = eventsOf(hanga.events(), "output");
    QCOMPARE(outputs.size(), 2);
    for (const json::Value &each : outputs)
        QCOMPARE(each["file"].toString().startsWith(out), each["type"].text() == "output");
}

void TestGenerate::aFailedJobEndsWithOne()
{
    const QString file =
        write(QStringLiteral("explode.json"), chain("TestExplode", R"(,"message":"ドカン\nsecond line")", "爆発"));
    Program hanga(m_home->path());

    QCOMPARE(hanga.run(generate({QStringLiteral("--json"), QStringLiteral("--workflow"), file})), 1);

    QCOMPARE(hanga.errorLines().size(), 1);
    QVERIFY(hanga.errorLines().first().contains(u"爆発"));
    QVERIFY(hanga.errorLines().first().contains(u"ドカン"));
    const json::Value last = hanga.events().last();
    QCOMPARE(last["event"].toString(), QStringLiteral("failed"));
    QCOMPARE(last["error"]["node"].toString(), QStringLiteral("2"));
    QCOMPARE(last["error"]["title"].toString(), QStringLiteral("爆発"));
    QVERIFY(last["error"]["traceback"].size() > 0);
    QVERIFY(!last["error"]["exception_type"].toString().isEmpty());
}

void TestGenerate::wrongUseEndsWithTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *tag, const QStringList &arguments) { QTest::newRow(tag) << arguments; };
    row("unknown verb", {QStringLiteral("frobnicate")});
    row("unknown option", {QStringLiteral("generate"), QStringLiteral("--frobnicate")});
    row("a later issue's option", {QStringLiteral("generate"), QStringLiteral("--profile"), QStringLiteral("x")});
    row("no address", {QStringLiteral("generate"), QStringLiteral("--server"), QStringLiteral("http://")});
    row("output is a file", {QStringLiteral("generate"), QStringLiteral("--demo"), QStringLiteral("--output"),
                             QStringLiteral(HANGA_BINARY)});
    row("no image file", {QStringLiteral("generate"), QStringLiteral("--demo"), QStringLiteral("--image"),
                          QStringLiteral("1.image=/none.png")});
    row("no such node",
        {QStringLiteral("generate"), QStringLiteral("--demo"), QStringLiteral("--set"), QStringLiteral("77.steps=1")});
    row("no such input",
        {QStringLiteral("generate"), QStringLiteral("--demo"), QStringLiteral("--set"), QStringLiteral("3.stepz=1")});
}

void TestGenerate::wrongUseEndsWithTwo()
{
    QFETCH(QStringList, arguments);
    Program hanga(m_home->path());

    QCOMPARE(hanga.run(arguments), 2);

    QCOMPARE(hanga.output(), QByteArray());
    QCOMPARE(hanga.errorLines().size(), 1);
    const QRegularExpression form(QStringLiteral("^hanga: .+: .+$"));
    QVERIFY2(form.match(hanga.errorLines().first()).hasMatch(), qPrintable(hanga.errorLines().first()));
}

void TestGenerate::anUnreadableFileEndsWithTwo_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("more");
    const auto row = [](const char *tag, const QByteArray &bytes, const QStringList &more = {}) {
        QTest::newRow(tag) << bytes << more;
    };
    row("empty", {});
    row("binary", QByteArray::fromHex("00010203fffefd7f454c46") + QByteArray(1000, '\0'));
    row("UTF-16", QByteArray("\xff\xfe{\0}\0", 6));
    row("an array", "[]");
    row("an empty object", "{}");
    row("a number", "7");
    row("cut short", R"({"3":{"class_type":"KSamp)");
    row("something else", R"({"name":"package","version":"1.0"})");
    row("the editor's format", R"({"last_node_id":1,"nodes":[{"id":1,"type":"KSampler"}],"links":[],"version":0.4})");
    row("an image without a workflow", QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQV"
                                                              "R4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="));
    row("a seed where there is none", chain("ImageInvert", ""), {QStringLiteral("--seed"), QStringLiteral("5")});
    row("a prompt where there is none", chain("ImageInvert", ""), {QStringLiteral("--prompt"), QStringLiteral("x")});
}

void TestGenerate::anUnreadableFileEndsWithTwo()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, more);
    const QString file = write(QStringLiteral("波 浪.json"), bytes);
    Program hanga(m_home->path());

    QCOMPARE(hanga.run(generate(QStringList{QStringLiteral("--workflow"), file} + more)), 2);

    QCOMPARE(hanga.output(), QByteArray());
    QVERIFY2(hanga.errorLines().size() == 1, qPrintable(hanga.errorLines().join(u'\n')));
    QVERIFY(hanga.errorLines().first().startsWith(u"hanga: "));
}

void TestGenerate::aHugeFileIsRefusedAtOnce()
{
    QFile file(path(QStringLiteral("huge.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(200LL << 20));
    file.close();
    Program hanga(m_home->path());

    QCOMPARE(hanga.run(generate({QStringLiteral("--workflow"), file.fileName()})), 2);

    QCOMPARE(hanga.errorLines().size(), 1);
}

void TestGenerate::noServerEndsWithThree()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const QString address = QStringLiteral("http://127.0.0.1:%1").arg(taken.serverPort());
    taken.close();
    Program hanga(m_home->path());

    QCOMPARE(hanga.run({QStringLiteral("generate"), QStringLiteral("--server"), address}), 3);

    QCOMPARE(hanga.output(), QByteArray());
    QCOMPARE(hanga.errorLines().size(), 1);
    QVERIFY(hanga.errorLines().first().contains(address));
}

void TestGenerate::aPortThatIsNoComfyUiEndsWithThree_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a web page") << answer(200, "text/html", "<html><body>hello</body></html>").bytes;
    QTest::newRow("404") << answer(404, "text/plain", "404: Not Found").bytes;
    QTest::newRow("garbage JSON") << jsonAnswer("{\"system\":").bytes;
    QTest::newRow("other JSON") << jsonAnswer("[1,2,3]").bytes;
    QTest::newRow("no HTTP at all") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
}

void TestGenerate::aPortThatIsNoComfyUiEndsWithThree()
{
    QFETCH(QByteArray, bytes);
    StubHttpServer server([bytes](const StubRequest &) { return StubAnswer{bytes, true}; });
    Program hanga(m_home->path());

    QCOMPARE(hanga.run({QStringLiteral("generate"), QStringLiteral("--server"), server.address()}), 3);

    QCOMPARE(hanga.output(), QByteArray());
    QVERIFY2(hanga.errorLines().size() == 1, qPrintable(hanga.errorLines().join(u'\n')));
}

void TestGenerate::aRejectedJobEndsWithFour()
{
    Program hanga(m_home->path());

    QCOMPARE(hanga.run(generate({QStringLiteral("--json"), QStringLiteral("--set"), QStringLiteral("3.steps=0"),
                                 QStringLiteral("--set"), QStringLiteral("3.sampler_name=\"nonesuch\"")})),
             4);

    const QList<json::Value> events = hanga.events();
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first()["event"].toString(), QStringLiteral("rejected"));
    const json::Value problems = events.first()["error"]["problems"];
    QCOMPARE(problems.size(), 2);
    QCOMPARE(problems[qsizetype(0)]["node"].toString(), QStringLiteral("3"));
    QVERIFY(!problems[qsizetype(0)]["title"].toString().isEmpty());
    QCOMPARE(hanga.errorLines().size(), 2);
    const QString all = hanga.errorLines().join(u'\n');
    QVERIFY2(all.contains(u"steps") && all.contains(u"sampler_name"), qPrintable(all));
}

void TestGenerate::aBrokenGraphEndsWithFour_data()
{
    QTest::addColumn<QByteArray>("graph");
    QTest::newRow("a missing node") << QByteArray(R"({"2":{"class_type":"ImageInvert","inputs":{"image":["77",0]}},
                          "3":{"class_type":"SaveImage","inputs":{"images":["2",0],"filename_prefix":"x"}}})");
    QTest::newRow("a circle") << QByteArray(
        R"({"1":{"class_type":"ImageInvert","inputs":{"image":["2",0]}},
            "2":{"class_type":"ImageInvert","inputs":{"image":["1",0]}},
            "3":{"class_type":"SaveImage","inputs":{"images":["2",0],"filename_prefix":"x"}}})");
}

void TestGenerate::aBrokenGraphEndsWithFour()
{
    QFETCH(QByteArray, graph);
    const QString file = write(QStringLiteral("broken.json"), graph);
    Program hanga(m_home->path());

    QCOMPARE(hanga.run(generate({QStringLiteral("--workflow"), file})), 4);

    QCOMPARE(hanga.output(), QByteArray());
    QCOMPARE(hanga.errorLines().size(), 1);
}

void TestGenerate::aTimeoutEndsWithFive()
{
    Program hanga(m_home->path());

    QCOMPARE(hanga.run(generate({QStringLiteral("--json"), QStringLiteral("--set"), QStringLiteral("3.steps=10000"),
                                 QStringLiteral("--timeout"), QStringLiteral("1.5")})),
             5);

    QCOMPARE(hanga.errorLines().size(), 1);
    QCOMPARE(hanga.events().last()["event"].toString(), QStringLiteral("lost"));
    // The server was told to stop: the next job need not wait for the slow one.
    Program next(m_home->path());
    QCOMPARE(next.run(generate({QStringLiteral("--set"), QStringLiteral("3.steps=1")})), 0);
}

void TestGenerate::anInterruptCancelsAndEndsWithSix_data()
{
    QTest::addColumn<bool>("terminates");
    QTest::newRow("SIGINT") << false;
    QTest::newRow("SIGTERM") << true;
}

void TestGenerate::anInterruptCancelsAndEndsWithSix()
{
    QFETCH(bool, terminates);
    Program hanga(m_home->path());
    hanga.start(generate({QStringLiteral("--json"), QStringLiteral("--count"), QStringLiteral("3"),
                          QStringLiteral("--set"), QStringLiteral("3.steps=1000")}));
    QVERIFY(hanga.waitForOutput("\"progress\""));

    if (terminates)
        hanga.terminate();
    else
        hanga.interrupt();

    QVERIFY(hanga.waitForEnd());
    QCOMPARE(hanga.exitCode(), 6);
    QCOMPARE(eventsOf(hanga.events(), "cancelled").size(), 3);
    QCOMPARE(eventsOf(hanga.events(), "done").size(), 0);
}

void TestGenerate::aSecondInterruptLeavesAtOnce()
{
    const QString file = write(QStringLiteral("slow.json"), chain("TestSlow", R"(,"seconds":4)"));
    Program hanga(m_home->path());
    hanga.start(generate({QStringLiteral("--json"), QStringLiteral("--workflow"), file}));
    QVERIFY(hanga.waitForOutput("\"queued\""));
    // The first alone would wait for the node to end. Signals that come together count once, hence several.
    QElapsedTimer timer;
    timer.start();

    const bool ended = QTest::qWaitFor(
        [&hanga] {
            hanga.interrupt();
            return hanga.waitForEnd(20);
        },
        2500);

    QVERIFY(ended);
    QCOMPARE(hanga.exitCode(), 6);
    QVERIFY(timer.elapsed() < 2500);
}

QTEST_GUILESS_MAIN(TestGenerate)
#include "tst_generate.moc"
