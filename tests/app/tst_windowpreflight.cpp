#include "tests/app/windowfixture.h"

#include "ui/composer/composerpane.h"
#include "ui/preflight/preflightpane.h"
#include "ui/queue/queuepane.h"

#include <QAbstractButton>

using namespace hanga;

namespace {

const QString missing = QStringLiteral("missing.safetensors");
const QString present = QStringLiteral("demo-landscape.safetensors");

int jobs(const WindowFixture &program)
{
    const QueueModel &queue = program.window()->findChild<QueuePane *>()->model();
    int count = 0;
    for (int section = 0; section < queueSectionCount; ++section)
        count += queue.count(static_cast<QueueSection>(section));
    return count;
}

void start(WindowFixture &program, const QString &checkpoint)
{
    const QString path = program.write(QStringLiteral("flow.json"), textToImageSample(checkpoint));
    program.start(true, {path});
    QTRY_VERIFY(program.window()->windowTitle().contains(QStringLiteral("flow")));
    QTRY_VERIFY(program.canType());
}

void generate(const WindowFixture &program)
{
    QTest::keyClick(program.find<QPlainTextEdit>("composerPrompt"), Qt::Key_Return, Qt::ControlModifier);
}

PreflightPane *pane(const WindowFixture &program)
{
    return program.window()->findChild<PreflightPane *>();
}

ComposerPane *composer(const WindowFixture &program)
{
    return program.window()->findChild<ComposerPane *>();
}

} // namespace

/// Known before it runs: problems in the real window, against the built-in demo.
class TestWindowPreflight final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheServerWouldRefuseIsShownAndNotSent();
    void sentAnywayIsSent();
    void aFixInTheListEndsTheProblemAndCanBeUndone();
    void nothingIsShownWhereNothingIsWrong();
    void aSentenceOfTheServerStandsInTheList();
};

void TestWindowPreflight::whatTheServerWouldRefuseIsShownAndNotSent()
{
    WindowFixture program;
    start(program, missing);
    QTRY_COMPARE(pane(program)->toFix(), 1);
    QVERIFY2(!pane(program)->isVisible(), "the list opened by itself");

    generate(program);

    QTRY_VERIFY(pane(program)->isVisible());
    QCOMPARE(jobs(program), 0);
}

void TestWindowPreflight::sentAnywayIsSent()
{
    WindowFixture program;
    start(program, missing);
    QTRY_COMPARE(pane(program)->toFix(), 1);
    generate(program);
    QTRY_VERIFY(pane(program)->isVisible());

    Q_EMIT pane(program)->sendAnywayRequested();

    QTRY_COMPARE(jobs(program), 1);
}

void TestWindowPreflight::aFixInTheListEndsTheProblemAndCanBeUndone()
{
    WindowFixture program;
    start(program, missing);
    QTRY_COMPARE(pane(program)->toFix(), 1);
    const InputRef checkpoint{NodeId(QStringLiteral("4")), QStringLiteral("ckpt_name")};

    Q_EMIT pane(program)->fixRequested({{checkpoint, json::Value(present)}});

    QTRY_COMPARE(pane(program)->toFix(), 0);
    QCOMPARE(composer(program)->workflow().input(checkpoint).toString(), present);
    composer(program)->actions().undo->trigger();
    QTRY_COMPARE(pane(program)->toFix(), 1);
    QCOMPARE(composer(program)->workflow().input(checkpoint).toString(), missing);
}

void TestWindowPreflight::nothingIsShownWhereNothingIsWrong()
{
    WindowFixture program;
    start(program, present);

    generate(program);

    QTRY_COMPARE(jobs(program), 1);
    QVERIFY(!pane(program)->isVisible());
}

void TestWindowPreflight::aSentenceOfTheServerStandsInTheList()
{
    WindowFixture program;
    start(program, missing);
    QTRY_COMPARE(pane(program)->toFix(), 1);
    generate(program);
    QTRY_VERIFY(pane(program)->isVisible());
    Q_EMIT pane(program)->sendAnywayRequested();
    QTRY_VERIFY(program.find<QWidget>("errorCard")->isVisible());

    QTRY_VERIFY2(pane(program)->toFix() == 1, "left on purpose, but now the server itself has refused it");
}

QTEST_MAIN(TestWindowPreflight)
#include "tst_windowpreflight.moc"
