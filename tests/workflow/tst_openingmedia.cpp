#include "media/mediafiles.h"
#include "workflow/opening.h"
#include "json/document.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace hanga;
using mediafiles::Texts;

namespace {

const QString shared = QStringLiteral(HANGA_SHARED_DIR "/workflows/");
const QByteArray smallGraph = R"({"1":{"class_type":"A","inputs":{"x":1}}})";
const QByteArray smallUi = R"({"nodes":[],"links":[]})";

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray encoded(const QByteArray &json)
{
    return json::write(json::Value(QString::fromUtf8(json)));
}

Texts texts(const QByteArray &prompt, const QByteArray &workflow)
{
    Texts list;
    if (!prompt.isEmpty())
        list.append({QStringLiteral("prompt"), prompt});
    if (!workflow.isEmpty())
        list.append({QStringLiteral("workflow"), workflow});
    return list;
}

QByteArray pngWith(const char *keyword, const QByteArray &text)
{
    return mediafiles::file("png", {{QString::fromLatin1(keyword), text}});
}

} // namespace

class TestOpeningMedia : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothPartsAreFound_data();
    void bothPartsAreFound();
    void onePartIsEnough_data() { bothPartsAreFound_data(); }
    void onePartIsEnough();
    void otherPlacesAreUnderstood_data();
    void otherPlacesAreUnderstood();
    void aStalePointerIsCured_data();
    void aStalePointerIsCured();
    void otherTextsAreNoWorkflow_data();
    void otherTextsAreNoWorkflow();
    void theNoteSaysWhichPartIsUsed();
    void everyMediaFileOfTheCorpusHasItsParts_data();
    void everyMediaFileOfTheCorpusHasItsParts();
    void damagedFilesOfTheCorpusAreSurvived_data() { everyMediaFileOfTheCorpusHasItsParts_data(); }
    void damagedFilesOfTheCorpusAreSurvived();
};

void TestOpeningMedia::bothPartsAreFound_data()
{
    QTest::addColumn<QByteArray>("kind");
    for (const QByteArray &kind : mediafiles::kinds())
        QTest::newRow(kind.constData()) << kind;
}

void TestOpeningMedia::bothPartsAreFound()
{
    QFETCH(QByteArray, kind);

    const auto file = openBytes(mediafiles::file(kind, texts(smallGraph, smallUi)), QStringLiteral("wrong.json"));

    QVERIFY(file);
    QVERIFY(file->api);
    QCOMPARE(json::write(file->api->graph()), smallGraph);
    QCOMPARE(json::write(file->ui), smallUi);
    QVERIFY(runnable(*file));
}

void TestOpeningMedia::onePartIsEnough()
{
    QFETCH(QByteArray, kind);

    const auto api = openBytes(mediafiles::file(kind, texts(encoded(smallGraph), {})), {});
    const auto ui = openBytes(mediafiles::file(kind, texts({}, smallUi)), {});
    const auto none = openBytes(mediafiles::file(kind, {}), {});

    QVERIFY(api && ui && none);
    QVERIFY(api->api && api->ui.isNull());
    QVERIFY(!ui->api && !ui->ui.isNull());
    QCOMPARE(runnable(*ui).error().kind, Error::Kind::UiFormat);
    QVERIFY(!none->api && none->ui.isNull());
    QCOMPARE(none->notes, QStringList{QStringLiteral("No workflow was found in this file.")});
    QCOMPARE(runnable(*none).error().kind, Error::Kind::NoWorkflowInside);
}

void TestOpeningMedia::otherPlacesAreUnderstood_data()
{
    using namespace mediafiles;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("api");
    QTest::addColumn<bool>("ui");
    const auto row = [](const char *name, const QByteArray &bytes, bool api, bool ui) {
        QTest::newRow(name) << bytes << api << ui;
    };
    const QByteArray both = "{\"prompt\":" + smallGraph + ",\"workflow\":" + smallUi + '}';
    const QByteArray bothEncoded = "{\"prompt\":" + encoded(smallGraph) + ",\"workflow\":" + encoded(smallUi) + '}';
    const auto comment = [](const QByteArray &text) { return file("mp4", {{QStringLiteral("comment"), text}}); };
    row("one comment of a film", comment(both), true, true);
    row("one comment, its parts encoded", comment(bothEncoded), true, true);
    row("one comment, encoded as a whole", comment(encoded(both)), true, true);
    row("COMMENT of a WebM", file("webm", {{QStringLiteral("comment"), both}}), true, true);
    row("SVG", "<svg><metadata><![CDATA[\n" + both + "\n]]></metadata></svg>", true, true);
    row("SVG with one part", "<svg><metadata>" + smallGraph + "</metadata></svg>", true, false);
    row("UserComment", jpeg(exif({{0x9286, QByteArray(8, '\0') + both}})), true, true);
    row("Copyright with a prefix", webp(exif({{0x8298, "workflow:" + smallUi}})), false, true);
    row("ImageDescription without one", webp(exif({{0x010e, smallUi}})), false, true);
    row("a text of another name", pngWith("generation_data", smallGraph), true, false);
    row("wflo beside ilst",
        file("mp4", texts(smallGraph, {})).replace("moov", "free") +
            box("moov", box("udta", box("wflo", QByteArray(4, '\0') + smallUi))),
        false, true);
    row("the graph in the text “workflow”", pngWith("workflow", smallGraph), true, false);
    row("a prompt that is none, a workflow that is one", file("png", texts("a cat", smallUi)), false, true);
    row("the second of two prompts",
        file("png", {{QStringLiteral("prompt"), "a cat"}, {QStringLiteral("Prompt"), smallGraph}}), true, false);
}

