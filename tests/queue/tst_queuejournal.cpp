#include "demo/demoserver.h"
#include "journalfixture.h"
#include "scriptedqueue.h"
#include "json/document.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hanga;
using namespace hanga::test;
using enum JobState;

namespace {

/// One run of the program: it dies with this, and nobody tells the server.
class Run final
{
public:
    Run(const QString &address, const QString &folder)
        : m_database(folder + QStringLiteral("/journal.db"), journalMigrations()), m_store(m_database),
          fixture(address, impatient(), &m_store)
    {}

private:
    Database m_database;
    JobStore m_store;

public:
    QueueFixture fixture;
    JobQueue &queue = fixture.queue;
};

/// Keeps the journal from being written while it lives.
class Blockade final
{
public:
    explicit Blockade(Database &database)
    {
        database.write(
            Database::Durability::Program, &m_context,
            [this](QSqlDatabase &) -> Result<std::monostate> {
                m_begun.release();
                m_end.acquire();
                return {};
            },
            [](const Result<std::monostate> &) {});
        m_begun.acquire();
    }
    ~Blockade() { m_end.release(); }

private:
    QObject m_context;
    QSemaphore m_begun;
    QSemaphore m_end;
};

/// How many prompts the server at \a address has finished.
size_t historySize(const QUrl &address)
{
    QNetworkAccessManager network;
    QNetworkReply *reply = network.get(QNetworkRequest(QUrl(address.toString() + QStringLiteral("/history"))));
    QSignalSpy finished(reply, &QNetworkReply::finished);
    if (!finished.wait())
        return 0;
    return json::parse(reply->readAll()).value_or(json::Value()).members().size();
}

} // namespace

/// The queue with its journal, through ends of the program at any moment.
class TestQueueJournal final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsToldIsOnDisk();
    void heldJobsComeBackInTheirOrder();
    void aJobIsToldOfWhenItCanNoLongerBeLost();
    void aJobThatIsStillBeingAddedObeys();
    void aSentJobGoesOnAfterARestart_data();
    void aSentJobGoesOnAfterARestart();
    void aJobThatTheServerForgotEndsWithWhatIsKnown();
    void aJobThatNeverArrivedWaitsForAPerson();
    void aJobCancelledWhileItIsWrittenIsNotSent();
    void aJobWrittenButNotSentIsHeldAtTheEnd();
    void aCancelIsKeptOverARestart();
    void whatCannotBeWrittenIsNotSent();
    void aJobThatCouldNotBeAddedIsKeptHere();
    void aJournalThatLostEverythingGetsItAgain();
    void endedJobsAreShownAgainUntilTheyAreRemoved();
    void jobsOfAnotherRunningProgramAreLeftAlone();
    void manyRestartsLoseAndDoubleNothing();

private:
    void restart();
    [[nodiscard]] JobId addJob() const { return m_run->fixture.add(anyGraph()); }
    [[nodiscard]] bool knows(const JobId &id) const { return m_run->queue.order().contains(id); }
    [[nodiscard]] JobState state(const JobId &id) const { return m_run->fixture.state(id); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ScriptedQueue> m_at; ///< its server and script; the queue is the run's
    std::unique_ptr<Run> m_run;
};

void TestQueueJournal::init()
{
    m_run.reset();
    m_at = std::make_unique<ScriptedQueue>();
    m_at->acceptAll();
    m_dir = std::make_unique<QTemporaryDir>();
    restart();
}

void TestQueueJournal::restart()
{
    m_run.reset();
    m_run = std::make_unique<Run>(m_at->server.address(), m_dir->path());
}

