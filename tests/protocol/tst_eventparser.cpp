#include "protocol/eventparser.h"

#include <QTest>

using namespace hanga;

class TestEventParser final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstStatusNamesTheSession();
    void aNodeIsTheOneOfTheUsersGraph();
    void noNodeMeansThatTheJobHasLeft();
    void progressOfACustomNodeMayNameNothing();
    void progressStateListsEveryStartedNode();
    void anExecutedNodeMayHaveNoOutput();
    void anErrorKeepsItsTraceback();
    void aBlockedNodeIsNotTheEnd();
    void flagsOfTheServerAreKept();
    void theRestNamesItsPrompt_data();
    void theRestNamesItsPrompt();
    void unknownTypesAreNotErrors_data();
    void unknownTypesAreNotErrors();
    void missingAndNullFieldsAreEmpty_data();
    void missingAndNullFieldsAreEmpty();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();
};

template <class T> static T parsed(QByteArrayView message)
{
    const auto event = parseTextEvent(message);
    if (!event || !std::holds_alternative<T>(*event)) {
        QTest::qFail(message.data(), __FILE__, __LINE__);
        return {};
    }
    return std::get<T>(*event);
}

void TestEventParser::theFirstStatusNamesTheSession()
{
    const auto first = parsed<StatusEvent>(
        R"({"type": "status", "data": {"status": {"exec_info": {"queue_remaining": 3}}, "sid": "abc"}})");
    const auto later =
        parsed<StatusEvent>(R"({"type": "status", "data": {"status": {"exec_info": {"queue_remaining": 2}}}})");

    QCOMPARE(first.queueRemaining, 3);
    QCOMPARE(first.sid, std::optional(QStringLiteral("abc")));
    QCOMPARE(later.queueRemaining, 2);
    QVERIFY(!later.sid);
}

void TestEventParser::aNodeIsTheOneOfTheUsersGraph()
{
    const auto shown =
        parsed<ExecutingEvent>(R"({"type":"executing","data":{"node":"12:0:3","display_node":"12","prompt_id":"p"}})");
    const auto plain = parsed<ExecutingEvent>(R"({"type":"executing","data":{"node":"3"}})");
    const auto number = parsed<ExecutingEvent>(R"({"type":"executing","data":{"node":3,"prompt_id":"p"}})");

    QCOMPARE(shown.node, std::optional(NodeId{QStringLiteral("12")}));
    QCOMPARE(shown.prompt, PromptId{QStringLiteral("p")});
    QCOMPARE(plain.node, std::optional(NodeId{QStringLiteral("3")}));
    QVERIFY(plain.prompt.isEmpty());
    QCOMPARE(number.node, std::optional(NodeId{QStringLiteral("3")}));
}

void TestEventParser::noNodeMeansThatTheJobHasLeft()
{
    const auto event = parsed<ExecutingEvent>(R"({"type":"executing","data":{"node":null,"prompt_id":"p"}})");

    QVERIFY(!event.node);
    QCOMPARE(event.prompt, PromptId{QStringLiteral("p")});
}

void TestEventParser::progressOfACustomNodeMayNameNothing()
{
    const auto event = parsed<ProgressEvent>(R"({"type":"progress","data":{"value":12345,"max":12345.5}})");
    const auto notANumber = parsed<ProgressEvent>(R"({"type":"progress","data":{"value":NaN,"max":1e999}})");

    QCOMPARE(event.value, 12345.0);
    QCOMPARE(event.max, 12345.5);
    QVERIFY(event.prompt.isEmpty() && event.node.isEmpty());
    QCOMPARE(notANumber.value, 0.0);
    QCOMPARE(notANumber.max, 0.0);
}

void TestEventParser::progressStateListsEveryStartedNode()
{
    const auto event = parsed<ProgressStateEvent>(R"({"type":"progress_state","data":{"prompt_id":"p","nodes":{
        "4":{"value":1.0,"max":1.0,"state":"finished","node_id":"4","display_node_id":"4","parent_node_id":null},
        "5:1":{"value":2,"max":8,"state":"running","node_id":"5:1","display_node_id":"5"},
        "6":{"value":0,"max":1,"state":"error"},
        "7":{"state":"dreaming","display_node_id":null,"value":null}}}})");

    QCOMPARE(event.prompt, PromptId{QStringLiteral("p")});
    QCOMPARE(event.nodes.size(), 4);
    QCOMPARE(event.nodes[0].state, NodeProgress::State::Finished);
    QCOMPARE(event.nodes[1].node, NodeId{QStringLiteral("5")});
    QCOMPARE(event.nodes[1].value, 2.0);
    QCOMPARE(event.nodes[1].max, 8.0);
    QCOMPARE(event.nodes[2].state, NodeProgress::State::Error);
    QCOMPARE(event.nodes[3].node, NodeId{QStringLiteral("7")});
    QCOMPARE(event.nodes[3].state, NodeProgress::State::Running);
}

