#include "media/png.h"
#include "workflow/discovery.h"
#include "workflow/opening.h"
#include "json/document.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace hanga;

namespace {

const QString dataFolder = QStringLiteral(HANGA_TEST_DATA "/");
constexpr auto smallGraph = R"({"1":{"class_type":"A","inputs":{"x":1}}})";
constexpr auto smallUi = R"({"nodes":[],"links":[]})";

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A PNG of one pixel.
QByteArray pixel()
{
    return QByteArray::fromBase64(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
}

QByteArray withText(const char *keyword, const QByteArray &text)
{
    return media::withPngTexts(pixel(), {{QString::fromLatin1(keyword), text}});
}

QByteArray encoded(const QByteArray &json)
{
    return json::write(json::Value(QString::fromUtf8(json)));
}

QByteArray utf16(const char *text)
{
    const QString wide = QString::fromLatin1(text);
    return QByteArray("\xff\xfe") + QByteArray(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2);
}

} // namespace

class TestOpening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSoundFileIsKnownByItsContent_data();
    void aSoundFileIsKnownByItsContent();
    void aBadFileGetsOneSentence_data();
    void aBadFileGetsOneSentence();
    void aTextOfCommasIsRefusedBeforeItFillsTheMemory();
    void aFileOf200MegabytesIsNotRead();
    void aFileThatIsNotThereIsSaid();
    void aFolderIsNoFile();
    void aNameLosesFolderAndEnding();
    void aBrokenTextInAPictureIsANote();
    void aRealPictureOpens();
    void onlyAnApiGraphCanRun_data();
    void onlyAnApiGraphCanRun();
    void everyPromptThatAServerAcceptedOpens();
    void theSampleIsComplete();
    void theSampleTakesACheckpoint();
};

void TestOpening::aSoundFileIsKnownByItsContent_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("format");
    QTest::addColumn<bool>("api");
    QTest::addColumn<bool>("ui");
    const auto row = [](const char *name, const QByteArray &bytes, const char *format, bool api, bool ui) {
        QTest::newRow(name) << bytes << QString::fromLatin1(format) << api << ui;
    };
    const QByteArray api = smallGraph;
    const QByteArray ui = smallUi;
    row("api", api, "api", true, false);
    row("api with byte order mark", "\xef\xbb\xbf" + api, "api", true, false);
    row("api encoded twice", encoded(encoded(api)), "api", true, false);
    row("api in a request",
        R"({"prompt":)" + api + R"(,"client_id":"x","extra_data":{"extra_pnginfo":{"workflow":)" + ui + "}}}", "api",
        true, true);
    row("both wrapped", R"({"prompt":)" + api + R"(,"workflow":)" + ui + "}", "api", true, true);
    row("both wrapped as texts", R"({"prompt":)" + encoded(api) + R"(,"workflow":)" + encoded(ui) + "}", "api", true,
        true);
    row("ui", ui, "ui", false, true);
    row("ui wrapped", R"({"workflow":)" + ui + "}", "ui", false, true);
    row("png without texts", pixel(), "png", false, false);
    row("png with prompt", withText("prompt", api), "png", true, false);
    row("png with Prompt encoded twice", withText("Prompt", encoded(api)), "png", true, false);
    row("png with workflow", withText("WORKFLOW", ui), "png", false, true);
    row("png with both", media::withPngTexts(pixel(), {{u"workflow"_qs, ui}, {u"prompt"_qs, api}}), "png", true, true);
    row("png with other text", withText("Software", "x"), "png", false, false);
    row("png that is cut short", withText("prompt", api).chopped(20), "png", true, false);
    row("jpeg", QByteArray("\xff\xd8\xff\xe0") + QByteArray(100, '\0'), "jpeg", false, false);
    row("webp", QByteArray("RIFF\x10\0\0\0WEBPVP8 ", 16), "webp", false, false);
    row("mp4",
        QByteArray("\0\0\0\x20"
                   "ftypisom",
                   12),
        "mp4", false, false);
    row("avif",
        QByteArray("\0\0\0\x20"
                   "ftypavif",
                   12),
        "avif", false, false);
    row("webm", QByteArray("\x1a\x45\xdf\xa3"), "webm", false, false);
    row("flac", "fLaC", "flac", false, false);
    row("ogg", "OggS", "ogg", false, false);
    row("mp3", "ID3\4", "mp3", false, false);
    row("gif", "GIF89a", "gif", false, false);
}

