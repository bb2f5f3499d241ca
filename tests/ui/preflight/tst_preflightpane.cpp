#include "tests/ui/preflight/shownpreflight.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>

using namespace hanga;
using Kind = Problem::Kind;

class TestPreflightPane final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHeadlineSaysWhatStandsInTheWay_data();
    void theHeadlineSaysWhatStandsInTheWay();
    void blockedItSaysSoAndOffersToSendAnyway();
    void onlyWhatIsCertainIsChosen();
    void applyAsksForTheChosenFix();
    void aFixedRowFoldsUntilTheListChangesAgain();
    void aFixThatDidNotHelpOpensAgain();
    void allThatIsCertainIsFixedAtOnce();
    void aChoiceAgainstTheCertainFixIsKept();
    void anotherNameIsChosenFromTheList();
    void whatIsLeftGoesToTheFoot();
    void rememberedOnesAreNotShownAgain();
    void aPackCanBeCopiedAndSwitchedOff();
    void aLongPackShowsTheFirstFew();
    void placesFilesAndTheServerAreAskedFor();
    void serverTextIsPlain();
    void manyProblemsAreBuiltAsTheyComeIntoSight();
    void theListStaysWhereItIs();
    void theSameListTouchesNothing();
};

void TestPreflightPane::theHeadlineSaysWhatStandsInTheWay_data()
{
    const Problem note = madeProblem(Kind::NeedsBrowser, u"8"_qs, {}, {});
    QTest::addColumn<QList<Problem>>("problems");
    QTest::addColumn<QString>("headline");
    QTest::addColumn<int>("toFix");
    QTest::newRow("nothing") << QList<Problem>() << u"Nothing to fix"_qs << 0;
    QTest::newRow("worth knowing") << QList<Problem>{note} << u"1 thing(s) worth knowing"_qs << 0;
    QTest::newRow("to fix") << QList<Problem>{note, missingFile(u"1"_qs), missingFile(u"2"_qs)}
                            << u"2 thing(s) to fix before it can run"_qs << 2;
    QTest::newRow("a pack is one thing") << QList<Problem>{missingClass(u"1"_qs, u"A"_qs, u"P"_qs),
                                                           missingClass(u"2"_qs, u"B"_qs, u"P"_qs)}
                                         << u"1 thing(s) to fix before it can run"_qs << 1;
}

void TestPreflightPane::theHeadlineSaysWhatStandsInTheWay()
{
    QFETCH(QList<Problem>, problems);
    ShownPreflight shown;
    shown.pane.setProblems(problems);

    QTEST(shown.pane.headline(), "headline");
    QTEST(shown.pane.toFix(), "toFix");
}

void TestPreflightPane::blockedItSaysSoAndOffersToSendAnyway()
{
    ShownPreflight shown;
    QSignalSpy sent(&shown.pane, &PreflightPane::sendAnywayRequested);
    shown.pane.setProblems({missingFile(u"1"_qs)});
    QVERIFY(!shown.named("preflightSendAnyway")->isVisible());

    shown.pane.setBlocked(true);
    QVERIFY(shown.pane.headline().startsWith(u"Not sent yet"));
    shown.named("preflightSendAnyway")->click();
    QCOMPARE(sent.size(), 1);

    shown.pane.setBlocked(false);
    QVERIFY(!shown.named("preflightSendAnyway")->isVisible());
}

void TestPreflightPane::onlyWhatIsCertainIsChosen()
{
    ShownPreflight shown;
    const Problem certain = missingFile(u"1"_qs);
    const Problem open = missingFile(u"2"_qs, false);
    shown.pane.setProblems({certain, open});

    QVERIFY(shown.button(u"Use a/1.safetensors"_qs, shown.card(certain))->isChecked());
    QVERIFY(shown.button(u"Apply"_qs, shown.card(certain))->isEnabled());
    QVERIFY(!shown.button(u"Use near.safetensors"_qs, shown.card(open))->isChecked());
    QVERIFY(!shown.button(u"Apply"_qs, shown.card(open))->isEnabled());
}