void TestQueueJournal::whatIsToldIsOnDisk()
{
    DemoServer demo(DemoOptions{std::chrono::milliseconds(1)});
    QVERIFY(demo.listen());
    m_run = std::make_unique<Run>(demo.url().toString(), m_dir->path());
    JournalFixture reader(m_dir->path());
    int looks = 0;
    int stale = 0;
    const auto compare = [&](const JobId &id) {
        const Job told = m_run->fixture.job(id);
        const auto stored = reader.find(id);
        ++looks;
        stale += int(!stored || stored->state != told.state || stored->prompt != told.prompt);
    };
    QObject context;
    connect(&m_run->queue, &JobQueue::jobAdded, &context, compare);
    connect(&m_run->queue, &JobQueue::jobChanged, &context, compare);
    connect(&m_run->queue, &JobQueue::progressed, &context, [&](const QList<JobId> &ids) {
        for (const JobId &id : ids)
            compare(id);
    });
    QVERIFY(m_run->fixture.open());

    for (int i = 0; i < 3; ++i)
        m_run->fixture.add(smallSample(m_run->fixture.connection.catalog(), 4, quint64(i)));
    QTRY_COMPARE(m_run->queue.count(JobState::Done), 3);

    QVERIFY(looks > 9);
    QCOMPARE(stale, 0);
}

void TestQueueJournal::heldJobsComeBackInTheirOrder()
{
    QList<JobId> ids;
    for (int i = 0; i < 20; ++i)
        ids.append(addJob());
    QTRY_COMPARE(m_run->queue.order(), ids);

    restart();
    QSignalSpy restored(&m_run->queue, &JobQueue::restored);
    const JobId later = addJob(); // before the journal has answered

    QVERIFY(restored.wait());
    QCOMPARE(m_run->queue.order(), ids);
    const QList<JobId> all = ids + QList{later};
    QTRY_COMPARE(m_run->queue.order(), all);
    QCOMPARE(m_run->fixture.states.value(ids.first()), QList<JobState>{Held});
}

void TestQueueJournal::aJobIsToldOfWhenItCanNoLongerBeLost()
{
    QSignalSpy added(&m_run->queue, &JobQueue::jobAdded);
    const JobId id = addJob();
    QVERIFY(m_run->queue.order().isEmpty());
    QCOMPARE(m_run->queue.unfinished(), 1);
    QVERIFY(added.wait());
    restart();
    QTRY_VERIFY(knows(id));
}

void TestQueueJournal::aJobThatIsStillBeingAddedObeys()
{
    const ServerId elsewhere(QStringLiteral("elsewhere"));
    const JobId moved = addJob();
    const JobId cancelled = addJob();

    m_run->queue.moveHeld(m_run->fixture.connection.profile().id, elsewhere);
    m_run->queue.cancel(cancelled);

    QTRY_VERIFY(knows(moved) && knows(cancelled));
    QCOMPARE(m_run->fixture.job(moved).server, elsewhere);
    QCOMPARE(state(cancelled), Cancelled);
    restart();
    QTRY_VERIFY(knows(moved) && knows(cancelled));
    QCOMPARE(m_run->fixture.job(moved).server, elsewhere);
    QCOMPARE(state(cancelled), Cancelled);
}

void TestQueueJournal::aSentJobGoesOnAfterARestart_data()
{
    QTest::addColumn<JobState>("at");
    QTest::newRow("the answer to the POST was lost") << Sending;
    QTest::newRow("waiting") << Waiting;
    QTest::newRow("running") << Running;
    QTest::newRow("collecting") << Collecting;
}

