#include "app/preflightpresenter.h"

#include "tests/ui/composer/graphs.h"
#include "ui/composer/composerpane.h"
#include "ui/preflight/preflightpane.h"
#include "workflow/opening.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace hanga;

namespace {

const InputRef checkpoint = graphs::at("4", "ckpt_name");
const InputRef steps = graphs::at("3", "steps");

/// One checkpoint is known, and steps from 1 to 50.
NodeCatalog catalog()
{
    return NodeCatalog::fromObjectInfo(R"({
        "KSampler": {"input": {"required": {"model": ["MODEL"], "seed": ["INT", {"min": 0, "max": 18446744073709551615}],
            "steps": ["INT", {"min": 1, "max": 50}], "cfg": ["FLOAT", {"min": 0, "max": 100}],
            "sampler_name": [["euler"]], "scheduler": [["normal"]], "positive": ["CONDITIONING"],
            "negative": ["CONDITIONING"], "latent_image": ["LATENT"], "denoise": ["FLOAT", {"min": 0, "max": 1}]}},
            "output": ["LATENT"]},
        "CheckpointLoaderSimple": {"input": {"required": {"ckpt_name": [["here.safetensors"]]}},
            "output": ["MODEL", "CLIP", "VAE"]},
        "EmptyLatentImage": {"input": {"required": {"width": ["INT", {}], "height": ["INT", {}],
            "batch_size": ["INT", {}]}}, "output": ["LATENT"]},
        "CLIPTextEncode": {"input": {"required": {"text": ["STRING", {}], "clip": ["CLIP"]}},
            "output": ["CONDITIONING"]},
        "VAEDecode": {"input": {"required": {"samples": ["LATENT"], "vae": ["VAE"]}}, "output": ["IMAGE"]},
        "SaveImage": {"input": {"required": {"filename_prefix": ["STRING", {}], "images": ["IMAGE"]}}, "output": [],
            "output_node": true}})",
                                       {})
        .value();
}

/// With a checkpoint that is missing and too many steps.
Workflow broken()
{
    Workflow workflow = graphs::textToImage();
    workflow.setInput(checkpoint, json::Value(QStringLiteral("missing.safetensors")));
    workflow.setInput(steps, json::Value::number(qint64(99)));
    return workflow;
}

PromptRefusal refusalOf(const InputRef &at)
{
    PromptRefusal refusal;
    InputProblem problem;
    problem.node = at.node;
    problem.input = at.input;
    problem.message = QStringLiteral("No");
    refusal.problems.append(problem);
    return refusal;
}

} // namespace

/// What goes out of the composer, what is stopped, and what is sent anyway.
class TestPreflightPresenter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatIsRightGoesOutInOrder();
    void sentAnywayIsWhatWasAskedFor();
    void theSeedOfWhatWasNotSentStandsInTheFieldAgain();
    void sentAnywayHoldsWhatWasFixedSince();
    void sentAnywayHoldsAsManyAsAreWantedNow();
    void jobsOfAWorkflowThatWasReplacedAreNotJudgedInTheNext();
    void theListTakesTheFocusOnlyFromWhoWaits();
    void whatWasTypedAfterGenerateIsLookedAtToo();

private:
    void open(const Workflow &workflow);
    void generate() { m_composer->actions().generate->trigger(); }
    void refuse()
    {
        generate();
        QTRY_COMPARE(m_wanted->size(), 1);
        QCOMPARE(m_approved->size(), 0);
    }
    [[nodiscard]] QList<JobRequest> approved(int index) const
    {
        return m_approved->value(index).value(0).value<QList<JobRequest>>();
    }

    std::unique_ptr<ComposerPane> m_composer;
    std::unique_ptr<PreflightPane> m_pane;
    std::unique_ptr<PreflightPresenter> m_presenter;
    std::unique_ptr<QSignalSpy> m_approved;
    std::unique_ptr<QSignalSpy> m_wanted;
};

void TestPreflightPresenter::init()
{
    m_composer = std::make_unique<ComposerPane>();
    m_pane = std::make_unique<PreflightPane>();
    m_presenter = std::make_unique<PreflightPresenter>(*m_composer, *m_pane);
    connect(m_composer.get(), &ComposerPane::generateRequested, m_presenter.get(), &PreflightPresenter::submit);
    m_approved = std::make_unique<QSignalSpy>(m_presenter.get(), &PreflightPresenter::approved);
    m_wanted = std::make_unique<QSignalSpy>(m_presenter.get(), &PreflightPresenter::listWanted);
    m_composer->setCatalog(catalog());
    m_presenter->setCatalog(catalog(), QStringLiteral("box"));
}

