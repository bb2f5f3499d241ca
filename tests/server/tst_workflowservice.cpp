#include "server/workflowservice.h"
#include "support/stubhttpserver.h"
#include "support/waiting.h"

#include <QNetworkAccessManager>
#include <QTcpServer>
#include <QTest>

using namespace hanga;

class TestWorkflowService final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWholeFolderIsAskedFor();
    void aServerWithoutFolderHasNone();
    void aLongListIsRead();
    void bothKindsOfTemplatesAreOneList();
    void whatAnswersInsteadOfTemplatesMeansNone_data();
    void whatAnswersInsteadOfTemplatesMeansNone();
    void templatesOfNobodyAreAnError();
    void cancellingTemplatesEndsOnce();
    void aFileIsFetchedAsItIs();
    void templatesAreFetchedFromTheirPlaces();
    void aMissingFileIsNamed();
    void aPageIsNoWorkflow();
    void tooMuchIsRefused();
    void savingSendsTheBytesOnce_data();
    void savingSendsTheBytesOnce();
    void anExistingFileIsItsOwnError();
    void aBadNameIsAnAnswer();
    void aLostAnswerIsNotSentAgain();

private:
    QNetworkAccessManager m_network;

    static ServerProfile profile(const QString &address) { return *ServerProfile::fromAddress(address); }
};

using test::StubAnswer;
using test::StubRequest;

void TestWorkflowService::theWholeFolderIsAskedFor()
{
    test::StubHttpServer server([](const StubRequest &) {
        return test::jsonAnswer(R"([{"path":"a/b.json","size":7,"modified":1764033568.25,"created":1}])");
    });
    WorkflowService service(profile(server.address()), m_network);
    test::Awaited<QList<ServerWorkflow>> list;

    service.list(&list, list.done());

    QVERIFY(list.wait() && list.isValue());
    QCOMPARE(server.requests().first().target, QByteArray("/api/userdata?dir=workflows&recurse=true&full_info=true"));
    QCOMPARE((*list.result)->first().path, QStringLiteral("a/b.json"));
    QCOMPARE((*list.result)->first().size, 7);
}

void TestWorkflowService::aServerWithoutFolderHasNone()
{
    test::StubHttpServer server(
        [](const StubRequest &) { return test::answer(404, "text/plain; charset=utf-8", "Directory not found"); });
    WorkflowService service(profile(server.address()), m_network);
    test::Awaited<QList<ServerWorkflow>> list;

    service.list(&list, list.done());

    QVERIFY(list.wait() && list.isValue());
    QVERIFY((*list.result)->isEmpty());
}

