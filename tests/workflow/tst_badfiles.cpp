#include "workflow/conversion.h"
#include "workflow/inspection.h"
#include "workflow/preflight.h"
#include "json/document.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

#include <zlib.h>

using namespace hanga;

namespace {

constexpr qint64 longestTime = 2000; // ms
constexpr qint64 mostMemory = 512;   // MB
constexpr quint32 seed = 20261125;

bool isLong()
{
    return qEnvironmentVariableIsSet("HANGA_LONG");
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The most memory that the process had since \ref forgetPeak, in MB; 0 where the system does not tell.
qint64 peakMemory()
{
    for (const QByteArray &line : contents(QStringLiteral("/proc/self/status")).split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong() / 1024;
    }
    return 0;
}

void forgetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

QByteArray big(quint32 number)
{
    QByteArray bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.append(char(number >> shift));
    return bytes;
}

QByteArray chunk(const QByteArray &type, const QByteArray &data)
{
    const QByteArray body = type + data;
    const auto *bytes = reinterpret_cast<const Bytef *>(body.constData());
    return big(quint32(data.size())) + body + big(quint32(crc32(0, bytes, uInt(body.size()))));
}

QByteArray png(const QByteArray &chunks)
{
    const QByteArray header = big(1) + big(1) + QByteArray("\x08\x02\0\0\0", 5);
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", header) + chunks + chunk("IEND", {});
}

/// \a megabytes of spaces, packed a thousandfold.
QByteArray bomb(int megabytes)
{
    z_stream stream{};
    deflateInit(&stream, Z_BEST_COMPRESSION);
    QByteArray piece(1 << 20, ' ');
    QByteArray packed;
    QByteArray buffer(1 << 16, Qt::Uninitialized);
    for (int i = 0; i < megabytes; ++i) {
        stream.next_in = reinterpret_cast<Bytef *>(piece.data());
        stream.avail_in = uInt(piece.size());
        do {
            stream.next_out = reinterpret_cast<Bytef *>(buffer.data());
            stream.avail_out = uInt(buffer.size());
            deflate(&stream, i + 1 == megabytes ? Z_FINISH : Z_NO_FLUSH);
            packed.append(buffer.constData(), buffer.size() - qsizetype(stream.avail_out));
        } while (stream.avail_out == 0);
    }
    deflateEnd(&stream);
    return packed;
}

QByteArray repeated(const QByteArray &text, int times)
{
    return text.repeated(times);
}

/// A graph of \a count nodes; \a source names where node i takes its picture from.
template <class Source> QByteArray graph(int count, Source source)
{
    QByteArray text = "{";
    for (int i = 0; i < count; ++i) {
        text += (i ? ",\"" : "\"") + QByteArray::number(i) + R"(":{"class_type":"ImageInvert","inputs":{"image":[")" +
                QByteArray::number(source(i)) + R"(",0]}})";
    }
    return text + '}';
}

QByteArray uiGraph(int count, const QByteArray &type)
{
    QByteArray nodes;
    QByteArray links;
    for (int i = 1; i <= count; ++i) {
        const QByteArray id = QByteArray::number(i);
        nodes += (i > 1 ? "," : "") +
                 (R"({"id":)" + id + R"(,"type":")" + type + R"(","inputs":[{"name":"image","type":"IMAGE","link":)") +
                 id + R"(}],"outputs":[{"name":"IMAGE","type":"IMAGE"}],"widgets_values":[]})";
        links += (i > 1 ? ",[" : "[") + id + ',' + QByteArray::number(i % count + 1) + ",0," + id + ",0,\"IMAGE\"]";
    }
    return R"({"nodes":[)" + nodes + R"(],"links":[)" + links + "]}";
}

/// Subgraphs a0, a1 … each of which holds \a twice times the next; the last holds \a last.
QByteArray subgraphs(int count, int twice, const QByteArray &last)
{
    QByteArray definitions;
    for (int i = 0; i < count; ++i) {
        const QByteArray inner = i + 1 == count ? last : "a" + QByteArray::number(i + 1);
        QByteArray nodes;
        for (int n = 1; n <= twice; ++n)
            nodes += (n > 1 ? "," : "") + (R"({"id":)" + QByteArray::number(n) + R"(,"type":")" + inner + R"("})");
        definitions +=
            (i ? "," : "") + (R"({"id":"a)" + QByteArray::number(i) + R"(","nodes":[)" + nodes + R"(],"links":[]})");
    }
    return R"({"nodes":[{"id":1,"type":"a0"}],"links":[],"definitions":{"subgraphs":[)" + definitions + "]}}";
}

} // namespace

