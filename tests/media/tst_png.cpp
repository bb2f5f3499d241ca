#include "media/png.h"
#include "json/document.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QTest>
#include <QtEndian>

#include <array>

using namespace hanga;
using namespace hanga::media;

namespace {

using Texts = QList<TextChunk>;

QByteArray number(quint32 value)
{
    std::array<char, 4> bytes;
    qToBigEndian(value, bytes.data());
    return {bytes.data(), 4};
}

/// A chunk whose check sum is wrong, which no reader of texts may mind.
QByteArray chunk(const QByteArray &type, const QByteArray &data)
{
    return number(quint32(data.size())) + type + data + number(0);
}

QByteArray packed(const QByteArray &data)
{
    return qCompress(data).mid(4); // without the length that Qt puts in front
}

QByteArray pngWith(const QByteArray &chunks)
{
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", QByteArray(13, '\0')) + chunks + chunk("IEND", {});
}

QByteArray aRealPng()
{
    QImage image(16, 16, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return png;
}

Result<Texts> textsOf(const QByteArray &png)
{
    QBuffer file;
    file.setData(png);
    file.open(QIODevice::ReadOnly);
    return readPngTexts(file, QStringLiteral("picture.png"));
}

/// Counts the bytes that are really read.
class CountingBuffer final : public QBuffer
{
public:
    qint64 bytesRead = 0;

protected:
    qint64 readData(char *data, qint64 length) override
    {
        const qint64 got = QBuffer::readData(data, length);
        bytesRead += std::max<qint64>(got, 0);
        return got;
    }
};

} // namespace

class TestPng : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSavedPictureGivesItsPrompt();
    void everyKindOfTextIsRead_data();
    void everyKindOfTextIsRead();
    void aDamagedTextIsLeftOut_data();
    void aDamagedTextIsLeftOut();
    void textsAfterThePixelsAreRead();
    void aFileCutAnywhereGivesWhatStandsBefore();
    void whatIsNoPngIsRefused_data();
    void whatIsNoPngIsRefused();
    void pixelsAreNotRead();
    void aTextThatInflatesWithoutEndIsLeftOut();
    void textsAreSplicedInFrontOfThePixels();
    void splicedTextsReadBackEqual_data();
    void splicedTextsReadBackEqual();
};

void TestPng::aSavedPictureGivesItsPrompt()
{
    QFile file(QStringLiteral(HANGA_TEST_DATA "/transcripts/saved-with-metadata.png"));
    QVERIFY(file.open(QIODevice::ReadOnly));

    const auto texts = readPngTexts(file, file.fileName());

    QVERIFY(texts);
    QCOMPARE(texts->size(), 1);
    QCOMPARE(texts->at(0).keyword, QStringLiteral("prompt"));
    const auto prompt = json::parse(texts->at(0).text);
    QVERIFY(prompt);
    QVERIFY((*prompt)["3"]["inputs"]["seed"].toUInt64());
    QCOMPARE(json::writeLikePython(*prompt), texts->at(0).text);
}

void TestPng::everyKindOfTextIsRead_data()
{
    QTest::addColumn<QByteArray>("chunks");
    QTest::addColumn<QByteArray>("text");
    const QByteArray nul(1, '\0');
    const QByteArray two(2, '\0');
    QTest::newRow("tEXt") << chunk("tEXt", "prompt" + nul + "{}") << QByteArray("{}");
    QTest::newRow("tEXt, empty") << chunk("tEXt", "prompt" + nul) << QByteArray("");
    QTest::newRow("tEXt in Latin-1") << chunk("tEXt", "prompt" + nul + "caf\xe9") << QByteArray("café");
    QTest::newRow("tEXt in UTF-8") << chunk("tEXt", "prompt" + nul + "版画") << QByteArray("版画");
    QTest::newRow("zTXt") << chunk("zTXt", "prompt" + two + packed("{\"1\": 2}")) << QByteArray("{\"1\": 2}");
    QTest::newRow("zTXt of a megabyte") << chunk("zTXt", "prompt" + two + packed(QByteArray(1 << 20, 'x')))
                                        << QByteArray(1 << 20, 'x');
    QTest::newRow("iTXt") << chunk("iTXt", "prompt" + nul + two + "ja" + nul + "版" + nul + "画") << QByteArray("画");
    QTest::newRow("iTXt, packed") << chunk("iTXt", "prompt" + nul + "\1" + nul + nul + nul + packed("画"))
                                  << QByteArray("画");
    QTest::newRow("comf") << chunk("comf", "prompt" + nul + "{}") << QByteArray("{}");
}

