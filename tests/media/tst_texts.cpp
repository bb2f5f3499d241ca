#include "media/mediafiles.h"
#include "media/mediaformat.h"
#include "media/texts.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace hanga;
using namespace hanga::media;
using namespace hanga::mediafiles;

namespace {

/// The prompt is longer than an Ogg page and a QuickTime text, and has braces and quotes within texts.
Texts promptAndWorkflow()
{
    const QByteArray prompt =
        "{\"1\":{\"class_type\":\"A\",\"inputs\":{\"text\":\"版画 \\\"}{\\\" " + QByteArray(3000, 'x') + "\"}}}";
    return {{QStringLiteral("prompt"), prompt}, {QStringLiteral("workflow"), R"({"nodes":[],"links":[]})"}};
}

/// With keywords in lower case, sorted: formats have their own order.
Texts comparable(Texts texts)
{
    for (TextChunk &text : texts)
        text.keyword = text.keyword.toLower();
    std::ranges::sort(texts, {}, &TextChunk::keyword);
    return texts;
}

Result<Texts> textsOf(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    return readTexts(buffer, QStringLiteral("a file"));
}

/// The texts of damaged bytes, which may be no media file any more.
Texts anyTextsOf(const QByteArray &bytes)
{
    return comparable(textsOf(bytes).value_or(Texts()));
}

void addKinds()
{
    QTest::addColumn<QByteArray>("kind");
    for (const QByteArray &kind : kinds())
        QTest::newRow(kind.constData()) << kind;
}

/// A film of any length that is not in memory; counts what is read of it.
class SparseFilm final : public QIODevice
{
public:
    SparseFilm(QByteArray head, QByteArray tail, qint64 size)
        : m_head(std::move(head)), m_tail(std::move(tail)), m_size(size)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] qint64 size() const override { return m_size; }
    qint64 bytesRead = 0;

protected:
    qint64 readData(char *data, qint64 length) override
    {
        const qint64 begin = pos();
        const qint64 count = std::min(length, m_size - begin);
        for (qint64 i = begin; i < begin + count; ++i)
            *data++ = byteAt(i);
        bytesRead += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    [[nodiscard]] char byteAt(qint64 place) const
    {
        const qint64 inTail = place - (m_size - m_tail.size());
        return place < m_head.size() ? m_head[place] : inTail >= 0 ? m_tail[inTail] : '\0';
    }

    QByteArray m_head;
    QByteArray m_tail;
    qint64 m_size;
};

} // namespace

class TestTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void promptAndWorkflowAreFound_data() { addKinds(); }
    void promptAndWorkflowAreFound();
    void anEmptyFileOfTheKindHasNoTexts_data() { addKinds(); }
    void anEmptyFileOfTheKindHasNoTexts();
    void aCutFileGivesWholeTextsOnly_data() { addKinds(); }
    void aCutFileGivesWholeTextsOnly();
    void aTextBeforeTheCutIsFound_data();
    void aTextBeforeTheCutIsFound();
    void changedBytesAreSurvived_data() { addKinds(); }
    void changedBytesAreSurvived();
    void lyingNumbersAreSurvived_data() { addKinds(); }
    void lyingNumbersAreSurvived();
    void otherPlacesAreRead_data();
    void otherPlacesAreRead();
    void hostileFilesGiveNothing_data();
    void hostileFilesGiveNothing();
    void aFilmIsNotRead();
    void formatsWithoutTextsGiveNone();
    void whatIsNoMediaFileIsRefused();
    void formatsAreToldByTheirContent_data();
    void formatsAreToldByTheirContent();
};

void TestTexts::promptAndWorkflowAreFound()
{
    QFETCH(QByteArray, kind);

    const auto texts = textsOf(file(kind, promptAndWorkflow()));

    QVERIFY(texts);
    QCOMPARE(comparable(*texts), promptAndWorkflow());
}

void TestTexts::anEmptyFileOfTheKindHasNoTexts()
{
    QFETCH(QByteArray, kind);

    const auto texts = textsOf(file(kind, {}));

    QVERIFY(texts);
    QCOMPARE(*texts, Texts());
}

