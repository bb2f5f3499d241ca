#include "ui/queue/queuelist.h"

#include <QKeyEvent>

namespace hanga {

QueueList::QueueList(QWidget *parent) : QListView(parent)
{
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setContextMenuPolicy(Qt::CustomContextMenu);
    viewport()->setAttribute(Qt::WA_Hover);
    viewport()->setAutoFillBackground(false); // the panel shows through
}

void QueueList::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles); // not QListView's, see the header
}

void QueueList::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
        Q_EMIT removePressed();
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
        Q_EMIT foldPressed((event->key() == Qt::Key_Left) == isLeftToRight(), currentIndex());
        return;
    default:
        QListView::keyPressEvent(event);
    }
}

} // namespace hanga