void TestWorkflowService::aLongListIsRead()
{
    QByteArray json = "[";
    for (int i = 0; i < 10'000; ++i)
        json += "{\"path\":\"" + QByteArray::number(i) + ".json\",\"size\":1,\"modified\":1764033568},";
    json.back() = ']';
    test::StubHttpServer server([&json](const StubRequest &) { return test::jsonAnswer(json); });
    WorkflowService service(profile(server.address()), m_network);
    test::Awaited<QList<ServerWorkflow>> list;

    service.list(&list, list.done());

    QVERIFY(list.wait() && list.isValue());
    QCOMPARE((*list.result)->size(), 10'000);
}

void TestWorkflowService::bothKindsOfTemplatesAreOneList()
{
    test::StubHttpServer server([](const StubRequest &request) {
        return request.target == "/templates/index.json"
                   ? test::jsonAnswer(R"([{"title":"Basics","templates":[{"name":"default","title":"Text"}]}])")
                   : test::jsonAnswer(R"({"pack":["one"]})");
    });
    WorkflowService service(profile(server.address()), m_network);
    test::Awaited<QList<ServerTemplate>> list;

    service.templates(&list, list.done());

    QVERIFY(list.wait() && list.isValue());
    QCOMPARE((*list.result)->size(), 2);
    QCOMPARE((*list.result)->at(0).pack, QStringLiteral("pack"));
    QCOMPARE((*list.result)->at(1).title, QStringLiteral("Text"));
    QCOMPARE(list.calls, 1);
}

void TestWorkflowService::whatAnswersInsteadOfTemplatesMeansNone_data()
{
    QTest::addColumn<QByteArray>("core");
    QTest::newRow("404") << test::answer(404, "text/plain", "404: Not Found").bytes;
    QTest::newRow("the web page of another program") << test::answer(200, "text/html", "<html>x</html>").bytes;
    QTest::newRow("other JSON") << test::jsonAnswer("{}").bytes;
    QTest::newRow("trouble") << test::answer(500, "text/plain", "oh").bytes;
}

void TestWorkflowService::whatAnswersInsteadOfTemplatesMeansNone()
{
    QFETCH(QByteArray, core);
    test::StubHttpServer server([&core](const StubRequest &request) {
        return request.target == "/templates/index.json" ? StubAnswer{core}
                                                         : test::answer(404, "text/plain", "404: Not Found");
    });
    WorkflowService service(profile(server.address()), m_network);
    test::Awaited<QList<ServerTemplate>> list;

    service.templates(&list, list.done());

    QVERIFY(list.wait() && list.isValue());
    QVERIFY((*list.result)->isEmpty());
}

void TestWorkflowService::templatesOfNobodyAreAnError()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const QString address = QStringLiteral("http://127.0.0.1:%1").arg(closed.serverPort());
    closed.close();
    WorkflowService service(profile(address), m_network);
    test::Awaited<QList<ServerTemplate>> list;

    service.templates(&list, list.done());

    QVERIFY(list.wait());
    QCOMPARE(list.kind(), std::optional(Error::Kind::NotReached));
    QCOMPARE(list.calls, 1);
}

void TestWorkflowService::cancellingTemplatesEndsOnce()
{
    test::StubHttpServer server([](const StubRequest &) { return StubAnswer{}; }); // never answers
    WorkflowService service(profile(server.address()), m_network);
    test::Awaited<QList<ServerTemplate>> list;
    const Call call = service.templates(&list, list.done());
    QTRY_COMPARE(server.requests().size(), 2);

    call.cancel();

    QVERIFY(list.wait());
    QCOMPARE(list.kind(), std::optional(Error::Kind::Cancelled));
    QCOMPARE(list.calls, 1);
}

void TestWorkflowService::aFileIsFetchedAsItIs()
{
    const QByteArray file = "{ \"seed\": 18446744073709551615 }\n";
    test::StubHttpServer server([&file](const StubRequest &) { return test::jsonAnswer(file); });
    WorkflowService service(profile(server.address()), m_network);
    test::Awaited<QByteArray> bytes;

    service.fetch(QStringLiteral("a/100% 版.json"), &bytes, bytes.done());

    QVERIFY(bytes.wait() && bytes.isValue());
    QCOMPARE(**bytes.result, file);
    QCOMPARE(server.requests().first().target, QByteArray("/api/userdata/workflows%2Fa%2F100%2525%20%E7%89%88.json"));
}

void TestWorkflowService::templatesAreFetchedFromTheirPlaces()
{
    test::StubHttpServer server([](const StubRequest &) { return test::jsonAnswer("{}"); });
    WorkflowService service(profile(server.address()), m_network);
    test::Awaited<QByteArray> ofPack;
    test::Awaited<QByteArray> core;

    service.fetchTemplate({QStringLiteral("my/pack"), QStringLiteral("a b"), {}, {}}, &ofPack, ofPack.done());
    QVERIFY(ofPack.wait() && ofPack.isValue());
    service.fetchTemplate({{}, QStringLiteral("../default"), {}, {}}, &core, core.done());
    QVERIFY(core.wait() && core.isValue());

    QCOMPARE(server.requests().at(0).target, QByteArray("/api/workflow_templates/my%2Fpack/a%20b.json"));
    QCOMPARE(server.requests().at(1).target, QByteArray("/templates/..%2Fdefault.json"));
}

void TestWorkflowService::aMissingFileIsNamed()
{
    test::StubHttpServer server([](const StubRequest &) { return test::answer(404, "application/octet-stream", {}); });
    WorkflowService service(profile(server.address()), m_network);
    test::Awaited<QByteArray> bytes;

    service.fetch(QStringLiteral("gone.json"), &bytes, bytes.done());

    QVERIFY(bytes.wait());
    QCOMPARE(bytes.kind(), std::optional(Error::Kind::FileMissingOnServer));
    QCOMPARE((*bytes.result).error().args, (QStringList{server.address(), QStringLiteral("gone.json")}));
}

void TestWorkflowService::aPageIsNoWorkflow()
{
    test::StubHttpServer server(
        [](const StubRequest &) { return test::answer(200, "text/html", "<!doctype html><p>Sign in"); });
    WorkflowService service(profile(server.address()), m_network);
    test::Awaited<QByteArray> bytes;

    service.fetch(QStringLiteral("a.json"), &bytes, bytes.done());

    QVERIFY(bytes.wait());
    QCOMPARE(bytes.kind(), std::optional(Error::Kind::NotComfyUi));
}

void TestWorkflowService::tooMuchIsRefused()
{
    test::StubHttpServer server([](const StubRequest &) { return test::jsonAnswer(QByteArray(5'000'000, ' ')); });
    WorkflowService service(profile(server.address()), m_network, nullptr, {.body = 1 << 20});
    test::Awaited<QByteArray> bytes;

    service.fetch(QStringLiteral("a.json"), &bytes, bytes.done());

    QVERIFY(bytes.wait());
    QCOMPARE(bytes.kind(), std::optional(Error::Kind::ReplyTooLarge));
}

void TestWorkflowService::savingSendsTheBytesOnce_data()
{
    QTest::addColumn<bool>("overwrite");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("new") << false << QByteArray("/api/userdata/workflows%2Fa.json?overwrite=false&full_info=true");
    QTest::newRow("over") << true << QByteArray("/api/userdata/workflows%2Fa.json?overwrite=true&full_info=true");
}

void TestWorkflowService::savingSendsTheBytesOnce()
{
    QFETCH(bool, overwrite);
    QFETCH(QByteArray, target);
    test::StubHttpServer server(
        [](const StubRequest &) { return test::jsonAnswer(R"({"path":"workflows/a.json","size":2,"modified":1})"); });
    WorkflowService service(profile(server.address()), m_network);
    test::Awaited<QString> saved;

    service.save(QStringLiteral("a.json"), "{}", overwrite, &saved, saved.done());

    QVERIFY(saved.wait() && saved.isValue());
    QCOMPARE(**saved.result, QStringLiteral("a.json"));
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().method, QByteArray("POST"));
    QCOMPARE(server.requests().first().target, target);
    QCOMPARE(server.requests().first().body, QByteArray("{}"));
}

