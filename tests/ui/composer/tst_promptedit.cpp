#include "ui/composer/promptedit.h"

#include <QDragEnterEvent>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace hanga;

class TestPromptEdit final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typingIsReportedAndShowingIsNot();
    void composedTextIsReportedOnlyWhenItIsTaken();
    void whileComposingEveryKeyBelongsToTheInputMethod();
    void controlTabTypesATab();
    void itGrowsWithItsTextUpToALimit();
    void undoIsReported();
    void filesAreLeftToTheWindow();
    void controlArrowsChangeTheWeightOfTheWord();
    void theChangedWeightStaysSelectedAndIsOneStepOfUndo();
    void whileComposingWeightsStay();
    void theKeysOfWeightsAreNoShortcuts();
};

void TestPromptEdit::typingIsReportedAndShowingIsNot()
{
    PromptEdit edit;
    QSignalSpy edited(&edit, &PromptEdit::edited);

    edit.showText(QStringLiteral("a boat"));
    QCOMPARE(edited.size(), 0);

    edit.moveCursor(QTextCursor::End);
    QTest::keyClicks(&edit, QStringLiteral("s"));
    QCOMPARE(edited.size(), 1);
    QCOMPARE(edited.first().first().toString(), QStringLiteral("a boats"));
}

void TestPromptEdit::composedTextIsReportedOnlyWhenItIsTaken()
{
    PromptEdit edit;
    edit.show();
    edit.showText(QStringLiteral("舟と"));
    edit.moveCursor(QTextCursor::End);
    QSignalSpy edited(&edit, &PromptEdit::edited);
    QSignalSpy composed(&edit, &PromptEdit::composed);

    QInputMethodEvent composing(QStringLiteral("うみ"), {});
    QCoreApplication::sendEvent(&edit, &composing);
    QVERIFY(edit.isComposing());
    QCOMPARE(edited.size(), 0);

    QInputMethodEvent taken;
    taken.setCommitString(QStringLiteral("海"));
    QCoreApplication::sendEvent(&edit, &taken);
    QVERIFY(!edit.isComposing());
    QCOMPARE(composed.size(), 1);
    QCOMPARE(edited.last().first().toString(), QStringLiteral("舟と海"));
}

void TestPromptEdit::whileComposingEveryKeyBelongsToTheInputMethod()
{
    PromptEdit edit;
    edit.show();
    QInputMethodEvent composing(QStringLiteral("うみ"), {});
    QCoreApplication::sendEvent(&edit, &composing);
    QKeyEvent generate(QEvent::ShortcutOverride, Qt::Key_Return, Qt::ControlModifier);
    generate.ignore();

    QCoreApplication::sendEvent(&edit, &generate);

    QVERIFY(generate.isAccepted());
}

void TestPromptEdit::controlTabTypesATab()
{
    PromptEdit edit;

    QTest::keyClick(&edit, Qt::Key_Tab, Qt::ControlModifier);

    QCOMPARE(edit.toPlainText(), QStringLiteral("\t"));
}

void TestPromptEdit::itGrowsWithItsTextUpToALimit()
{
    PromptEdit edit;
    edit.resize(300, 100);
    edit.show();
    const int line = edit.fontMetrics().lineSpacing();
    const int small = edit.height();

    edit.showText(QStringLiteral("line\n").repeated(5));
    QCOMPARE(edit.height(), small + 2 * line); // five and an empty one, where four have room from the start
    edit.showText(QStringLiteral("words that wrap ").repeated(40));
    QVERIFY(edit.height() > small + 2 * line);
    edit.showText(QStringLiteral("line\n").repeated(500));
    QCOMPARE(edit.height(), small + 8 * line);
    edit.showText(QStringLiteral("short"));
    QCOMPARE(edit.height(), small);
}

void TestPromptEdit::undoIsReported()
{
    PromptEdit edit;
    edit.showText(QStringLiteral("a boat"));
    edit.selectAll();
    QTest::keyClicks(&edit, QStringLiteral("x"));
    QSignalSpy edited(&edit, &PromptEdit::edited);

    edit.undo();

    QCOMPARE(edited.last().first().toString(), QStringLiteral("a boat"));
}

void TestPromptEdit::filesAreLeftToTheWindow()
{
    PromptEdit edit;
    QMimeData file;
    file.setUrls({QUrl::fromLocalFile(QStringLiteral("/a/workflow.json"))});
    QMimeData text;
    text.setText(QStringLiteral("a boat"));

    edit.show();
    const auto takes = [&edit](const QMimeData &dragged) {
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(edit.viewport(), &enter);
        return enter.isAccepted();
    };
    QVERIFY(!takes(file));
    QVERIFY(takes(text));
}

void TestPromptEdit::controlArrowsChangeTheWeightOfTheWord()
{
    PromptEdit edit;
    edit.showText(QStringLiteral("a boat"));
    edit.moveCursor(QTextCursor::End);
    QSignalSpy edited(&edit, &PromptEdit::edited);

    QTest::keyClick(&edit, Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(edit.toPlainText(), QStringLiteral("a (boat:1.05)"));
    QTest::keyClick(&edit, Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(edit.toPlainText(), QStringLiteral("a (boat:1.15)"));
    QTest::keyClick(&edit, Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(&edit, Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(edit.toPlainText(), QStringLiteral("a boat"));
    QCOMPARE(edited.size(), 4);
}

void TestPromptEdit::theChangedWeightStaysSelectedAndIsOneStepOfUndo()
{
    PromptEdit edit;
    edit.showText(QStringLiteral("a big boat"));
    QTextCursor cursor = edit.textCursor();
    cursor.setPosition(2);
    cursor.setPosition(10, QTextCursor::KeepAnchor);
    edit.setTextCursor(cursor);

    QTest::keyClick(&edit, Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(edit.textCursor().selectedText(), QStringLiteral("(big boat:1.05)"));
    QTest::keyClick(&edit, Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(edit.textCursor().selectedText(), QStringLiteral("(big boat:1.1)"));

    edit.undo();
    QCOMPARE(edit.toPlainText(), QStringLiteral("a (big boat:1.05)"));
    edit.undo();
    QCOMPARE(edit.toPlainText(), QStringLiteral("a big boat"));
    QVERIFY(!edit.document()->isUndoAvailable());
}

void TestPromptEdit::whileComposingWeightsStay()
{
    PromptEdit edit;
    edit.show();
    edit.showText(QStringLiteral("boat"));
    QInputMethodEvent composing(QStringLiteral("うみ"), {});
    QCoreApplication::sendEvent(&edit, &composing);

    QTest::keyClick(&edit, Qt::Key_Up, Qt::ControlModifier);

    QCOMPARE(edit.toPlainText(), QStringLiteral("boat"));
}

void TestPromptEdit::theKeysOfWeightsAreNoShortcuts()
{
    PromptEdit edit;
    const auto takes = [&edit](Qt::KeyboardModifiers modifiers) {
        QKeyEvent asked(QEvent::ShortcutOverride, Qt::Key_Up, modifiers);
        asked.ignore();
        QCoreApplication::sendEvent(&edit, &asked);
        return asked.isAccepted();
    };
    QVERIFY(takes(Qt::ControlModifier));
    QVERIFY(takes(Qt::ControlModifier | Qt::ShiftModifier));
    QVERIFY(!takes(Qt::AltModifier));
}

QTEST_MAIN(TestPromptEdit)
#include "tst_promptedit.moc"
