#include "protocol/eventparser.h"
#include "server/eventsocket.h"
#include "support/stubwebsocketserver.h"
#include "support/transcript.h"

#include <QEventLoop>
#include <QFile>
#include <QTest>
#include <QTimer>

using namespace hanga;

/// The recordings of a real ComfyUI, sent over a real WebSocket: the same events come out of EventSocket in the same
/// order, but for progress and previews, of which the newest before each state event is enough.
class TestReplay final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachSocketOfEachRecordingIsUnderstood_data();
    void eachSocketOfEachRecordingIsUnderstood();
    void theStoryIsTheOneInTheTable_data();
    void theStoryIsTheOneInTheTable();

private:
    static QStringList storyOf(const QList<Event> &events);
};

/// One socket of a recording: the text messages and frames that one client got.
struct Session
{
    QString client;
    QList<test::TranscriptEntry> messages;
};

static QList<Session> sessionsOf(const QString &name)
{
    QList<Session> sessions;
    for (const auto &entry : test::readTranscript(name)) {
        if (entry.kind == u"ws-open") {
            sessions.append({entry.client, {}});
        } else if (entry.kind == u"ws-text" || entry.kind == u"ws-binary") {
            const auto session = std::find_if(sessions.rbegin(), sessions.rend(),
                                              [&entry](const Session &one) { return one.client == entry.client; });
            (session == sessions.rend() ? sessions.last() : *session).messages.append(entry);
        }
    }
    return sessions;
}

static bool isThinned(const Event &event)
{
    return std::holds_alternative<ProgressEvent>(event) || std::holds_alternative<ProgressStateEvent>(event) ||
           std::holds_alternative<PreviewEvent>(event);
}

/// Sends all at once, as a burst, and takes what comes out until the last message's event has come.
static QList<Event> replay(const Session &session)
{
    test::StubWebSocketServer server;
    EventSocket socket(*ServerProfile::fromAddress(server.address()), QStringLiteral("replay"));
    QList<Event> events;
    QObject::connect(&socket, &EventSocket::eventReceived, &server, [&](const Event &event) { events.append(event); });
    socket.open();
    if (!QTest::qWaitFor([&] { return server.newest() != nullptr; }))
        return {};
    for (const auto &message : session.messages) {
        if (message.kind == u"ws-text")
            server.send(QString::fromUtf8(message.text));
        else
            server.send(message.binary);
    }
    const QString end = QStringLiteral("the end of the recording");
    server.send(QStringLiteral(R"({"type":"%1"})").arg(end));
    // Not qWaitFor, which sleeps between its looks while frames wait to be read.
    QEventLoop loop;
    QTimer::singleShot(5000, &loop, &QEventLoop::quit);
    const auto isEnd = [&end](const Event &event) {
        const auto *unknown = std::get_if<UnknownEvent>(&event);
        return unknown && unknown->type == end;
    };
    QObject::connect(&socket, &EventSocket::eventReceived, &loop, [&](const Event &event) {
        if (isEnd(event))
            loop.quit();
    });
    loop.exec();
    if (events.isEmpty() || !isEnd(events.takeLast()))
        return {};
    return events;
}

