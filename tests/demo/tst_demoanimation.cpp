#include "demo/demoanimation.h"
#include "media/png.h"

#include <QBuffer>
#include <QImageReader>
#include <QTest>

using namespace hanga;

class TestDemoAnimation final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aWebpHasAllFramesAndTheirTime();
    void aPngIsReadAsItsFirstFrameByReadersThatKnowNoAnimation();
    void aPngHasAllFramesInOrder();
    void noFramesGiveNoFile();

private:
    QList<QImage> m_frames;
};

void TestDemoAnimation::init()
{
    m_frames.clear();
    for (const QColor &colour : {QColor(Qt::red), QColor(Qt::green), QColor(Qt::blue)}) {
        QImage frame(31, 17, QImage::Format_RGB32);
        frame.fill(colour);
        m_frames << frame;
    }
}

void TestDemoAnimation::aWebpHasAllFramesAndTheirTime()
{
    if (!QImageReader::supportedImageFormats().contains("webp"))
        QSKIP("Qt's WebP plugin (qt6-image-formats-plugins) is not installed");
    QByteArray bytes = demoAnimatedWebp(m_frames, 5, 100);
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer, "webp");

    QVERIFY(reader.supportsAnimation());
    QCOMPARE(reader.imageCount(), 3);
    QCOMPARE(reader.loopCount(), -1);
    for (const QImage &frame : m_frames) {
        const QImage read = reader.read();
        QCOMPARE(read.size(), frame.size());
        QVERIFY2(std::abs(qRed(read.pixel(15, 8)) - qRed(frame.pixel(15, 8))) < 12, "another colour");
        QCOMPARE(reader.nextImageDelay(), 200);
    }
}

void TestDemoAnimation::aPngIsReadAsItsFirstFrameByReadersThatKnowNoAnimation()
{
    const QByteArray bytes = media::withPngTexts(demoAnimatedPng(m_frames, 6), {{QStringLiteral("prompt"), "{}"}});

    QCOMPARE(QImage::fromData(bytes, "PNG").convertToFormat(QImage::Format_RGB32), m_frames.first());
}

void TestDemoAnimation::aPngHasAllFramesInOrder()
{
    const QByteArray bytes = demoAnimatedPng(m_frames, 6);

    QCOMPARE(bytes.count("acTL"), 1);
    QCOMPARE(bytes.count("fcTL"), 3);
    QCOMPARE(bytes.count("IDAT"), 1);
    QCOMPARE(bytes.count("fdAT"), 2);
    QVERIFY(bytes.indexOf("acTL") < bytes.indexOf("fcTL"));
    QVERIFY(bytes.indexOf("fcTL") < bytes.indexOf("IDAT"));
}

void TestDemoAnimation::noFramesGiveNoFile()
{
    QVERIFY(demoAnimatedPng({}, 6).isEmpty());
    QVERIFY(demoAnimatedWebp({}, 6, 80).isEmpty());
}

QTEST_GUILESS_MAIN(TestDemoAnimation)
#include "tst_demoanimation.moc"
