#include "ui/composer/undokeys.h"

#include "ui/composer/promptedit.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>

namespace hanga {

namespace {

/// The text of a field that has the focus. A spin box or combo box has it for its line.
QLineEdit *lineOf(QWidget *widget)
{
    auto *line = qobject_cast<QLineEdit *>(widget);
    return line ? line : widget->findChild<QLineEdit *>(QString(), Qt::FindDirectChildrenOnly);
}

bool canGo(QWidget *widget, bool back)
{
    if (const auto *prompt = qobject_cast<QPlainTextEdit *>(widget))
        return back ? prompt->document()->isUndoAvailable() : prompt->document()->isRedoAvailable();
    const QLineEdit *line = lineOf(widget);
    return line && (back ? line->isUndoAvailable() : line->isRedoAvailable());
}

void go(QWidget *widget, bool back)
{
    if (auto *prompt = qobject_cast<QPlainTextEdit *>(widget))
        return back ? prompt->undo() : prompt->redo();
    if (QLineEdit *line = lineOf(widget))
        return back ? line->undo() : line->redo();
}

} // namespace

UndoKeys::UndoKeys(QAction *undo, QAction *redo, QWidget *area)
    : QObject(area), m_undo(undo), m_redo(redo), m_area(area)
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { watch(now); });
}

void UndoKeys::watch(QWidget *focus)
{
    if (m_watched)
        m_watched->removeEventFilter(this);
    m_watched = focus && m_area->isAncestorOf(focus) ? focus : nullptr;
    if (m_watched)
        m_watched->installEventFilter(this);
}

const QAction *UndoKeys::actionFor(const QKeyEvent &event) const
{
    const QKeySequence keys(event.keyCombination());
    if (m_undo->shortcuts().contains(keys))
        return m_undo;
    return m_redo->shortcuts().contains(keys) ? m_redo : nullptr;
}

bool UndoKeys::eventFilter(QObject *watched, QEvent *event)
{
    const bool isAsked = event->type() == QEvent::ShortcutOverride;
    if (watched != m_watched || !(isAsked || event->type() == QEvent::KeyPress))
        return false;
    auto *key = static_cast<QKeyEvent *>(event);
    const QAction *action = actionFor(*key);
    const auto *prompt = qobject_cast<PromptEdit *>(watched);
    if (!action || (prompt && prompt->isComposing()))
        return false;
    const bool isBack = action == m_undo;
    const bool isText = canGo(m_watched, isBack);
    event->setAccepted(isText); // what is left goes on to the action
    if (isText && !isAsked)
        go(m_watched, isBack);
    return true;
}

} // namespace hanga
