#include "tests/ui/queue/madejobs.h"
#include "ui/queue/queuemodel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace hanga;

class TestQueueModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aJobGoesThroughTheSections();
    void aFinishedJobStaysTheSameRow();
    void whatNeedsSomebodyStandsOnTopUntilSettled();
    void aPausedQueueHolds();
    void aServerThatIsAwayHolds();
    void aCollapsedSectionKeepsItsJobs();
    void jobsAreToldInOneSentence();
    void placesMoveUpWhenAJobStarts();
    void jobsOfOthersAreCountedInThePlace();
    void theDifferenceFollowsTheJobBefore();
    void anEditedJobDiffersAnew();
    void whatIsReadOutSaysTheDifference();
    void progressTellsOnlyOfItsRow();
    void theRealQueueIsFollowed();
    void tenThousandJobsAreCheap();

private:
    [[nodiscard]] QStringList rows() const
    {
        QStringList texts;
        for (int row = 0; row < m_model->rowCount(); ++row)
            texts += m_model->index(row).data().toString();
        return texts;
    }
    Job add(const QString &name, JobState state = JobState::Held)
    {
        const Job job = madeJob(name, Seed(42), state);
        m_model->addJob(job);
        return job;
    }
    void moveTo(Job &job, JobState state)
    {
        job.state = state;
        m_model->changeJob(job);
    }
    [[nodiscard]] QString stateText(const Job &job) const
    {
        return m_model->indexOf(job.id).data(QueueModel::StateTextRole).toString();
    }

    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QueueModel> m_model;
};

void TestQueueModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<QueueModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
}

void TestQueueModel::aJobGoesThroughTheSections()
{
    Job job = add(QStringLiteral("one"));
    Job next = add(QStringLiteral("two"));
    QCOMPARE(rows(), (QStringList{QStringLiteral("Waiting"), QStringLiteral("one"), QStringLiteral("two")}));

    moveTo(job, JobState::Sending);
    moveTo(job, JobState::Waiting);
    moveTo(job, JobState::Running);
    QCOMPARE(rows(), (QStringList{QStringLiteral("Running"), QStringLiteral("one"), QStringLiteral("Waiting"),
                                  QStringLiteral("two")}));

    moveTo(job, JobState::Collecting);
    moveTo(job, JobState::Done);
    moveTo(next, JobState::Cancelled);
    QCOMPARE(rows(), (QStringList{QStringLiteral("Finished"), QStringLiteral("two"), QStringLiteral("one")}));

    m_model->removeJob(job.id);
    m_model->removeJob(next.id);
    QCOMPARE(m_model->rowCount(), 0);
}

void TestQueueModel::aFinishedJobStaysTheSameRow()
{
    Job job = add(QStringLiteral("one"), JobState::Running);
    const QPersistentModelIndex row = m_model->indexOf(job.id);

    moveTo(job, JobState::Done);

    QVERIFY(row.isValid());
    QCOMPARE(row.data().toString(), QStringLiteral("one"));
    QCOMPARE(row.data(QueueModel::SectionRole).toInt(), int(QueueSection::Finished));
}

void TestQueueModel::whatNeedsSomebodyStandsOnTopUntilSettled()
{
    add(QStringLiteral("runs"), JobState::Running);
    Job failed = add(QStringLiteral("fails"), JobState::Running);
    moveTo(failed, JobState::Failed);
    QCOMPARE(rows().first(), QStringLiteral("Needs you"));

    m_model->settle(failed.id);

    QCOMPARE(m_model->count(QueueSection::NeedsYou), 0);
    QCOMPARE(m_model->count(QueueSection::Finished), 1);
}

void TestQueueModel::aPausedQueueHolds()
{
    const Job job = add(QStringLiteral("one"));
    add(QStringLiteral("sent"), JobState::Waiting);

    m_model->setPaused(true);
    QCOMPARE(m_model->count(QueueSection::Held), 1);
    QCOMPARE(m_model->count(QueueSection::Waiting), 1);
    QCOMPARE(stateText(job), QStringLiteral("kept here, the queue is paused"));

    m_model->setPaused(false);
    QCOMPARE(m_model->count(QueueSection::Held), 0);
}

