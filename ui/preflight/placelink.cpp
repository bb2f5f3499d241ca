#include "ui/preflight/placelink.h"

#include "ui/shared/metrics.h"
#include "ui/shared/tokens.h"

#include <QPainter>
#include <QStyle>

namespace hanga {

PlaceLink::PlaceLink(const QString &text, QWidget *parent) : QToolButton(parent)
{
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    showText(text);
}

void PlaceLink::showText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setText(QString(text).replace(u'&', QLatin1String("&&")));
    setAccessibleName(tr("Go to %1").arg(text));
    setToolTip(tr("Go to %1").arg(text).toHtmlEscaped());
    updateGeometry();
}

QFont PlaceLink::textFontOfLink() const
{
    QFont made = textFont(TextSize::Small, font());
    made.setUnderline(underMouse());
    return made;
}

QSize PlaceLink::sizeHint() const
{
    ensurePolished();
    const QFontMetrics size(textFontOfLink());
    // A little more than the letters: fractions of a pixel would cost some of them.
    return {size.horizontalAdvance(m_text) + metrics::halfStep, qMax(size.height() + metrics::halfStep, 20)};
}

QSize PlaceLink::minimumSizeHint() const
{
    return {metrics::smallControl, sizeHint().height()};
}

void PlaceLink::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(textFontOfLink());
    painter.setPen(themeColor(isEnabled() ? underMouse() ? Token::Accent : Token::Text2 : Token::Dis, palette()));
    const QString shown = QFontMetrics(painter.font()).elidedText(m_text, Qt::ElideMiddle, width());
    painter.drawText(rect(), int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter, shown);
}

} // namespace hanga