void TestTexts::aCutFileGivesWholeTextsOnly()
{
    QFETCH(QByteArray, kind);
    const Texts whole = promptAndWorkflow();
    const QByteArray bytes = file(kind, whole);

    for (qsizetype size = 0; size < bytes.size(); size += size < 300 ? 1 : 37) {
        for (const TextChunk &text : anyTextsOf(bytes.first(size)))
            QVERIFY2(whole.contains(text) || text.keyword == u"make" || text.keyword == u"text", text.text.constData());
    }
}

void TestTexts::aTextBeforeTheCutIsFound_data()
{
    QTest::addColumn<QByteArray>("kind");
    for (const char *kind : {"png", "mp4", "webm", "live webm", "flac", "opus", "ogg", "mp3", "mp3, ID3v2.4"})
        QTest::newRow(kind) << QByteArray(kind);
}

void TestTexts::aTextBeforeTheCutIsFound()
{
    QFETCH(QByteArray, kind);
    const Texts whole = promptAndWorkflow();
    const QByteArray bytes = file(kind, whole);
    const qsizetype behindFirst = bytes.indexOf("links") - 14; // in the middle of the second text

    const Texts texts = anyTextsOf(bytes.first(behindFirst));

    QCOMPARE(texts, whole.first(1));
}

void TestTexts::changedBytesAreSurvived()
{
    QFETCH(QByteArray, kind);
    const QByteArray bytes = file(kind, promptAndWorkflow());
    QRandomGenerator random(20); // the same bytes every time

    for (int round = 0; round < 400; ++round) {
        QByteArray changed = bytes;
        for (int i = 0; i < 5; ++i) {
            const qsizetype most = i < 3 ? std::min<qsizetype>(bytes.size(), 400) : bytes.size();
            changed[qsizetype(random.bounded(int(most)))] = char(random.bounded(256));
        }
        QVERIFY(anyTextsOf(changed).size() < 1000);
    }
}

void TestTexts::lyingNumbersAreSurvived()
{
    QFETCH(QByteArray, kind);
    const QByteArray bytes = file(kind, promptAndWorkflow());

    for (qsizetype place = 4; place + 4 <= std::min<qsizetype>(bytes.size(), 600); ++place) {
        for (const QByteArray &lie :
             {QByteArray(4, '\xff'), QByteArray(4, '\0'), QByteArray("\x7f\xff\xff\xff"), big(1), little(1)})
            QVERIFY(anyTextsOf(QByteArray(bytes).replace(place, 4, lie)).size() < 1000);
    }
}

