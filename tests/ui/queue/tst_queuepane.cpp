#include "tests/ui/queue/madejobs.h"
#include "ui/queue/jobdelegate.h"
#include "ui/queue/jobdetails.h"
#include "ui/queue/queuelist.h"
#include "ui/queue/queuepane.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace hanga;

class TestQueuePane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anEmptyQueueSaysWhatToDo();
    void theSummaryCounts();
    void rowsHaveTheirAccessibleNames();
    void theButtonOfARowAsks_data();
    void theButtonOfARowAsks();
    void deleteCancelsWhatRunsAndRemovesWhatEnded();
    void enterFollowsShowsOrOpens_data();
    void enterFollowsShowsOrOpens();
    void anOldJobWantsASecondPress();
    void arrowsFoldASection();
    void aRetriedFailureLeavesTheTop();
    void theMenuCopiesThePromptId();
    void pausingKeepsThePlaceInTheList();
    void progressRepaintsOnlyItsRow();

private:
    Job add(Job job)
    {
        m_pane->model().addJob(job);
        return job;
    }
    [[nodiscard]] QModelIndex rowOf(const Job &job) const { return m_pane->model().indexOf(job.id); }
    void select(const Job &job) { m_list->setCurrentIndex(rowOf(job)); }
    void trigger(const char *action) { m_pane->findChild<QAction *>(QString::fromLatin1(action))->trigger(); }
    void press(JobDelegate::Button button, const Job &job)
    {
        const QRect row = m_list->visualRect(rowOf(job));
        QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {},
                          JobDelegate::buttonRect(button, rowOf(job), row).center());
    }

    std::unique_ptr<QueuePane> m_pane;
    QueueList *m_list = nullptr;
};

void TestQueuePane::init()
{
    m_pane = std::make_unique<QueuePane>();
    m_pane->resize(312, 600);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    m_list = m_pane->findChild<QueueList *>();
}

void TestQueuePane::anEmptyQueueSaysWhatToDo()
{
    const auto labels = m_pane->findChildren<QLabel *>();
    const auto empty = std::find_if(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->text().startsWith(QLatin1StringView("Nothing waiting"));
    });
    QVERIFY(empty != labels.end());
    QVERIFY((*empty)->isVisible());

    add(madeJob(QStringLiteral("x")));

    QTRY_VERIFY(!(*empty)->isVisible());
}

void TestQueuePane::theSummaryCounts()
{
    QSignalSpy told(m_pane.get(), &QueuePane::summaryChanged);
    add(madeRunningJob(QStringLiteral("a")));
    add(madeJob(QStringLiteral("b")));
    add(madeJob(QStringLiteral("c")));
    add(madeFailedJob(QStringLiteral("d")));

    QTRY_COMPARE(m_pane->summary(), QStringLiteral("1 need(s) you · 1 running · 2 waiting"));
    QTRY_COMPARE(told.size(), 1); // one frame, one telling
}

void TestQueuePane::rowsHaveTheirAccessibleNames()
{
    add(madeRunningJob(QStringLiteral("Harbour at dawn")));
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_list);
    QVERIFY(list);
    QCOMPARE(list->text(QAccessible::Name), QStringLiteral("Queue"));
    QStringList names;
    for (int i = 0; i < list->childCount(); ++i)
        names += list->child(i)->text(QAccessible::Name);

    QVERIFY2(names.contains(QStringLiteral("Job 1 of 1: Harbour at dawn, Seed 42, 62 %, step 18 of 30")),
             qPrintable(names.join(u'|')));
}

void TestQueuePane::theButtonOfARowAsks_data()
{
    QTest::addColumn<Job>("job");
    QTest::addColumn<int>("button");
    QTest::addColumn<QByteArray>("signal");

    const auto cancel = int(JobDelegate::Button::Cancel);
    QTest::newRow("cancel held") << madeJob(QStringLiteral("x")) << cancel
                                 << QByteArray(SIGNAL(cancelRequested(hanga::JobId)));
    QTest::newRow("cancel running") << madeRunningJob(QStringLiteral("x")) << cancel
                                    << QByteArray(SIGNAL(cancelRequested(hanga::JobId)));
    QTest::newRow("remove done") << madeJob(QStringLiteral("x"), Seed(1), JobState::Done)
                                 << int(JobDelegate::Button::Remove)
                                 << QByteArray(SIGNAL(removeRequested(hanga::JobId)));
    QTest::newRow("retry failed") << madeFailedJob(QStringLiteral("x")) << int(JobDelegate::Button::Retry)
                                  << QByteArray(SIGNAL(retryRequested(hanga::JobId)));
}

void TestQueuePane::theButtonOfARowAsks()
{
    QFETCH(Job, job);
    QFETCH(int, button);
    QFETCH(QByteArray, signal);
    add(job);
    QSignalSpy asked(m_pane.get(), signal.constData());

    press(static_cast<JobDelegate::Button>(button), job);

    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<JobId>(), job.id);
}

