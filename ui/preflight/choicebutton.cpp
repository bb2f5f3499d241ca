#include "ui/preflight/choicebutton.h"

#include "ui/shared/metrics.h"
#include "ui/shared/tokens.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>
#include <QTextLayout>

namespace hanga {

namespace {

constexpr int above = 4; // and below
constexpr int tagPadding = 6;

} // namespace

ChoiceButton::ChoiceButton(const MarkedText &text, const QString &tag, QWidget *parent)
    : QRadioButton(parent), m_text(text), m_tag(tag)
{
    setText(QString(m_text.text).replace(u'&', QLatin1String("&&"))); // a file name has no key
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAttribute(Qt::WA_Hover);
}

QFont ChoiceButton::tagFont() const
{
    return textFont(TextSize::Tiny, font());
}

int ChoiceButton::tagWidth() const
{
    return m_tag.isEmpty() ? 0 : QFontMetrics(tagFont()).horizontalAdvance(m_tag) + 2 * tagPadding + metrics::grid;
}

int ChoiceButton::textStart() const
{
    return style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth, nullptr, this) + metrics::grid;
}

int ChoiceButton::heightForWidth(int width) const
{
    ensurePolished();
    QTextLayout layout;
    const qreal text = m_text.layOut(layout, font(), width - textStart() - tagWidth());
    return qMax(metrics::smallControl, qCeil(text) + 2 * above);
}

QSize ChoiceButton::sizeHint() const
{
    ensurePolished();
    const int width = textStart() + qCeil(m_text.naturalWidth(font())) + tagWidth();
    return {width, heightForWidth(width)};
}

QSize ChoiceButton::minimumSizeHint() const
{
    ensurePolished();
    return {textStart() + fontMetrics().averageCharWidth() * 8 + tagWidth(), metrics::smallControl};
}

bool ChoiceButton::hitButton(const QPoint &place) const
{
    return rect().contains(place);
}

void ChoiceButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    const auto place = [this](const QRect &logical) { return QStyle::visualRect(layoutDirection(), rect(), logical); };
    const int line = fontMetrics().height();
    const int mark = style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth, &option, this);
    const int top = height() > metrics::smallControl ? above : (height() - line) / 2;
    option.rect = place(QRect(0, top + (line - mark) / 2, mark, mark));
    style()->drawPrimitive(QStyle::PE_IndicatorRadioButton, &option, &painter, this);

    painter.setPen(themeColor(isEnabled() ? Token::Text : Token::Dis, palette()));
    const int start = textStart();
    const QRect text = place(QRect(start, top, width() - start - tagWidth(), height() - top));
    QTextLayout layout;
    m_text.layOut(layout, font(), text.width());
    layout.draw(&painter, text.topLeft());

    if (m_tag.isEmpty())
        return;
    const int tagHeight = QFontMetrics(tagFont()).height() + 2;
    const int pill = tagWidth() - metrics::grid;
    const QRect tag = place(QRect(width() - pill, top + (line - tagHeight) / 2, pill, tagHeight));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(isHighContrast(palette()) ? QPen(themeColor(Token::Ctl, palette()), 1) : QPen(Qt::NoPen));
    painter.setBrush(themeColor(Token::OkBg, palette()));
    painter.drawRoundedRect(tag, tagHeight / 2.0, tagHeight / 2.0);
    painter.setPen(themeColor(Token::Ok, palette()));
    painter.setFont(tagFont());
    painter.drawText(tag, Qt::AlignCenter, m_tag);
}

} // namespace hanga