void TestQueueJournal::aSentJobGoesOnAfterARestart()
{
    QFETCH(JobState, at);
    m_run->fixture.storesOutputs = false;
    bool isDeaf = at == Sending;
    m_at->server.setScript([&](const StubRequest &request) -> std::optional<StubAnswer> {
        const bool isPost = request.method == "POST" && request.target == "/prompt";
        if (isPost)
            m_at->sent = readPost(request);
        if (isDeaf && (isPost || request.target == "/queue" || request.target.startsWith("/history")))
            return lost;
        if (isPost)
            return accepted(m_at->sent.prompt);
        if (request.method == "GET" && request.target == "/queue")
            return queueAnswer(m_at->running, m_at->pending);
        return request.target.startsWith("/history/") ? m_at->history : std::nullopt;
    });
    QVERIFY(m_run->fixture.open());
    const JobId id = addJob();
    const JobId next = addJob();
    QTRY_VERIFY(!m_at->sent.job.isEmpty() && knows(id) && state(id) == (at == Sending ? Sending : Waiting));
    const Sent sent = m_at->sent;
    if (at == Running || at == Collecting)
        m_at->server.send(eventText("execution_start", sent.prompt));
    if (at == Collecting) {
        m_at->server.send(
            eventText("executed", sent.prompt,
                      R"(,"node":"3","output":{"images":[{"filename":"a.png","subfolder":"","type":"output"}]})"));
        m_at->server.send(eventText("execution_success", sent.prompt));
    }
    QTRY_COMPARE(m_run->fixture.states.value(id).last(), at);

    m_run.reset();
    isDeaf = false;
    m_at->history = historyAnswer(sent.prompt);
    restart();
    QVERIFY(m_run->fixture.open());

    QTRY_VERIFY(knows(id) && state(id) == JobState::Done);
    QCOMPARE(m_run->fixture.outputs.value(id).size(), 1);
    QCOMPARE(m_run->fixture.job(id).outputs.size(), 1);
    QTRY_COMPARE(m_at->sent.job, next.text()); // the next one follows
    QCOMPARE(m_at->server.count("POST", "/prompt"), 2);
}

void TestQueueJournal::aJobThatTheServerForgotEndsWithWhatIsKnown()
{
    m_run->fixture.storesOutputs = false;
    QVERIFY(m_run->fixture.open());
    const JobId id = addJob();
    QTRY_VERIFY(knows(id) && state(id) == Waiting);
    m_at->server.send(eventText("execution_start", m_at->sent.prompt));
    m_at->server.send(
        eventText("executed", m_at->sent.prompt,
                  R"(,"node":"3","output":{"images":[{"filename":"a.png","subfolder":"","type":"output"}]})"));
    m_at->server.send(eventText("execution_success", m_at->sent.prompt));
    QTRY_COMPARE(m_run->fixture.states.value(id).last(), Collecting);

    restart(); // and the server's history stays empty
    QVERIFY(m_run->fixture.open());

    QTRY_VERIFY(knows(id) && state(id) == JobState::Done);
    QCOMPARE(m_run->fixture.outputs.value(id).size(), 1);
}

void TestQueueJournal::aJobThatNeverArrivedWaitsForAPerson()
{
    bool isDeaf = true;
    m_at->server.setScript([&isDeaf](const StubRequest &request) -> std::optional<StubAnswer> {
        return isDeaf && (request.method == "POST" || request.target == "/queue") ? std::optional(lost) : std::nullopt;
    });
    QVERIFY(m_run->fixture.open());
    const JobId id = addJob();
    QTRY_COMPARE(m_run->fixture.states.value(id, {Held}).last(), Sending);

    m_run.reset();
    isDeaf = false;
    restart();
    QVERIFY(m_run->fixture.open());

    QTRY_VERIFY(knows(id) && m_run->fixture.job(id).unconfirmed);
    QCOMPARE(state(id), Held);
    QCOMPARE(m_at->server.count("POST", "/prompt"), 1);
}

void TestQueueJournal::aJobCancelledWhileItIsWrittenIsNotSent()
{
    QVERIFY(m_run->fixture.open());
    JournalFixture other(m_dir->path());
    std::unique_ptr<Blockade> blockade;
    connect(&m_run->queue, &JobQueue::jobAdded, this, [&] { blockade = std::make_unique<Blockade>(other.database); });
    const JobId id = addJob();
    QTRY_VERIFY(knows(id) && state(id) == Sending);

    m_run->queue.cancel(id);
    blockade.reset();

    QTRY_COMPARE(state(id), Cancelled);
    QTRY_COMPARE(other.find(id)->state, Cancelled);
    QCOMPARE(m_at->server.count("POST", "/prompt"), 0);
}