void TestEventParser::anExecutedNodeMayHaveNoOutput()
{
    const auto cached =
        parsed<ExecutedEvent>(R"({"type":"executed","data":{"node":"9","output":null,"prompt_id":"p"}})");
    const auto saved = parsed<ExecutedEvent>(R"({"type":"executed","data":{"node":"9:1","display_node":"9","output":
        {"images":[{"filename":"a_00001_.png","subfolder":"x","type":"temp"}]},"prompt_id":"p"}})");

    QVERIFY(!cached.output);
    QCOMPARE(saved.node, NodeId{QStringLiteral("9")});
    QVERIFY(saved.output);
    QCOMPARE(saved.output->files,
             (QList{ServerFile{QStringLiteral("a_00001_.png"), QStringLiteral("x"), ServerFile::Type::Temp}}));
}

void TestEventParser::anErrorKeepsItsTraceback()
{
    const auto error = parsed<ExecutionErrorEvent>(R"({"type":"execution_error","data":{"prompt_id":"p","node_id":"2",
        "node_type":"TestExplode","executed":["1"],"exception_message":"boom: 爆発\n","exception_type":"RuntimeError",
        "traceback":["one\n",null,"two\n"],"current_inputs":[],"current_outputs":[],"timestamp":1}})");

    QCOMPARE(error.node, NodeId{QStringLiteral("2")});
    QCOMPARE(error.nodeType, QStringLiteral("TestExplode"));
    QCOMPARE(error.exceptionMessage, QStringLiteral("boom: 爆発\n"));
    QCOMPARE(error.traceback, (QStringList{QStringLiteral("one\n"), QStringLiteral("two\n")}));
    QVERIFY(error.isFinal());
}

void TestEventParser::aBlockedNodeIsNotTheEnd()
{
    const auto error = parsed<ExecutionErrorEvent>(
        R"({"type":"execution_error","data":{"prompt_id":"p","exception_type":"ExecutionBlocked","traceback":[]}})");

    QVERIFY(!error.isFinal());
}

void TestEventParser::flagsOfTheServerAreKept()
{
    const auto event = parsed<FeatureFlagsEvent>(
        R"({"type":"feature_flags","data":{"supports_preview_metadata":true,"max_upload_size":104857600.5}})");

    QVERIFY(event.flags["supports_preview_metadata"].toBool());
    QVERIFY(event.flags["max_upload_size"].toDouble().has_value());
}

void TestEventParser::theRestNamesItsPrompt_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<size_t>("kind");
    QTest::newRow("start") << QByteArray(R"({"type":"execution_start","data":{"prompt_id":"p","timestamp":1}})")
                           << Event(ExecutionStartEvent{}).index();
    QTest::newRow("cached") << QByteArray(R"({"type":"execution_cached","data":{"nodes":["3"],"prompt_id":"p"}})")
                            << Event(ExecutionCachedEvent{}).index();
    QTest::newRow("success") << QByteArray(R"({"type":"execution_success","data":{"prompt_id":"p"}})")
                             << Event(ExecutionSuccessEvent{}).index();
    QTest::newRow("interrupted") << QByteArray(
                                        R"({"type":"execution_interrupted","data":{"prompt_id":"p","node_id":"3"}})")
                                 << Event(ExecutionInterruptedEvent{}).index();
}

void TestEventParser::theRestNamesItsPrompt()
{
    QFETCH(QByteArray, message);
    QFETCH(size_t, kind);

    const auto event = parseTextEvent(message);

    QVERIFY(event);
    QCOMPARE(event->index(), kind);
    QCOMPARE(promptOf(*event), PromptId{QStringLiteral("p")});
}

