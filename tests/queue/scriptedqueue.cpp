#include "scriptedqueue.h"

#include "json/document.h"

namespace hanga::test {

namespace {

QByteArray quoted(const QString &text)
{
    return '"' + text.toUtf8() + '"';
}

} // namespace

Workflow anyGraph()
{
    return throughNode(QStringLiteral("ImageInvert"), QStringLiteral("note"), json::Value(QStringLiteral("x")));
}

Sent readPost(const StubRequest &request)
{
    const auto body = json::parse(request.body);
    return {(*body)["prompt_id"].toString(), (*body)["extra_data"]["hanga_job"].toString()};
}

StubAnswer accepted(const QString &prompt, int number)
{
    return jsonAnswer("{\"prompt_id\":" + quoted(prompt) + ",\"number\":" + QByteArray::number(number) +
                      ",\"node_errors\":{}}");
}

QByteArray queueItem(const QString &prompt, const QString &job)
{
    return "[9," + quoted(prompt) + ",{},{\"hanga_job\":" + quoted(job) + "},[\"3\"]]";
}

StubAnswer queueAnswer(const QByteArray &running, const QByteArray &pending)
{
    return jsonAnswer("{\"queue_running\":[" + running + "],\"queue_pending\":[" + pending + "]}");
}

StubAnswer historyAnswer(const QString &prompt, const QByteArray &status, const QByteArray &messages)
{
    return jsonAnswer(
        '{' + quoted(prompt) + ":{\"prompt\":[9," + quoted(prompt) +
        R"(,{},{},["3"]],"outputs":{"3":{"images":[{"filename":"a.png","subfolder":"","type":"output"}]}},)"
        R"("status":{"status_str":")" +
        status + R"(","completed":true,"messages":[)" + messages + "]}}}");
}

QByteArray eventText(const char *type, const QString &prompt, const QByteArray &more)
{
    return QByteArray("{\"type\":\"") + type + "\",\"data\":{\"prompt_id\":" + quoted(prompt) + more + "}}";
}

bool ScriptedQueue::start(const QueueTimings &timings)
{
    fixture = std::make_unique<QueueFixture>(server.address(), timings);
    return fixture->open();
}

void ScriptedQueue::acceptAll()
{
    server.setScript([this](const StubRequest &request) -> std::optional<StubAnswer> {
        if (request.method == "POST" && request.target == "/prompt") {
            sent = readPost(request);
            return accepted(sent.prompt);
        }
        if (request.method == "GET" && request.target == "/queue")
            return queueAnswer(running, pending);
        if (request.target.startsWith("/history/"))
            return history;
        return std::nullopt;
    });
}

} // namespace hanga::test