void TestPreflightPane::applyAsksForTheChosenFix()
{
    ShownPreflight shown;
    QSignalSpy fixes(&shown.pane, &PreflightPane::fixRequested);
    const Problem problem = missingFile(u"1"_qs);
    shown.pane.setProblems({problem});
    shown.button(u"Use near.safetensors"_qs)->click();
    shown.button(u"Apply"_qs)->click();

    QCOMPARE(fixes.size(), 1);
    const auto edits = fixes.first().first().value<PreflightCard::Edits>();
    QVERIFY(edits == problem.fixes.last().edits);
}

void TestPreflightPane::aFixedRowFoldsUntilTheListChangesAgain()
{
    ShownPreflight shown;
    const Problem first = missingFile(u"1"_qs);
    const Problem second = missingFile(u"2"_qs);
    const Problem third = missingFile(u"3"_qs);
    shown.pane.setProblems({first, second, third});
    const int before = shown.card(first)->height();
    shown.button(u"Apply"_qs, shown.card(first))->click();
    QVERIFY(shown.card(first)->isFolded());
    QVERIFY(shown.card(first)->height() < before / 2);

    shown.pane.setProblems({second, third});
    QVERIFY(shown.card(first) && shown.card(first)->accessibleName().startsWith(u"Fixed: "));
    QVERIFY(shown.card(first)->y() < shown.card(second)->y());

    shown.pane.setProblems({third});
    QVERIFY(!shown.card(first));
    QVERIFY(!shown.card(second));
}

void TestPreflightPane::aFixThatDidNotHelpOpensAgain()
{
    ShownPreflight shown;
    const Problem problem = missingFile(u"1"_qs);
    shown.pane.setProblems({problem});
    shown.button(u"Apply"_qs)->click();
    shown.pane.setProblems({problem});

    QVERIFY(!shown.card(problem)->isFolded());
    QVERIFY(shown.button(u"Apply"_qs, shown.card(problem)));
}

void TestPreflightPane::allThatIsCertainIsFixedAtOnce()
{
    ShownPreflight shown;
    QSignalSpy fixes(&shown.pane, &PreflightPane::fixRequested);
    QList<Problem> problems;
    for (int i = 0; i < 100; ++i)
        problems.append(missingFile(QString::number(i), i % 2 == 0));
    shown.pane.setProblems(problems);
    QCOMPARE(shown.named("preflightFixAll")->text(), u"Fix all that is certain (50)"_qs);
    shown.named("preflightFixAll")->click();

    QCOMPARE(fixes.size(), 1);
    const auto edits = fixes.first().first().value<PreflightCard::Edits>();
    QCOMPARE(edits.size(), 50);
    QVERIFY(edits.at(1) == problems[2].fixes.first().edits.first());
    QVERIFY(!shown.named("preflightFixAll")->isVisible());
}

void TestPreflightPane::aChoiceAgainstTheCertainFixIsKept()
{
    ShownPreflight shown;
    QSignalSpy fixes(&shown.pane, &PreflightPane::fixRequested);
    const Problem first = missingFile(u"1"_qs);
    const Problem second = missingFile(u"2"_qs);
    shown.pane.setProblems({first, second});
    shown.button(u"Use near.safetensors"_qs, shown.card(first))->click();
    QCOMPARE(shown.named("preflightFixAll")->text(), u"Fix all that is certain (1)"_qs);
    shown.named("preflightFixAll")->click();

    QVERIFY(fixes.first().first().value<PreflightCard::Edits>() == second.fixes.first().edits);
    QVERIFY(!shown.card(first)->isFolded());
}

