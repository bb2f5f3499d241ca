#include "base/ids.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QUuid>

#include <algorithm>
#include <limits>

using namespace hanga;

class TestIds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aJobIdIsAUuidOfVersion7();
    void aJobIdCarriesItsTime();
    void laterJobsSortLater();
    void aPromptIdHasTheFormThatServersTake();
    void idsAreUnique();
    void aSeedIsReadFromText_data();
    void aSeedIsReadFromText();
    void whatIsNoSeedIsRefused_data();
    void whatIsNoSeedIsRefused();
    void aRandomSeedStaysWithinItsLimit_data();
    void aRandomSeedStaysWithinItsLimit();
    void randomSeedsUseTheWholeRange();
};

void TestIds::aJobIdIsAUuidOfVersion7()
{
    static const QRegularExpression form(
        QStringLiteral("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));

    for (int i = 0; i < 100; ++i) {
        const QString text = newJobId().text();
        QVERIFY2(form.match(text).hasMatch(), qPrintable(text));
        QVERIFY(!QUuid::fromString(text).isNull());
    }
}

void TestIds::aJobIdCarriesItsTime()
{
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const QString text = newJobId().text();
    const qint64 after = QDateTime::currentMSecsSinceEpoch();

    const qint64 time = QString(text.left(8) + text.mid(9, 4)).toLongLong(nullptr, 16);

    QVERIFY(time >= before);
    QVERIFY(time <= after);
}

void TestIds::laterJobsSortLater()
{
    const JobId first = newJobId();
    const qint64 made = QDateTime::currentMSecsSinceEpoch();
    QTRY_VERIFY(QDateTime::currentMSecsSinceEpoch() > made);
    const JobId second = newJobId();

    QVERIFY(first < second);
    QVERIFY(!(second < first));
}

void TestIds::aPromptIdHasTheFormThatServersTake()
{
    static const QRegularExpression form(
        QStringLiteral("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));

    for (int i = 0; i < 100; ++i) {
        const QString text = newPromptId().text();
        QVERIFY2(form.match(text).hasMatch(), qPrintable(text));
    }
}

void TestIds::idsAreUnique()
{
    QSet<JobId> jobs;
    QSet<PromptId> prompts;
    for (int i = 0; i < 10'000; ++i) {
        jobs.insert(newJobId());
        prompts.insert(newPromptId());
    }

    QCOMPARE(jobs.size(), 10'000);
    QCOMPARE(prompts.size(), 10'000);
}

void TestIds::aSeedIsReadFromText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<quint64>("value");
    QTest::newRow("zero") << QStringLiteral("0") << quint64(0);
    QTest::newRow("2^53 + 1") << QStringLiteral("9007199254740993") << quint64(9007199254740993);
    QTest::newRow("largest") << QStringLiteral("18446744073709551615") << std::numeric_limits<quint64>::max();
    QTest::newRow("white space around") << QStringLiteral(" 42\n") << quint64(42);
    QTest::newRow("leading zeros") << QStringLiteral("007") << quint64(7);
}

void TestIds::aSeedIsReadFromText()
{
    QFETCH(QString, text);
    QFETCH(quint64, value);

    const auto seed = Seed::fromText(text);

    QVERIFY(seed);
    QCOMPARE(seed->value(), value);
    QCOMPARE(Seed::fromText(seed->text()), seed);
}

void TestIds::whatIsNoSeedIsRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", " ", "-1", "+1", "1.0", "1e3", "0x10", "1 000", "1,000", "18446744073709551616", "seed"})
        QTest::addRow("'%s'", text) << QString::fromLatin1(text);
    QTest::newRow("other digits") << QStringLiteral("１２");
}

void TestIds::whatIsNoSeedIsRefused()
{
    QFETCH(QString, text);

    QVERIFY(!Seed::fromText(text));
}

void TestIds::aRandomSeedStaysWithinItsLimit_data()
{
    QTest::addColumn<quint64>("largest");
    QTest::newRow("nothing to choose") << quint64(0);
    QTest::newRow("a coin") << quint64(1);
    QTest::newRow("a byte and one") << quint64(256);
    QTest::newRow("32 bits") << quint64(0xffffffff);
    QTest::newRow("all but one") << std::numeric_limits<quint64>::max() - 1;
    QTest::newRow("all") << std::numeric_limits<quint64>::max();
}

void TestIds::aRandomSeedStaysWithinItsLimit()
{
    QFETCH(quint64, largest);

    for (int i = 0; i < 1000; ++i)
        QVERIFY(Seed::random(largest) <= Seed(largest));
    for (int i = 0; i < 1000; ++i)
        QVERIFY(Seed::random().value() < quint64(1) << 53);
}

void TestIds::randomSeedsUseTheWholeRange()
{
    // A thousand draws from four: the chance that one of them never comes is 4 × 0.75¹⁰⁰⁰, which is nothing.
    QSet<quint64> seen;
    quint64 highest = 0;
    quint64 bits = 0;
    for (int i = 0; i < 1000; ++i) {
        seen.insert(Seed::random(3).value());
        highest = std::max(highest, Seed::random().value());
        bits |= Seed::random(std::numeric_limits<quint64>::max()).value();
    }

    QCOMPARE(seen, (QSet<quint64>{0, 1, 2, 3}));
    QVERIFY(highest > quint64(1) << 52);
    QCOMPARE(bits, std::numeric_limits<quint64>::max());
}

QTEST_GUILESS_MAIN(TestIds)
#include "tst_ids.moc"
