#include "tests/ui/composer/graphs.h"
#include "ui/composer/drafthistory.h"

#include <QTest>

using namespace hanga;

namespace {

const InputRef steps = graphs::at("3", "steps");

Draft withSteps(Draft draft, qint64 value)
{
    draft.workflow.setInput(steps, json::Value::number(value));
    return draft;
}

Draft aDraft()
{
    Draft draft;
    draft.opened = graphs::textToImage();
    draft.workflow = draft.opened;
    return draft;
}

} // namespace

class TestDraftHistory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void consecutiveEditsOfOneFieldAreOneStep();
    void anEditOfAnotherFieldStartsAStep();
    void anEndedStepTakesNoMore();
    void whatIsTakenBackByTypingIsNoStep();
    void whatIsTakenBackByTypingDoesNotOpenTheStepBefore();
    void aNewEditForgetsWhatCouldBeRedone();
    void whatChangedByItselfStays();
    void atMostTwoHundredStepsAreKept();
};

void TestDraftHistory::consecutiveEditsOfOneFieldAreOneStep()
{
    DraftHistory history;
    const Draft first = aDraft();
    history.add(QStringLiteral("3/steps"), first, withSteps(first, 2));
    history.add(QStringLiteral("3/steps"), withSteps(first, 2), withSteps(first, 25));

    QCOMPARE(history.undo(withSteps(first, 25)), first);
    QVERIFY(!history.canUndo());
    QCOMPARE(history.redo(first), withSteps(first, 25));
    QVERIFY(!history.canRedo());
}

void TestDraftHistory::anEditOfAnotherFieldStartsAStep()
{
    DraftHistory history;
    const Draft first = aDraft();
    const Draft second = withSteps(first, 2);
    Draft third = second;
    third.count = 4;
    history.add(QStringLiteral("3/steps"), first, second);
    history.add(QStringLiteral("count"), second, third);

    QCOMPARE(history.undo(third), second);
    QCOMPARE(history.undo(second), first);
}

void TestDraftHistory::anEndedStepTakesNoMore()
{
    DraftHistory history;
    const Draft first = aDraft();
    history.add(QStringLiteral("3/steps"), first, withSteps(first, 2));
    history.endStep();
    history.add(QStringLiteral("3/steps"), withSteps(first, 2), withSteps(first, 25));

    QCOMPARE(history.undo(withSteps(first, 25)), withSteps(first, 2));
}

void TestDraftHistory::whatIsTakenBackByTypingIsNoStep()
{
    DraftHistory history;
    const Draft first = aDraft();
    history.add(QStringLiteral("3/steps"), first, withSteps(first, 2));
    history.add(QStringLiteral("3/steps"), withSteps(first, 2), first);

    QVERIFY(!history.canUndo());
}

void TestDraftHistory::whatIsTakenBackByTypingDoesNotOpenTheStepBefore()
{
    DraftHistory history;
    const Draft first = aDraft();
    const Draft second = withSteps(first, 2);
    history.add(QStringLiteral("3/steps"), first, second);
    history.endStep(); // Generate
    history.add(QStringLiteral("3/steps"), second, withSteps(first, 25));
    history.add(QStringLiteral("3/steps"), withSteps(first, 25), second);
    history.add(QStringLiteral("3/steps"), second, withSteps(first, 7));

    QCOMPARE(history.undo(withSteps(first, 7)), second);
}

void TestDraftHistory::aNewEditForgetsWhatCouldBeRedone()
{
    DraftHistory history;
    const Draft first = aDraft();
    history.add(QStringLiteral("3/steps"), first, withSteps(first, 2));
    QCOMPARE(history.undo(withSteps(first, 2)), first);
    QVERIFY(history.canRedo());

    history.add(QStringLiteral("3/steps"), first, withSteps(first, 7));

    QVERIFY(!history.canRedo());
    QCOMPARE(history.undo(withSteps(first, 7)), first);
}

void TestDraftHistory::whatChangedByItselfStays()
{
    DraftHistory history;
    const Draft first = aDraft();
    history.add(QStringLiteral("3/steps"), first, withSteps(first, 2));
    Draft now = withSteps(first, 2);
    now.seedText = QStringLiteral("77"); // rolled by Generate

    const Draft back = history.undo(now);

    QCOMPARE(back.workflow, first.workflow);
    QCOMPARE(back.seedText, QStringLiteral("77"));
}

void TestDraftHistory::atMostTwoHundredStepsAreKept()
{
    DraftHistory history;
    Draft draft = aDraft();
    for (int i = 1; i <= 250; ++i) {
        const Draft before = std::exchange(draft, withSteps(draft, 100 + i));
        history.add({}, before, draft);
    }

    int steps = 0;
    for (; history.canUndo(); ++steps)
        draft = history.undo(draft);

    QCOMPARE(steps, 200);
    QCOMPARE(draft.workflow.input(::steps), json::Value::number(qint64(150)));
}

QTEST_GUILESS_MAIN(TestDraftHistory)
#include "tst_drafthistory.moc"