/// Whatever bytes a file has: it opens or a sentence says why not, within bounds of time and memory. With HANGA_LONG
/// every file of the shared workflows is cut at 20 places and changed 20 times.
class TestBadFiles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aDamagedFileIsOpenedOrRefused_data();
    void aDamagedFileIsOpenedOrRefused();
    void theNameDoesNotDecide_data();
    void theNameDoesNotDecide();
    void aHostileFileIsOpenedOrRefused_data();
    void aHostileFileIsOpenedOrRefused();
    void whatIsNoFileIsRefused();

private:
    void use(const QByteArray &bytes, const QString &name);
    void useWithinBounds(const QByteArray &bytes, const QString &name, const QByteArray &what);
    void addFiles();

    const QString m_folder = QStringLiteral(HANGA_SHARED_DIR "/workflows/");
    NodeCatalog m_catalog;
    int m_refused = 0;
    int m_used = 0;
};

void TestBadFiles::initTestCase()
{
    const QByteArray objectInfo = contents(QStringLiteral(HANGA_TEST_DATA "/transcripts/object_info.json"));
    m_catalog = NodeCatalog::fromObjectInfo(objectInfo, QStringLiteral("test")).value();
}

/// All that the program does with a file before anything is sent.
void TestBadFiles::use(const QByteArray &bytes, const QString &name)
{
    Result<OpenedFile> file = openBytes(bytes, name);
    if (!file) {
        ++m_refused;
        QVERIFY(!whatHappened(file.error()).isEmpty());
        return;
    }
    ++m_used;
    if (!file->ui.isNull()) {
        const Result<Conversion> conversion = convertToApi(file->ui, m_catalog, name);
        QVERIFY(conversion || !whatHappened(conversion.error()).isEmpty());
        if (conversion && !file->api)
            file->api = conversion->workflow;
    }
    QVERIFY(inspectionJson(*file, m_catalog).isObject());
    if (const Result<Conversion> ready = runnable(*file, m_catalog))
        (void)preflight(ready->workflow, m_catalog);
    else
        QVERIFY(!whatHappened(ready.error()).isEmpty());
}

void TestBadFiles::useWithinBounds(const QByteArray &bytes, const QString &name, const QByteArray &what)
{
    const std::clock_t start = std::clock(); // of the processor: others may keep the machine busy
    use(bytes, name);
    const qint64 elapsed = qint64(std::clock() - start) * 1000 / CLOCKS_PER_SEC;
    const QByteArray text = what + ": " + QByteArray::number(elapsed) + " ms";
    if (elapsed > longestTime) {
        QVERIFY2(!isLong(), text.constData()); // in a debug build it is no fault
        qWarning("%s", text.constData());
    }
}

void TestBadFiles::addFiles()
{
    QTest::addColumn<QString>("file");
    const QDir folder(m_folder);
    if (!folder.exists())
        QSKIP("the shared workflows are not here");
    for (const char *part : {"api", "ui", "media"}) {
        const QString name = QLatin1StringView(part);
        for (const QString &file : QDir(folder.filePath(name)).entryList(QDir::Files))
            QTest::newRow(qPrintable(name + u'/' + file)) << name + u'/' + file;
    }
}

void TestBadFiles::aDamagedFileIsOpenedOrRefused_data()
{
    addFiles();
}

void TestBadFiles::aDamagedFileIsOpenedOrRefused()
{
    QFETCH(QString, file);
    const QByteArray whole = contents(m_folder + file);
    const int times = isLong() ? 20 : 2;
    QRandomGenerator random(seed);
    forgetPeak();

    for (int i = 0; i < times; ++i) {
        const qsizetype end = whole.size() * (i + 1) / (times + 1);
        useWithinBounds(whole.first(end), file, "cut at " + QByteArray::number(end));
    }
    for (int i = 0; i < times; ++i) {
        QByteArray changed = whole;
        for (int n = 0; n < 1 + i; ++n)
            changed[random.bounded(changed.size())] = char(random.bounded(256));
        useWithinBounds(changed, file, "change " + QByteArray::number(i));
    }
    QVERIFY2(peakMemory() <= mostMemory, QByteArray::number(peakMemory()).constData());
}

void TestBadFiles::theNameDoesNotDecide_data()
{
    addFiles();
}

void TestBadFiles::theNameDoesNotDecide()
{
    QFETCH(QString, file);
    const QByteArray bytes = contents(m_folder + file);
    const Result<OpenedFile> usual = openBytes(bytes, file);
    QVERIFY(usual);
    for (const char *ending : {"json", "png", "mp4", "mp3", "txt", ""}) {
        const Result<OpenedFile> renamed = openBytes(bytes, QStringLiteral("name.") + QLatin1StringView(ending));
        QVERIFY(renamed);
        QCOMPARE(renamed->format, usual->format);
        QCOMPARE(renamed->api.has_value(), usual->api.has_value());
        QVERIFY(renamed->ui == usual->ui);
    }
}

