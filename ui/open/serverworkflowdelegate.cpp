#include "ui/open/serverworkflowdelegate.h"

#include "ui/open/serverworkflowsmodel.h"
#include "ui/shared/controlpainting.h"
#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/tokens.h"

#include <QPainter>

namespace hanga {

namespace {

using Kind = ServerWorkflowsModel::Kind;

constexpr int entryHeight = 48;
constexpr int headerHeight = 36;
constexpr int rowMargin = metrics::halfStep; // from the list's edge to the row's surface

Kind kindOf(const QModelIndex &index)
{
    return static_cast<Kind>(index.data(ServerWorkflowsModel::KindRole).toInt());
}

/// One row, painted: knows the option, the index and where the parts lie.
class RowPainter final
{
public:
    RowPainter(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
        : m_painter(painter), m_option(option), m_index(index),
          m_row(option.rect.adjusted(rowMargin, 1, -rowMargin, -1)),
          m_isSelected(option.state.testFlag(QStyle::State_Selected)),
          m_isEnabled(option.state.testFlag(QStyle::State_Enabled))
    {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
    }
    ~RowPainter() { m_painter.restore(); }
    Q_DISABLE_COPY_MOVE(RowPainter)

    void header()
    {
        QFont font = textFont(TextSize::Small, m_option.font);
        font.setWeight(QFont::DemiBold);
        QRect line = m_row.adjusted(metrics::grid, metrics::halfStep, -metrics::grid, 0);
        const int width = text(m_index.data().toString(), font, Token::Text2, line);
        const int count = m_index.data(ServerWorkflowsModel::CountRole).toInt();
        line.setLeft(line.left() + width + metrics::grid);
        if (count > 0)
            text(m_option.locale.toString(count), textFont(TextSize::Small, m_option.font), Token::Text2, line);
    }

    void note()
    {
        text(m_index.data().toString(), textFont(TextSize::Body, m_option.font), Token::Text2,
             m_row.adjusted(metrics::grid, 0, -metrics::grid, 0));
    }

    void entry()
    {
        surface();
        const bool isTemplate = kindOf(m_index) == Kind::Template;
        const QRect icon(m_row.left() + metrics::grid, m_row.center().y() - metrics::icon / 2, metrics::icon,
                         metrics::icon);
        m_painter.drawPixmap(mirrored(icon).topLeft(),
                             iconPixmap(isTemplate ? QStringLiteral("layers") : QStringLiteral("file-json"),
                                        color(m_isSelected ? Token::Accent : Token::Text2), metrics::icon,
                                        m_painter.device()->devicePixelRatioF()));
        QRect lines = m_row.adjusted(metrics::grid + metrics::icon + 12, 0, -12, 0);
        const QFont small = textFont(TextSize::Small, m_option.font);
        const QString time = m_index.data(ServerWorkflowsModel::TimeRole).toString();
        if (!time.isEmpty()) {
            text(time, small, Token::Text2, lines, Qt::AlignRight);
            lines.setRight(lines.right() - QFontMetrics(small).horizontalAdvance(time) - metrics::panelPadding);
        }
        const QFont body = textFont(TextSize::Body, m_option.font);
        const QString place = m_index.data(ServerWorkflowsModel::PlaceRole).toString();
        const int bodyLine = QFontMetrics(body).height();
        const int smallLine = place.isEmpty() ? 0 : QFontMetrics(small).height() + 1;
        lines.setTop(m_row.top() + (m_row.height() - bodyLine - smallLine) / 2);
        lines.setHeight(bodyLine);
        text(m_index.data().toString(), body, Token::Text, lines);
        lines.translate(0, bodyLine + 1);
        lines.setHeight(smallLine);
        if (smallLine > 0)
            text(place, small, Token::Text2, lines, Qt::AlignLeft, Qt::ElideMiddle);
        if (m_option.state.testFlag(QStyle::State_HasFocus) &&
            m_option.state.testFlag(QStyle::State_KeyboardFocusChange))
            painting::focusRing(&m_painter, &m_option, m_row);
    }

private:
    [[nodiscard]] QColor color(Token token) const
    {
        return themeColor(m_isEnabled ? token : Token::Dis, m_option.palette);
    }
    [[nodiscard]] QRect mirrored(const QRect &rect) const
    {
        return QStyle::visualRect(m_option.direction, m_option.rect, rect);
    }

    void surface()
    {
        if (!m_isSelected && !m_option.state.testFlag(QStyle::State_MouseOver))
            return;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(themeColor(m_isSelected ? Token::Sel : Token::Hover, m_option.palette));
        m_painter.drawRoundedRect(mirrored(m_row), metrics::controlRadius, metrics::controlRadius);
    }

    /// Returns the width that it took.
    int text(const QString &text, const QFont &font, Token token, const QRect &rect, Qt::Alignment side = Qt::AlignLeft,
             Qt::TextElideMode elide = Qt::ElideRight)
    {
        const bool onSelection = m_isSelected && (token == Token::Text || isHighContrast(m_option.palette));
        m_painter.setFont(font);
        m_painter.setPen(color(onSelection ? Token::OnSel : token));
        const QFontMetrics size(font);
        const QString line = size.elidedText(text.simplified(), elide, rect.width());
        m_painter.drawText(
            mirrored(rect),
            int(QStyle::visualAlignment(m_option.direction, side | Qt::AlignVCenter)) | int(Qt::TextSingleLine), line);
        return size.horizontalAdvance(line);
    }

    QPainter &m_painter;
    const QStyleOptionViewItem &m_option;
    const QModelIndex &m_index;
    QRect m_row;
    bool m_isSelected;
    bool m_isEnabled;
};

} // namespace

void ServerWorkflowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    const bool isEntry = kindOf(index) == Kind::Workflow || kindOf(index) == Kind::Template;
    // A header is disabled so that no key stops at it; it is not grey for that.
    if (!isEntry && (!option.widget || option.widget->isEnabled()))
        row.state |= QStyle::State_Enabled;
    RowPainter rowPainter(*painter, row, index);
    if (kindOf(index) == Kind::Header)
        rowPainter.header();
    else if (isEntry)
        rowPainter.entry();
    else
        rowPainter.note();
}

QSize ServerWorkflowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {0, kindOf(index) == Kind::Workflow || kindOf(index) == Kind::Template ? entryHeight : headerHeight};
}

} // namespace hanga