void TestWorkflowService::anExistingFileIsItsOwnError()
{
    test::StubHttpServer server(
        [](const StubRequest &) { return test::answer(409, "text/plain; charset=utf-8", "File already exists"); });
    WorkflowService service(profile(server.address()), m_network);
    test::Awaited<QString> saved;

    service.save(QStringLiteral("b/a.json"), "{}", false, &saved, saved.done());

    QVERIFY(saved.wait());
    QCOMPARE(saved.kind(), std::optional(Error::Kind::FileExistsOnServer));
    QCOMPARE((*saved.result).error().args, (QStringList{server.address(), QStringLiteral("b/a.json")}));
}

void TestWorkflowService::aBadNameIsAnAnswer()
{
    test::StubHttpServer server([](const StubRequest &) { return test::answer(400, "application/octet-stream", {}); });
    WorkflowService service(profile(server.address()), m_network);
    test::Awaited<QString> saved;

    service.save(QStringLiteral("a:b.json"), "{}", false, &saved, saved.done());

    QVERIFY(saved.wait());
    QCOMPARE(saved.kind(), std::optional(Error::Kind::HttpStatus));
    QCOMPARE((*saved.result).error().args.value(1), QStringLiteral("400"));
}

void TestWorkflowService::aLostAnswerIsNotSentAgain()
{
    test::StubHttpServer server([](const StubRequest &) { return StubAnswer{{}, true}; });
    WorkflowService service(profile(server.address()), m_network);
    test::Awaited<QString> saved;

    service.save(QStringLiteral("a.json"), "{}", false, &saved, saved.done());

    QVERIFY(saved.wait());
    QCOMPARE(saved.kind(), std::optional(Error::Kind::NotReached));
    QCOMPARE(server.requests().size(), 1);
}

QTEST_GUILESS_MAIN(TestWorkflowService)
#include "tst_workflowservice.moc"