void TestQueueModel::aServerThatIsAwayHolds()
{
    const Job job = add(QStringLiteral("one"));

    m_model->setServerReady(job.server, false);

    QCOMPARE(m_model->count(QueueSection::Held), 1);
    QCOMPARE(stateText(job), QStringLiteral("kept here until the server answers"));
}

void TestQueueModel::aCollapsedSectionKeepsItsJobs()
{
    Job one = add(QStringLiteral("one"), JobState::Running);
    m_model->setCollapsed(QueueSection::Running, true);
    add(QStringLiteral("two"), JobState::Running);
    QCOMPARE(rows(), QStringList{QStringLiteral("Running")});
    QCOMPARE(m_model->index(0).data(QueueModel::CountRole).toInt(), 2);
    QVERIFY(!m_model->indexOf(one.id).isValid());

    moveTo(one, JobState::Done);
    m_model->setCollapsed(QueueSection::Finished, true);
    m_model->setCollapsed(QueueSection::Running, false);

    QCOMPARE(rows(), (QStringList{QStringLiteral("Running"), QStringLiteral("two"), QStringLiteral("Finished")}));
}

void TestQueueModel::jobsAreToldInOneSentence()
{
    add(QStringLiteral("first"), JobState::Running);
    const Job job = add(QStringLiteral("100 %1 sure"));

    QCOMPARE(m_model->indexOf(job.id).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Job 2 of 2: 100 %1 sure, Same again, next in line"));
    QCOMPARE(m_model->index(0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Running, 1 job(s)"));
}

void TestQueueModel::placesMoveUpWhenAJobStarts()
{
    Job first = add(QStringLiteral("first"), JobState::Waiting);
    const Job second = add(QStringLiteral("second"));
    QCOMPARE(stateText(second), QStringLiteral("place 2 in line"));
    QSignalSpy counts(m_model.get(), &QueueModel::countsChanged);
    QVERIFY(counts.wait());
    QSignalSpy changes(m_model.get(), &QueueModel::dataChanged);

    moveTo(first, JobState::Running);

    QCOMPARE(stateText(second), QStringLiteral("next in line"));
    QVERIFY(counts.wait());
    const bool told = std::any_of(changes.begin(), changes.end(), [&](const QVariantList &change) {
        return change[0].toModelIndex() == m_model->indexOf(second.id) &&
               change[2].value<QList<int>>().contains(QueueModel::StateTextRole);
    });
    QVERIFY(told);
}

void TestQueueModel::jobsOfOthersAreCountedInThePlace()
{
    Job sent = add(QStringLiteral("sent"), JobState::Waiting);
    const Job next = add(QStringLiteral("next"));

    sent.position = 4; // three of others stand before it
    m_model->changeJob(sent);

    QCOMPARE(stateText(sent), QStringLiteral("place 4 in line"));
    QCOMPARE(stateText(next), QStringLiteral("place 5 in line"));
}

void TestQueueModel::theDifferenceFollowsTheJobBefore()
{
    const Job first = madeJob(QStringLiteral("x"), Seed(1));
    const Job second = madeJob(QStringLiteral("x"), Seed(2));
    const Job third = madeJob(QStringLiteral("x"), Seed(3));
    for (const Job &job : {first, second, third})
        m_model->addJob(job);
    const auto difference = [this](const Job &job) {
        return m_model->indexOf(job.id).data(QueueModel::DifferenceRole).toString();
    };
    QCOMPARE(difference(third), QStringLiteral("Seed 2 → 3"));

    m_model->removeJob(second.id);

    QCOMPARE(difference(third), QStringLiteral("Seed 1 → 3"));
}

void TestQueueModel::anEditedJobDiffersAnew()
{
    add(QStringLiteral("one"));
    Job edited = add(QStringLiteral("one"));
    const Job after = add(QStringLiteral("one"));
    const auto difference = [this](const Job &job) {
        return m_model->indexOf(job.id).data(QueueModel::DifferenceRole).toString();
    };
    QCOMPARE(difference(edited), QStringLiteral("Same again"));
    QCOMPARE(difference(after), QStringLiteral("Same again"));

    edited.request.workflow = madeWorkflow(QStringLiteral("a harbour at dawn"), Seed(42), 30);
    m_model->changeJob(edited);

    QCOMPARE(difference(edited), QStringLiteral("steps 20 → 30"));
    QCOMPARE(difference(after), QStringLiteral("steps 30 → 20"));
}

void TestQueueModel::whatIsReadOutSaysTheDifference()
{
    add(QStringLiteral("one"));
    Job job = madeJob(QStringLiteral("one"));
    job.request.workflow = madeWorkflow(QStringLiteral("a harbour at dusk"), Seed(42), 30);
    m_model->addJob(job);

    const QString spoken = m_model->indexOf(job.id).data(Qt::AccessibleTextRole).toString();

    QVERIFY2(spoken.contains(QStringLiteral("steps 20 → 30, Prompt: “dawn” → “dusk”")), qPrintable(spoken));
}

void TestQueueModel::progressTellsOnlyOfItsRow()
{
    add(QStringLiteral("other"), JobState::Running);
    Job job = add(QStringLiteral("one"), JobState::Running);
    QSignalSpy changes(m_model.get(), &QueueModel::dataChanged);

    job.fraction = 0.5;
    m_model->showProgress({job});

    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes[0][0].toModelIndex(), m_model->indexOf(job.id));
    QCOMPARE(changes[0][0], changes[0][1]);
    QVERIFY(!changes[0][2].value<QList<int>>().contains(Qt::DisplayRole));
    QCOMPARE(m_model->indexOf(job.id).data(QueueModel::FractionRole).toDouble(), 0.5);
}

void TestQueueModel::theRealQueueIsFollowed()
{
    JobQueue queue;
    JobRequest request;
    request.name = QStringLiteral("early");
    const ServerId server(QStringLiteral("nowhere"));
    queue.add(request, server);

    m_model->watch(queue);
    request.name = QStringLiteral("late");
    const JobId late = queue.add(request, server);
    QCOMPARE(rows(), (QStringList{QStringLiteral("Waiting"), QStringLiteral("early"), QStringLiteral("late")}));

    queue.setPaused(true);
    QCOMPARE(rows().first(), QStringLiteral("Held"));

    queue.cancel(late);
    QTRY_COMPARE(m_model->count(QueueSection::Finished), 1);
    queue.removeEnded();
    QTRY_COMPARE(rows(), (QStringList{QStringLiteral("Held"), QStringLiteral("early")}));
}

void TestQueueModel::tenThousandJobsAreCheap()
{
    m_tester.reset(); // it looks at every row at every change
    QElapsedTimer clock;
    clock.start();
    QList<Job> jobs;
    Job job = madeJob(QStringLiteral("x"));
    for (int i = 0; i < 10'000; ++i) {
        job.id = newJobId();
        jobs += job;
    }
    const qint64 made = clock.restart();

    for (const Job &each : jobs)
        m_model->addJob(each);
    for (Job &each : jobs) {
        moveTo(each, JobState::Running);
        moveTo(each, JobState::Done);
    }
    for (const Job &each : jobs)
        m_model->removeJob(each.id);

    const qint64 taken = clock.elapsed();
    QCOMPARE(m_model->rowCount(), 0);
    qInfo("10 000 jobs through the list: %lld ms (making them: %lld ms)", taken, made);
    QVERIFY2(taken < 3000, "40 000 changes must not take seconds");
}

QTEST_GUILESS_MAIN(TestQueueModel)
#include "tst_queuemodel.moc"
