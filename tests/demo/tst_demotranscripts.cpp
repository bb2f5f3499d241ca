#include "demo/demoserver.h"
#include "tests/demo/comparison.h"
#include "tests/demo/replay.h"
#include "json/document.h"

#include <QFile>
#include <QNetworkReply>
#include <QTest>

using namespace hanga;

/// The demo server says what a real ComfyUI 0.3.64 said when the same was done to it. One server hears all recordings
/// in their order, as the real one did: numbers, file names and the cache go from one to the next.
class TestDemoTranscripts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theSameRequestsHaveTheSameEffects_data();
    void theSameRequestsHaveTheSameEffects();
    void everyKnownClassHasTheRecordedShape();
    void aRecordingThatSaysSomethingElseIsNoticed_data();
    void aRecordingThatSaysSomethingElseIsNoticed();

private:
    QHash<QString, QString> m_ids;
    DemoServer m_server{DemoOptions{std::chrono::milliseconds(10), 104'857'600, false}};
    DemoServer m_smallServer{DemoOptions{std::chrono::milliseconds(10), 1000, false}};
};

void TestDemoTranscripts::initTestCase()
{
    QVERIFY(m_server.listen());
    QVERIFY(m_smallServer.listen());
}

void TestDemoTranscripts::theSameRequestsHaveTheSameEffects_data()
{
    QTest::addColumn<QString>("scenario");
    for (const QString &name : test::transcriptNames())
        QTest::newRow(qPrintable(name)) << name;
}

void TestDemoTranscripts::theSameRequestsHaveTheSameEffects()
{
    QFETCH(QString, scenario);
    test::Replay replay(m_server.url(), m_smallServer.url(), scenario, m_ids);

    replay.run();

    QVERIFY2(replay.found().isEmpty(), qPrintable(replay.found().mid(0, 12).join(u'\n')));
}

void TestDemoTranscripts::everyKnownClassHasTheRecordedShape()
{
    QFile file(QStringLiteral(HANGA_TEST_DATA "/transcripts/object_info.json"));
    QVERIFY(file.open(QFile::ReadOnly));
    const auto recorded = json::parse(file.readAll());
    QVERIFY(recorded);
    QNetworkAccessManager network;
    std::unique_ptr<QNetworkReply> reply(
        network.get(QNetworkRequest(m_server.url().resolved(QUrl(QStringLiteral("/object_info"))))));
    QTRY_VERIFY(reply->isFinished());
    const auto ours = json::parse(reply->readAll());
    QVERIFY(ours);

    QCOMPARE(ours->size(), 19);
    test::Comparison comparison(QStringLiteral("17"), m_ids);
    for (const auto &[name, info] : ours->members())
        comparison.compare(QString::fromStdString(name), (*recorded)[name], info);
    QVERIFY2(comparison.found().isEmpty(), qPrintable(comparison.found().join(u'\n')));
}

void TestDemoTranscripts::aRecordingThatSaysSomethingElseIsNoticed_data()
{
    QTest::addColumn<QByteArray>("recorded");
    QTest::addColumn<QByteArray>("ours");
    QTest::newRow("another value") << QByteArray(R"({"a":1})") << QByteArray(R"({"a":2})");
    QTest::newRow("a float for an integer") << QByteArray(R"({"a":8.0})") << QByteArray(R"({"a":8})");
    QTest::newRow("a field too few") << QByteArray(R"({"a":1,"b":2})") << QByteArray(R"({"a":1})");
    QTest::newRow("a field too many") << QByteArray(R"({"a":1})") << QByteArray(R"({"a":1,"b":2})");
    QTest::newRow("another order") << QByteArray(R"({"a":[1,2]})") << QByteArray(R"({"a":[2,1]})");
    QTest::newRow("null for a text") << QByteArray(R"({"a":"x"})") << QByteArray(R"({"a":null})");
    QTest::newRow("a text for a time") << QByteArray(R"({"timestamp":1})") << QByteArray(R"({"timestamp":"1"})");
}

void TestDemoTranscripts::aRecordingThatSaysSomethingElseIsNoticed()
{
    QFETCH(QByteArray, recorded);
    QFETCH(QByteArray, ours);
    test::Comparison comparison(QStringLiteral("02"), m_ids);

    comparison.compare(QStringLiteral("x"), *json::parse(recorded), *json::parse(ours));

    QVERIFY(!comparison.found().isEmpty());
}

QTEST_MAIN(TestDemoTranscripts)
#include "tst_demotranscripts.moc"