void TestQueueJournal::aJobWrittenButNotSentIsHeldAtTheEnd()
{
    QVERIFY(m_run->fixture.open());
    JournalFixture other(m_dir->path());
    std::unique_ptr<Blockade> blockade;
    connect(&m_run->queue, &JobQueue::jobAdded, this, [&] { blockade = std::make_unique<Blockade>(other.database); });
    const JobId id = addJob();
    QTRY_VERIFY(knows(id) && state(id) == Sending);

    blockade.reset();
    restart();

    QTRY_VERIFY(knows(id));
    QCOMPARE(m_run->fixture.states.value(id), QList<JobState>{Held});
    QVERIFY(m_run->fixture.open());
    QTRY_COMPARE(state(id), Waiting);
    QCOMPARE(m_at->server.count("POST", "/prompt"), 1);
}

void TestQueueJournal::aCancelIsKeptOverARestart()
{
    QVERIFY(m_run->fixture.open());
    const JobId id = addJob();
    QTRY_VERIFY(knows(id) && state(id) == Waiting);
    m_at->server.setScript([&](const StubRequest &request) -> std::optional<StubAnswer> {
        return request.target == "/queue" ? std::optional(lost) : std::nullopt;
    });
    m_run->queue.cancel(id);
    QTRY_VERIFY(m_run->fixture.job(id).cancelRequested && m_at->server.count("GET", "/queue") > 0);

    m_run.reset();
    m_at->pending = queueItem(m_at->sent.prompt, m_at->sent.job);
    m_at->server.setScript([&](const StubRequest &request) -> std::optional<StubAnswer> {
        if (request.method == "POST" && request.target == "/queue")
            m_at->pending.clear();
        return request.target == "/queue" ? std::optional(queueAnswer({}, m_at->pending)) : std::nullopt;
    });
    restart();
    QVERIFY(m_run->fixture.open());

    QTRY_VERIFY(knows(id) && state(id) == Cancelled);
    QCOMPARE(m_at->server.count("POST", "/queue"), 1);
}

void TestQueueJournal::whatCannotBeWrittenIsNotSent()
{
    const JobId id = addJob();
    QTRY_VERIFY(knows(id));
    JournalFixture other(m_dir->path());
    QSignalSpy failed(&m_run->queue, &JobQueue::journalFailed);
    (void)other.ask(QStringLiteral("DELETE FROM jobs"));

    QVERIFY(m_run->fixture.open());

    QTRY_VERIFY(failed.count() > 0);
    QTRY_COMPARE(state(id), Held);
    QVERIFY(m_run->queue.isPaused());
    QVERIFY(m_run->fixture.job(id).error);
    QCOMPARE(m_at->server.count("POST", "/prompt"), 0);
    // A person goes on: it is written anew.
    m_run->queue.setPaused(false);
    QTRY_COMPARE(state(id), Waiting);
    QTRY_COMPARE(other.find(id)->state, Waiting);
}

void TestQueueJournal::aJobThatCouldNotBeAddedIsKeptHere()
{
    JournalFixture other(m_dir->path());
    (void)other.ask(QStringLiteral("ALTER TABLE jobs RENAME TO away"));
    QSignalSpy failed(&m_run->queue, &JobQueue::journalFailed);
    QVERIFY(m_run->fixture.open());

    const JobId id = addJob();

    QTRY_VERIFY(knows(id));
    QTRY_VERIFY(failed.count() > 0);
    QCOMPARE(state(id), Held);
    QVERIFY(m_run->queue.isPaused());
    QCOMPARE(m_at->server.count("POST", "/prompt"), 0);
    (void)other.ask(QStringLiteral("ALTER TABLE away RENAME TO jobs"));
    m_run->queue.setPaused(false);
    QTRY_COMPARE(state(id), Waiting);
    QTRY_COMPARE(other.find(id)->state, Waiting);
}