void TestPreflightPane::whatIsLeftGoesToTheFoot()
{
    ShownPreflight shown;
    QSignalSpy left(&shown.pane, &PreflightPane::leaveRequested);
    const Problem first = missingFile(u"1"_qs);
    const Problem second = missingFile(u"2"_qs);
    shown.pane.setProblems({first, second});
    shown.button(u"Leave as it is"_qs, shown.card(first))->click();

    QCOMPARE(left.size(), 1);
    QCOMPARE(left.first().first().value<Problem>().at, first.at);
    QVERIFY(!shown.card(first));
    QCOMPARE(shown.pane.toFix(), 1);
    QCOMPARE(shown.named("preflightLeft")->text(), u"1 left as it is · Show"_qs);
    QCOMPARE(shown.named("preflightFixAll")->text(), u"Fix all that is certain (1)"_qs);

    shown.named("preflightLeft")->click();
    QVERIFY(shown.card(first));
    QVERIFY(!shown.button(u"Leave as it is"_qs, shown.card(first)));
    QVERIFY(shown.card(first)->y() > shown.named("preflightLeft")->y());
    shown.named("preflightLeft")->click();
    QVERIFY(!shown.card(first));
}

void TestPreflightPane::rememberedOnesAreNotShownAgain()
{
    ShownPreflight shown;
    const Problem problem = missingFile(u"1"_qs);
    shown.pane.setLeft({problemKey(problem)});
    shown.pane.setProblems({problem});
    QVERIFY(shown.headlines().isEmpty());
    QCOMPARE(shown.pane.headline(), u"Nothing else to fix"_qs);

    shown.pane.setLeft({});
    QVERIFY(shown.card(problem));
    QVERIFY(!shown.named("preflightLeft")->isVisible());
}

void TestPreflightPane::aPackCanBeCopiedAndSwitchedOff()
{
    ShownPreflight shown;
    QSignalSpy off(&shown.pane, &PreflightPane::switchOffRequested);
    const Problem first = missingClass(u"1"_qs, u"A"_qs, u"P"_qs);
    shown.pane.setProblems({first, missingClass(u"2"_qs, u"B"_qs, u"P"_qs)});
    shown.button(u"Copy names"_qs)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"A\nB"_qs);

    shown.button(u"Switch off"_qs)->click();
    QCOMPARE(off.first().first().value<NodeId>(), NodeId(u"1"_qs));
}

void TestPreflightPane::aLongPackShowsTheFirstFew()
{
    ShownPreflight shown;
    QList<Problem> problems;
    for (int i = 0; i < 12; ++i)
        problems.append(missingClass(QString::number(i), u"Class%1"_qs.arg(i), u"P"_qs));
    shown.pane.setProblems(problems);
    const int before = shown.card(problems[0])->height();
    QAbstractButton *more = shown.button(u"Show 7 more"_qs);
    QVERIFY(more);
    more->click();

    QTRY_VERIFY(shown.card(problems[0])->height() > before * 3 / 2);
    QVERIFY(!shown.button(u"Show 7 more"_qs));
}

void TestPreflightPane::placesFilesAndTheServerAreAskedFor()
{
    ShownPreflight shown;
    QSignalSpy going(&shown.pane, &PreflightPane::goToRequested);
    QSignalSpy uploading(&shown.pane, &PreflightPane::uploadRequested);
    QSignalSpy refreshing(&shown.pane, &PreflightPane::refreshRequested);
    QSignalSpy closing(&shown.pane, &PreflightPane::closed);
    const Problem image = madeProblem(Kind::NotInList, u"7"_qs, u"image"_qs, {u"x.png"_qs});
    shown.pane.setServer(u"Workshop"_qs);
    shown.pane.setProblems({image});
    shown.button(u"image · Title 7 · node 7"_qs)->click();
    shown.button(u"Upload an image…"_qs)->click();
    shown.named("preflightCheckAgain")->click();
    shown.named("preflightClose")->click();

    QCOMPARE(going.first().first().value<InputRef>(), image.at);
    QCOMPARE(uploading.first().first().value<InputRef>(), image.at);
    QCOMPARE(refreshing.size(), 1);
    QCOMPARE(closing.size(), 1);
    QCOMPARE(shown.pane.findChild<QLabel *>(u"preflightServer"_qs)->text(), u"Checked against Workshop"_qs);
}

