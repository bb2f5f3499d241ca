#pragma once

#include <QListView>

namespace hanga {

/// The list of QueueModel. A row's height never depends on its data, so a change of data repaints rows and lays out
/// nothing (QListView lays out every row anew: with 10 000 jobs that would be each frame's work).
class QueueList final : public QListView
{
    Q_OBJECT

public:
    explicit QueueList(QWidget *parent = nullptr);

    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles) override;

Q_SIGNALS:
    void removePressed();                                  ///< Delete
    void foldPressed(bool fold, const QModelIndex &index); ///< Left or Right

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace hanga
