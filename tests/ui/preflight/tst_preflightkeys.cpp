#include "tests/ui/preflight/shownpreflight.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>

using namespace hanga;

/// The list by keyboard, and for screen readers.
class TestPreflightKeys final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tabGoesDownTheCardsAndOn();
    void arrowsChooseAndEnterApplies();
    void enterOnAButtonPressesThatButton();
    void enterInTheFieldOfNamesApplies();
    void theFocusGoesOnToTheNextCard();
    void aHalfMadeChoiceOutlivesAnUpdate();
    void theFocusOutlivesAnUpdate();
    void escapeCloses();
    void partsHaveTheirNames();

private:
    static void activate(ShownPreflight *shown)
    {
        shown->pane.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&shown->pane));
    }
};

void TestPreflightKeys::tabGoesDownTheCardsAndOn()
{
    ShownPreflight shown;
    activate(&shown);
    const Problem first = missingFile(u"1"_qs);
    const Problem second = missingFile(u"2"_qs);
    shown.pane.setProblems({second});
    shown.pane.setProblems({first, second}); // a card that comes later, above
    shown.named("preflightClose")->setFocus();
    QStringList seen;
    for (int i = 0; i < 9; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        seen.append(qobject_cast<QAbstractButton *>(QApplication::focusWidget())->text());
    }

    QCOMPARE(seen, QStringList({u"ckpt_name · Title 1 · node 1"_qs, u"Use a/1.safetensors"_qs, u"Apply"_qs,
                                u"Leave as it is"_qs, u"ckpt_name · Title 2 · node 2"_qs, u"Use a/2.safetensors"_qs,
                                u"Apply"_qs, u"Leave as it is"_qs, u"Check again"_qs}));
}

void TestPreflightKeys::arrowsChooseAndEnterApplies()
{
    ShownPreflight shown;
    activate(&shown);
    QSignalSpy fixes(&shown.pane, &PreflightPane::fixRequested);
    const Problem problem = missingFile(u"1"_qs);
    shown.pane.setProblems({problem});
    shown.button(u"Use a/1.safetensors"_qs)->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QVERIFY(shown.button(u"Use near.safetensors"_qs)->isChecked());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);

    QCOMPARE(fixes.size(), 1);
    QVERIFY(fixes.first().first().value<PreflightCard::Edits>() == problem.fixes.last().edits);
}

void TestPreflightKeys::enterOnAButtonPressesThatButton()
{
    ShownPreflight shown;
    activate(&shown);
    QSignalSpy fixes(&shown.pane, &PreflightPane::fixRequested);
    QSignalSpy left(&shown.pane, &PreflightPane::leaveRequested);
    shown.pane.setProblems({missingFile(u"1"_qs)});
    shown.button(u"Leave as it is"_qs)->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);

    QCOMPARE(left.size(), 1);
    QCOMPARE(fixes.size(), 0);
}

void TestPreflightKeys::enterInTheFieldOfNamesApplies()
{
    ShownPreflight shown;
    activate(&shown);
    QSignalSpy fixes(&shown.pane, &PreflightPane::fixRequested);
    shown.pane.setProblems({missingFile(u"1"_qs)});
    shown.button(u"Choose another"_qs)->click();
    auto *names = shown.pane.findChild<QComboBox *>();
    names->setFocus();
    QTest::keyClicks(names->lineEdit(), u"other.safetensors"_qs);
    names->hidePopup();
    QTest::keyClick(names, Qt::Key_Return);

    QCOMPARE(fixes.size(), 1);
    const auto edits = fixes.first().first().value<PreflightCard::Edits>();
    QCOMPARE(edits.first().second.toString(), u"other.safetensors"_qs);
}

void TestPreflightKeys::theFocusGoesOnToTheNextCard()
{
    ShownPreflight shown;
    activate(&shown);
    const Problem first = missingFile(u"1"_qs);
    const Problem second = missingFile(u"2"_qs);
    shown.pane.setProblems({first, second});
    shown.button(u"Apply"_qs, shown.card(first))->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget(), shown.button(u"Use a/2.safetensors"_qs));

    shown.pane.setProblems({second});
    QCOMPARE(QApplication::focusWidget(), shown.button(u"Use a/2.safetensors"_qs));
    shown.button(u"Leave as it is"_qs, shown.card(second))->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget(), shown.named("preflightCheckAgain"));
}

void TestPreflightKeys::aHalfMadeChoiceOutlivesAnUpdate()
{
    ShownPreflight shown;
    activate(&shown);
    Problem problem = missingFile(u"1"_qs);
    shown.pane.setProblems({problem});
    shown.button(u"Choose another"_qs)->click();
    auto *names = shown.pane.findChild<QComboBox *>();
    names->setFocus();
    QTest::keyClicks(names->lineEdit(), u"oth"_qs);

    problem.fixes.append(madeFix(problem, u"new.safetensors"_qs, false)); // the same trouble, one more way out
    shown.pane.setProblems({missingFile(u"0"_qs), problem});
    QVERIFY(shown.button(u"Choose another"_qs, shown.card(problem))->isChecked());
    QComboBox *now = nullptr;
    for (QComboBox *each : shown.card(problem)->findChildren<QComboBox *>())
        now = each->isVisible() ? each : now;
    QVERIFY(now);
    QCOMPARE(now->currentText(), u"oth"_qs);
    QCOMPARE(QApplication::focusWidget(), now);
}

void TestPreflightKeys::theFocusOutlivesAnUpdate()
{
    ShownPreflight shown;
    activate(&shown);
    const Problem first = missingFile(u"1"_qs);
    const Problem second = missingFile(u"2"_qs);
    shown.pane.setProblems({first, second});
    QWidget *focused = shown.button(u"Apply"_qs, shown.card(second));
    focused->setFocus();
    shown.pane.setProblems({missingFile(u"0"_qs), second, missingFile(u"3"_qs)});

    QCOMPARE(QApplication::focusWidget(), focused);
}

void TestPreflightKeys::escapeCloses()
{
    ShownPreflight shown;
    activate(&shown);
    QSignalSpy closing(&shown.pane, &PreflightPane::closed);
    shown.pane.setProblems({missingFile(u"1"_qs)});
    shown.pane.focusFirst();
    QVERIFY(shown.pane.isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);

    QCOMPARE(closing.size(), 1);
}

void TestPreflightKeys::partsHaveTheirNames()
{
    ShownPreflight shown;
    const Problem problem = missingFile(u"1"_qs);
    shown.pane.setProblems({problem, missingClass(u"2"_qs, u"A"_qs, {})});
    shown.pane.setBlocked(true);
    QCOMPARE(shown.pane.accessibleName(), u"Problems"_qs);
    QCOMPARE(shown.named("preflightFixAll")->accessibleName(), u"Apply suggestions"_qs);
    QCOMPARE(shown.named("preflightClose")->accessibleName(), u"Open without fixing"_qs);
    QCOMPARE(shown.button(u"Use near.safetensors"_qs)->accessibleName(),
             u"Model not on this server: a\\1.safetensors, choice 2 of 3"_qs);
    QCOMPARE(shown.button(u"Use near.safetensors"_qs)->accessibleDescription(), u"Use near.safetensors"_qs);

    for (const QAbstractButton *button : shown.pane.findChildren<QAbstractButton *>())
        QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(button->objectName()));
}

QTEST_MAIN(TestPreflightKeys)
#include "tst_preflightkeys.moc"
