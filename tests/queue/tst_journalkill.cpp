// A process that writes its journal is killed at any moment; what was acknowledged is there.

#include "queue/journalfixture.h"

#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace hanga;
using namespace hanga::test;
using enum JobState;

namespace {

/// Adds jobs and leads them through their states without end; says each step once it is on disk.
class Writer final : public QObject
{
    Q_OBJECT

public:
    explicit Writer(const QString &folder) : m_journal(folder) { addMore(); }

private:
    void addMore()
    {
        ++m_seed;
        const Job job = heldJob(m_seed, int(m_seed % 40) + 1);
        m_journal.store.add({job}, this, [this, job](const auto &stored) { wrote(job, stored); });
    }

    void wrote(Job job, const Result<std::monostate> &stored)
    {
        if (!stored)
            qFatal("%s", qPrintable(whatHappened(stored.error())));
        std::fprintf(stdout, "%s %d\n", qPrintable(job.id.text()), int(job.state));
        std::fflush(stdout);
        if (job.state == Held)
            addMore();
        if (isEnd(job.state))
            return;
        job.state = JobState(int(job.state) + 1); // up to Done, each is a legal successor of the one before
        m_journal.store.update(job, this, [this, job](const auto &done) { wrote(job, done); });
    }

    JournalFixture m_journal;
    quint64 m_seed = 0;
};

} // namespace

class TestJournalKill final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasAcknowledgedSurvivesTheKill_data();
    void whatWasAcknowledgedSurvivesTheKill();

private:
    QTemporaryDir m_dir;
    QHash<JobId, JobState> m_acknowledged;
};

void TestJournalKill::whatWasAcknowledgedSurvivesTheKill_data()
{
    QTest::addColumn<int>("after");
    const int rounds = qEnvironmentVariableIsSet("HANGA_LONG") ? 200 : 10;
    for (int round = 0; round < rounds; ++round)
        QTest::addRow("round %d", round) << QRandomGenerator::global()->bounded(1, 400);
}

void TestJournalKill::whatWasAcknowledgedSurvivesTheKill()
{
    QFETCH(int, after);
    QProcess writer;
    writer.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--write"), m_dir.path()});
    int steps = 0;
    const auto note = [this, &writer, &steps] {
        while (writer.canReadLine()) {
            const QByteArrayList words = writer.readLine().trimmed().split(' ');
            m_acknowledged.insert(JobId(QString::fromLatin1(words.at(0))), JobState(words.at(1).toInt()));
            ++steps;
        }
    };
    while (steps < after) {
        QVERIFY2(writer.waitForReadyRead(10'000), writer.readAllStandardError().constData());
        note();
    }
    writer.kill();
    QVERIFY(writer.waitForFinished());
    note();

    JournalFixture journal(m_dir.path());
    const auto sound = journal.ask(QStringLiteral("PRAGMA integrity_check"));
    QCOMPARE(sound.toString(), QStringLiteral("ok"));
    QVERIFY(QDir(m_dir.path()).entryList({QStringLiteral("*.damaged*")}).isEmpty());
    for (auto it = m_acknowledged.cbegin(); it != m_acknowledged.cend(); ++it) {
        const auto job = journal.find(it.key());
        QVERIFY(job);
        QVERIFY2(job->state >= it.value(), qPrintable(jobStateName(job->state)));
        QVERIFY(!job->request.workflow.isEmpty());
    }
    // Nothing without its text or its states, and the next process takes over what is open.
    QVERIFY(!journal.ask(QStringLiteral("PRAGMA foreign_key_check")).isValid());
    QCOMPARE(
        journal.ask(QStringLiteral("SELECT COUNT(*) FROM jobs WHERE row NOT IN (SELECT job FROM transitions)")).toInt(),
        0);
    const auto open = journal.load();
    QCOMPARE(journal.adoptOrphans().value(), int(open.size()));
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.value(1) == u"--write") {
        const Writer writer(arguments.value(2));
        return QCoreApplication::exec();
    }
    TestJournalKill test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_journalkill.moc"