void TestQueueJournal::aJournalThatLostEverythingGetsItAgain()
{
    QList<JobId> ids;
    for (int i = 0; i < 3; ++i)
        ids.append(addJob());
    QTRY_COMPARE(m_run->queue.order(), ids);
    JournalFixture other(m_dir->path());
    (void)other.ask(QStringLiteral("DELETE FROM jobs"));
    QVERIFY(other.load().isEmpty());
    QSignalSpy failed(&m_run->queue, &JobQueue::journalFailed);

    m_run->queue.writeAgain();
    m_run->queue.writeAgain(); // not twice in it

    QTRY_COMPARE(other.openIds(), ids);
    QCOMPARE(failed.count(), 0);
}

void TestQueueJournal::endedJobsAreShownAgainUntilTheyAreRemoved()
{
    QList<JobId> ids;
    for (int i = 0; i < 3; ++i)
        ids.append(addJob());
    QTRY_COMPARE(m_run->queue.order(), ids);
    for (const JobId &id : ids)
        m_run->queue.cancel(id);
    QTRY_COMPARE(m_run->fixture.states.value(ids.last()).last(), Cancelled);

    restart();
    QTRY_COMPARE(m_run->queue.order().size(), 3);
    m_run->queue.remove(ids.first());
    QTRY_VERIFY(!knows(ids.first()));
    m_run->queue.removeEnded();
    QTRY_VERIFY(m_run->queue.order().isEmpty());

    JournalFixture other(m_dir->path());
    QCOMPARE(other.ask(QStringLiteral("SELECT (SELECT COUNT(*) FROM jobs) + (SELECT COUNT(*) FROM texts)")).toInt(), 0);
}

void TestQueueJournal::jobsOfAnotherRunningProgramAreLeftAlone()
{
    const JobId id = addJob();
    QTRY_VERIFY(knows(id));

    Run other(m_at->server.address(), m_dir->path());
    QSignalSpy restored(&other.queue, &JobQueue::restored);
    QVERIFY(restored.wait());

    QVERIFY(other.queue.order().isEmpty());
    QVERIFY(knows(id));
}

void TestQueueJournal::manyRestartsLoseAndDoubleNothing()
{
    constexpr int jobs = 8;
    DemoServer demo(DemoOptions{std::chrono::milliseconds(8)});
    QVERIFY(demo.listen());
    QList<JobId> ids;
    for (int run = 0; run < 8; ++run) {
        m_run.reset();
        m_run = std::make_unique<Run>(demo.url().toString(), m_dir->path());
        // A POST that may have been under way is for a person to repeat.
        connect(&m_run->queue, &JobQueue::jobChanged, this, [this](const JobId &id) {
            if (m_run->fixture.job(id).unconfirmed)
                m_run->queue.retry(id);
        });
        QSignalSpy changes(&m_run->queue, &JobQueue::jobChanged);
        QVERIFY(m_run->fixture.open());
        for (int i = 0; run == 0 && i < jobs; ++i)
            ids.append(m_run->fixture.add(smallSample(m_run->fixture.connection.catalog(), 6, quint64(i))));
        // At another moment each time.
        QTRY_VERIFY(changes.count() > run || m_run->queue.count(JobState::Done) == jobs);
    }

    QTRY_COMPARE_WITH_TIMEOUT(m_run->queue.count(JobState::Done), jobs, 9000);

    QCOMPARE(historySize(demo.url()), size_t(jobs));
    for (const JobId &id : std::as_const(ids))
        QCOMPARE(m_run->fixture.job(id).outputs.size(), 1);
}

QTEST_GUILESS_MAIN(TestQueueJournal)
#include "tst_queuejournal.moc"
