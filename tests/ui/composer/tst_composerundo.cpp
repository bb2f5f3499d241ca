#include "tests/ui/composer/shownpane.h"

#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace hanga;

namespace {

const InputRef steps = graphs::at("3", "steps");

void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier)
{
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

} // namespace

/// Undo, redo and reset of what was typed.
class TestComposerUndo final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undoAndRedoSetTheFields();
    void textIsTakenBackBeforeTheDraft();
    void undoLeavesFocusAndCursorOfOtherFields();
    void aRolledSeedIsAStep();
    void theSeedThatGenerateRollsIsNone();
    void certainFixesAreOneStep();
    void anotherWorkflowStartsAnotherHistory();
    void aChangedValueIsMarkedAndReset();
    void resetAllBringsBackTheFile();
};

void TestComposerUndo::undoAndRedoSetTheFields()
{
    Shown shown(graphs::textToImage());
    const ComposerActions &actions = shown.pane.actions();
    QVERIFY(!actions.undo->isEnabled());
    QSignalSpy changed(&shown.pane, &ComposerPane::workflowChanged);

    shown.type("composerSteps", QStringLiteral("25"));
    shown.type("composerCount", QStringLiteral("3"));
    actions.undo->trigger();
    QCOMPARE(shown.edit("composerCount")->text(), QStringLiteral("1"));
    QCOMPARE(shown.pane.count(), 1);
    actions.undo->trigger();
    QCOMPARE(shown.edit("composerSteps")->text(), QStringLiteral("20"));
    QVERIFY(!actions.undo->isEnabled());
    QVERIFY(!shown.pane.isChanged());

    actions.redo->trigger();
    QCOMPARE(shown.edit("composerSteps")->text(), QStringLiteral("25"));
    QCOMPARE(shown.pane.workflow().input(steps), json::Value::number(qint64(25)));
    QVERIFY(changed.size() >= 3);
}

void TestComposerUndo::textIsTakenBackBeforeTheDraft()
{
    Shown shown(graphs::textToImage());
    shown.type("composerCount", QStringLiteral("3"));
    auto *prompt = shown.find<QPlainTextEdit>("composerPrompt");
    prompt->setFocus();
    QTest::keyClicks(prompt, QStringLiteral("big "));

    press(Qt::Key_Z);
    QCOMPARE(prompt->toPlainText(), QStringLiteral("a boat"));
    QCOMPARE(shown.pane.count(), 3);
    press(Qt::Key_Z);
    QCOMPARE(shown.pane.count(), 1);
    QVERIFY(prompt->hasFocus());

    press(Qt::Key_Y); // the text has something to do again
    QCOMPARE(prompt->toPlainText(), QStringLiteral("big a boat"));
}

void TestComposerUndo::undoLeavesFocusAndCursorOfOtherFields()
{
    Shown shown(graphs::textToImage());
    shown.type("composerSteps", QStringLiteral("25"));
    auto *prompt = shown.find<QPlainTextEdit>("composerPrompt");
    prompt->setFocus();
    prompt->moveCursor(QTextCursor::End);

    press(Qt::Key_Z);

    QCOMPARE(shown.edit("composerSteps")->text(), QStringLiteral("20"));
    QCOMPARE(shown.find<QPlainTextEdit>("composerPrompt"), prompt);
    QVERIFY(prompt->hasFocus());
    QCOMPARE(prompt->textCursor().position(), 6);
}

void TestComposerUndo::aRolledSeedIsAStep()
{
    Shown shown(graphs::textToImage());
    const QString before = shown.edit("composerSeed")->text();

    shown.pane.actions().rollSeed->trigger();
    QVERIFY(shown.edit("composerSeed")->text() != before);
    shown.pane.actions().undo->trigger();

    QCOMPARE(shown.edit("composerSeed")->text(), before);
}

void TestComposerUndo::theSeedThatGenerateRollsIsNone()
{
    Shown shown(graphs::textToImage());
    shown.type("composerSteps", QStringLiteral("25"));
    shown.pane.actions().generate->trigger();
    const QString rolled = shown.edit("composerSeed")->text();

    shown.pane.actions().undo->trigger();

    QCOMPARE(shown.edit("composerSteps")->text(), QStringLiteral("20"));
    QCOMPARE(shown.edit("composerSeed")->text(), rolled);
}

void TestComposerUndo::certainFixesAreOneStep()
{
    Shown shown(graphs::textToImage());

    shown.pane.applyEdits({{steps, json::Value::number(qint64(30))},
                           {graphs::at("4", "ckpt_name"), json::Value("there.safetensors")},
                           {graphs::at("77", "gone"), json::Value("nowhere")}});

    QCOMPARE(shown.edit("composerSteps")->text(), QStringLiteral("30"));
    QCOMPARE(shown.edit("composerSetting_4_ckpt_name")->text(), QStringLiteral("there.safetensors"));
    shown.pane.actions().undo->trigger();
    QCOMPARE(shown.pane.workflow(), graphs::textToImage());
    QCOMPARE(shown.edit("composerSetting_4_ckpt_name")->text(), QStringLiteral("here.safetensors"));
    QVERIFY(!shown.pane.actions().undo->isEnabled());
}

void TestComposerUndo::anotherWorkflowStartsAnotherHistory()
{
    Shown shown(graphs::textToImage());
    shown.type("composerSteps", QStringLiteral("25"));

    shown.pane.showWorkflow(QStringLiteral("Other"), graphs::twoPrompts());

    QVERIFY(!shown.pane.actions().undo->isEnabled());
}

void TestComposerUndo::aChangedValueIsMarkedAndReset()
{
    Shown shown(graphs::textToImage());
    auto *reset = shown.find<QToolButton>("composerReset_3_steps");
    QVERIFY(!reset->isVisible());

    shown.type("composerSteps", QStringLiteral("25"));
    QVERIFY(reset->isVisible());
    QCOMPARE(reset->accessibleName(), QStringLiteral("Reset Steps to 20"));
    QVERIFY(shown.says(QStringLiteral("Steps •")));
    QCOMPARE(shown.find<QWidget>("composerSteps")->accessibleDescription(), QStringLiteral("changed"));

    reset->click();
    QCOMPARE(shown.edit("composerSteps")->text(), QStringLiteral("20"));
    QVERIFY(!reset->isVisible());
    QVERIFY(!shown.pane.isChanged());
}

void TestComposerUndo::resetAllBringsBackTheFile()
{
    Shown shown(graphs::textToImage());
    shown.type("composerSteps", QStringLiteral("25"));
    shown.type("composerWidth", QStringLiteral("640"));

    shown.find<QAction>("resetAllAction")->trigger();
    QCOMPARE(shown.pane.workflow(), graphs::textToImage());
    QCOMPARE(shown.edit("composerWidth")->text(), QStringLiteral("832"));

    shown.pane.actions().undo->trigger();
    QCOMPARE(shown.edit("composerWidth")->text(), QStringLiteral("640"));
    QCOMPARE(shown.edit("composerSteps")->text(), QStringLiteral("25"));
}

QTEST_MAIN(TestComposerUndo)
#include "tst_composerundo.moc"
