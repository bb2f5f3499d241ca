#include "server/infoservice.h"
#include "support/stubhttpserver.h"
#include "support/transcript.h"
#include "support/waiting.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QTest>

using namespace hanga;

class TestInfoService final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRecordedServerIsKnown();
    void theRecordedCatalogIsRead();
    void anOldServerHasNoFeatures();
    void featuresAreHandedOn();
    void whatIsNoComfyUiIsNamed_data();
    void whatIsNoComfyUiIsNamed();

private:
    QNetworkAccessManager m_network;

    static ServerProfile profile(const QString &address) { return *ServerProfile::fromAddress(address); }
};

using test::StubAnswer;
using test::StubRequest;

void TestInfoService::theRecordedServerIsKnown()
{
    QByteArray recorded;
    for (const auto &entry : test::readTranscript(QStringLiteral("13-info-endpoints"))) {
        if (entry.all["path"].text() == "/system_stats")
            recorded = test::responseBody(entry);
    }
    test::StubHttpServer server([&recorded](const StubRequest &) { return test::jsonAnswer(recorded); });
    InfoService service(profile(server.address()), m_network);
    test::Awaited<SystemStats> stats;

    service.fetchSystemStats(&stats, stats.done());

    QVERIFY(stats.wait() && stats.isValue());
    QCOMPARE(server.requests().first().target, QByteArray("/api/system_stats"));
    QCOMPARE((*stats.result)->comfyVersion, QStringLiteral("0.3.64"));
}

void TestInfoService::theRecordedCatalogIsRead()
{
    QFile file(QStringLiteral(HANGA_TEST_DATA "/transcripts/object_info.json"));
    QVERIFY(file.open(QFile::ReadOnly));
    const QByteArray json = file.readAll();
    test::StubHttpServer server([&json](const StubRequest &) { return test::jsonAnswer(json); });
    InfoService service(profile(server.address()), m_network);
    test::Awaited<NodeCatalog> catalog;

    service.fetchCatalog(&catalog, catalog.done());

    QVERIFY(catalog.wait() && catalog.isValue());
    QVERIFY((*catalog.result)->size() > 300);
    QVERIFY((*catalog.result)->find(QStringLiteral("KSampler")));
}

void TestInfoService::anOldServerHasNoFeatures()
{
    test::StubHttpServer server([](const StubRequest &) { return test::answer(404, "text/plain", "404: Not Found"); });
    InfoService service(profile(server.address()), m_network);
    test::Awaited<json::Value> features;

    service.fetchFeatures(&features, features.done());

    QVERIFY(features.wait() && features.isValue());
    QVERIFY((*features.result)->isObject());
    QCOMPARE((*features.result)->size(), 0);
}

void TestInfoService::featuresAreHandedOn()
{
    test::StubHttpServer server(
        [](const StubRequest &) { return test::jsonAnswer(R"({"supports_preview_metadata":true})"); });
    InfoService service(profile(server.address()), m_network);
    test::Awaited<json::Value> features;

    service.fetchFeatures(&features, features.done());

    QVERIFY(features.wait() && features.isValue());
    QVERIFY((**features.result)["supports_preview_metadata"].toBool());
}

void TestInfoService::whatIsNoComfyUiIsNamed_data()
{
    QTest::addColumn<QByteArray>("banner");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<QString>("what");
    const auto http = [](const StubAnswer &answer) { return answer.bytes; };
    QTest::newRow("a web page") << QByteArray() << http(test::answer(200, "text/html", "<html>Router</html>")) << false
                                << QStringLiteral("HTML");
    QTest::newRow("404") << QByteArray() << http(test::answer(404, "text/html", "<html>no</html>")) << false
                         << QStringLiteral("HTTP 404");
    QTest::newRow("garbage JSON") << QByteArray() << http(test::jsonAnswer("{]")) << false
                                  << QStringLiteral("JSON, 1:2");
    QTest::newRow("other JSON") << QByteArray() << http(test::jsonAnswer(R"({"ok":true})")) << false
                                << QStringLiteral("system.comfyui_version");
    QTest::newRow("an SSH server") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n") << QByteArray() << false
                                   << QStringLiteral("SSH-2.0-OpenSSH_9.2");
    QTest::newRow("bytes and an end") << QByteArray() << QByteArray("{\"a\":\x01}\n") << true
                                      << QStringLiteral("{\"a\":.}");
}

void TestInfoService::whatIsNoComfyUiIsNamed()
{
    QFETCH(QByteArray, banner);
    QFETCH(QByteArray, bytes);
    QFETCH(bool, closes);
    QFETCH(QString, what);
    test::StubHttpServer server([&](const StubRequest &) { return StubAnswer{bytes, closes}; });
    server.setBanner(banner);
    InfoService service(profile(server.address()), m_network, nullptr, {.stall = std::chrono::seconds(3)});
    test::Awaited<SystemStats> stats;

    service.fetchSystemStats(&stats, stats.done());

    QVERIFY(stats.wait(9000));
    QCOMPARE(stats.kind(), std::optional(Error::Kind::NotComfyUi));
    QCOMPARE((*stats.result).error().args, (QStringList{server.address(), what}));
}

QTEST_GUILESS_MAIN(TestInfoService)
#include "tst_infoservice.moc"
