#include "demo/demoserver.h"
#include "server/serverconnection.h"
#include "support/faultproxy.h"
#include "support/waiting.h"
#include "workflow/conversion.h"
#include "json/document.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace hanga;
using namespace std::chrono_literals;

/// The whole conversation with the built-in server: what a job needs from connecting to its picture.
class TestWithDemo final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aJobGoesFromGraphToFile_data();
    void aJobGoesFromGraphToFile();
    void aRunningJobIsInterrupted();
    void aWaitingJobIsRemoved();
    void aRefusedJobNamesItsNode();
    void everyWorkflowOfTheServerRuns();
    void aWorkflowIsSavedFoundAndReplaced();

private:
    std::unique_ptr<DemoServer> m_demo;
    std::unique_ptr<test::FaultProxy> m_proxy;
    std::unique_ptr<ServerConnection> m_connection;
    QList<Event> m_events;

    [[nodiscard]] PromptBody body(int steps, const char *checkpoint = "v1-5-pruned-emaonly.safetensors") const;
    [[nodiscard]] Result<PromptAnswer> submit(const PromptBody &body);
    template <class T> [[nodiscard]] const T *find(const PromptId &prompt) const;
};

void TestWithDemo::init()
{
    m_events.clear();
    m_demo = std::make_unique<DemoServer>(DemoOptions{.step = 20ms});
    const auto port = m_demo->listen();
    QVERIFY(port);
    m_proxy = std::make_unique<test::FaultProxy>(*port);
    m_connection = std::make_unique<ServerConnection>(*ServerProfile::fromAddress(m_proxy->address()));
    connect(m_connection.get(), &ServerConnection::eventReceived, this,
            [this](const Event &event) { m_events.append(event); });
}

void TestWithDemo::cleanup()
{
    m_connection.reset();
    m_proxy.reset();
    m_demo.reset();
}

PromptBody TestWithDemo::body(int steps, const char *checkpoint) const
{
    const QByteArray graph =
        R"({"3":{"inputs":{"seed":18446744073709551615,"steps":)" + QByteArray::number(steps) +
        R"(,"cfg":7.0,"sampler_name":"euler","scheduler":"normal","denoise":1.0,"model":["4",0],"positive":["6",0],
        "negative":["7",0],"latent_image":["5",0]},"class_type":"KSampler"},
        "4":{"inputs":{"ckpt_name":")" +
        checkpoint + R"("},"class_type":"CheckpointLoaderSimple"},
        "5":{"inputs":{"width":64,"height":64,"batch_size":1},"class_type":"EmptyLatentImage"},
        "6":{"inputs":{"text":"a mountain","clip":["4",1]},"class_type":"CLIPTextEncode"},
        "7":{"inputs":{"text":"","clip":["4",1]},"class_type":"CLIPTextEncode"},
        "8":{"inputs":{"samples":["3",0],"vae":["4",2]},"class_type":"VAEDecode"},
        "9":{"inputs":{"filename_prefix":"日本 100%","images":["8",0]},"class_type":"SaveImage"}})";
    PromptBody body;
    body.graph = *json::parse(graph);
    body.prompt = newPromptId();
    body.clientId = m_connection->clientId();
    body.job = newJobId();
    return body;
}

Result<PromptAnswer> TestWithDemo::submit(const PromptBody &body)
{
    test::Awaited<PromptAnswer> answer;
    m_connection->prompts().submit(body, &answer, answer.done());
    return answer.wait() ? *answer.result : failure(Error::Kind::TimedOut);
}

template <class T> const T *TestWithDemo::find(const PromptId &prompt) const
{
    for (const Event &event : m_events) {
        if (const auto *found = std::get_if<T>(&event); found && found->prompt == prompt)
            return found;
    }
    return nullptr;
}