void TestOpening::aSoundFileIsKnownByItsContent()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, format);
    QFETCH(bool, api);
    QFETCH(bool, ui);

    const auto file = openBytes(bytes, QStringLiteral("wrong.txt"));

    QVERIFY2(file, qPrintable(file ? QString() : whatHappened(file.error())));
    QCOMPARE(file->format, format);
    QCOMPARE(file->api.has_value(), api);
    QCOMPARE(!file->ui.isNull(), ui);
    if (api)
        QCOMPARE(json::write(file->api->graph()), QByteArray(smallGraph));
    if (ui)
        QCOMPARE(json::write(file->ui), QByteArray(smallUi));
    const bool isPlain = format == u"api" || format == u"ui" || format == u"png";
    QVERIFY(isPlain || !file->notes.isEmpty());
}

void TestOpening::aBadFileGetsOneSentence_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const QByteArray &bytes, Error::Kind kind, const QString &word) {
        QTest::newRow(name) << bytes << kind << word;
    };
    row("0 bytes", {}, Error::Kind::FileEmpty, u"empty"_qs);
    row("binary", QByteArray("\x01\x00\x80\xff\x00\x02\x03\x04", 8).repeated(1000), Error::Kind::NotAWorkflow,
        u"no text"_qs);
    row("zeros", QByteArray(5000, '\0'), Error::Kind::NotAWorkflow, u"no text"_qs);
    row("UTF-16", utf16(smallGraph), Error::Kind::JsonInvalid, u"UTF-16"_qs);
    row("UTF-16 without mark", utf16(smallGraph).sliced(2), Error::Kind::JsonInvalid, u"UTF-16"_qs);
    row("Latin-1", "{\"a\":\"\xe4\"}", Error::Kind::JsonInvalid, u"UTF-8"_qs);
    row("a page", "<html>", Error::Kind::JsonInvalid, u"line 1"_qs);
    row("cut short", R"({"1":{"class_type":"A")", Error::Kind::JsonInvalid, u"line 1"_qs);
    row("list", "[]", Error::Kind::NotAWorkflow, u"list"_qs);
    row("empty object", "{}", Error::Kind::NotAWorkflow, u"no nodes"_qs);
    row("number", "42", Error::Kind::NotAWorkflow, u"number"_qs);
    row("other object", R"({"name":"x"})", Error::Kind::NotAWorkflow, u"“name”"_qs);
    row("text that is no JSON", R"("hello")", Error::Kind::NotAWorkflow, u"text"_qs);
    row("wrapped nothing", R"({"prompt":{}})", Error::Kind::NotAWorkflow, u"no nodes"_qs);
}

void TestOpening::aBadFileGetsOneSentence()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Error::Kind, kind);
    QFETCH(QString, word);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("ファイル with space.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();

    const auto opened = openFile(path);

    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, kind);
    const QString sentence = whatHappened(opened.error());
    QVERIFY2(sentence.contains(word), qPrintable(sentence));
    QVERIFY(!sentence.contains(u'\n'));
    QVERIFY(!whatToDo(opened.error()).isEmpty());
}

void TestOpening::aTextOfCommasIsRefusedBeforeItFillsTheMemory()
{
    const QByteArray text = "[" + QByteArray("0,").repeated(9'000'000) + "0]";

    const auto opened = openBytes(text, QStringLiteral("bomb"));

    QVERIFY(!opened);
    QCOMPARE(opened.error().args.value(2), QStringLiteral("tooLarge"));
}

void TestOpening::aFileOf200MegabytesIsNotRead()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("large.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(qint64(200) * 1024 * 1024)); // sparse
    file.close();

    QElapsedTimer timer;
    timer.start();
    const auto opened = openFile(path);

    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::FileTooLarge);
    QCOMPARE(opened.error().args, (QStringList{path, u"200"_qs, u"50"_qs}));
    QVERIFY2(timer.elapsed() < 50, "reading it would take longer");
}

void TestOpening::aFileThatIsNotThereIsSaid()
{
    QTemporaryDir folder;

    const auto opened = openFile(folder.filePath(QStringLiteral("none.json")));

    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::FileNotFound);
}

