// What a person does with a GalleryView: pointer, wheel, keys.
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/galleryview.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDrag>
#include <QHelpEvent>
#include <QMimeData>
#include <QPixmap>
#include <QScrollBar>
#include <QToolTip>
#include <QUrl>

namespace hanga {

namespace {

constexpr qsizetype mostDragged = 1000; // paths in one drag; more would only choke the receiver

} // namespace

void GalleryView::wheelEvent(QWheelEvent *event)
{
    if (m_layout.mode() == GalleryLayout::Mode::Grid)
        return QAbstractScrollArea::wheelEvent(event);
    const QPoint pixels = event->pixelDelta();
    const QPoint angle = event->angleDelta();
    const auto larger = [](QPoint by) { return qAbs(by.x()) > qAbs(by.y()) ? by.x() : by.y(); };
    const int by = pixels.isNull() ? larger(angle) * m_layout.cell().width() / 120 : larger(pixels);
    bar()->setValue(bar()->value() - by);
    event->accept();
}

bool GalleryView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const int row = rowAt(help->pos());
        if (row < 0)
            QToolTip::hideText();
        else // a file name must not be taken for markup
            QToolTip::showText(help->globalPos(),
                               m_model->index(row, 0).data(Qt::ToolTipRole).toString().toHtmlEscaped(), viewport());
        return true;
    }
    if (event->type() == QEvent::Leave && m_hovered >= 0) {
        m_hovered = -1;
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void GalleryView::mousePressEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint());
    m_selectsOnRelease = false;
    m_mayDrag = row >= 0 && event->button() == Qt::LeftButton;
    m_pressedAt = event->position().toPoint();
    if (row < 0) {
        if (m_selection && event->button() == Qt::LeftButton) {
            m_selection->clearSelection();
            Q_EMIT selectionChanged();
        }
        return;
    }
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
    if (plain && isSelected(row)) {
        // Several may be dragged; only a release without a drag means this one. A right click keeps them too.
        m_selectsOnRelease = event->button() == Qt::LeftButton;
        m_selection->setCurrentIndex(m_model->index(row, 0), QItemSelectionModel::NoUpdate);
        return;
    }
    const int before = currentRow();
    select(row, event->modifiers());
    if (row != before)
        Q_EMIT currentChanged(row);
}

void GalleryView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (m_mayDrag && event->buttons().testFlag(Qt::LeftButton) &&
        (point - m_pressedAt).manhattanLength() >= QApplication::startDragDistance())
        return dragOut();
    const int hovered = rowAt(point);
    if (hovered == m_hovered)
        return;
    m_hovered = hovered;
    viewport()->update();
}

void GalleryView::mouseReleaseEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint());
    if (m_selectsOnRelease && row >= 0) {
        select(row, Qt::NoModifier);
        Q_EMIT currentChanged(row);
    }
    m_mayDrag = m_selectsOnRelease = false;
}

void GalleryView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint());
    m_mayDrag = m_selectsOnRelease = false;
    if (row >= 0 && event->button() == Qt::LeftButton)
        activate(row);
}

void GalleryView::dragOut()
{
    m_mayDrag = m_selectsOnRelease = false;
    QList<QUrl> urls;
    const QList<int> rows = selectedRows().first(qMin(selectedRows().size(), mostDragged));
    for (const int row : rows)
        urls << QUrl::fromLocalFile(m_model->index(row, 0).data(GalleryModel::PathRole).toString());
    if (urls.isEmpty())
        return;
    auto *files = new QMimeData;
    files->setUrls(urls);
    auto *drag = new QDrag(this);
    drag->setMimeData(files);
    const auto thumbnail = m_model->index(currentRow(), 0).data(Qt::DecorationRole).value<QImage>();
    if (!thumbnail.isNull())
        drag->setPixmap(QPixmap::fromImage(thumbnail.scaled(96, 96, Qt::KeepAspectRatio, Qt::SmoothTransformation)));
    drag->exec(Qt::CopyAction);
}

/// The row that a key leads to; -1 if the key does not move.
int GalleryView::targetOf(const QKeyEvent *event) const
{
    const int last = m_model->rowCount() - 1;
    const int current = currentRow();
    const bool grid = m_layout.mode() == GalleryLayout::Mode::Grid;
    const int side = isRightToLeft() ? -1 : 1;
    const auto from = [&](int by) { return current < 0 ? 0 : qBound(0, current + by, last); };
    const auto line = [&](int by) {
        // A key that would leave the grid stays in its column.
        const int target = current + by;
        return current < 0 ? 0 : target < 0 || target > last ? current : target;
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return from(-side);
    case Qt::Key_Right:
        return from(side);
    case Qt::Key_Up:
        return grid ? line(-m_layout.columns()) : -1;
    case Qt::Key_Down:
        return grid ? line(m_layout.columns()) : -1;
    case Qt::Key_PageUp:
        return from(-m_layout.page());
    case Qt::Key_PageDown:
        return from(m_layout.page());
    case Qt::Key_Home:
        return 0;
    case Qt::Key_End:
        return last;
    default:
        return -1;
    }
}

void GalleryView::keyPressEvent(QKeyEvent *event)
{
    if (!m_model || m_model->rowCount() == 0)
        return event->ignore();
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (const int target = targetOf(event); target >= 0 && !modifiers.testFlag(Qt::AltModifier))
        return move(target, modifiers);
    if (event->matches(QKeySequence::SelectAll) || modifiers == (Qt::ControlModifier | Qt::ShiftModifier)) {
        if (event->key() != Qt::Key_A)
            return event->ignore();
        const QItemSelection all(m_model->index(0, 0), m_model->index(m_model->rowCount() - 1, 0));
        m_selection->select(all, modifiers.testFlag(Qt::ShiftModifier) ? QItemSelectionModel::Clear
                                                                       : QItemSelectionModel::ClearAndSelect);
        Q_EMIT selectionChanged();
        return;
    }
    const int current = currentRow();
    const bool space = event->key() == Qt::Key_Space;
    if (space && modifiers == Qt::ControlModifier && current >= 0)
        return select(current, Qt::ControlModifier);
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if ((space || enter) && modifiers == Qt::NoModifier && current >= 0)
        return activate(current);
    event->ignore();
}

void GalleryView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int row = byKey ? currentRow() : rowAt(event->pos());
    if (row < 0)
        return event->ignore();
    if (byKey)
        scrollTo(row);
    const QPoint at = byKey ? visualRect(row).center() : event->pos();
    Q_EMIT contextMenuRequested(row, viewport()->mapToGlobal(at));
}

void GalleryView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_model && currentRow() < 0 && m_model->rowCount() > 0)
        m_selection->setCurrentIndex(m_model->index(0, 0), QItemSelectionModel::NoUpdate);
    tellScreenReader(currentRow());
    viewport()->update();
}

void GalleryView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace hanga