void TestQueuePane::deleteCancelsWhatRunsAndRemovesWhatEnded()
{
    const Job running = add(madeRunningJob(QStringLiteral("a")));
    const Job done = add(madeJob(QStringLiteral("b"), Seed(1), JobState::Done));
    QSignalSpy cancelled(m_pane.get(), &QueuePane::cancelRequested);
    QSignalSpy removed(m_pane.get(), &QueuePane::removeRequested);

    m_list->selectAll();
    QTest::keyClick(m_list, Qt::Key_Delete);

    QCOMPARE(cancelled.size(), 1);
    QCOMPARE(cancelled[0][0].value<JobId>(), running.id);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed[0][0].value<JobId>(), done.id);
}

void TestQueuePane::enterFollowsShowsOrOpens_data()
{
    QTest::addColumn<Job>("job");
    QTest::addColumn<QByteArray>("signal");

    QTest::newRow("running") << madeRunningJob(QStringLiteral("x"))
                             << QByteArray(SIGNAL(followRequested(hanga::JobId)));
    QTest::newRow("failed") << madeFailedJob(QStringLiteral("x")) << QByteArray(SIGNAL(followRequested(hanga::JobId)));
    Job done = madeJob(QStringLiteral("x"), Seed(1), JobState::Done);
    JobOutput output;
    output.path = QStringLiteral("/pictures/花.png");
    done.outputs = {output};
    QTest::newRow("done") << done << QByteArray(SIGNAL(showPictureRequested(QString)));
}

void TestQueuePane::enterFollowsShowsOrOpens()
{
    QFETCH(Job, job);
    QFETCH(QByteArray, signal);
    add(job);
    select(job);
    QSignalSpy asked(m_pane.get(), signal.constData());

    QTest::keyClick(m_list, Qt::Key_Return);

    QCOMPARE(asked.size(), 1);
}

void TestQueuePane::anOldJobWantsASecondPress()
{
    Job job = madeRunningJob(QStringLiteral("x"));
    job.started = QDateTime::currentDateTimeUtc().addSecs(-150);
    add(job);
    QSignalSpy asked(m_pane.get(), &QueuePane::cancelRequested);

    press(JobDelegate::Button::Cancel, job);
    QCOMPARE(asked.size(), 0);
    QCOMPARE(rowOf(job).data(QueueModel::StateTextRole).toString(), QStringLiteral("press again to cancel"));

    m_pane->requestCancel(job.id); // wherever the second wish comes from
    QCOMPARE(asked.size(), 1);
    QVERIFY(rowOf(job).data(QueueModel::StateTextRole).toString() != QStringLiteral("press again to cancel"));
}

void TestQueuePane::arrowsFoldASection()
{
    const Job job = add(madeRunningJob(QStringLiteral("x")));
    select(job);

    QTest::keyClick(m_list, Qt::Key_Left);
    QVERIFY(m_pane->model().isCollapsed(QueueSection::Running));

    QTest::keyClick(m_list, Qt::Key_Right);
    QVERIFY(!m_pane->model().isCollapsed(QueueSection::Running));
}

void TestQueuePane::aRetriedFailureLeavesTheTop()
{
    const Job job = add(madeFailedJob(QStringLiteral("x")));
    select(job);
    QSignalSpy asked(m_pane.get(), &QueuePane::retryRequested);

    trigger("queueRetry");

    QCOMPARE(asked.size(), 1);
    QCOMPARE(m_pane->model().count(QueueSection::NeedsYou), 0);
}

void TestQueuePane::theMenuCopiesThePromptId()
{
    const Job job = add(madeRunningJob(QStringLiteral("x")));
    select(job);

    trigger("queueCopyPromptId");

    QCOMPARE(QApplication::clipboard()->text(), job.prompt.text());
}

void TestQueuePane::pausingKeepsThePlaceInTheList()
{
    add(madeJob(QStringLiteral("a")));
    const Job job = add(madeJob(QStringLiteral("b")));
    select(job);

    m_pane->model().setPaused(true);

    QCOMPARE(m_list->currentIndex(), rowOf(job));
}

void TestQueuePane::progressRepaintsOnlyItsRow()
{
    class PaintedArea final : public QObject
    {
    public:
        bool eventFilter(QObject *, QEvent *event) override
        {
            if (event->type() == QEvent::Paint)
                area += static_cast<QPaintEvent *>(event)->region();
            return false;
        }
        QRegion area;
    } painted;
    for (int i = 0; i < 4; ++i)
        add(madeJob(QStringLiteral("waits")));
    Job job = add(madeRunningJob(QStringLiteral("runs")));
    QSignalSpy counts(&m_pane->model(), &QueueModel::countsChanged);
    QVERIFY(counts.wait());
    QCoreApplication::processEvents();
    m_list->viewport()->installEventFilter(&painted);

    job.fraction = 0.7;
    m_pane->model().showProgress({job});

    QTRY_VERIFY(!painted.area.isEmpty());
    QCOMPARE(painted.area.boundingRect(), m_list->visualRect(rowOf(job)));
}

QTEST_MAIN(TestQueuePane)
#include "tst_queuepane.moc"
