#include "ui/shared/segmentedchoice.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace hanga;

class TestSegmentedChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theFirstChoiceIsCurrent();
    void aClickChooses();
    void aClickOnTheCurrentOneIsNoChoice();
    void aChoiceFromOutsideIsSilent();
    void arrowKeysChoose();
    void allOfItIsOneStopForTab();
    void eachChoiceHasAName();

private:
    QWidget *m_window = nullptr;
    SegmentedChoice *m_choice = nullptr;
    QList<QToolButton *> m_buttons;
};

void TestSegmentedChoice::init()
{
    m_window = new QWidget;
    auto *column = new QVBoxLayout(m_window);
    m_choice = new SegmentedChoice;
    column->addWidget(new QLineEdit);
    column->addWidget(m_choice);
    m_buttons = {m_choice->addChoice(QStringLiteral("Random"), QStringLiteral("Random")),
                 m_choice->addChoice(QStringLiteral("Keep"), QStringLiteral("Keep")),
                 m_choice->addChoice(QStringLiteral("+1"), QStringLiteral("Increment"))};
    column->addWidget(new QLineEdit); // last, because Tab goes by the order of making
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
}

void TestSegmentedChoice::cleanup()
{
    delete m_window;
}

void TestSegmentedChoice::theFirstChoiceIsCurrent()
{
    QCOMPARE(m_choice->current(), 0);
}

void TestSegmentedChoice::aClickChooses()
{
    const QSignalSpy chosen(m_choice, &SegmentedChoice::chosen);

    QTest::mouseClick(m_buttons[2], Qt::LeftButton);

    QCOMPARE(m_choice->current(), 2);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().toInt(), 2);
}

void TestSegmentedChoice::aClickOnTheCurrentOneIsNoChoice()
{
    const QSignalSpy chosen(m_choice, &SegmentedChoice::chosen);

    QTest::mouseClick(m_buttons[0], Qt::LeftButton);

    QCOMPARE(chosen.count(), 0);
}

void TestSegmentedChoice::aChoiceFromOutsideIsSilent()
{
    const QSignalSpy chosen(m_choice, &SegmentedChoice::chosen);

    m_choice->setCurrent(1);

    QCOMPARE(m_choice->current(), 1);
    QCOMPARE(chosen.count(), 0);
}

void TestSegmentedChoice::arrowKeysChoose()
{
    const QSignalSpy chosen(m_choice, &SegmentedChoice::chosen);
    m_buttons[0]->setFocus();

    QTest::keyClick(m_buttons[0], Qt::Key_Right);

    QCOMPARE(m_choice->current(), 1);
    QVERIFY(m_buttons[1]->hasFocus());
    QCOMPARE(chosen.count(), 1);
}

void TestSegmentedChoice::allOfItIsOneStopForTab()
{
    const auto fields = m_window->findChildren<QLineEdit *>();
    fields.first()->setFocus();

    QTest::keyClick(fields.first(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), m_buttons[0]);

    QTest::keyClick(m_buttons[0], Qt::Key_Tab);
    QVERIFY(fields.last()->hasFocus());
}

void TestSegmentedChoice::eachChoiceHasAName()
{
    QCOMPARE(m_buttons[2]->accessibleName(), QStringLiteral("Increment"));
}

QTEST_MAIN(TestSegmentedChoice)
#include "tst_segmentedchoice.moc"
