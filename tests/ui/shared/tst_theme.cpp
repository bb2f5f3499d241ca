#include "ui/shared/theme.h"
#include "ui/shared/tokens.h"

#include <QApplication>
#include <QComboBox>
#include <QFocusFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace hanga;

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void darkAndLightFillThePaletteAndTheSheet();
    void theSameThemeTwiceIsNoChange();
    void systemShowsWhatThePaletteOfTheSystemIs();
    void everyPlaceholderOfTheSheetIsFilled();
    void aRoleChangesTheFontOfALabel();
    void aRoleGivenLaterIsSeenAtOnce();
    void aButtonReachedByTheKeyboardGetsARing();
    void aClickedButtonGetsNoRing();
    void aPrimaryButtonIsFilled();
    void aFieldIsAsHighAsAButton();

private:
    Theme m_theme{*qApp};
};

namespace {

QRgb colorAt(QWidget &widget, QPoint point)
{
    return widget.grab().toImage().pixel(point);
}

} // namespace

void TestTheme::darkAndLightFillThePaletteAndTheSheet()
{
    for (const bool dark : {true, false}) {
        m_theme.apply(dark ? Theme::Choice::Dark : Theme::Choice::Light);

        QCOMPARE(QApplication::palette().color(QPalette::Window).rgb(), tokenRgb(Token::Window, dark));
        QVERIFY(qApp->styleSheet().contains(QColor(tokenRgb(Token::Panel, dark)).name()));
    }
}

void TestTheme::theSameThemeTwiceIsNoChange()
{
    m_theme.apply(Theme::Choice::Dark);
    const QSignalSpy changes(&m_theme, &Theme::changed);

    m_theme.apply(Theme::Choice::Dark);
    QCOMPARE(changes.count(), 0);

    m_theme.apply(Theme::Choice::Light);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes.first().first().value<Theme::Choice>(), Theme::Choice::Light);
}

void TestTheme::systemShowsWhatThePaletteOfTheSystemIs()
{
    m_theme.apply(Theme::Choice::Dark);

    m_theme.apply(Theme::Choice::System);

    QCOMPARE(m_theme.choice(), Theme::Choice::System);
    QVERIFY(m_theme.shown() != Theme::Choice::System);
}

void TestTheme::everyPlaceholderOfTheSheetIsFilled()
{
    for (const Theme::Choice choice : {Theme::Choice::Dark, Theme::Choice::Light, Theme::Choice::HighContrast}) {
        m_theme.apply(choice);
        QVERIFY(!qApp->styleSheet().isEmpty());
        QVERIFY(!qApp->styleSheet().contains(QLatin1Char('@')));
    }
}

void TestTheme::aRoleChangesTheFontOfALabel()
{
    m_theme.apply(Theme::Choice::Dark);
    QLabel plain(QStringLiteral("Body"));
    QLabel title(QStringLiteral("Title"));
    setRole(&title, "title");
    plain.ensurePolished();
    title.ensurePolished();

    QVERIFY(title.fontInfo().pixelSize() > plain.fontInfo().pixelSize() * 3 / 2);
}

void TestTheme::aRoleGivenLaterIsSeenAtOnce()
{
    m_theme.apply(Theme::Choice::Dark);
    QFrame frame;
    frame.resize(50, 50);
    frame.show();
    setRole(&frame, "panel");
    QCOMPARE(colorAt(frame, {25, 25}), tokenRgb(Token::Panel, true));

    setRole(&frame, "errorBanner");

    QCOMPARE(colorAt(frame, {25, 25}), tokenRgb(Token::ErrBg, true));
}

void TestTheme::aButtonReachedByTheKeyboardGetsARing()
{
    QWidget window;
    QHBoxLayout row(&window);
    QLineEdit field;
    QPushButton button(QStringLiteral("Retry"));
    row.addWidget(&field);
    row.addWidget(&button);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    field.setFocus();

    QTest::keyClick(&field, Qt::Key_Tab);

    QVERIFY(button.hasFocus());
    auto *ring = window.findChild<QFocusFrame *>();
    QVERIFY(ring);
    QTRY_VERIFY(ring->isVisible());
    QCOMPARE(ring->geometry(), button.geometry().adjusted(-4, -4, 4, 4));

    QTest::keyClick(&button, Qt::Key_Tab);
    QTRY_VERIFY(!ring->isVisible());
}

void TestTheme::aClickedButtonGetsNoRing()
{
    QWidget window;
    QHBoxLayout row(&window);
    QPushButton button(QStringLiteral("Retry"));
    row.addWidget(&button);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.setFocus();

    QTest::mouseClick(&button, Qt::LeftButton);

    auto *ring = window.findChild<QFocusFrame *>();
    QVERIFY(!ring || !ring->isVisible());
}

void TestTheme::aPrimaryButtonIsFilled()
{
    m_theme.apply(Theme::Choice::Light);
    QPushButton button;
    setRole(&button, "primary");
    button.resize(80, 32);

    QCOMPARE(colorAt(button, {10, 10}), tokenRgb(Token::Fill, false));

    button.setEnabled(false);
    QCOMPARE(colorAt(button, {10, 10}), tokenRgb(Token::Raised, false));
}

void TestTheme::aFieldIsAsHighAsAButton()
{
    m_theme.apply(Theme::Choice::Dark);
    QWidget form;
    QHBoxLayout row(&form);
    for (QWidget *control :
         QWidgetList{new QLineEdit, new QPushButton(QStringLiteral("x")), new QSpinBox, new QComboBox})
        row.addWidget(control, 0, Qt::AlignTop);
    form.show();

    for (const QWidget *control : form.findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        if (!qobject_cast<const QFocusFrame *>(control))
            QCOMPARE(control->height(), 32);
    }
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