void TestBadFiles::aHostileFileIsOpenedOrRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto add = [](const char *name, const QByteArray &bytes) { QTest::newRow(name) << bytes; };
    const int packed = isLong() ? 4096 : 300;
    const QByteArray bombed = bomb(packed);
    add("a packed text of gigabytes", png(chunk("zTXt", QByteArray("prompt\0\0", 8) + bombed)));
    add("a packed international text", png(chunk("iTXt", QByteArray("workflow\0\1\0\0\0", 13) + bombed)));
    add("many packed texts", png(repeated(chunk("zTXt", QByteArray("prompt\0\0", 8) + bomb(60)), 40)));
    add("a chunk longer than the file", png(big(0x7fffffff) + "tEXtprompt"));
    const int nodes = isLong() ? 100'000 : 20'000;
    add("many nodes in a chain", graph(nodes, [](int i) { return i - 1; }));
    add("many nodes in a ring", graph(nodes, [nodes](int i) { return (i + 1) % nodes; }));
    add("nodes that read themselves", graph(1000, [](int i) { return i; }));
    add("a ring in the editor's format", uiGraph(nodes / 2, "ImageInvert"));
    add("a ring of reroutes", uiGraph(nodes / 2, "Reroute"));
    add("many nodes of an unknown class", uiGraph(nodes / 2, "Other"));
    add("a subgraph that holds itself", subgraphs(1, 1, "a0"));
    add("two subgraphs that hold each other", subgraphs(2, 1, "a0"));
    add("subgraphs that double", subgraphs(40, 2, "ImageInvert"));
    add("subgraphs a thousand deep", subgraphs(1000, 1, "ImageInvert"));
    add("ids of every kind", R"({"nodes":[{"id":-1,"type":"Reroute"},{"id":"x","type":"ImageInvert"},{"id":1.5,
        "type":"ImageInvert"},{"id":null,"type":"ImageInvert"},{"id":7,"type":"ImageInvert"},{"id":7,"type":"SaveImage"},
        {"id":99999999999999999999999,"type":"SaveImage"},{"id":[],"type":{}},null,3,"x"],
        "links":[null,[],[1],[1,null,null,null,null,null],{"id":1},[9223372036854775808,-1,-1,7,4294967296,"*"]]})");
    add("fields that are null", R"({"nodes":[{"id":1,"type":null,"inputs":null,"outputs":null,"widgets_values":null,
        "mode":null,"properties":null}],"links":null,"definitions":null,"extra":null})");
    add("a graph of nulls",
        R"({"1":{"class_type":"KSampler","inputs":null},"2":{"class_type":null,"inputs":{}},"3":null})");
    add("numbers beyond all types", R"({"1":{"class_type":"KSampler","inputs":{"seed":123456789012345678901234567890,
        "steps":1e999999,"cfg":-0.0e-999999,"denoise":1E400,"model":["1",99999999999]}}})");
    add("lists in lists", repeated("[", 1'000'000));
    add("objects in objects", repeated(R"({"a":)", 500'000) + '1' + repeated("}", 500'000));
    add("commas", '[' + repeated("0,", 10'000'000) + "0]");
    add("a mark before the text", "\xef\xbb\xbf"
                                  R"({"1":{"class_type":"SaveImage","inputs":{}}})");
    const QString wide = QStringLiteral(R"({"1":{"class_type":"SaveImage","inputs":{}}})");
    add("sixteen bits a letter",
        "\xff\xfe" + QByteArray(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2));
    add("no UTF-8", R"({"1":{"class_type":"SaveImage","inputs":{"text":")"
                    "\xff\xfe\xc0\x80\xed\xa0\x80"
                    R"("}}})");
    add("zeros", QByteArray(100'000, '\0'));
    add("nothing", {});
    add("a space", " ");
}

void TestBadFiles::aHostileFileIsOpenedOrRefused()
{
    QFETCH(QByteArray, bytes);
    forgetPeak();
    const qint64 before = peakMemory();

    useWithinBounds(bytes, QStringLiteral("file"), QTest::currentDataTag());

    QVERIFY2(peakMemory() - before <= mostMemory, QByteArray::number(peakMemory() - before).constData());
}

void TestBadFiles::whatIsNoFileIsRefused()
{
    const QTemporaryDir folder;
    const QString closed = folder.filePath(QStringLiteral("closed.json"));
    QFile file(closed);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{}") == 2);
    file.close();
    QVERIFY(file.setPermissions({}));
    for (const QString &path : {folder.path(), folder.filePath(QStringLiteral("none")), closed, QString()}) {
        const Result<OpenedFile> opened = openFile(path);
        QVERIFY2(!opened, qPrintable(path));
        QVERIFY(!whatHappened(opened.error()).isEmpty());
    }
    qInfo("%d files were used, %d refused", m_used, m_refused);
}

QTEST_GUILESS_MAIN(TestBadFiles)
#include "tst_badfiles.moc"
