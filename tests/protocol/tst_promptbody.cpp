#include "protocol/replies.h"
#include "json/document.h"

#include <QTest>

using namespace hanga;

class TestPromptBody final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theGraphTravelsToTheDigit();
    void whatIsEmptyIsLeftOut();
};

void TestPromptBody::theGraphTravelsToTheDigit()
{
    PromptBody body;
    body.graph = *json::parse(R"({"9":{"b":1.0,"a":18446744073709551615},"3":{}})");
    body.prompt = PromptId{QStringLiteral("p")};
    body.clientId = QStringLiteral("c");
    body.job = JobId{QStringLiteral("j")};
    body.uiWorkflow = *json::parse(R"({"nodes":[],"title":"景色"})");
    body.previewMethod = QStringLiteral("auto");
    body.onlyOutputs = {NodeId{QStringLiteral("9")}};

    const QByteArray written = writePromptBody(body);

    QVERIFY(written.contains(R"({"9":{"b":1.0,"a":18446744073709551615},"3":{}})"));
    const json::Value root = *json::parse(written);
    QCOMPARE(root["prompt_id"].toString(), QStringLiteral("p"));
    QCOMPARE(root["client_id"].toString(), QStringLiteral("c"));
    QCOMPARE(root["extra_data"]["hanga_job"].toString(), QStringLiteral("j"));
    QCOMPARE(root["extra_data"]["extra_pnginfo"]["workflow"], body.uiWorkflow);
    QCOMPARE(root["extra_data"]["preview_method"].toString(), QStringLiteral("auto"));
    QCOMPARE(root["partial_execution_targets"][0].toString(), QStringLiteral("9"));
}

void TestPromptBody::whatIsEmptyIsLeftOut()
{
    PromptBody body;
    body.graph = json::Value::object();

    QCOMPARE(writePromptBody(body), QByteArrayLiteral(R"({"prompt":{},"extra_data":{}})"));
}

QTEST_APPLESS_MAIN(TestPromptBody)
#include "tst_promptbody.moc"
