#include "protocol/replies.h"
#include "support/transcript.h"

#include <QTest>

using namespace hanga;

class TestReplies final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptanceTellsWhatWasDropped();
    void aRefusalNamesNodeAndInput_data();
    void aRefusalNamesNodeAndInput();
    void pendingJobsComeInTheOrderInWhichTheyRun();
    void ourOwnIdIsFoundInTheQueue_data();
    void ourOwnIdIsFoundInTheQueue();
    void historyTellsHowAJobEnded_data();
    void historyTellsHowAJobEnded();
    void historyGivesOutputsAndError();
    void historyNamesTheNodesThatPeopleSee();
    void statsTellThatThisIsComfyUi();
    void anUploadGetsTheServersName();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();
};

void TestReplies::acceptanceTellsWhatWasDropped()
{
    const auto accepted = parsePromptAccepted(R"({"prompt_id":"p","number":-28.5,"node_errors":{"10":{"errors":[
        {"type":"required_input_missing","message":"Required input is missing","details":"images",
         "extra_info":{"input_name":"images"}}],"dependent_outputs":["10"],"class_type":"SaveImage"}}})");

    QVERIFY(accepted);
    QCOMPARE(accepted->prompt, PromptId{QStringLiteral("p")});
    QCOMPARE(accepted->number, -28.5);
    QCOMPARE(accepted->dropped,
             (QList{InputProblem{NodeId{QStringLiteral("10")}, QStringLiteral("SaveImage"), QStringLiteral("images"),
                                 QStringLiteral("required_input_missing"), QStringLiteral("Required input is missing"),
                                 QStringLiteral("images")}}));
}

void TestReplies::aRefusalNamesNodeAndInput_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QStringList>("places"); // node/class/input/type
    QTest::newRow("validation") << QByteArray(R"({"error":{"type":"prompt_outputs_failed_validation","message":"Failed",
        "details":"","extra_info":{}},"node_errors":{"3":{"errors":[{"type":"value_smaller_than_min","message":"m",
        "details":"d","extra_info":{"input_name":"steps","received_value":0}},{"type":"exception_during_validation",
        "message":null,"details":null,"extra_info":null}],"dependent_outputs":["9"],"class_type":"KSampler"}}})")
                                << QStringLiteral("Failed")
                                << QStringList{QStringLiteral("3/KSampler/steps/value_smaller_than_min"),
                                               QStringLiteral("3/KSampler//exception_during_validation")};
    QTest::newRow("missing class, 0.3") << QByteArray(R"({"error":{"type":"invalid_prompt","message":"Cannot execute",
        "details":"Node ID '#12:5'","extra_info":{}},"node_errors":{}})")
                                        << QStringLiteral("Cannot execute")
                                        << QStringList{QStringLiteral("12:5///invalid_prompt")};
    QTest::newRow("missing class, 0.12") << QByteArray(R"({"error":{"type":"missing_node_type","message":"No class",
        "details":"","extra_info":{"node_id":"3","class_type":"Foo","node_title":"T"}},"node_errors":{}})")
                                         << QStringLiteral("No class")
                                         << QStringList{QStringLiteral("3/Foo//missing_node_type")};
    QTest::newRow("a plain text") << QByteArray(R"({"error":"[SwarmUI] no backend","node_errors":[]})")
                                  << QStringLiteral("[SwarmUI] no backend") << QStringList{};
    QTest::newRow("Comfy Cloud") << QByteArray(R"({"code":"X","message":"Not now"})") << QStringLiteral("Not now")
                                 << QStringList{};
    QTest::newRow("nulls") << QByteArray(R"({"error":{"type":"t","message":null,"details":null},"node_errors":null})")
                           << QString() << QStringList{};
}

void TestReplies::aRefusalNamesNodeAndInput()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, message);
    QFETCH(QStringList, places);

    const auto refusal = parsePromptRefusal(body);

    QVERIFY(refusal);
    QCOMPARE(refusal->message, message);
    QStringList found;
    for (const InputProblem &problem : refusal->problems)
        found.append(problem.node.text() + u'/' + problem.classType + u'/' + problem.input + u'/' + problem.type);
    QCOMPARE(found, places);
}