void TestOpeningMedia::otherPlacesAreUnderstood()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, api);
    QFETCH(bool, ui);

    const auto file = openBytes(bytes, {});

    QVERIFY(file);
    QCOMPARE(file->api.has_value(), api);
    QCOMPARE(!file->ui.isNull(), ui);
    if (api)
        QCOMPARE(json::write(file->api->graph()), smallGraph);
    if (ui)
        QCOMPARE(json::write(file->ui), smallUi);
    QVERIFY(!file->notes.isEmpty());
}

void TestOpeningMedia::aStalePointerIsCured_data()
{
    QTest::addColumn<quint32>("stale");
    QTest::newRow("sound") << quint32(0);
    QTest::newRow("in the middle of the other text") << quint32(20);
    QTest::newRow("a byte too late") << quint32(-1);
    QTest::newRow("behind the block") << quint32(-5000);
    QTest::newRow("before everything") << quint32(70);
}

void TestOpeningMedia::aStalePointerIsCured()
{
    QFETCH(quint32, stale);
    const QByteArray nul(1, '\0');
    const QByteArray block =
        mediafiles::exif({{0x010f, "workflow:" + smallUi + nul}, {0x0110, "prompt:" + smallGraph + nul}}, true, stale);

    const auto file = openBytes(mediafiles::webp(block), {});

    QVERIFY(file && file->api);
    QCOMPARE(json::write(file->api->graph()), smallGraph);
    QCOMPARE(json::write(file->ui), smallUi);
}

void TestOpeningMedia::otherTextsAreNoWorkflow_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray nul(1, '\0');
    QTest::newRow("a camera") << mediafiles::webp(
        mediafiles::exif({{0x010f, "Canon" + nul}, {0x0110, "EOS prompt: R5" + nul}}));
    QTest::newRow("other JSON") << pngWith("comment", R"({"nodes":3})");
    QTest::newRow("no JSON") << pngWith("comment", "{a cat}");
    QTest::newRow("numbers") << pngWith("comment", "{\"1\":2}");
    QTest::newRow("a poem") << mediafiles::file("mp3",
                                                {{QStringLiteral("lyrics"), "Steps: up, down: left, Sampler: me"}});
}

void TestOpeningMedia::otherTextsAreNoWorkflow()
{
    QFETCH(QByteArray, bytes);

    const auto file = openBytes(bytes, {});

    QVERIFY(file);
    QVERIFY(!file->api && file->ui.isNull());
    QCOMPARE(file->notes, QStringList{QStringLiteral("No workflow was found in this file.")});
}

void TestOpeningMedia::theNoteSaysWhichPartIsUsed()
{
    const auto notes = [](const Texts &parts) {
        return openBytes(mediafiles::file("flac", parts), {}).value().notes.join(u'\n');
    };

    QVERIFY(notes(texts(smallGraph, smallUi)).contains(QStringLiteral("“prompt”")));
    QVERIFY(notes(texts(smallGraph, smallUi)).contains(QStringLiteral("“workflow”")));
    QVERIFY(notes(texts({}, smallUi)).contains(QStringLiteral("the editor's workflow only")));
    QVERIFY(notes({{QStringLiteral("comment"), smallGraph}}).contains(QStringLiteral("“comment”")));
    QVERIFY(notes(texts("a cat", smallUi)).contains(QStringLiteral("no workflow")));
}

void TestOpeningMedia::everyMediaFileOfTheCorpusHasItsParts_data()
{
    QTest::addColumn<json::Value>("entry");
    if (!QFile::exists(shared + QStringLiteral("INDEX.json")))
        QSKIP("the shared workflows are not here");
    const json::Value index = json::parse(contents(shared + QStringLiteral("INDEX.json"))).value();
    for (const json::Value &entry : index["entries"].items()) {
        if (entry["kind"].toString() == u"media")
            QTest::newRow(entry["file"].toString().toUtf8().constData()) << entry;
    }
}

void TestOpeningMedia::everyMediaFileOfTheCorpusHasItsParts()
{
    QFETCH(json::Value, entry);
    const QString name = entry["file"].toString();
    QString format = QFileInfo(name).suffix();
    format.replace(QStringLiteral("jpg"), QStringLiteral("jpeg"));

    const auto file = openFile(shared + name);

    QVERIFY(file);
    QCOMPARE(file->format, format);
    QCOMPARE(file->api.has_value(), entry["chunks"].contains("prompt"));
    QCOMPARE(!file->ui.isNull(), entry["chunks"].contains("workflow"));
    if (file->api && entry["nodes"].toInt64())
        QCOMPARE(file->api->nodes().size(), *entry["nodes"].toInt64());
    QVERIFY(!file->notes.isEmpty());
}

void TestOpeningMedia::damagedFilesOfTheCorpusAreSurvived()
{
    QFETCH(json::Value, entry);
    const QByteArray bytes = contents(shared + entry["file"].toString());
    QRandomGenerator random(5); // the same bytes every time
    QElapsedTimer timer;
    timer.start();

    for (int i = 0; i < 20; ++i) {
        const auto cut = openBytes(bytes.first(bytes.size() * i / 20), {});
        QVERIFY(cut || !whatHappened(cut.error()).isEmpty());
        QByteArray changed = bytes;
        for (int byte = 0; byte < 50; ++byte)
            changed[qsizetype(random.bounded(int(bytes.size())))] = char(random.bounded(256));
        const auto file = openBytes(changed, {});
        QVERIFY(file || !whatHappened(file.error()).isEmpty());
    }
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestOpeningMedia)
#include "tst_openingmedia.moc"
