#include "ui/composer/seededit.h"

#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QToolButton>

namespace hanga {

namespace {

constexpr int diceWidth = metrics::smallControl;

} // namespace

SeedEdit::SeedEdit(QAction *roll, QWidget *parent) : QLineEdit(parent), m_dice(new QToolButton(this))
{
    setFont(textFont(TextSize::Number, font()));
    setMaxLength(400); // whatever is pasted stays, short of a novel
    setTextMargins(0, 0, diceWidth, 0);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_dice->setDefaultAction(roll);
    m_dice->setAutoRaise(true);
    m_dice->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_dice->setProperty("controlSize", QStringLiteral("small"));
    m_dice->setCursor(Qt::ArrowCursor);
    m_dice->setFocusPolicy(Qt::TabFocus);
    m_dice->setObjectName(QStringLiteral("composerRollSeed"));
}

QSize SeedEdit::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(QString(20, u'0')) + diceWidth + 2 * metrics::grid,
            QLineEdit::sizeHint().height()};
}

void SeedEdit::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    const int inset = 2;
    const bool isRightToLeft = layoutDirection() == Qt::RightToLeft;
    m_dice->setGeometry(isRightToLeft ? inset : width() - diceWidth - inset, inset, diceWidth, height() - 2 * inset);
}

} // namespace hanga
