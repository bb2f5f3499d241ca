#include "ui/preview/previewdecoder.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace hanga;

namespace {

QByteArray encoded(QSize size, const QColor &color, const char *format)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

} // namespace

class TestPreviewDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void picturesAreDecoded_data();
    void picturesAreDecoded();
    void whatIsNoPictureIsDropped_data();
    void whatIsNoPictureIsDropped();
    void atMostTenASecondAndTheNewestWins();
    void eachJobHasItsOwnPace();
    void aPauseKeepsTheNewest();
    void aForgottenJobIsNotTold();

private:
    const JobId m_job{QStringLiteral("job")};
};

void TestPreviewDecoder::picturesAreDecoded_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("JPEG") << encoded({48, 32}, Qt::red, "JPEG");
    QTest::newRow("PNG") << encoded({48, 32}, Qt::red, "PNG");
    if (const QByteArray webp = encoded({48, 32}, Qt::red, "WEBP"); !webp.isEmpty())
        QTest::newRow("WebP") << webp;
}

void TestPreviewDecoder::picturesAreDecoded()
{
    QFETCH(QByteArray, bytes);
    PreviewDecoder decoder;
    QSignalSpy decoded(&decoder, &PreviewDecoder::decoded);

    decoder.take(m_job, bytes);

    QVERIFY(decoded.wait());
    QCOMPARE(decoded[0][0].value<JobId>(), m_job);
    QCOMPARE(decoded[0][1].value<QImage>().size(), QSize(48, 32));
}

void TestPreviewDecoder::whatIsNoPictureIsDropped_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>");
    QTest::newRow("BMP") << encoded({8, 8}, Qt::red, "BMP");
    QTest::newRow("half a JPEG's head") << QByteArray("\xff\xd8\xff\xe0", 4);
    QTest::newRow("too wide") << encoded({4097, 1}, Qt::red, "PNG");
    QTest::newRow("over 16 MiB") << QByteArray("\xff\xd8\xff", 3).leftJustified(17 * 1024 * 1024, 'x');
}

void TestPreviewDecoder::whatIsNoPictureIsDropped()
{
    QFETCH(QByteArray, bytes);
    PreviewDecoder decoder;
    QSignalSpy decoded(&decoder, &PreviewDecoder::decoded);

    decoder.take(m_job, bytes);
    decoder.take(JobId(QStringLiteral("after")), encoded({4, 4}, Qt::red, "PNG"));

    QVERIFY(decoded.wait());
    QVERIFY(!decoded.wait(150));
    QCOMPARE(decoded.size(), 1);
    QCOMPARE(decoded[0][0].value<JobId>(), JobId(QStringLiteral("after")));
}

void TestPreviewDecoder::atMostTenASecondAndTheNewestWins()
{
    PreviewDecoder decoder;
    QSignalSpy decoded(&decoder, &PreviewDecoder::decoded);
    QElapsedTimer clock;
    clock.start();
    const QByteArray red = encoded({16, 16}, Qt::red, "PNG");
    const QByteArray blue = encoded({16, 16}, Qt::blue, "PNG");

    while (clock.elapsed() < 450) {
        decoder.take(m_job, red);
        QCoreApplication::processEvents(QEventLoop::AllEvents, 2);
    }
    decoder.take(m_job, blue);

    QTRY_COMPARE(decoded.last()[1].value<QImage>().pixelColor(0, 0), QColor(Qt::blue));
    QVERIFY2(decoded.size() <= qsizetype(clock.elapsed() / 100 + 2), qPrintable(QString::number(decoded.size())));
    QVERIFY(decoded.size() >= 3);
}

void TestPreviewDecoder::eachJobHasItsOwnPace()
{
    PreviewDecoder decoder;
    QSignalSpy decoded(&decoder, &PreviewDecoder::decoded);
    const QByteArray picture = encoded({16, 16}, Qt::red, "PNG");

    decoder.take(m_job, picture);
    decoder.take(JobId(QStringLiteral("other")), picture);

    QTRY_COMPARE(decoded.size(), 2);
}

void TestPreviewDecoder::aPauseKeepsTheNewest()
{
    PreviewDecoder decoder;
    QSignalSpy decoded(&decoder, &PreviewDecoder::decoded);
    decoder.setPaused(true);
    decoder.take(m_job, encoded({16, 16}, Qt::red, "PNG"));
    decoder.take(m_job, encoded({16, 16}, Qt::blue, "PNG"));
    QVERIFY(!decoded.wait(150));

    decoder.setPaused(false);

    QVERIFY(decoded.wait());
    QCOMPARE(decoded[0][1].value<QImage>().pixelColor(0, 0), QColor(Qt::blue));
}

void TestPreviewDecoder::aForgottenJobIsNotTold()
{
    PreviewDecoder decoder;
    QSignalSpy decoded(&decoder, &PreviewDecoder::decoded);

    decoder.take(m_job, encoded({16, 16}, Qt::red, "PNG"));
    decoder.forget(m_job);

    QVERIFY(!decoded.wait(200));
}

QTEST_GUILESS_MAIN(TestPreviewDecoder)
#include "tst_previewdecoder.moc"
