#include "demo/demopainter.h"
#include "demo/demopalette.h"

#include <QTest>

#include <cmath>

using namespace hanga;

class TestDemoPainter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalRequestsGiveEqualPixels();
    void everyPartOfTheRequestCounts_data();
    void everyPartOfTheRequestCounts();
    void wordsChooseTheMood_data();
    void wordsChooseTheMood();
    void nightIsDarkerThanDay();
    void everySizeIsPainted_data();
    void everySizeIsPainted();
    void previewsGetClearerWithTheSteps();
    void previewsFitInto512_data();
    void previewsFitInto512();

private:
    DemoPicture m_picture{QStringLiteral("harbour at dawn"), Seed(18446744073709551615u), {192, 128}, 20};
};

namespace {

double brightness(const QImage &image)
{
    double sum = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            sum += qGray(image.pixel(x, y));
    }
    return sum / (image.width() * image.height());
}

double distance(const QImage &a, const QImage &b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            sum += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y)));
    }
    return sum / (a.width() * a.height());
}

} // namespace

void TestDemoPainter::equalRequestsGiveEqualPixels()
{
    QCOMPARE(paintDemoPicture(m_picture), paintDemoPicture(m_picture));
}

void TestDemoPainter::everyPartOfTheRequestCounts_data()
{
    QTest::addColumn<DemoPicture>("other");
    DemoPicture other = m_picture;
    other.seed = Seed(18446744073709551614u);
    QTest::newRow("the last digit of a 64-bit seed") << other;
    other = m_picture;
    other.prompt += u'!';
    QTest::newRow("prompt") << other;
    other = m_picture;
    other.steps = 21;
    QTest::newRow("steps") << other;
    other = m_picture;
    other.size = {128, 192};
    QTest::newRow("size") << other;
}

void TestDemoPainter::everyPartOfTheRequestCounts()
{
    QFETCH(DemoPicture, other);

    QVERIFY(paintDemoPicture(m_picture) != paintDemoPicture(other));
}

void TestDemoPainter::wordsChooseTheMood_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<bool>("night");
    QTest::addColumn<bool>("raining");
    QTest::addColumn<bool>("forest");
    QTest::newRow("a word") << QStringLiteral("A NIGHT by the sea") << true << false << false;
    QTest::newRow("plural") << QStringLiteral("stars over trees") << true << false << true;
    QTest::newRow("Japanese") << QStringLiteral("夜の森") << true << false << true;
    QTest::newRow("weights and commas") << QStringLiteral("(moon:1.2), rain,forest") << true << true << true;
    QTest::newRow("not inside other words")
        << QStringLiteral("dawn, a train starts, moonshine") << false << false << false;
}

void TestDemoPainter::wordsChooseTheMood()
{
    QFETCH(QString, prompt);

    const DemoMood mood = demoMood(prompt);

    QTEST(mood.night, "night");
    QTEST(mood.raining, "raining");
    QTEST(mood.forest, "forest");
}

void TestDemoPainter::nightIsDarkerThanDay()
{
    DemoPicture night = m_picture;
    night.prompt = QStringLiteral("night");
    DemoPicture day = m_picture;
    day.prompt = QStringLiteral("sea");

    QVERIFY(brightness(paintDemoPicture(night)) + 40 < brightness(paintDemoPicture(day)));
}

void TestDemoPainter::everySizeIsPainted_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("a pixel") << QSize(1, 1);
    QTest::newRow("tiny") << QSize(16, 16);
    QTest::newRow("wide") << QSize(1024, 16);
    QTest::newRow("tall") << QSize(16, 1024);
}

void TestDemoPainter::everySizeIsPainted()
{
    QFETCH(QSize, size);
    DemoPicture picture = m_picture;
    picture.size = size;

    QCOMPARE(paintDemoPicture(picture).size(), size);
}

void TestDemoPainter::previewsGetClearerWithTheSteps()
{
    const QImage small = paintDemoPicture(m_picture);
    const QImage goal = paintDemoPreview(small, m_picture.seed, 20, 20);

    double last = 255;
    for (const int step : {1, 5, 10, 15, 19}) {
        const double now = distance(paintDemoPreview(small, m_picture.seed, step, 20), goal);
        QVERIFY2(now < last, qPrintable(QStringLiteral("step %1: %2 after %3").arg(step).arg(now).arg(last)));
        last = now;
    }
}

void TestDemoPainter::previewsFitInto512_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QSize>("preview");
    QTest::newRow("square") << QSize(128, 128) << QSize(512, 512);
    QTest::newRow("wide") << QSize(256, 128) << QSize(512, 256);
    QTest::newRow("tall") << QSize(100, 200) << QSize(256, 512);
    QTest::newRow("a line") << QSize(2000, 1) << QSize(512, 1);
}

void TestDemoPainter::previewsFitInto512()
{
    QFETCH(QSize, size);
    DemoPicture picture = m_picture;
    picture.size = size;

    QTEST(paintDemoPreview(paintDemoPicture(picture), picture.seed, 3, 8).size(), "preview");
}

QTEST_GUILESS_MAIN(TestDemoPainter)
#include "tst_demopainter.moc"
