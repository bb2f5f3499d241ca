#pragma once

#include <QObject>
#include <QPointer>

class QAction;
class QKeyEvent;
class QWidget;

namespace hanga {

/// "Text first, then actions": in a field of \a area the keys of undo and redo go to its text as long as that has
/// something to take back; after that to the actions. Fields of Qt keep the keys for themselves always.
class UndoKeys final : public QObject
{
    Q_OBJECT

public:
    UndoKeys(QAction *undo, QAction *redo, QWidget *area);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void watch(QWidget *focus);
    [[nodiscard]] const QAction *actionFor(const QKeyEvent &event) const;

    QAction *m_undo;
    QAction *m_redo;
    QWidget *m_area;
    QPointer<QWidget> m_watched; ///< has the focus
};

} // namespace hanga
