#include "demo/demoserver.h"
#include "server/profile.h"
#include "settings/settings.h"
#include "tests/queue/journalfixture.h"
#include "tests/queue/queuefixture.h"
#include "json/document.h"

#include <QDirIterator>
#include <QImage>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hanga;
using namespace hanga::test;

namespace {

constexpr int jobsARound = 20;

/// The jobs of ours that the server at \a address has finished, each as often as it ran.
QStringList finishedOn(const QUrl &address)
{
    QNetworkAccessManager network;
    QNetworkReply *reply = network.get(QNetworkRequest(QUrl(address.toString() + QStringLiteral("/history"))));
    QSignalSpy finished(reply, &QNetworkReply::finished);
    QStringList jobs;
    if (!finished.wait())
        return jobs;
    const json::Value history = json::parse(reply->readAll()).value_or(json::Value());
    for (const json::Member &entry : history.members())
        jobs.append(entry.value["prompt"].items()[3]["hanga_job"].toString());
    return jobs;
}

} // namespace

/// The real program, killed at any moment while it works through its queue.
class TestWindowKill final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void twentyJobsOutliveKills_data();
    void twentyJobsOutliveKills();

private:
    [[nodiscard]] QString folder() const { return m_home->path(); }
    [[nodiscard]] QList<JobId> addJobs() const;
    void runFor(int milliseconds);
    void confirm() const;
    [[nodiscard]] int open() const;

    std::unique_ptr<DemoServer> m_server;
    std::unique_ptr<QTemporaryDir> m_home;
};

void TestWindowKill::init()
{
    m_server = std::make_unique<DemoServer>();
    QVERIFY(m_server->listen());
    m_home = std::make_unique<QTemporaryDir>();
    Settings settings;
    settings.serverAddress = m_server->url().toString();
    QVERIFY(!settings.save(m_home->filePath(QStringLiteral("hanga.ini"))));
}

QList<JobId> TestWindowKill::addJobs() const
{
    JournalFixture journal(folder());
    QList<Job> jobs;
    QList<JobId> ids;
    for (int i = 0; i < jobsARound; ++i) {
        Job job = heldJob(quint64(i));
        job.request.workflow =
            throughNode(QStringLiteral("TestSlow"), QStringLiteral("seconds"), json::Value::number(0.2), i + 1);
        job.server = ServerProfile::fromAddress(m_server->url().toString())->id;
        jobs.append(job);
        ids.append(job.id);
    }
    if (!journal.add(jobs))
        qFatal("the jobs could not be added");
    return ids;
}

void TestWindowKill::runFor(int milliseconds)
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HANGA_HOME"), folder());
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(HANGA_BINARY), QStringList());
    // The server of the test answers meanwhile.
    (void)QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning || open() == 0; }, milliseconds);
    if (program.state() == QProcess::NotRunning)
        qWarning() << "the program ended by itself:" << program.readAllStandardError();
    program.kill();
    (void)QTest::qWaitFor([&program] { return program.state() == QProcess::NotRunning; });
}

/// Whether a POST was sent before the kill cannot be known: those wait for a person, who says yes here.
void TestWindowKill::confirm() const
{
    JournalFixture journal(folder());
    if (!journal.adoptOrphans())
        qFatal("the jobs could not be taken over");
    for (const StoredJob &stored : journal.load()) {
        Job job = stored.job;
        if (std::exchange(job.unconfirmed, false) && !journal.update(job))
            qFatal("a job could not be confirmed");
    }
}

int TestWindowKill::open() const
{
    return int(JournalFixture(folder()).load().size());
}

void TestWindowKill::twentyJobsOutliveKills_data()
{
    QTest::addColumn<int>("kills");
    const int rounds = qEnvironmentVariableIsSet("HANGA_LONG") ? 20 : 1;
    for (int round = 0; round < rounds; ++round)
        QTest::addRow("round %d", round) << 10;
}

void TestWindowKill::twentyJobsOutliveKills()
{
    QFETCH(int, kills);
    const QList<JobId> ids = addJobs();

    int hits = 0;
    for (int kill = 0; kill < kills; ++kill) {
        hits += int(open() > 0);
        runFor(QRandomGenerator::global()->bounded(200, 900));
        confirm();
    }
    for (int run = 0; run < 3 && open() > 0; ++run) {
        runFor(30'000);
        confirm();
    }

    JournalFixture journal(folder());
    QCOMPARE(journal.ask(QStringLiteral("PRAGMA integrity_check")).toString(), QStringLiteral("ok"));
    QStringList ran = finishedOn(m_server->url());
    QCOMPARE(ran.size(), jobsARound); // nothing was sent twice
    QStringList paths;
    for (const JobId &id : ids) {
        const auto job = journal.find(id);
        QVERIFY(job);
        QCOMPARE(jobStateName(job->state), jobStateName(JobState::Done));
        QCOMPARE(ran.count(id.text()), 1);
        QCOMPARE(job->outputs.size(), 1);
        QVERIFY2(!QImage(job->outputs.first().path).isNull(), qPrintable(job->outputs.first().path));
        paths.append(job->outputs.first().path);
    }
    paths.removeDuplicates();
    QCOMPARE(paths.size(), jobsARound);
    int files = 0;
    QDirIterator pictures(m_home->filePath(QStringLiteral("Pictures")), {QStringLiteral("*.png")}, QDir::Files,
                          QDirIterator::Subdirectories);
    for (; pictures.hasNext(); pictures.next())
        ++files;
    qInfo("%d files of %d images after %d kills", files, jobsARound, hits);
    // A kill between a file's last step and its row leaves that file behind, and another one takes its place.
    QVERIFY(files - jobsARound <= hits);
}

QTEST_GUILESS_MAIN(TestWindowKill)
#include "tst_windowkill.moc"