void TestPreflightPresenter::cleanup()
{
    m_approved.reset();
    m_wanted.reset();
    m_presenter.reset();
}

/// Returns when it was looked through.
void TestPreflightPresenter::open(const Workflow &workflow)
{
    m_composer->showWorkflow(QStringLiteral("flow"), workflow);
    m_presenter->startOver({});
    QTest::qWait(1);
    QTRY_COMPARE(QThreadPool::globalInstance()->activeThreadCount(), 0);
    QCoreApplication::processEvents();
}

void TestPreflightPresenter::whatIsRightGoesOutInOrder()
{
    open(graphs::textToImage());

    generate();
    generate();

    QTRY_COMPARE(m_approved->size(), 2);
    QCOMPARE(approved(0).first().seed->text(), QStringLiteral("18446744073709551615"));
    QCOMPARE(m_wanted->size(), 0);
}

void TestPreflightPresenter::sentAnywayIsWhatWasAskedFor()
{
    open(broken());
    refuse();

    Q_EMIT m_pane->sendAnywayRequested();

    QTRY_COMPARE(m_approved->size(), 1);
    QCOMPARE(approved(0).first().seed->text(), QStringLiteral("18446744073709551615"));
}

void TestPreflightPresenter::theSeedOfWhatWasNotSentStandsInTheFieldAgain()
{
    open(broken());

    refuse();

    QCOMPARE(m_composer->draft()["seed"].toString(), QStringLiteral("18446744073709551615"));
}

void TestPreflightPresenter::sentAnywayHoldsWhatWasFixedSince()
{
    open(broken());
    refuse();

    Q_EMIT m_pane->fixRequested({{checkpoint, json::Value(QStringLiteral("here.safetensors"))}});
    Q_EMIT m_pane->sendAnywayRequested();

    QTRY_COMPARE(m_approved->size(), 1);
    QCOMPARE(approved(0).first().workflow.input(checkpoint).toString(), QStringLiteral("here.safetensors"));
    QCOMPARE(approved(0).first().workflow.input(steps), json::Value::number(qint64(99)));
}

void TestPreflightPresenter::sentAnywayHoldsAsManyAsAreWantedNow()
{
    open(broken());
    refuse();
    auto *count = m_composer->findChild<QWidget *>(QStringLiteral("composerCount"));

    QTest::keyClick(count, Qt::Key_Up);
    QCOMPARE(m_composer->count(), 2);
    Q_EMIT m_pane->sendAnywayRequested();

    QTRY_COMPARE(m_approved->size(), 1);
    QCOMPARE(approved(0).size(), 2);
}

void TestPreflightPresenter::jobsOfAWorkflowThatWasReplacedAreNotJudgedInTheNext()
{
    open(broken());

    generate();
    m_composer->showWorkflow(QStringLiteral("other"), graphs::textToImage());
    m_presenter->startOver({});

    QTRY_COMPARE(m_approved->size(), 1); // by the server, in the queue
    QTRY_COMPARE(QThreadPool::globalInstance()->activeThreadCount(), 0);
    QCoreApplication::processEvents();
    QCOMPARE(m_pane->toFix(), 0);
    QCOMPARE(m_wanted->size(), 0);
}

void TestPreflightPresenter::theListTakesTheFocusOnlyFromWhoWaits()
{
    open(broken());
    refuse();
    QVERIFY2(m_wanted->first().first().toBool(), "Generate was pressed, and nothing was typed since");

    m_presenter->showRefusal(refusalOf(steps));
    QCOMPARE(m_wanted->size(), 2);
    QVERIFY2(!m_wanted->last().first().toBool(), "a server answers while something else is typed");

    generate();
    m_composer->applyEdits({{steps, json::Value::number(qint64(98))}});
    QTRY_COMPARE(m_wanted->size(), 3);
    QVERIFY2(!m_wanted->last().first().toBool(), "it was typed on");
}

void TestPreflightPresenter::whatWasTypedAfterGenerateIsLookedAtToo()
{
    open(broken());
    generate();
    m_composer->applyEdits(
        {{checkpoint, json::Value(QStringLiteral("here.safetensors"))}, {steps, json::Value::number(qint64(20))}});
    m_presenter->setCatalog(catalog(), QStringLiteral("box")); // looks at once

    QTRY_COMPARE(m_wanted->size(), 1);
    QTRY_COMPARE(m_pane->toFix(), 0);
}

QTEST_MAIN(TestPreflightPresenter)
#include "tst_preflightpresenter.moc"