void TestPng::everyKindOfTextIsRead()
{
    QFETCH(QByteArray, chunks);
    QFETCH(QByteArray, text);

    const auto texts = textsOf(pngWith(chunks));

    QVERIFY(texts);
    QCOMPARE(*texts, Texts({{QStringLiteral("prompt"), text}}));
}

void TestPng::aDamagedTextIsLeftOut_data()
{
    QTest::addColumn<QByteArray>("chunks");
    const QByteArray nul(1, '\0');
    const QByteArray two(2, '\0');
    QTest::newRow("no keyword") << chunk("tEXt", "prompt");
    QTest::newRow("nothing in it") << chunk("tEXt", {}) + chunk("zTXt", {}) + chunk("iTXt", {}) + chunk("comf", {});
    QTest::newRow("no method") << chunk("zTXt", "prompt" + nul);
    QTest::newRow("unknown method") << chunk("zTXt", "prompt" + nul + "\1" + packed("x"));
    QTest::newRow("not deflated") << chunk("zTXt", "prompt" + two + "{\"1\": 2}");
    QTest::newRow("nothing deflated") << chunk("zTXt", "prompt" + two);
    QTest::newRow("deflated and cut") << chunk("zTXt", "prompt" + two + packed(QByteArray(999, 'x')).chopped(6));
    QTest::newRow("no flags") << chunk("iTXt", "prompt" + nul + nul);
    QTest::newRow("no language") << chunk("iTXt", "prompt" + nul + two + "ja");
    QTest::newRow("no translation") << chunk("iTXt", "prompt" + nul + two + "ja" + nul + "x");
}

void TestPng::aDamagedTextIsLeftOut()
{
    QFETCH(QByteArray, chunks);

    const auto texts = textsOf(pngWith(chunks + chunk("tEXt", QByteArray("sound\0{}", 8))));

    QVERIFY(texts);
    QCOMPARE(*texts, Texts({{QStringLiteral("sound"), "{}"}}));
}

void TestPng::textsAfterThePixelsAreRead()
{
    const QByteArray before = chunk("tEXt", QByteArray("workflow\0{}", 11));
    const QByteArray after = chunk("comf", QByteArray("prompt\0{\"a\": 1}", 15));

    const auto texts = textsOf(pngWith(before + chunk("IDAT", QByteArray(5000, 'x')) + after));

    QVERIFY(texts);
    QCOMPARE(*texts, Texts({{QStringLiteral("workflow"), "{}"}, {QStringLiteral("prompt"), "{\"a\": 1}"}}));
}

void TestPng::aFileCutAnywhereGivesWhatStandsBefore()
{
    const QByteArray first = chunk("tEXt", QByteArray("a\0{}", 4));
    const QByteArray png = pngWith(first + chunk("IDAT", QByteArray(20, 'x')) + chunk("comf", QByteArray("b\0{}", 4)));
    const qsizetype firstIsWhole = 8 + 25 + first.size();

    for (qsizetype size = 8; size <= png.size(); ++size) {
        const auto texts = textsOf(png.first(size));
        QVERIFY(texts);
        QCOMPARE(texts->size(), (size >= firstIsWhole) + (size >= png.size() - 12));
    }
    const QByteArray lying = png.first(8) + number(0xffffffff) + "tEXt" + QByteArray("a\0b", 3);
    QCOMPARE(textsOf(lying)->size(), 0);
}

