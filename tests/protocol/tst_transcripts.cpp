#include "protocol/eventparser.h"
#include "protocol/replies.h"
#include "support/transcript.h"

#include <QTest>

using namespace hanga;

/// Every message of every recording of a real ComfyUI is understood.
class TestTranscripts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allRecordingsAreThere();
    void everyMessageIsKnown_data();
    void everyMessageIsKnown();
    void theHeadAgreesWithTheParser_data() { everyMessageIsKnown_data(); }
    void theHeadAgreesWithTheParser();
    void everyAnswerToPromptIsRead_data() { everyMessageIsKnown_data(); }
    void everyAnswerToPromptIsRead();
    void queuesAndHistoriesAreRead_data() { everyMessageIsKnown_data(); }
    void queuesAndHistoriesAreRead();
};

void TestTranscripts::allRecordingsAreThere()
{
    QCOMPARE(test::transcriptNames().size(), 18); // 17 scenarios, the first one in two parts
}

void TestTranscripts::everyMessageIsKnown_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : test::transcriptNames())
        QTest::newRow(qPrintable(name)) << name;
}

void TestTranscripts::everyMessageIsKnown()
{
    QFETCH(QString, name);

    const auto entries = test::readTranscript(name);

    QVERIFY(!entries.isEmpty());
    for (const auto &entry : entries) {
        if (entry.kind != u"ws-text" && entry.kind != u"ws-binary")
            continue;
        const auto event = entry.kind == u"ws-text" ? parseTextEvent(entry.text) : parseBinaryEvent(entry.binary);
        QVERIFY2(event, entry.text.constData());
        QVERIFY2(!std::holds_alternative<UnknownEvent>(*event), entry.text.constData());
    }
}

void TestTranscripts::theHeadAgreesWithTheParser()
{
    QFETCH(QString, name);

    for (const auto &entry : test::readTranscript(name)) {
        if (entry.kind != u"ws-text")
            continue;
        const MessageHead head = peekTextMessage({entry.text.constData(), size_t(entry.text.size())});
        QVERIFY(!head.type.empty());
        const PromptId prompt = promptOf(*parseTextEvent(entry.text));
        if (head.type == "progress" || head.type == "progress_state")
            QCOMPARE(QString::fromUtf8(head.prompt.data(), qsizetype(head.prompt.size())), prompt.text());
    }
}

void TestTranscripts::everyAnswerToPromptIsRead()
{
    QFETCH(QString, name);

    for (const auto &entry : test::readTranscript(name)) {
        if (entry.kind != u"http" || entry.all["method"].text() != "POST" || entry.all["path"].text() != "/prompt")
            continue;
        const QByteArray body = test::responseBody(entry);
        const auto status = entry.all["status"].toInt64();
        if (status == 200)
            QVERIFY(parsePromptAccepted(body));
        else
            QCOMPARE(bool(parsePromptRefusal(body)), status == 400); // 413 and 500 are plain text
    }
}

void TestTranscripts::queuesAndHistoriesAreRead()
{
    QFETCH(QString, name);

    for (const auto &entry : test::readTranscript(name)) {
        const QString path = entry.all["path"].toString();
        if (entry.all["method"].text() != "GET" || entry.all["status"].toInt64() != 200)
            continue;
        const QByteArray body = test::responseBody(entry);
        if (path == u"/queue")
            QVERIFY(parseQueue(body));
        if (path.startsWith(u"/history"))
            QVERIFY(body.isEmpty() || parseHistory(body, PromptId{path.section(u'/', 2)}));
        if (path == u"/system_stats")
            QVERIFY(parseSystemStats(body));
    }
}

QTEST_APPLESS_MAIN(TestTranscripts)
#include "tst_transcripts.moc"