void TestReplies::pendingJobsComeInTheOrderInWhichTheyRun()
{
    const auto snapshot = parseQueue(R"({"queue_running":[[25,"r",{},{},["9"]]],
        "queue_pending":[[-28,"d",{},{},[]],[27,"c",{},{},[]],[26,"b",{},{},[]],[26,"a",{},{},[]],[NaN,"n",{},{},[]]]})");

    QVERIFY(snapshot);
    QCOMPARE(snapshot->running.size(), 1);
    QCOMPARE(snapshot->running[0].prompt, PromptId{QStringLiteral("r")});
    QCOMPARE(snapshot->running[0].number, 25.0);
    QStringList order;
    for (const QueuedPrompt &pending : snapshot->pending)
        order.append(pending.prompt.text());
    QCOMPARE(order.join(u','), QStringLiteral("d,n,a,b,c"));
}

void TestReplies::ourOwnIdIsFoundInTheQueue_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QString>("job");
    QTest::newRow("local") << QByteArray(R"([1,"p",{},{"hanga_job":"j","client_id":"c"},["9"]])")
                           << QStringLiteral("j");
    QTest::newRow("cloud") << QByteArray(R"([1,"p",{},["9"],{"hanga_job":"j"}])") << QStringLiteral("j");
    QTest::newRow("of others") << QByteArray(R"([1,"p",{},{"client_id":"c"},["9"]])") << QString();
    QTest::newRow("nulls") << QByteArray(R"([null,"p",null,null,null])") << QString();
    QTest::newRow("short") << QByteArray(R"([1,"p"])") << QString();
}

void TestReplies::ourOwnIdIsFoundInTheQueue()
{
    QFETCH(QByteArray, item);
    QFETCH(QString, job);

    const auto snapshot = parseQueue(R"({"queue_running":[null,5,[],[1,null],)" + item + R"(],"queue_pending":[]})");

    QVERIFY(snapshot);
    QCOMPARE(snapshot->running.size(), 1);
    QCOMPARE(snapshot->running[0].job.text(), job);
}

void TestReplies::historyTellsHowAJobEnded_data()
{
    using Status = HistoryEntry::Status;
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<Status>("expected");
    QTest::newRow("success") << QByteArray(R"({"status_str":"success","completed":true,"messages":[]})")
                             << Status::Success;
    QTest::newRow("null") << QByteArray("null") << Status::Success;
    QTest::newRow("error") << QByteArray(R"({"status_str":"error","completed":false,"messages":[["execution_start",{}],
        ["execution_error",{"exception_type":"RuntimeError"}]]})")
                           << Status::Error;
    QTest::newRow("error without messages") << QByteArray(R"({"status_str":"error","messages":null})") << Status::Error;
    QTest::newRow("interrupted")
        << QByteArray(R"({"status_str":"error","messages":[["execution_interrupted",{"node_id":"3"}]]})")
        << Status::Interrupted;
}

void TestReplies::historyTellsHowAJobEnded()
{
    QFETCH(QByteArray, status);
    QFETCH(HistoryEntry::Status, expected);
    const PromptId prompt{QStringLiteral("p")};

    const auto history = parseHistory(R"({"p":{"prompt":[],"outputs":{},"status":)" + status + "}}", prompt);
    const auto unknown = parseHistory("{}", prompt);

    QVERIFY(history && *history);
    QCOMPARE((*history)->status, expected);
    QVERIFY(unknown && !*unknown);
}

