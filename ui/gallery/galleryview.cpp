#include "ui/gallery/galleryview.h"

#include "ui/gallery/galleryaccessible.h"
#include "ui/gallery/gallerymodel.h"

#include <QAccessible>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>

#include <algorithm>

namespace hanga {

GalleryView::GalleryView(QWidget *parent) : QAbstractScrollArea(parent)
{
    installGalleryAccessibility();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setMode(GalleryLayout::Mode::Strip);
}

void GalleryView::setModel(QAbstractItemModel *model)
{
    Q_ASSERT(!m_model);
    m_model = model;
    m_selection = new QItemSelectionModel(model, this);
    connect(m_selection, &QItemSelectionModel::selectionChanged, viewport(), qOverload<>(&QWidget::update));
    connect(m_selection, &QItemSelectionModel::currentChanged, viewport(), qOverload<>(&QWidget::update));
    connect(model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { addRows(first, last); });
    connect(model, &QAbstractItemModel::rowsRemoved, this, &GalleryView::rowsRemoved);
    connect(model, &QAbstractItemModel::modelReset, this, &GalleryView::rowsRemoved);
    connect(model, &QAbstractItemModel::dataChanged, this, &GalleryView::dataChanged);
    rowsRemoved();
}

void GalleryView::setMode(GalleryLayout::Mode mode)
{
    m_layout.setMode(mode);
    // Bars that come and go would change the cells, which would make them go and come.
    setVerticalScrollBarPolicy(mode == GalleryLayout::Mode::Grid ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    relayout();
}

void GalleryView::setCellSide(int side)
{
    m_layout.setCellSide(qBound(96, side, 320));
    relayout();
}

QScrollBar *GalleryView::bar() const
{
    return m_layout.mode() == GalleryLayout::Mode::Strip ? horizontalScrollBar() : verticalScrollBar();
}

void GalleryView::addRows(int first, int last)
{
    forgetAccessibleItems(this);
    // New pictures come at the front; who has scrolled on keeps what they look at.
    const int added = last - first + 1;
    const int seenFrom = bar()->value();
    const bool keeps = seenFrom > 0 && first <= m_visible.first;
    m_layout.setCount(m_model->rowCount());
    updateAspect();
    const int shift = m_layout.rect(added).topLeft().x() - m_layout.rect(0).topLeft().x();
    const int shiftDown = m_layout.rect(added).top() - m_layout.rect(0).top();
    relayout();
    if (keeps)
        bar()->setValue(seenFrom + (m_layout.mode() == GalleryLayout::Mode::Strip ? shift : shiftDown));
}

void GalleryView::rowsRemoved()
{
    forgetAccessibleItems(this);
    m_hovered = -1;
    m_layout.setCount(m_model->rowCount());
    updateAspect();
    relayout();
}

void GalleryView::dataChanged(const QModelIndex &first, const QModelIndex &last)
{
    if (first.row() < 8)
        updateAspect();
    if (first.row() <= m_visible.last && last.row() >= m_visible.first)
        viewport()->update();
}

/// The strip's cells have the middle shape of the newest pictures: a session of one format fills them.
void GalleryView::updateAspect()
{
    if (m_layout.mode() != GalleryLayout::Mode::Strip || !m_model)
        return;
    QList<double> shapes;
    for (int row = 0; row < qMin(8, m_model->rowCount()); ++row) {
        const QSize pixels = m_model->index(row, 0).data(GalleryModel::PixelsRole).toSize();
        if (!pixels.isEmpty())
            shapes << double(pixels.width()) / pixels.height();
    }
    if (shapes.isEmpty())
        return;
    const auto middle = shapes.begin() + shapes.size() / 2;
    std::nth_element(shapes.begin(), middle, shapes.end());
    const QSize before = m_layout.cell();
    m_layout.setAspect(qBound(0.6, *middle, 1.8));
    if (m_layout.cell() != before)
        relayout();
}

void GalleryView::relayout()
{
    m_layout.setView(viewport()->size());
    const bool strip = m_layout.mode() == GalleryLayout::Mode::Strip;
    const int length = strip ? viewport()->width() : viewport()->height();
    bar()->setRange(0, qMax(0, m_layout.length() - length));
    bar()->setPageStep(length);
    bar()->setSingleStep(qMax(1, (strip ? m_layout.cell().width() : m_layout.cell().height()) / 2));
    viewport()->update();
    tellVisible();
}

void GalleryView::tellVisible()
{
    const GalleryLayout::Range now = m_layout.visible(bar()->value());
    if (now == m_visible)
        return;
    m_visible = now;
    Q_EMIT visibleRowsChanged(now.first, now.last);
}

void GalleryView::resizeEvent(QResizeEvent *)
{
    relayout();
}

void GalleryView::scrollContentsBy(int, int)
{
    m_hovered = -1;
    viewport()->update();
    tellVisible();
}

QPoint GalleryView::toContent(QPoint point) const
{
    if (isRightToLeft())
        point.setX(viewport()->width() - 1 - point.x());
    return m_layout.mode() == GalleryLayout::Mode::Strip ? point + QPoint(bar()->value(), 0)
                                                         : point + QPoint(0, bar()->value());
}

QRect GalleryView::visualRect(int row) const
{
    QRect rect = m_layout.rect(row);
    if (m_layout.mode() == GalleryLayout::Mode::Strip)
        rect.translate(-bar()->value(), 0);
    else
        rect.translate(0, -bar()->value());
    return QStyle::visualRect(layoutDirection(), viewport()->rect(), rect);
}

int GalleryView::rowAt(QPoint point) const
{
    return m_layout.rowAt(toContent(point));
}

void GalleryView::scrollTo(int row)
{
    const QRect rect = m_layout.rect(row);
    const bool strip = m_layout.mode() == GalleryLayout::Mode::Strip;
    const int start = (strip ? rect.left() : rect.top()) - GalleryLayout::margin;
    const int end = (strip ? rect.right() : rect.bottom()) + 1 + GalleryLayout::margin;
    const int length = strip ? viewport()->width() : viewport()->height();
    if (start < bar()->value())
        bar()->setValue(start);
    else if (end > bar()->value() + length)
        bar()->setValue(end - length);
}

int GalleryView::currentRow() const
{
    return m_selection ? m_selection->currentIndex().row() : -1;
}

void GalleryView::setCurrentRow(int row)
{
    if (!m_model || row < 0 || row >= m_model->rowCount())
        return;
    const QModelIndex index = m_model->index(row, 0);
    m_anchor = index;
    m_selection->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    scrollTo(row);
    tellScreenReader(row);
}

QList<int> GalleryView::selectedRows() const
{
    QList<int> rows;
    if (!m_selection)
        return rows;
    for (const QItemSelectionRange &range : m_selection->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows << row;
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

bool GalleryView::isSelected(int row) const
{
    return m_selection && m_selection->isRowSelected(row, {});
}

void GalleryView::activate(int row)
{
    if (m_model && row >= 0 && row < m_model->rowCount())
        Q_EMIT activated(row);
}

void GalleryView::tellScreenReader(int row)
{
    if (!QAccessible::isActive() || !hasFocus())
        return;
    QAccessibleEvent focus(this, QAccessible::Focus);
    focus.setChild(row);
    QAccessible::updateAccessibility(&focus);
}

void GalleryView::move(int row, Qt::KeyboardModifiers modifiers)
{
    const int before = currentRow();
    if (modifiers.testFlag(Qt::ControlModifier) && !modifiers.testFlag(Qt::ShiftModifier))
        m_selection->setCurrentIndex(m_model->index(row, 0), QItemSelectionModel::NoUpdate);
    else
        select(row, modifiers & Qt::ShiftModifier);
    scrollTo(row);
    tellScreenReader(row);
    if (row != before)
        Q_EMIT currentChanged(row);
}

void GalleryView::select(int row, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex index = m_model->index(row, 0);
    if (modifiers.testFlag(Qt::ShiftModifier) && m_anchor.isValid()) {
        const QModelIndex anchor = m_anchor;
        const QItemSelection range(qMin(anchor, index), qMax(anchor, index));
        m_selection->select(range, QItemSelectionModel::ClearAndSelect);
        m_selection->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    } else {
        m_anchor = index;
        m_selection->setCurrentIndex(index, modifiers.testFlag(Qt::ControlModifier)
                                                ? QItemSelectionModel::Toggle
                                                : QItemSelectionModel::ClearAndSelect);
    }
    Q_EMIT selectionChanged();
}

void GalleryView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const bool several = m_selection && m_selection->selection().size() > 0 &&
                         (m_selection->selection().size() > 1 || m_selection->selection().first().height() > 1);
    const int current = currentRow();
    for (int row = m_visible.first; row <= m_visible.last; ++row) {
        const QRect cell = visualRect(row);
        if (!event->rect().intersects(cell.adjusted(-4, -4, 4, 4)))
            continue;
        GalleryCell::States states = GalleryCell::Plain;
        states.setFlag(GalleryCell::Selected, isSelected(row));
        states.setFlag(GalleryCell::Marked, several && isSelected(row));
        states.setFlag(GalleryCell::Hovered, row == m_hovered);
        states.setFlag(GalleryCell::Focused, hasFocus() && row == current);
        m_cell.paint(painter, cell, m_model->index(row, 0), states, *this);
    }
}

} // namespace hanga