void TestPng::whatIsNoPngIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half a signature") << QByteArray("\x89PNG");
    QTest::newRow("line ends converted") << QByteArray("\x89PNG\n\x1a\nIHDR");
    QTest::newRow("JPEG") << QByteArray("\xff\xd8\xff\xe0 JFIF");
}

void TestPng::whatIsNoPngIsRefused()
{
    QFETCH(QByteArray, bytes);

    const auto texts = textsOf(bytes);

    QVERIFY(!isPng(bytes));
    QVERIFY(!texts);
    QCOMPARE(texts.error().kind, Error::Kind::FileDamaged);
    QCOMPARE(texts.error().args.value(0), QStringLiteral("picture.png"));
}

void TestPng::pixelsAreNotRead()
{
    CountingBuffer file;
    file.setData(pngWith(chunk("tEXt", QByteArray("a\0{}", 4)) + chunk("IDAT", QByteArray(64 << 20, 'x')) +
                         chunk("comf", QByteArray("b\0{}", 4))));
    QVERIFY(file.open(QIODevice::ReadOnly | QIODevice::Unbuffered));

    const auto texts = readPngTexts(file, {});

    QCOMPARE(texts->size(), 2);
    QVERIFY2(file.bytesRead < 1000, qPrintable(QString::number(file.bytesRead)));
}

void TestPng::aTextThatInflatesWithoutEndIsLeftOut()
{
    const QByteArray bomb = packed(QByteArray((64 << 20) + 1, 'x'));
    const QByteArray justNot = packed(QByteArray(64 << 20, 'x'));
    const QByteArray head("a\0\0", 3);

    QCOMPARE(textsOf(pngWith(chunk("zTXt", head + bomb)))->size(), 0);
    QCOMPARE(textsOf(pngWith(chunk("zTXt", head + justNot)))->at(0).text.size(), 64 << 20);
    // Together too, and what is left out counts: a small file may fill neither memory nor time.
    QCOMPARE(textsOf(pngWith(chunk("zTXt", head + justNot).repeated(6)))->size(), 1);
    QCOMPARE(textsOf(pngWith(chunk("zTXt", head + bomb) + chunk("zTXt", head + packed("{}"))))->size(), 0);
    QCOMPARE(textsOf(pngWith(chunk("zTXt", head + bomb) + chunk("tEXt", QByteArray("a\0{}", 4))))->size(), 1);
}

void TestPng::textsAreSplicedInFrontOfThePixels()
{
    const QByteArray png = aRealPng();
    const qsizetype pixels = png.indexOf("IDAT") - 4;

    const QByteArray spliced = withPngTexts(png, {{QStringLiteral("prompt"), R"({"3": {}})"}});

    QVERIFY(spliced.startsWith(png.first(pixels)));
    QVERIFY(spliced.endsWith(png.sliced(pixels)));
    // An independent reader, which does compare check sums.
    const QImage image = QImage::fromData(spliced, "PNG");
    QCOMPARE(image.text(QStringLiteral("prompt")), QStringLiteral(R"({"3": {}})"));
    QCOMPARE(image.pixelColor(3, 3), QColor(Qt::darkCyan));
    QCOMPARE(withPngTexts(png, {}), png);
}

void TestPng::splicedTextsReadBackEqual_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("ASCII") << QByteArray(R"({"seed": 18446744073709551615})");
    QTest::newRow("Latin-1") << QByteArray("café");
    QTest::newRow("Latin-1 that looks like UTF-8") << QByteArray("Ã©");
    QTest::newRow("Japanese") << QByteArray("版画");
    QTest::newRow("large") << QByteArray(3 << 20, 'x');
    QTest::newRow("empty") << QByteArray("");
}

void TestPng::splicedTextsReadBackEqual()
{
    QFETCH(QByteArray, text);
    const Texts texts = {{QStringLiteral("prompt"), text}, {QStringLiteral("workflow"), "{}"}};

    const auto read = textsOf(withPngTexts(aRealPng(), texts));

    QVERIFY(read);
    QCOMPARE(*read, texts);
}

QTEST_GUILESS_MAIN(TestPng)
#include "tst_png.moc"
