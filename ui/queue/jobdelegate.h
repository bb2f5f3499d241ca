#pragma once

#include "base/ids.h"
#include "ui/queue/queuesection.h"

#include <QStyledItemDelegate>

namespace hanga {

/// Paints the rows of QueueModel and the buttons in them, and says which one was pressed. Holds no state of a row.
class JobDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum class Button { Cancel, Remove, Retry };

    explicit JobDelegate(QObject *parent = nullptr);

    /// What can be done with the job of \a index, the outermost first; empty for a header.
    [[nodiscard]] static QList<Button> buttonsOf(const QModelIndex &index);
    /// Where \a button stands in the row \a row; empty if it has none.
    [[nodiscard]] static QRect buttonRect(Button button, const QModelIndex &index, const QRect &row);
    [[nodiscard]] static QString nameOf(Button button);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

Q_SIGNALS:
    void cancelRequested(const hanga::JobId &id);
    void removeRequested(const hanga::JobId &id);
    void retryRequested(const hanga::JobId &id);
    void sectionToggled(hanga::QueueSection section);
};

} // namespace hanga
