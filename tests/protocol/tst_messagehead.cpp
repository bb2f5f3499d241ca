#include "protocol/eventparser.h"

#include <QTest>

using namespace hanga;

class TestMessageHead final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headIsReadWithoutParsing_data();
    void headIsReadWithoutParsing();
    void noPrefixReadsPastTheEnd();
};

void TestMessageHead::headIsReadWithoutParsing_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("prompt");
    QTest::newRow("progress") << QByteArray(R"({"type": "progress", "data": {"value": 1, "max": 8, "prompt_id": "p", )"
                                            R"("node": "3"}})")
                              << QByteArray("progress") << QByteArray("p");
    QTest::newRow("progress_state") << QByteArray(R"({"type": "progress_state", "data": {"prompt_id": "p", "nodes": {)")
                                    << QByteArray("progress_state") << QByteArray("p");
    QTest::newRow("indented by SwarmUI")
        << QByteArray("{\n  \"type\" : \"progress\",\n  \"data\": {\n    \"value\": 1.5e3,\r\n\t\"prompt_id\": \"p\"\n")
        << QByteArray("progress") << QByteArray("p");
    QTest::newRow("text before the prompt")
        << QByteArray(R"({"type":"executing","data":{"node":"3","display_node":"3","prompt_id":"p"}})")
        << QByteArray("executing") << QByteArray("p");
    QTest::newRow("prompt only inside a text") << QByteArray(R"({"type":"progress","data":{"node":"a, prompt_id: p"}})")
                                               << QByteArray("progress") << QByteArray();
    QTest::newRow("escapes are left to the parser")
        << QByteArray(R"({"type":"progress","data":{"node":"\"","prompt_id":"p"}})") << QByteArray("progress")
        << QByteArray();
    QTest::newRow("null prompt") << QByteArray(R"({"type":"progress","data":{"prompt_id":null,"node":"p"}})")
                                 << QByteArray("progress") << QByteArray();
    QTest::newRow("number as prompt") << QByteArray(R"({"type":"progress","data":{"prompt_id":5}})")
                                      << QByteArray("progress") << QByteArray();
    QTest::newRow("objects before the prompt")
        << QByteArray(R"({"type":"executed","data":{"output":{"prompt_id":"x"},"prompt_id":"p"}})")
        << QByteArray("executed") << QByteArray();
    QTest::newRow("no data") << QByteArray(R"({"type":"x"})") << QByteArray("x") << QByteArray();
    QTest::newRow("other key first") << QByteArray(R"({"sid":"a","type":"status"})") << QByteArray() << QByteArray();
    QTest::newRow("type is no text") << QByteArray(R"({"type":5,"data":{"prompt_id":"p"}})") << QByteArray()
                                     << QByteArray();
    QTest::newRow("a list") << QByteArray(R"(["type","progress"])") << QByteArray() << QByteArray();
    QTest::newRow("empty") << QByteArray() << QByteArray() << QByteArray();
    QTest::newRow("open text") << QByteArray(R"({"type":"prog)") << QByteArray() << QByteArray();
}

void TestMessageHead::headIsReadWithoutParsing()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, prompt);

    const MessageHead head = peekTextMessage({message.constData(), size_t(message.size())});

    QCOMPARE(QByteArray(head.type.data(), qsizetype(head.type.size())), type);
    QCOMPARE(QByteArray(head.prompt.data(), qsizetype(head.prompt.size())), prompt);
}

void TestMessageHead::noPrefixReadsPastTheEnd()
{
    const std::string message = R"({"type": "progress", "data": {"value": -1.5e3, "max": null, "prompt_id": "p"}})";

    for (size_t length = 0; length <= message.size(); ++length) {
        const std::string copy = message.substr(0, length); // its own buffer, so that the sanitizer sees an overrun
        const MessageHead head = peekTextMessage(copy);
        QVERIFY(head.prompt.empty() || head.prompt == "p");
    }
}

QTEST_APPLESS_MAIN(TestMessageHead)
#include "tst_messagehead.moc"
