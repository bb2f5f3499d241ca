#include "demo/demoserver.h"
#include "ui/preview/failurecard.h"
#include "ui/preview/previewpane.h"
#include "ui/preview/progressstrip.h"
#include "ui/preview/viewbar.h"
#include "workflow/opening.h"
#include "json/document.h"

#include <QCheckBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace hanga;
using namespace std::chrono_literals;

/// The pane against the real queue and the demo server.
class TestPreviewPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aJobIsSeenFromTheFirstPreviewToTheResult();
    void theNextJobTakesOver();
    void withoutFollowingNothingMovesAndResultsAreCounted();
    void aPickedPictureStaysUntilTheNextJob();
    void aFailureShowsItsCardUntilClosed();
    void aRefusalShowsItsCard();
    void aRemovedJobIsLetGo();

private:
    JobId add(int steps = 4)
    {
        JobRequest request;
        request.name = QStringLiteral("Harbour");
        request.workflow = textToImageSample(QStringLiteral("demo-landscape.safetensors"));
        for (const NodeId &node : request.workflow.nodes()) {
            if (request.workflow.classType(node) == u"KSampler") {
                request.workflow.setInput({node, QStringLiteral("steps")}, json::Value::number(qint64(steps)));
                request.workflow.setInput({node, QStringLiteral("seed")}, json::Value::number(quint64(++m_seed)));
            }
        }
        return m_queue->add(request, m_server->profile().id);
    }
    [[nodiscard]] JobState stateOf(const JobId &id) const { return m_queue->find(id)->state; }
    [[nodiscard]] QString word() const { return m_pane->findChild<QLabel *>(QStringLiteral("viewState"))->text(); }
    void store(const JobId &id, const NodeId &, const ServerFile &file)
    {
        Picture picture;
        picture.path = QStringLiteral("/pictures/%1-%2").arg(id.text(), file.filename);
        picture.job = id;
        m_pane->addPicture(picture);
        m_queue->outputStored(id, file, picture.path);
    }

    std::unique_ptr<DemoServer> m_demo;
    std::unique_ptr<ServerConnection> m_server;
    std::unique_ptr<JobQueue> m_queue;
    std::unique_ptr<PreviewPane> m_pane;
    quint64 m_seed = 0;
};

void TestPreviewPane::init()
{
    m_pane.reset();
    m_queue.reset();
    m_server.reset();
    m_demo = std::make_unique<DemoServer>(DemoOptions{20ms, 1'000'000});
    QVERIFY(m_demo->listen());
    m_server = std::make_unique<ServerConnection>(*ServerProfile::fromAddress(m_demo->url().toString()));
    m_queue = std::make_unique<JobQueue>();
    m_queue->addServer(*m_server);
    m_pane = std::make_unique<PreviewPane>(*new QWidget);
    m_pane->watch(*m_queue);
    connect(m_queue.get(), &JobQueue::outputReady, this, &TestPreviewPane::store);
    m_pane->resize(700, 500);
    m_pane->show();
    m_server->open();
    QTRY_COMPARE(m_server->state(), ServerConnection::State::Ready);
}

void TestPreviewPane::aJobIsSeenFromTheFirstPreviewToTheResult()
{
    QSignalSpy live(m_pane.get(), &PreviewPane::liveImage);
    QSignalSpy wanted(m_pane.get(), &PreviewPane::pictureWanted);
    QSignalSpy thumbnails(m_pane.get(), &PreviewPane::thumbnailKnown);

    const JobId id = add(12);

    QTRY_VERIFY(!live.isEmpty());
    QCOMPARE(m_pane->followed(), id);
    QCOMPARE(word(), QStringLiteral("Live preview"));
    QCOMPARE(live.first()[1].toSize(), QSize(512, 512));
    QVERIFY(!thumbnails.isEmpty());
    QTRY_COMPARE(stateOf(id), JobState::Done);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(word(), QStringLiteral("Result"));
    QCOMPARE(m_pane->shownPath(), wanted[0][0].toString());
    // A frame that was still being decoded must not cover the result.
    const qsizetype frames = live.size();
    QVERIFY(!live.wait(250));
    QCOMPARE(live.size(), frames);
}

