#include "ui/shared/formatting.h"

#include <QLocale>
#include <QTest>

using namespace hanga;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

class TestFormatting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void aDurationHasTwoUnitsAtMost_data();
    void aDurationHasTwoUnitsAtMost();
    void anEstimateIsARangeThatDoesNotFlicker_data();
    void anEstimateIsARangeThatDoesNotFlicker();
    void percentNeverSaysMoreThanIsDone_data();
    void percentNeverSaysMoreThanIsDone();
    void bytesHaveAUnit_data();
    void bytesHaveAUnit();
    void sizesAndPlaces();
};

void TestFormatting::aDurationHasTwoUnitsAtMost_data()
{
    QTest::addColumn<milliseconds>("time");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0ms << QStringLiteral("0.0 s");
    QTest::newRow("negative") << -5ms << QStringLiteral("0.0 s");
    QTest::newRow("short") << 820ms << QStringLiteral("0.8 s");
    QTest::newRow("nearly ten") << 9960ms << QStringLiteral("10 s");
    QTest::newRow("seconds") << milliseconds(14'200) << QStringLiteral("14 s");
    QTest::newRow("nearly a minute") << milliseconds(59'700) << QStringLiteral("1 min 0 s");
    QTest::newRow("minutes") << milliseconds(125'000) << QStringLiteral("2 min 5 s");
    QTest::newRow("hours") << milliseconds(4'320'000) << QStringLiteral("1 h 12 min");
}

void TestFormatting::aDurationHasTwoUnitsAtMost()
{
    QFETCH(milliseconds, time);
    QTEST(formatting::duration(time), "text");
}

void TestFormatting::anEstimateIsARangeThatDoesNotFlicker_data()
{
    QTest::addColumn<milliseconds>("low");
    QTest::addColumn<milliseconds>("high");
    QTest::addColumn<QString>("text");
    QTest::newRow("seconds") << milliseconds(20'000) << milliseconds(28'300) << QStringLiteral("20–28 s left");
    QTest::newRow("one number") << milliseconds(5'100) << milliseconds(5'300) << QStringLiteral("about 5 s left");
    QTest::newRow("wrong way round") << 9'000ms << 6'000ms << QStringLiteral("6–9 s left");
    QTest::newRow("nothing") << 0ms << 300ms << QStringLiteral("less than 1 s left");
    QTest::newRow("minutes") << milliseconds(110'000) << milliseconds(130'000) << QStringLiteral("about 2 min left");
    QTest::newRow("many minutes") << milliseconds(110'000) << milliseconds(200'000) << QStringLiteral("2–3 min left");
    QTest::newRow("hours") << milliseconds(7'200'000) << milliseconds(10'800'000) << QStringLiteral("2–3 h left");
}

void TestFormatting::anEstimateIsARangeThatDoesNotFlicker()
{
    QFETCH(milliseconds, low);
    QFETCH(milliseconds, high);
    QTEST(formatting::timeLeft(low, high), "text");
}

void TestFormatting::percentNeverSaysMoreThanIsDone_data()
{
    QTest::addColumn<double>("fraction");
    QTest::addColumn<QString>("text");
    QTest::newRow("part") << 0.62 << QStringLiteral("62 %");
    QTest::newRow("just below a whole number") << 0.29 << QStringLiteral("29 %");
    QTest::newRow("nearly done") << 0.9999 << QStringLiteral("99 %");
    QTest::newRow("done") << 1.0 << QStringLiteral("100 %");
    QTest::newRow("too much") << 1.7 << QStringLiteral("100 %");
    QTest::newRow("below") << -1.0 << QStringLiteral("0 %");
    QTest::newRow("no number") << qQNaN() << QStringLiteral("0 %");
}

void TestFormatting::percentNeverSaysMoreThanIsDone()
{
    QFETCH(double, fraction);
    QTEST(formatting::percent(fraction), "text");
}

void TestFormatting::bytesHaveAUnit_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << qint64(0) << QStringLiteral("0 B");
    QTest::newRow("bytes") << qint64(512) << QStringLiteral("512 B");
    QTest::newRow("kilobytes") << qint64(14'400) << QStringLiteral("14 kB");
    QTest::newRow("megabytes") << qint64(1'572'864) << QStringLiteral("1.5 MB");
    QTest::newRow("even gigabytes") << qint64(17'179'869'184) << QStringLiteral("16 GB");
    QTest::newRow("gigabytes") << qint64(12'025'908'428) << QStringLiteral("11.2 GB");
}

void TestFormatting::bytesHaveAUnit()
{
    QFETCH(qint64, count);
    QTEST(formatting::bytes(count), "text");
}

void TestFormatting::sizesAndPlaces()
{
    QCOMPARE(formatting::pixels({1216, 832}), QStringLiteral("1216 × 832"));
    QCOMPARE(formatting::position(2, 4), QStringLiteral("2 of 4"));
    QCOMPARE(formatting::ordinal(3), QStringLiteral("No. 3"));
    QVERIFY(formatting::images(18).startsWith(QLatin1String("18 image")));
}

QTEST_GUILESS_MAIN(TestFormatting)
#include "tst_formatting.moc"