/// A word an event: its kind, and what it names.
QStringList TestReplay::storyOf(const QList<Event> &events)
{
    struct Teller
    {
        QString operator()(const StatusEvent &one) const { return QStringLiteral("status %1").arg(one.queueRemaining); }
        QString operator()(const FeatureFlagsEvent &) const { return QStringLiteral("flags"); }
        QString operator()(const ExecutionStartEvent &) const { return QStringLiteral("start"); }
        QString operator()(const ExecutionCachedEvent &one) const
        {
            return QStringLiteral("cached %1").arg(one.nodes.size());
        }
        QString operator()(const ExecutingEvent &one) const
        {
            return QStringLiteral("executing ") + (one.node ? one.node->text() : QStringLiteral("-"));
        }
        QString operator()(const ExecutedEvent &one) const
        {
            return QStringLiteral("executed %1:%2")
                .arg(one.node.text())
                .arg(one.output ? one.output->files.size() : -1);
        }
        QString operator()(const ExecutionSuccessEvent &) const { return QStringLiteral("success"); }
        QString operator()(const ExecutionErrorEvent &one) const
        {
            return QStringLiteral("error %1 %2").arg(one.node.text(), one.exceptionType);
        }
        QString operator()(const ExecutionInterruptedEvent &one) const
        {
            return QStringLiteral("interrupted ") + one.node.text();
        }
        QString operator()(const UnknownEvent &one) const { return QStringLiteral("unknown ") + one.type; }
        QString operator()(const ProgressTextEvent &) const { return QStringLiteral("text"); }
        QString operator()(const ProgressEvent &) const { return {}; }
        QString operator()(const ProgressStateEvent &) const { return {}; }
        QString operator()(const PreviewEvent &) const { return {}; }
    };
    QStringList story;
    for (const Event &event : events) {
        if (!isThinned(event))
            story.append(std::visit(Teller{}, event));
    }
    return story;
}

void TestReplay::eachSocketOfEachRecordingIsUnderstood_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : test::transcriptNames())
        QTest::newRow(qPrintable(name)) << name;
}

void TestReplay::eachSocketOfEachRecordingIsUnderstood()
{
    QFETCH(QString, name);

    for (const Session &session : sessionsOf(name)) {
        QList<Event> expected;
        for (const auto &message : session.messages) {
            const auto event =
                message.kind == u"ws-text" ? parseTextEvent(message.text) : parseBinaryEvent(message.binary);
            QVERIFY(event);
            expected.append(*event);
        }

        const QList<Event> events = replay(session);

        QCOMPARE(storyOf(events), storyOf(expected));
        QVERIFY(events.size() <= expected.size());
        // Of each job the last progress and the last preview have come, and at their place: before its end.
        for (size_t kind = 0; kind < std::variant_size_v<Event>; ++kind) {
            const auto isKind = [kind](const Event &event) { return event.index() == kind && isThinned(event); };
            const auto last = std::find_if(events.crbegin(), events.crend(), isKind);
            const auto wanted = std::find_if(expected.crbegin(), expected.crend(), isKind);
            QCOMPARE(last == events.crend(), wanted == expected.crend());
            if (wanted == expected.crend())
                continue;
            QCOMPARE(promptOf(*last), promptOf(*wanted));
            QCOMPARE(storyOf({events.cbegin(), last.base()}), storyOf({expected.cbegin(), wanted.base()}));
            if (const auto *progress = std::get_if<ProgressEvent>(&*last))
                QCOMPARE(progress->value, std::get<ProgressEvent>(*wanted).value);
            if (const auto *preview = std::get_if<PreviewEvent>(&*last))
                QCOMPARE(preview->image, std::get<PreviewEvent>(*wanted).image);
        }
    }
}

void TestReplay::theStoryIsTheOneInTheTable_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("session");
    QTest::addColumn<QString>("story");
    QFile table(QStringLiteral(HANGA_TEST_DATA "/server/stories.txt"));
    QVERIFY(table.open(QFile::ReadOnly));
    while (!table.atEnd()) {
        const QStringList parts = QString::fromUtf8(table.readLine()).trimmed().split(u'|');
        if (parts.size() == 3)
            QTest::addRow("%s, socket %s", qPrintable(parts[0]), qPrintable(parts[1]))
                << parts[0] << parts[1].toInt() << parts[2];
    }
}

void TestReplay::theStoryIsTheOneInTheTable()
{
    QFETCH(QString, name);
    QFETCH(int, session);
    QFETCH(QString, story);
    const QList<Session> sessions = sessionsOf(name);
    QVERIFY(session < sessions.size());

    QCOMPARE(storyOf(replay(sessions[session])).join(QStringLiteral(", ")), story);
}

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