void TestWithDemo::aJobGoesFromGraphToFile_data()
{
    QTest::addColumn<int>("sliceBytes");
    QTest::newRow("straight") << 0;
    QTest::newRow("over a line that passes at most 300 bytes at once") << 300;
}

void TestWithDemo::aJobGoesFromGraphToFile()
{
    QFETCH(int, sliceBytes);
    m_connection->open();
    QTRY_COMPARE(m_connection->state(), ServerConnection::State::Ready);
    m_proxy->setFaults({.sliceBytes = sliceBytes});
    const PromptBody job = body(4);

    const auto answer = submit(job);
    QVERIFY(answer);
    QCOMPARE(std::get<PromptAccepted>(*answer).prompt, job.prompt);
    QTRY_VERIFY_WITH_TIMEOUT(find<ExecutionSuccessEvent>(job.prompt), 9000);

    QVERIFY(find<ExecutionStartEvent>(job.prompt));
    QVERIFY(find<ProgressStateEvent>(job.prompt));
    const auto *executed = find<ExecutedEvent>(job.prompt);
    QVERIFY(executed && executed->output && executed->output->files.size() == 1);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("新しい/a.png"));
    test::Awaited<qint64> size;
    m_connection->files().download(executed->output->files.first(), path, &size, size.done());
    QVERIFY(size.wait());
    QVERIFY(size.isValue());
    QFile file(path);
    QVERIFY(file.open(QFile::ReadOnly));
    QVERIFY(file.peek(8) == QByteArray::fromHex("89504e470d0a1a0a"));
    QCOMPARE(file.size(), **size.result);

    test::Awaited<std::optional<HistoryEntry>> history;
    m_connection->prompts().fetchHistory(job.prompt, &history, history.done());
    QVERIFY(history.wait() && history.isValue() && (*history.result)->has_value());
    QCOMPARE((**history.result)->outputs.value(NodeId{QStringLiteral("9")}), *executed->output);
}

void TestWithDemo::aRunningJobIsInterrupted()
{
    m_connection->open();
    QTRY_COMPARE(m_connection->state(), ServerConnection::State::Ready);
    const PromptBody job = body(500);
    QVERIFY(submit(job));
    QTRY_VERIFY(find<ProgressEvent>(job.prompt));
    test::Awaited<std::monostate> done;

    m_connection->prompts().interrupt(job.prompt, &done, done.done());

    QVERIFY(done.wait() && done.isValue());
    QTRY_VERIFY(find<ExecutionInterruptedEvent>(job.prompt));
}

void TestWithDemo::aWaitingJobIsRemoved()
{
    m_connection->open();
    QTRY_COMPARE(m_connection->state(), ServerConnection::State::Ready);
    const PromptBody running = body(500);
    const PromptBody waiting = body(501);
    QVERIFY(submit(running) && submit(waiting));
    test::Awaited<QueueSnapshot> before;
    test::Awaited<std::monostate> removed;
    test::Awaited<QueueSnapshot> after;
    QTRY_VERIFY(find<ExecutionStartEvent>(running.prompt));

    m_connection->prompts().fetchQueue(&before, before.done());
    QVERIFY(before.wait() && before.isValue());
    QCOMPARE((*before.result)->running.value(0).job, running.job);
    QCOMPARE((*before.result)->pending.value(0).job, waiting.job);
    m_connection->prompts().removePending({waiting.prompt}, &removed, removed.done());
    QVERIFY(removed.wait() && removed.isValue());
    m_connection->prompts().fetchQueue(&after, after.done());

    QVERIFY(after.wait() && after.isValue());
    QVERIFY((*after.result)->pending.isEmpty());
}

void TestWithDemo::aRefusedJobNamesItsNode()
{
    m_connection->open();
    QTRY_COMPARE(m_connection->state(), ServerConnection::State::Ready);

    const auto answer = submit(body(4, "missing.safetensors"));

    QVERIFY(answer);
    const auto *refusal = std::get_if<PromptRefusal>(&*answer);
    QVERIFY(refusal && refusal->problems.size() == 1);
    QCOMPARE(refusal->problems.first().node, NodeId{QStringLiteral("4")});
    QCOMPARE(refusal->problems.first().input, QStringLiteral("ckpt_name"));
}

