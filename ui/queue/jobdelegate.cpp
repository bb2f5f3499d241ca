#include "ui/queue/jobdelegate.h"

#include "ui/queue/queuemodel.h"
#include "ui/shared/controlpainting.h"
#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/tokens.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

namespace hanga {

namespace {

constexpr int rowHeight = 64;
constexpr int headerHeight = 32;
constexpr int rowMargin = metrics::grid; // from the list's edge to the row's surface
constexpr int thumbnailSide = 48;
constexpr int barHeight = 3;

JobState stateOf(const QModelIndex &index)
{
    return static_cast<JobState>(index.data(QueueModel::StateRole).toInt());
}

JobId jobOf(const QModelIndex &index)
{
    return index.data(QueueModel::JobIdRole).value<JobId>();
}

QueueSection sectionOf(const QModelIndex &index)
{
    return static_cast<QueueSection>(index.data(QueueModel::SectionRole).toInt());
}

QString stateIcon(JobState state, QueueSection section)
{
    switch (state) {
    case JobState::Held:
        return section == QueueSection::Waiting ? QStringLiteral("clock") : QStringLiteral("pause");
    case JobState::Sending:
    case JobState::Waiting:
        return QStringLiteral("clock");
    case JobState::Running:
        return QStringLiteral("loader");
    case JobState::Collecting:
        return QStringLiteral("download");
    case JobState::Done:
        return QStringLiteral("circle-check");
    case JobState::Cancelled:
        return QStringLiteral("square");
    case JobState::Failed:
    case JobState::Rejected:
        return QStringLiteral("circle-x");
    case JobState::Lost:
        return QStringLiteral("circle-question-mark");
    }
    return {};
}

QString buttonIcon(JobDelegate::Button button)
{
    return button == JobDelegate::Button::Retry ? QStringLiteral("rotate-ccw") : QStringLiteral("x");
}

/// One row, painted: knows the option, the index and where the parts lie.
class RowPainter final
{
public:
    RowPainter(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
        : m_painter(painter), m_option(option), m_index(index),
          m_row(option.rect.adjusted(rowMargin, 0, -rowMargin, 0)), m_section(sectionOf(index)),
          m_hovered(option.state.testFlag(QStyle::State_MouseOver)),
          m_selected(option.state.testFlag(QStyle::State_Selected))
    {
        m_painter.save();
        m_painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    }
    ~RowPainter() { m_painter.restore(); }
    Q_DISABLE_COPY_MOVE(RowPainter)

    void header()
    {
        const bool collapsed = m_index.data(QueueModel::CollapsedRole).toBool();
        if (m_hovered)
            surface(Token::Raised);
        const QString chevron = collapsed ? QStringLiteral("chevron-right") : QStringLiteral("chevron-down");
        int x = m_row.left() + metrics::halfStep;
        drawIcon(chevron, Token::Text2, 16, QPoint(x, m_row.center().y() - 7));
        x += 16 + metrics::halfStep;
        QFont font = textFont(TextSize::Small, m_option.font);
        font.setWeight(QFont::DemiBold);
        x += text(m_index.data().toString(), font, Token::Text, QRect(x, m_row.y(), m_row.right() - x, m_row.height()));
        badge(QString::number(m_index.data(QueueModel::CountRole).toInt()), x + metrics::grid);
        focus();
    }

    void job()
    {
        rowSurface();
        thumbnail(QRect(m_row.left() + metrics::grid, m_row.y() + (rowHeight - thumbnailSide) / 2, thumbnailSide,
                        thumbnailSide));
        texts();
        for (const JobDelegate::Button button : JobDelegate::buttonsOf(m_index))
            this->button(button);
        focus();
    }

private:
    [[nodiscard]] QColor color(Token token) const { return themeColor(token, m_option.palette); }
    [[nodiscard]] QRect mirrored(const QRect &rect) const
    {
        return QStyle::visualRect(m_option.direction, m_option.rect, rect);
    }

    void rounded(const QRect &rect, qreal radius, Token token)
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(color(token));
        m_painter.drawRoundedRect(mirrored(rect), radius, radius);
    }

    void surface(Token token) { rounded(m_row.adjusted(0, 1, 0, -1), metrics::controlRadius, token); }

    void rowSurface()
    {
        if (m_selected)
            surface(Token::Sel);
        else if (m_section == QueueSection::NeedsYou)
            surface(Token::ErrBg);
        else if (m_hovered)
            surface(Token::Hover);
    }

    void drawIcon(const QString &name, Token token, int size, QPoint at)
    {
        const QRect rect = mirrored(QRect(at, QSize(size, size)));
        m_painter.drawPixmap(rect.topLeft(),
                             iconPixmap(name, color(token), size, m_painter.device()->devicePixelRatioF()));
    }