void TestReplies::historyGivesOutputsAndError()
{
    const auto history = parseHistory(R"({"p":{"outputs":{"9":{"images":[{"filename":"a.png","subfolder":"",
        "type":"output"}]},"8":null},"status":{"status_str":"error","messages":[["execution_error",{"prompt_id":"p",
        "node_id":"2","node_type":"TestExplode","exception_message":"boom","exception_type":"RuntimeError",
        "traceback":["t"]}],["execution_error",{"exception_type":"ExecutionBlocked"}]]},"meta":null}})",
                                      PromptId{QStringLiteral("p")});

    QVERIFY(history && *history);
    const HistoryEntry &entry = **history;
    QCOMPARE(entry.outputs.value(NodeId{QStringLiteral("9")}).files.size(), 1);
    QVERIFY(entry.error);
    QCOMPARE(entry.error->node, NodeId{QStringLiteral("2")});
    QCOMPARE(entry.error->exceptionMessage, QStringLiteral("boom"));
}

void TestReplies::historyNamesTheNodesThatPeopleSee()
{
    // Nodes that another one made while it ran; `executed` calls them by that one's name.
    const auto history = parseHistory(R"({"p":{"outputs":{"5.0.0.1":{"images":[{"filename":"a.png"}]},
        "5.0.0.2":{"images":[{"filename":"b.png"}],"text":["t"]},"9":{"images":[{"filename":"c.png"}]}},
        "status":null,"meta":{"5.0.0.1":{"node_id":"5.0.0.1","display_node":"5"},
        "5.0.0.2":{"display_node":"5"},"9":{"display_node":null}}}})",
                                      PromptId{QStringLiteral("p")});

    QVERIFY(history && *history);
    const auto &outputs = (*history)->outputs;
    QCOMPARE(outputs.size(), 2);
    const NodeOutput made = outputs.value(NodeId{QStringLiteral("5")});
    QCOMPARE(made.files.size(), 2);
    QCOMPARE(made.files.first().filename, QStringLiteral("a.png"));
    QCOMPARE(made.texts, QStringList{QStringLiteral("t")});
    QCOMPARE(outputs.value(NodeId{QStringLiteral("9")}).files.size(), 1);
}

void TestReplies::statsTellThatThisIsComfyUi()
{
    const auto stats = parseSystemStats(R"({"system":{"os":"posix","comfyui_version":"0.3.64","argv":[]},"devices":[
        {"name":"cuda:0 NVIDIA","type":"cuda","index":0,"vram_total":25757220864,"vram_free":2.5e10},
        {"name":"cpu","index":null,"vram_total":null,"vram_free":-1}, null]})");

    QVERIFY(stats);
    QCOMPARE(stats->comfyVersion, QStringLiteral("0.3.64"));
    QCOMPARE(stats->devices.size(), 2);
    QCOMPARE(stats->devices[0].vramTotal, 25757220864u);
    QCOMPARE(stats->devices[0].vramFree, 25000000000u);
    QCOMPARE(stats->devices[1].vramTotal, 0u);
}

void TestReplies::anUploadGetsTheServersName()
{
    const auto file = parseUpload(R"({"name":"input (1).png","subfolder":"clipspace","type":"input"})");

    QVERIFY(file);
    QCOMPARE(*file,
             (ServerFile{QStringLiteral("input (1).png"), QStringLiteral("clipspace"), ServerFile::Type::Input}));
}

void TestReplies::nonsenseIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("html") << QByteArray("<!DOCTYPE html><html>Sign in</html>");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("a list") << QByteArray("[1,2]");
    QTest::newRow("an empty object") << QByteArray("{}");
    QTest::newRow("other types") << QByteArray(R"({"prompt_id":{},"queue_running":{},"queue_pending":5,"system":[],)"
                                               R"("name":[],"error":{},"node_errors":5,"p":7})");
    QTest::newRow("plain text of an error") << QByteArray("500 Internal Server Error\n\nServer got itself in trouble");
}

void TestReplies::nonsenseIsRefused()
{
    QFETCH(QByteArray, body);

    QVERIFY(!parsePromptAccepted(body));
    QVERIFY(!parsePromptRefusal(body));
    QVERIFY(!parseQueue(body));
    QVERIFY(!parseSystemStats(body));
    QVERIFY(!parseUpload(body));
    QCOMPARE(bool(parseHistory(body, PromptId{QStringLiteral("p")})), body == "{}");
}

QTEST_APPLESS_MAIN(TestReplies)
#include "tst_replies.moc"