void TestPreflightPane::serverTextIsPlain()
{
    ShownPreflight shown;
    shown.pane.setProblems({madeProblem(Kind::ServerSays, u"1"_qs, u"in"_qs, {u"<b>No</b> & <img src=x>"_qs, {}}),
                            missingClass(u"2"_qs, u"<i>Class</i>"_qs, u"<u>Pack</u>"_qs)});

    QVERIFY(shown.headlines().first().contains(u"<b>No</b> & <img src=x>"));
    for (const QLabel *label : shown.pane.findChildren<QLabel *>())
        QVERIFY2(label->textFormat() == Qt::PlainText || !label->text().contains(u'<'), qPrintable(label->text()));
}

void TestPreflightPane::manyProblemsAreBuiltAsTheyComeIntoSight()
{
    ShownPreflight shown;
    QList<Problem> problems;
    for (int i = 0; i < 500; ++i)
        problems.append(missingFile(QString::number(i)));
    shown.pane.setProblems(problems);
    QVERIFY(shown.pane.findChildren<PreflightCard *>().size() < 60);
    QCOMPARE(shown.pane.toFix(), 500);

    QScrollBar *bar = shown.pane.findChild<QScrollArea *>()->verticalScrollBar();
    for (int steps = 0; steps < 500 && bar->value() < bar->maximum(); ++steps)
        bar->setValue(bar->maximum());
    QCOMPARE(shown.pane.findChildren<PreflightCard *>().size(), 500);
    QVERIFY(shown.card(problems.last())->visibleRegion().boundingRect().height() > 0);
}

void TestPreflightPane::theListStaysWhereItIs()
{
    ShownPreflight shown;
    QList<Problem> problems;
    for (int i = 0; i < 40; ++i)
        problems.append(missingFile(QString::number(i)));
    shown.pane.setProblems(problems);
    QScrollBar *bar = shown.pane.findChild<QScrollArea *>()->verticalScrollBar();
    bar->setValue(1000);
    PreflightCard *seen = nullptr;
    for (const Problem &problem : problems) {
        PreflightCard *card = shown.card(problem);
        if (!seen && card && card->y() > bar->value())
            seen = card;
    }
    QVERIFY(seen);
    const QPoint place = seen->mapTo(&shown.pane, QPoint());

    problems.prepend(missingFile(u"new"_qs));
    problems.removeAt(2);
    problems.removeAt(1);
    shown.pane.setProblems(problems);
    QCOMPARE(seen->mapTo(&shown.pane, QPoint()), place);
}

void TestPreflightPane::theSameListTouchesNothing()
{
    ShownPreflight shown;
    const QList<Problem> problems = {missingFile(u"1"_qs), missingClass(u"2"_qs, u"A"_qs, {})};
    shown.pane.setProblems(problems);
    const auto parts = shown.pane.findChildren<QWidget *>();
    shown.pane.setProblems(problems);

    QCOMPARE(shown.pane.findChildren<QWidget *>(), parts);
}

void TestPreflightPane::anotherNameIsChosenFromTheList()
{
    ShownPreflight shown;
    QSignalSpy fixes(&shown.pane, &PreflightPane::fixRequested);
    const Problem problem = missingFile(u"1"_qs, false);
    shown.pane.setProblems({problem});
    auto *names = shown.pane.findChild<QComboBox *>();
    QVERIFY(!names->isVisible());
    shown.button(u"Choose another"_qs)->click();
    QVERIFY(names->isVisible());
    names->setFocus();
    QTest::keyClicks(names->lineEdit(), u"oth"_qs);
    QVERIFY(!shown.button(u"Apply"_qs)->isEnabled());
    QTest::keyClicks(names->lineEdit(), u"er.safetensors"_qs);
    QVERIFY(shown.button(u"Apply"_qs)->isEnabled());
    shown.button(u"Apply"_qs)->click();

    const PreflightCard::Edits wanted = {{problem.at, json::Value(u"other.safetensors"_qs)}};
    QVERIFY(fixes.first().first().value<PreflightCard::Edits>() == wanted);
}

QTEST_MAIN(TestPreflightPane)
#include "tst_preflightpane.moc"