    /// Returns the width that it took.
    int text(const QString &text, const QFont &font, Token token, const QRect &rect)
    {
        m_painter.setFont(font);
        m_painter.setPen(color(m_selected && token == Token::Text ? Token::OnSel : token));
        const QFontMetrics size(font);
        const QString line = size.elidedText(text.simplified(), Qt::ElideRight, rect.width());
        const Qt::Alignment side = QStyle::visualAlignment(m_option.direction, Qt::AlignLeft | Qt::AlignVCenter);
        m_painter.drawText(mirrored(rect), int(side) | int(Qt::TextSingleLine), line);
        return size.horizontalAdvance(line);
    }

    void badge(const QString &number, int x)
    {
        const QFont font = textFont(TextSize::Tiny, m_option.font);
        const int width = qMax(16, QFontMetrics(font).horizontalAdvance(number) + 10);
        const QRect pill(x, m_row.center().y() - 7, width, 16);
        rounded(pill, 8, Token::Raised);
        m_painter.setFont(font);
        m_painter.setPen(color(Token::Text2));
        m_painter.drawText(mirrored(pill), Qt::AlignCenter, number);
    }

    void thumbnail(const QRect &place)
    {
        const QImage picture = m_index.data(QueueModel::ThumbnailRole).value<QImage>();
        if (picture.isNull()) {
            rounded(place, metrics::smallRadius, m_selected || m_hovered ? Token::Panel : Token::Raised);
            drawIcon(stateIcon(stateOf(m_index), m_section),
                     m_section == QueueSection::NeedsYou ? Token::Err : Token::Text2, 20,
                     place.center() - QPoint(9, 9));
            return;
        }
        QPainterPath clip;
        clip.addRoundedRect(mirrored(place), metrics::smallRadius, metrics::smallRadius);
        m_painter.save();
        m_painter.setClipPath(clip);
        m_painter.drawImage(mirrored(place), picture);
        m_painter.restore();
    }

    void texts()
    {
        const QFont body = textFont(TextSize::Body, m_option.font);
        const QFont small = textFont(TextSize::Small, m_option.font);
        const bool running = m_section == QueueSection::Running;
        const int left = m_row.left() + metrics::grid + thumbnailSide + metrics::grid;
        const int right =
            m_row.right() - metrics::grid - int(JobDelegate::buttonsOf(m_index).size()) * metrics::smallControl;
        const QString difference = m_index.data(QueueModel::DifferenceRole).toString();
        // Lines follow the size of the text; a bar takes its own room at the foot.
        const int lines = difference.isEmpty() ? 2 : 3;
        const int bodyLine = QFontMetrics(body).height() + 1;
        const int smallLine = QFontMetrics(small).height() + 1;
        const int foot = running ? barHeight + 4 : 0;
        int y = m_row.y() + (rowHeight - bodyLine - (lines - 1) * smallLine - foot) / 2;
        const auto line = [&](int height) {
            const QRect rect(left, y, right - left, height);
            y += height;
            return rect;
        };
        QRect first = line(bodyLine);
        if (m_index.data(QueueModel::FollowedRole).toBool()) {
            drawIcon(QStringLiteral("eye"), Token::Accent, 14, QPoint(left, first.center().y() - 6));
            first.setLeft(left + 14 + metrics::halfStep);
        }
        text(m_index.data().toString(), body, Token::Text, first);
        if (!difference.isEmpty())
            text(difference, small, Token::Text, line(smallLine));
        stateLine(small, line(smallLine));
        if (running)
            bar(QRect(left, y + 3, right - left, barHeight));
    }

    void stateLine(const QFont &font, const QRect &rect)
    {
        const QString state = m_index.data(QueueModel::StateTextRole).toString();
        const QString server = m_index.data(QueueModel::ServerRole).toString();
        const bool withServer = m_section == QueueSection::Running && !server.isEmpty();
        const Token token = m_section == QueueSection::NeedsYou ? Token::Err : Token::Text2;
        text(withServer ? JobDelegate::tr("%1 · %2").arg(state, server) : state, font, token, rect);
    }

    void bar(const QRect &groove)
    {
        rounded(groove, barHeight / 2.0, m_selected ? Token::Panel : Token::Line);
        const double fraction = qBound(0.0, m_index.data(QueueModel::FractionRole).toDouble(), 1.0);
        QRect done = groove;
        done.setWidth(int(groove.width() * fraction));
        if (done.width() > 0)
            rounded(done, barHeight / 2.0, Token::Accent);
    }