void TestPreviewPane::theNextJobTakesOver()
{
    const JobId first = add();
    const JobId second = add();
    QCOMPARE(m_pane->followed(), first); // the strip tells of what comes next

    QTRY_COMPARE(stateOf(first), JobState::Done);
    QTRY_COMPARE(m_pane->followed(), second);
    QTRY_COMPARE(stateOf(second), JobState::Done);
    QVERIFY(m_pane->shownPath().contains(second.text()));
}

void TestPreviewPane::withoutFollowingNothingMovesAndResultsAreCounted()
{
    const JobId first = add();
    QTRY_COMPARE(stateOf(first), JobState::Done);
    const QString looked = m_pane->shownPath();
    m_pane->setFollowNewest(false);
    QSignalSpy live(m_pane.get(), &PreviewPane::liveImage);

    const JobId second = add(12);
    QTRY_COMPARE(stateOf(second), JobState::Done);

    QCOMPARE(m_pane->shownPath(), looked);
    QCOMPARE(live.size(), 0);
    QCOMPARE(m_pane->followed(), second); // its progress is told all the same
    auto *badge = m_pane->findChild<QToolButton *>(QStringLiteral("viewNewResults"));
    QCOMPARE(badge->text(), QStringLiteral("1 new"));

    badge->click();
    QVERIFY(m_pane->shownPath().contains(second.text()));
    QVERIFY(!badge->isVisibleTo(m_pane.get()));
}

void TestPreviewPane::aPickedPictureStaysUntilTheNextJob()
{
    const JobId first = add(25);
    QTRY_COMPARE(word(), QStringLiteral("Live preview"));
    Picture old;
    old.path = QStringLiteral("/pictures/old.png");
    QSignalSpy live(m_pane.get(), &PreviewPane::liveImage);

    m_pane->showPicture(old);
    QVERIFY(!live.wait(250)); // frames go on coming, the view does not move
    QCOMPARE(m_pane->shownPath(), old.path);
    QCOMPARE(stateOf(first), JobState::Running);

    m_pane->follow(first);
    QVERIFY(!live.isEmpty());
    QTRY_COMPARE(stateOf(first), JobState::Done);
}

void TestPreviewPane::aFailureShowsItsCardUntilClosed()
{
    JobRequest request;
    request.name = QStringLiteral("Explodes");
    const Result<json::Value> graph = json::parse(R"({
        "1": {"class_type": "EmptyImage", "inputs": {"width": 64, "height": 64, "batch_size": 1, "color": 0}},
        "2": {"class_type": "TestExplode", "_meta": {"title": "Boom"}, "inputs": {"image": ["1", 0], "message": "boom"}},
        "3": {"class_type": "PreviewImage", "inputs": {"images": ["2", 0]}}})");
    request.workflow = *Workflow::fromJson(*graph, request.name);

    const JobId id = m_queue->add(request, m_server->profile().id);

    QTRY_COMPARE(stateOf(id), JobState::Failed);
    auto *card = m_pane->findChild<FailureCard *>();
    QTRY_VERIFY(card->isVisible());
    QCOMPARE(card->job(), id);
    QCOMPARE(word(), QStringLiteral("Failed"));
    QVERIFY(m_pane->goToError());

    QSignalSpy closed(m_pane.get(), &PreviewPane::failureClosed);
    card->findChild<QToolButton *>(QStringLiteral("errorClose"))->click();
    QCOMPARE(closed.size(), 1);
    QVERIFY(!card->isVisible());
    QVERIFY(!m_pane->goToError());

    m_pane->follow(id);
    QVERIFY(card->isVisible());
}

void TestPreviewPane::aRefusalShowsItsCard()
{
    JobRequest request;
    request.name = QStringLiteral("Refused");
    request.workflow = textToImageSample(QStringLiteral("no such model.safetensors"));

    const JobId id = m_queue->add(request, m_server->profile().id);

    QTRY_COMPARE(stateOf(id), JobState::Rejected);
    QTRY_VERIFY(m_pane->findChild<FailureCard *>()->isVisible());
}

void TestPreviewPane::aRemovedJobIsLetGo()
{
    const JobId id = add();
    QTRY_COMPARE(stateOf(id), JobState::Done);
    const QString shown = m_pane->shownPath();

    m_queue->removeEnded();

    QVERIFY(m_pane->followed().isEmpty());
    QCOMPARE(m_pane->shownPath(), shown);
}

QTEST_MAIN(TestPreviewPane)
#include "tst_previewpane.moc"