void TestOpening::aFolderIsNoFile()
{
    QTemporaryDir folder;

    const auto opened = openFile(folder.path());

    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::FileUnreadable);
}

void TestOpening::aNameLosesFolderAndEnding()
{
    const auto file = openBytes(smallGraph, QStringLiteral("/somewhere/港 v1.2.json"));

    QCOMPARE(file->name, QStringLiteral("港 v1.2"));
}

void TestOpening::aBrokenTextInAPictureIsANote()
{
    const auto file = openBytes(withText("prompt", "a cat, high quality"), QStringLiteral("x.png"));

    QVERIFY(file);
    QVERIFY(!file->api);
    QCOMPARE(file->notes.size(), 1);
    QCOMPARE(runnable(*file).error().kind, Error::Kind::NoWorkflowInside);
}

void TestOpening::aRealPictureOpens()
{
    const auto file = openFile(dataFolder + QStringLiteral("transcripts/saved-with-metadata.png"));

    QVERIFY(file);
    QCOMPARE(file->format, QStringLiteral("png"));
    QVERIFY(runnable(*file));
    QVERIFY(!discover(*file->api, {}).seeds.isEmpty());
}

void TestOpening::onlyAnApiGraphCanRun_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("ui") << QStringLiteral("ui.json") << Error::Kind::UiFormat;
    QTest::newRow("missing node") << QStringLiteral("missing-node.json") << Error::Kind::BrokenGraph;
    QTest::newRow("cycle") << QStringLiteral("cycle.json") << Error::Kind::BrokenGraph;
}

void TestOpening::onlyAnApiGraphCanRun()
{
    QFETCH(QString, name);
    QFETCH(Error::Kind, kind);

    const auto file = openFile(dataFolder + QStringLiteral("workflow/") + name);
    QVERIFY(file);
    const auto workflow = runnable(*file);

    QVERIFY(!workflow);
    QCOMPARE(workflow.error().kind, kind);
    QVERIFY(!whatHappened(workflow.error()).isEmpty());
}

void TestOpening::everyPromptThatAServerAcceptedOpens()
{
    int prompts = 0;
    const QDir folder(dataFolder + QStringLiteral("transcripts"));
    for (const QString &name : folder.entryList({QStringLiteral("*.jsonl")})) {
        for (const QByteArray &line : contents(folder.filePath(name)).split('\n')) {
            const json::Value entry = json::parse(line).value_or(json::Value());
            if (entry["method"].toString() != u"POST" || entry["status"].toInt64() != 200 ||
                !entry["path"].toString().endsWith(u"/prompt"))
                continue;
            const auto file = openBytes(json::write(entry["request_body"]), name);
            QVERIFY2(file, qPrintable(name));
            QCOMPARE(file->format, QStringLiteral("api"));
            QVERIFY2(!discover(*file->api, {}).outputs.isEmpty(), qPrintable(name));
            ++prompts;
        }
    }
    QCOMPARE(prompts, 21);
}

void TestOpening::theSampleIsComplete()
{
    const Workflow sample = textToImageSample();
    const Discovery found = discover(sample, {});

    QVERIFY(!sample.defect());
    QCOMPARE(found.positive.size(), 1);
    QCOMPARE(sample.title(found.positive.first().at.node), QStringLiteral("Prompt"));
    QCOMPARE(found.negative.size(), 1);
    QCOMPARE(sample.title(found.negative.first().at.node), QStringLiteral("Negative prompt"));
    QCOMPARE(found.sizes.first().width.toInt64(), 512);
    QCOMPARE(found.sizes.first().height.toInt64(), 512);
    QCOMPARE(found.seeds.size(), 1);
    const auto value = [&sample, &found](const char *name) {
        return sample.input({found.samplers.first().node, QString::fromLatin1(name)});
    };
    QCOMPARE(value("steps").toInt64(), 20);
    QCOMPARE(value("sampler_name").toString(), QStringLiteral("euler"));
    QCOMPARE(value("scheduler").toString(), QStringLiteral("normal"));
}

void TestOpening::theSampleTakesACheckpoint()
{
    const Discovery found = discover(textToImageSample(QStringLiteral("版画.safetensors")), {});

    QCOMPARE(found.models.size(), 1);
    QCOMPARE(found.models.first().value, QStringLiteral("版画.safetensors"));
}

QTEST_GUILESS_MAIN(TestOpening)
#include "tst_opening.moc"