    void button(JobDelegate::Button button)
    {
        const bool ended = isEnd(stateOf(m_index));
        const bool retry = button == JobDelegate::Button::Retry;
        const bool always = !ended || (retry && m_section == QueueSection::NeedsYou);
        if (!always && !m_hovered && !m_selected)
            return;
        const QRect rect = JobDelegate::buttonRect(button, m_index, m_option.rect);
        const QPoint pointer = m_option.widget ? m_option.widget->mapFromGlobal(QCursor::pos()) : QPoint(-1, -1);
        if (m_hovered && mirrored(rect).contains(pointer))
            rounded(rect, metrics::controlRadius, m_selected ? Token::Hover : Token::Raised);
        drawIcon(buttonIcon(button), Token::Text2, metrics::icon, rect.center() - QPoint(7, 7));
    }

    void focus()
    {
        if (m_option.state.testFlag(QStyle::State_HasFocus) &&
            m_option.state.testFlag(QStyle::State_KeyboardFocusChange))
            painting::focusRing(&m_painter, &m_option, m_row.adjusted(0, 1, 0, -1));
    }

    QPainter &m_painter;
    const QStyleOptionViewItem &m_option;
    const QModelIndex &m_index;
    QRect m_row;
    QueueSection m_section;
    bool m_hovered;
    bool m_selected;
};

} // namespace

JobDelegate::JobDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

QList<JobDelegate::Button> JobDelegate::buttonsOf(const QModelIndex &index)
{
    if (jobOf(index).isEmpty())
        return {};
    switch (stateOf(index)) {
    case JobState::Held:
        if (sectionOf(index) == QueueSection::NeedsYou)
            return {Button::Retry, Button::Cancel};
        return {Button::Cancel};
    case JobState::Sending:
    case JobState::Waiting:
    case JobState::Running:
    case JobState::Collecting:
        return {Button::Cancel};
    case JobState::Done:
        return {Button::Remove};
    case JobState::Failed:
    case JobState::Rejected:
    case JobState::Cancelled:
    case JobState::Lost:
        return {Button::Retry, Button::Remove};
    }
    return {};
}

QRect JobDelegate::buttonRect(Button button, const QModelIndex &index, const QRect &row)
{
    const qsizetype place = buttonsOf(index).indexOf(button);
    if (place < 0)
        return {};
    const int right = row.right() - rowMargin - metrics::halfStep - int(place) * metrics::smallControl;
    return QRect(right - metrics::smallControl + 1, row.center().y() - metrics::smallControl / 2 + 1,
                 metrics::smallControl, metrics::smallControl);
}

QString JobDelegate::nameOf(Button button)
{
    switch (button) {
    case Button::Cancel:
        return tr("Cancel job");
    case Button::Remove:
        return tr("Remove job");
    case Button::Retry:
        return tr("Retry job");
    }
    return {};
}

void JobDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    RowPainter row(*painter, option, index);
    if (jobOf(index).isEmpty())
        row.header();
    else
        row.job();
}

QSize JobDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {0, jobOf(index).isEmpty() ? headerHeight : rowHeight};
}

bool JobDelegate::editorEvent(QEvent *event, QAbstractItemModel *, const QStyleOptionViewItem &option,
                              const QModelIndex &index)
{
    if (event->type() == QEvent::MouseMove)
        return true; // the view repaints the row, and with it the button under the pointer
    if (event->type() != QEvent::MouseButtonRelease && event->type() != QEvent::MouseButtonPress)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (mouse->button() != Qt::LeftButton)
        return false;
    const bool released = event->type() == QEvent::MouseButtonRelease;
    const JobId id = jobOf(index);
    if (id.isEmpty()) {
        if (released)
            Q_EMIT sectionToggled(sectionOf(index));
        return true;
    }
    for (const Button button : buttonsOf(index)) {
        const QRect rect = buttonRect(button, index, option.rect);
        if (!QStyle::visualRect(option.direction, option.rect, rect).contains(mouse->position().toPoint()))
            continue;
        if (released && button == Button::Cancel)
            Q_EMIT cancelRequested(id);
        else if (released && button == Button::Remove)
            Q_EMIT removeRequested(id);
        else if (released)
            Q_EMIT retryRequested(id);
        return true;
    }
    return false;
}

bool JobDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                            const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || jobOf(index).isEmpty())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    for (const Button button : buttonsOf(index)) {
        const QRect rect = QStyle::visualRect(option.direction, option.rect, buttonRect(button, index, option.rect));
        if (!rect.contains(event->pos()))
            continue;
        const QString key = QKeySequence(Qt::Key_Delete).toString(QKeySequence::NativeText);
        const QString name = nameOf(button);
        QToolTip::showText(event->globalPos(), button == Button::Retry ? name : tr("%1 (%2)").arg(name, key), view,
                           rect);
        return true;
    }
    // Texts of workflows and servers are shown as they are, never as markup.
    const QStringList lines = {index.data().toString(), index.data(QueueModel::DifferenceRole).toString(),
                               index.data(QueueModel::StateTextRole).toString()};
    QToolTip::showText(event->globalPos(), lines.join(u'\n').toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")),
                       view, option.rect);
    return true;
}

} // namespace hanga