void TestEventParser::unknownTypesAreNotErrors_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("type");
    QTest::newRow("custom node") << QByteArray(R"({"type":"crystools.monitor","data":{"cpu":1}})")
                                 << QStringLiteral("crystools.monitor");
    QTest::newRow("data is a list") << QByteArray(R"({"type":"logs","data":[1]})") << QStringLiteral("logs");
    QTest::newRow("no data") << QByteArray(R"({"type":"cm-queue-status"})") << QStringLiteral("cm-queue-status");
    QTest::newRow("empty type") << QByteArray(R"({"type":""})") << QString();
}

void TestEventParser::unknownTypesAreNotErrors()
{
    QFETCH(QByteArray, message);
    QFETCH(QString, type);

    QCOMPARE(parsed<UnknownEvent>(message).type, type);
}

void TestEventParser::missingAndNullFieldsAreEmpty_data()
{
    QTest::addColumn<QByteArray>("message");
    for (const char *type : {"execution_start", "execution_cached", "executing", "progress", "progress_state",
                             "executed", "execution_success", "execution_error", "execution_interrupted"}) {
        const QByteArray head = QByteArray(R"({"type":")") + type + '"';
        QTest::addRow("%s without data", type) << head + "}";
        QTest::addRow("%s with null data", type) << head + R"(,"data":null})";
        QTest::addRow("%s with empty data", type) << head + R"(,"data":{}})";
        QTest::addRow("%s with nulls", type)
            << head +
                   R"(,"data":{"prompt_id":null,"node":null,"node_id":null,"nodes":null,"output":null,"value":null,)"
                   R"("max":null,"traceback":null,"exception_type":null,"exception_message":null,"display_node":null}})";
    }
}

void TestEventParser::missingAndNullFieldsAreEmpty()
{
    QFETCH(QByteArray, message);

    const auto event = parseTextEvent(message);

    QVERIFY(event);
    QVERIFY(!std::holds_alternative<UnknownEvent>(*event));
    QVERIFY(promptOf(*event).isEmpty());
}

void TestEventParser::nonsenseIsRefused_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<Error::Kind>("kind");
    const auto unreadable = Error::Kind::ReplyUnreadable;
    QTest::newRow("empty") << QByteArray() << Error::Kind::JsonInvalid;
    QTest::newRow("half") << QByteArray(R"({"type":"progress","da)") << Error::Kind::JsonInvalid;
    QTest::newRow("not UTF-8") << QByteArray("{\"type\":\"\xff\xfe\"}") << Error::Kind::JsonInvalid;
    QTest::newRow("a million brackets") << QByteArray(1'000'000, '[') << Error::Kind::JsonInvalid;
    QTest::newRow("a list") << QByteArray("[]") << unreadable;
    QTest::newRow("a number") << QByteArray("5") << unreadable;
    QTest::newRow("no type") << QByteArray(R"({"data":{}})") << unreadable;
    QTest::newRow("type is a number") << QByteArray(R"({"type":5})") << unreadable;
    QTest::newRow("data is a list") << QByteArray(R"({"type":"progress","data":[]})") << unreadable;
    QTest::newRow("data is a text") << QByteArray(R"({"type":"executing","data":"x"})") << unreadable;
    QTest::newRow("id is a list") << QByteArray(R"({"type":"execution_start","data":{"prompt_id":["p"]}})")
                                  << unreadable;
    QTest::newRow("value is a text") << QByteArray(R"({"type":"progress","data":{"value":"1"}})") << unreadable;
    QTest::newRow("nodes is a list") << QByteArray(R"({"type":"progress_state","data":{"nodes":[]}})") << unreadable;
    QTest::newRow("a node is a number") << QByteArray(R"({"type":"progress_state","data":{"nodes":{"1":1}}})")
                                        << unreadable;
    QTest::newRow("output is a text") << QByteArray(R"({"type":"executed","data":{"output":"x"}})") << unreadable;
    QTest::newRow("status of a server that ends")
        << QByteArray(R"({"type":"status","data":{"status":{}}})") << unreadable;
    QTest::newRow("status without data") << QByteArray(R"({"type":"status"})") << unreadable;
}

void TestEventParser::nonsenseIsRefused()
{
    QFETCH(QByteArray, message);
    QFETCH(Error::Kind, kind);

    const auto event = parseTextEvent(message);

    QVERIFY(!event);
    QCOMPARE(event.error().kind, kind);
}

QTEST_APPLESS_MAIN(TestEventParser)
#include "tst_eventparser.moc"
