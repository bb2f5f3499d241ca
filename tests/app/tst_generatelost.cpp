#include "program.h"
#include "queue/scriptedqueue.h"

#include <QDir>
#include <QTest>

using namespace hanga;
using namespace hanga::test;

/// What `generate` says when the server's words come too late, in another way, or not at all.
class TestGenerateLost final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatNobodyKnowsIsLost();
    void filesOfALostAnswerAreTold();
    void previewsWaitForResultsThatOnlyTheHistoryKnows();
    void aSecondInterruptKeepsTheWorseCode();

private:
    [[nodiscard]] QStringList generate(const QStringList &more = {}) const;
    void serve(ScriptedServer::Script script);

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ScriptedServer> m_server;
    Sent m_sent;
};

void TestGenerateLost::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<ScriptedServer>();
}

QStringList TestGenerateLost::generate(const QStringList &more) const
{
    return QStringList{QStringLiteral("generate"), QStringLiteral("--server"),
                       m_server->address(),        QStringLiteral("--json"),
                       QStringLiteral("--output"), m_home->filePath(QStringLiteral("out"))} +
           more;
}

/// \a script, and files for whoever asks for one.
void TestGenerateLost::serve(ScriptedServer::Script script)
{
    m_server->setScript([script](const StubRequest &request) -> std::optional<StubAnswer> {
        if (request.target.startsWith("/view"))
            return answer(200, "image/png", "picture");
        return script(request);
    });
}

void TestGenerateLost::whatNobodyKnowsIsLost()
{
    serve([](const StubRequest &request) -> std::optional<StubAnswer> {
        return request.method == "POST" && request.target == "/prompt" ? std::optional(lost) : std::nullopt;
    });
    Program hanga(m_home->path());

    QCOMPARE(hanga.run(generate()), 5);

    const QList<json::Value> events = hanga.events();
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first()["event"].toString(), QStringLiteral("lost"));
    QVERIFY(!events.first()["error"]["message"].toString().isEmpty());
    QCOMPARE(hanga.errorLines().size(), 1);
}

void TestGenerateLost::filesOfALostAnswerAreTold()
{
    serve([this](const StubRequest &request) -> std::optional<StubAnswer> {
        if (request.method == "POST" && request.target == "/prompt") {
            m_sent = readPost(request);
            return lost;
        }
        return request.target.startsWith("/history/") ? std::optional(historyAnswer(m_sent.prompt)) : std::nullopt;
    });
    Program hanga(m_home->path());

    QCOMPARE(hanga.run(generate()), 0);

    const QList<json::Value> events = hanga.events();
    QVERIFY(!events.isEmpty());
    QCOMPARE(events.first()["event"].toString(), QStringLiteral("queued"));
    QCOMPARE(eventsOf(events, "output").size(), 1);
    QVERIFY(!eventsOf(events, "progress").isEmpty());
    QCOMPARE(events.last()["event"].toString(), QStringLiteral("done"));
}

void TestGenerateLost::previewsWaitForResultsThatOnlyTheHistoryKnows()
{
    serve([this](const StubRequest &request) -> std::optional<StubAnswer> {
        if (request.method == "POST" && request.target == "/prompt") {
            m_sent = readPost(request);
            m_server->send(eventText("executed", m_sent.prompt,
                                     R"(,"node":"8","output":{"images":[{"filename":"p.png","type":"temp"}]})"));
            m_server->send(eventText("execution_success", m_sent.prompt));
            return accepted(m_sent.prompt);
        }
        if (request.target.startsWith("/history/"))
            return jsonAnswer("{\"" + m_sent.prompt.toUtf8() + R"(":{"outputs":{"8":{"images":[{"filename":"p.png",
                "type":"temp"}]},"9":{"images":[{"filename":"r.png"}]}},"status":{"status_str":"success"}}})");
        return std::nullopt;
    });
    Program hanga(m_home->path());

    QCOMPARE(hanga.run(generate()), 0);

    const QList<json::Value> outputs = eventsOf(hanga.events(), "output");
    QCOMPARE(outputs.size(), 2);
    for (const json::Value &output : outputs) {
        const bool isInOutputFolder = output["file"].toString().startsWith(m_home->filePath(QStringLiteral("out/")));
        QCOMPARE(isInOutputFolder, output["type"].text() == "output");
    }
}

void TestGenerateLost::aSecondInterruptKeepsTheWorseCode()
{
    bool refuses = true;
    serve([this, &refuses](const StubRequest &request) -> std::optional<StubAnswer> {
        if (request.method != "POST" || request.target != "/prompt")
            return std::nullopt;
        m_sent = readPost(request);
        return std::exchange(refuses, false) ? jsonAnswer(R"({"error":{"type":"t","message":"no"}})", 400)
                                             : accepted(m_sent.prompt);
    });
    Program hanga(m_home->path());
    hanga.start(generate({QStringLiteral("--count"), QStringLiteral("2")}));
    QVERIFY(hanga.waitForOutput("\"queued\""));
    const qsizetype looks = m_server->count("GET", "/queue");

    hanga.interrupt();
    QTRY_VERIFY(m_server->count("GET", "/queue") > looks);
    hanga.interrupt();

    QVERIFY(hanga.waitForEnd(3000));
    QCOMPARE(hanga.exitCode(), 4);
}

QTEST_GUILESS_MAIN(TestGenerateLost)
#include "tst_generatelost.moc"