void TestTexts::otherPlacesAreRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Texts>("texts");
    const auto row = [](const char *name, const QByteArray &bytes, const char *keyword, const QByteArray &text) {
        QTest::newRow(name) << bytes << Texts{{QString::fromLatin1(keyword), text}};
    };
    const QByteArray nul(1, '\0');
    const QByteArray zero4(4, '\0');
    const QByteArray wide("\xff\xfep\0\0\0\xff\xfe{\0}\0", 12);
    const auto userComment = [](const QByteArray &value) { return jpeg(exif({{0x9286, value}})); };
    row("Copyright", webp(exif({{0x8298, "workflow:{}" + nul}})), "workflow", "{}");
    row("a camera", webp(exif({{0x010f, "Canon" + nul}})), "Make", "Canon");
    row("a short text in the tag itself", webp(exif({{0x010f, "Abc" + nul}})), "Make", "Abc");
    row("UserComment", userComment(QByteArray("ASCII\0\0\0a cat", 13)), "UserComment", "a cat");
    row("UserComment, UTF-16 big", userComment(QByteArray("UNICODE\0\0a\0b", 12)), "UserComment", "ab");
    row("UserComment, UTF-16 little", userComment(QByteArray("UNICODE\0a\0b\0", 12)), "UserComment", "ab");
    row("JPEG comment", QByteArray("\xff\xd8\xff\xff\xfe\0\4{}\xff\xda", 11), "comment", "{}");
    const auto film = [](const QByteArray &data) { return box("ftyp", "isom") + box("moov", box("udta", data)); };
    row("wflo", film(box("wflo", zero4 + "{}")), "workflow", "{}");
    row("wflo without a version", film(box("wflo", "{\"nodes\":[]}")), "workflow", "{\"nodes\":[]}");
    row("QuickTime comment",
        film(box("\xa9"
                 "cmt",
                 QByteArray("\0\2\0\0{}", 6))),
        "comment", "{}");
    const auto item = [&](const QByteArray &content) {
        return film(box("meta", zero4 + box("hdlr", zero4) + box("ilst", content)));
    };
    row("iTunes comment",
        item(box("\xa9"
                 "cmt",
                 box("data", zero4 + zero4 + "{}"))),
        "comment", "{}");
    row("iTunes freeform",
        item(box("----", box("mean", zero4 + "x") + box("name", zero4 + "prompt") + box("data", zero4 + zero4 + "{}"))),
        "prompt", "{}");
    row("ID3 in UTF-16", id3(3, 0, frame("TXXX", "\1" + wide)), "p", "{}");
    row("ID3 in Latin-1", id3(3, 0, frame("TXXX", nul + "p" + nul + "caf\xe9")), "p", "café");
    row("ID3 comment", id3(3, 0, frame("COMM", nul + "eng" + nul + "{}")), "comment", "{}");
    row("ID3, unsynchronised", id3(3, '\x80', frame("TXXX", nul + "p" + nul + "\xff" + nul + "{}").replace(7, 1, "\6")),
        "p", "ÿ{}");
    row("ID3 with an extended header",
        id3(3, '\x40', big(6) + QByteArray(6, '\0') + frame("TXXX", nul + "p" + nul + "{}")), "p", "{}");
    row("SVG",
        "<?xml version=\"1.0\"?>\n<!-- a drawing -->\n<svg xmlns=\"http://www.w3.org/2000/svg\">"
        "<metadata>\n<![CDATA[{\"prompt\":\"<a>\"}]]>\n</metadata><path/></svg>",
        "metadata", "{\"prompt\":\"<a>\"}");
    row("SVG that is cut", "<svg><metadata>{}</metadata><path", "metadata", "{}");
    row("GLB with an object",
        "glTF" + little(2) + little(0) + little(66) + "JSON" +
            QByteArray(R"({"asset":{"extras":{"prompt":{"seed":18446744073709551615}}}})").leftJustified(66, ' '),
        "prompt", R"({"seed":18446744073709551615})");
}

void TestTexts::otherPlacesAreRead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Texts, texts);

    QCOMPARE(textsOf(bytes).value(), texts);
}

void TestTexts::hostileFilesGiveNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const QByteArray &bytes) { QTest::newRow(name) << bytes; };
    const QByteArray nul(1, '\0');
    row("EXIF directory in itself", webp(QByteArray("MM\0*\0\0\0\10\0\1\x87\x69\0\4\0\0\0\1\0\0\0\10\0\0\0\0", 26)));
    row("EXIF of 65535 tags that claim everything",
        webp("MM" + QByteArray("\0*\0\0\0\10\xff\xff", 8) +
             QByteArray("\1\1\0\2\x7f\xff\xff\xff\0\0\0\0", 12).repeated(65535)));
    row("a million beginnings", webp("II*" + nul + QByteArray("prompt:{\"").repeated(200000)));
    row("boxes of eight bytes", box("ftyp", "isom") + QByteArray("\0\0\0\10free", 8).repeated(500000));
    row("a box that is smaller than its head", box("ftyp", "isom") + big(7) + "moov" + big(3) + "udta");
    row("a box that ends before it begins",
        box("ftyp", "isom") + big(1) + "moov" + QByteArray(8, '\xff') + box("udta", "x"));
    row("a freeform name that is cut",
        box("ftyp", "isom") +
            box("moov",
                box("meta", box("hdlr", "") + box("ilst", box("----", big(99) + "name" + QByteArray(9, 'x'))))));
    row("a name that is a mere byte order mark", id3(3, 0, frame("TXXX", "\3\xef\xbb\xbf" + nul + "{}")));
    row("elements without content",
        element(0x1a45dfa3, {}) + big(0x18538067) + "\xff" + QByteArray("\xec\x80").repeated(500000));
    QByteArray nested = element(0x67c8, element(0x45a3, "prompt") + element(0x4487, "{}"));
    for (int i = 0; i < 1000; ++i)
        nested = element(0x67c8, nested);
    row("tags in tags", element(0x1a45dfa3, {}) + element(0x18538067, element(0x1254c367, nested)));
    row("comments that claim to be many", "fLaC" + big(0x84000008) + little(0) + little(0xffffffff));
    row("a writer longer than the file", "fLaC" + big(0x84000008) + little(0xffffffff) + little(1));
    row("pages without a packet's end",
        QByteArray("OggS\0\0", 6) + QByteArray(20, '\0') + "\1\xff" + QByteArray(255, 'x'));
    row("frames of size 0", id3(3, 0, QByteArray("TXXX\0\0\0\0\0\0", 10).repeated(100000)));
    row("packed frame", id3(3, 0, "TXXX" + big(8) + QByteArray("\0\x80", 2) + "12345678"));
    row("billion laughs",
        "<!DOCTYPE svg [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
        "\"&b;&b;&b;&b;&b;&b;&b;"
        "&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]><svg><metadata>&d;&d;&d;&d;&d;&d;&d;&d;</metadata></svg>");
    row("a drawing of entities", "<!DOCTYPE svg [<!ENTITY a \"" + QByteArray(4000, 'x') + "\">]><svg><metadata>" +
                                     QByteArray("&a;").repeated(1000000) + "</metadata></svg>");
    row("GLB of four gigabytes", "glTF" + little(2) + little(0) + little(0xffffffff) + "JSON{");
    row("nested JSON", "glTF" + little(2) + little(0) + little(1000000) + "JSON" + QByteArray(1000000, '['));
}