void TestWithDemo::everyWorkflowOfTheServerRuns()
{
    m_connection->open();
    QTRY_COMPARE(m_connection->state(), ServerConnection::State::Ready);
    WorkflowService &service = m_connection->workflows();
    test::Awaited<QList<ServerWorkflow>> saved;
    test::Awaited<QList<ServerTemplate>> templates;
    service.list(&saved, saved.done());
    service.templates(&templates, templates.done());
    QVERIFY(saved.wait() && saved.isValue() && (*saved.result)->size() == 1);
    QVERIFY(templates.wait() && templates.isValue() && (*templates.result)->size() == 3);
    QVERIFY((*saved.result)->first().modified.isValid());

    QList<std::pair<QString, QByteArray>> files;
    test::Awaited<QByteArray> file;
    service.fetch((*saved.result)->first().path, &file, file.done());
    QVERIFY(file.wait() && file.isValue());
    files.append({(*saved.result)->first().name, **file.result});
    for (const ServerTemplate &each : **templates.result) {
        test::Awaited<QByteArray> bytes;
        service.fetchTemplate(each, &bytes, bytes.done());
        QVERIFY2(bytes.wait() && bytes.isValue(), qPrintable(each.name));
        files.append({each.name, **bytes.result});
    }

    for (const auto &[name, bytes] : files) {
        const auto opened = openBytes(bytes, name + QStringLiteral(".json"));
        QVERIFY2(opened, qPrintable(name));
        QVERIFY(!opened->ui.isNull());
        const auto runs = runnable(*opened, m_connection->catalog());
        QVERIFY2(runs, qPrintable(name));
        PromptBody job = body(1);
        job.graph = runs->workflow.graph();
        const auto answer = submit(job);
        QVERIFY(answer);
        const auto *accepted = std::get_if<PromptAccepted>(&*answer);
        QVERIFY2(accepted, qPrintable(name));
        QTRY_VERIFY_WITH_TIMEOUT(find<ExecutionSuccessEvent>(job.prompt), 9000);
    }
}

void TestWithDemo::aWorkflowIsSavedFoundAndReplaced()
{
    m_connection->open();
    QTRY_COMPARE(m_connection->state(), ServerConnection::State::Ready);
    WorkflowService &service = m_connection->workflows();
    const QString path = QStringLiteral("版/100% mine?#&+.json");
    const auto save = [&](const QByteArray &bytes, bool overwrite) {
        test::Awaited<QString> saved;
        service.save(path, bytes, overwrite, &saved, saved.done());
        return saved.wait() ? *saved.result : failure(Error::Kind::TimedOut);
    };

    QCOMPARE(save("{\"a\":1}", false).value_or(QString()), path);
    const auto again = save("{\"a\":2}", false);
    QVERIFY(!again);
    QCOMPARE(again.error().kind, Error::Kind::FileExistsOnServer);
    QVERIFY(save("{\"a\":3}", true));

    test::Awaited<QList<ServerWorkflow>> list;
    service.list(&list, list.done());
    QVERIFY(list.wait() && list.isValue());
    QCOMPARE((*list.result)->size(), 2);
    QCOMPARE((*list.result)->last().path, path);
    QCOMPARE((*list.result)->last().folder(), QStringLiteral("版"));
    test::Awaited<QByteArray> bytes;
    service.fetch(path, &bytes, bytes.done());
    QVERIFY(bytes.wait() && bytes.isValue());
    QCOMPARE(**bytes.result, QByteArray("{\"a\":3}"));
}

QTEST_GUILESS_MAIN(TestWithDemo)
#include "tst_withdemo.moc"
