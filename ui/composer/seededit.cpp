#include "ui/composer/seededit.h"

#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QApplication>
#include <QToolButton>

namespace hanga {

namespace {

constexpr int diceWidth = metrics::smallControl;
constexpr int aroundDigits = 18; ///< what style and field keep free on both sides

} // namespace

SeedEdit::SeedEdit(QAction *roll, QWidget *parent) : QLineEdit(parent), m_dice(new QToolButton(this))
{
    setFont(textFont(TextSize::Number, QApplication::font()));
    setMaxLength(400); // whatever is pasted stays, short of a novel
    setTextMargins(0, 0, diceWidth - metrics::halfStep, 0);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_dice->setDefaultAction(roll);
    m_dice->setAutoRaise(true);
    m_dice->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_dice->setProperty("controlSize", QStringLiteral("small"));
    m_dice->setCursor(Qt::ArrowCursor);
    m_dice->setFocusPolicy(Qt::TabFocus);
    m_dice->setAccessibleName(roll->text());
    m_dice->setObjectName(QStringLiteral("composerRollSeed"));
}

QSize SeedEdit::sizeHint() const
{
    return sizeFor(20);
}

QSize SeedEdit::minimumSizeHint() const
{
    return sizeFor(16);
}

QSize SeedEdit::sizeFor(int digits) const
{
    const QFontMetrics metrics(textFont(TextSize::Number, QApplication::font()));
    return {metrics.horizontalAdvance(QString(digits, u'0')) + aroundDigits + textMargins().right(),
            QLineEdit::sizeHint().height()};
}

void SeedEdit::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    const bool isTight = width() < sizeHint().width();
    QFont digits = textFont(TextSize::Number, QApplication::font());
    if (isTight)
        digits.setPixelSize(textFont(TextSize::Tiny, QApplication::font()).pixelSize());
    if (digits != font())
        setFont(digits);
    const int inset = 2;
    const bool isRightToLeft = layoutDirection() == Qt::RightToLeft;
    m_dice->setGeometry(isRightToLeft ? inset : width() - diceWidth - inset, inset, diceWidth, height() - 2 * inset);
}

} // namespace hanga