void TestTexts::hostileFilesGiveNothing()
{
    QFETCH(QByteArray, bytes);
    QElapsedTimer timer;
    timer.start();

    QCOMPARE(anyTextsOf(bytes), Texts());
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
}

void TestTexts::aFilmIsNotRead()
{
    const qint64 gigabytes = qint64(6) << 30;
    const QByteArray mp4 = file("mp4", promptAndWorkflow());
    const qsizetype moov = mp4.indexOf("moov") - 4;
    const QByteArray tail = mp4.sliced(moov, mp4.indexOf("mdat") - 4 - moov);
    const QByteArray ftyp = mp4.first(moov);
    const auto filmSize = quint64(gigabytes - ftyp.size() - tail.size());
    SparseFilm film(ftyp + big(1) + "mdat" + big(quint32(filmSize >> 32)) + big(quint32(filmSize)), tail, gigabytes);

    const auto texts = readTexts(film, {});

    QVERIFY(texts);
    QCOMPARE(comparable(*texts), promptAndWorkflow());
    QVERIFY2(film.bytesRead < 20000, qPrintable(QString::number(film.bytesRead)));
}

void TestTexts::formatsWithoutTextsGiveNone()
{
    QCOMPARE(textsOf("GIF89a").value(), Texts());
    QVERIFY(!hasTexts(QStringLiteral("gif")));
    QVERIFY(hasTexts(QStringLiteral("png")));
    QVERIFY(hasTexts(QStringLiteral("mkv")));
}

void TestTexts::whatIsNoMediaFileIsRefused()
{
    const auto texts = textsOf("{}");

    QVERIFY(!texts);
    QCOMPARE(texts.error().kind, Error::Kind::FileDamaged);
    QCOMPARE(texts.error().args.value(0), QStringLiteral("a file"));
}

void TestTexts::formatsAreToldByTheirContent_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("format");
    for (const QByteArray &kind : kinds()) {
        const QByteArray name = kind == "live webm" ? QByteArray("mkv") : kind.split(',').first();
        QTest::newRow(kind.constData()) << file(kind, {}) << QString::fromLatin1(name);
    }
    QTest::newRow("svg") << QByteArray("\xef\xbb\xbf<?xml version='1.0'?>\n<!-- > --><svg>") << QStringLiteral("svg");
    QTest::newRow("a page with a drawing") << QByteArray("<!DOCTYPE html><html><svg >") << QString();
    QTest::newRow("old QuickTime") << QByteArray("\0\0\0\10wide", 8) << QStringLiteral("mov");
    QTest::newRow("words") << QByteArray("the free world") << QString();
    QTest::newRow("json") << QByteArray("{\"1\": {}}") << QString();
    QTest::newRow("nothing") << QByteArray() << QString();
}

void TestTexts::formatsAreToldByTheirContent()
{
    QFETCH(QByteArray, head);
    QFETCH(QString, format);

    QCOMPARE(mediaFormat(head), format);
}

QTEST_GUILESS_MAIN(TestTexts)
#include "tst_texts.moc"
