#pragma once

class QAction;
class QObject;
class QString;

namespace hanga {

/// The verbs of the composer with their words, icons and keys, for menus and buttons.
struct ComposerActions
{
    QAction *generate;     ///< Ctrl+Enter
    QAction *open;         ///< Ctrl+O
    QAction *rollSeed;     ///< Ctrl+D
    QAction *useShownSeed; ///< Ctrl+Shift+D
    QAction *pause;        ///< Ctrl+Shift+H; checked while the queue is paused
    QAction *cancel;       ///< Ctrl+Shift+X
    QAction *goToPrompt;   ///< Ctrl+L
    QAction *goToNegative; ///< Ctrl+Shift+L
    QAction *findSetting;  ///< Ctrl+K
    QAction *undo;         ///< Ctrl+Z
    QAction *redo;         ///< Ctrl+Shift+Z, Ctrl+Y
};

/// All of them, owned by \a owner. They do nothing yet.
[[nodiscard]] ComposerActions makeComposerActions(QObject *owner);
/// Pause becomes Resume and back.
void showPaused(const ComposerActions &actions, bool paused);
/// A verb that cannot be used now says the \a reason as its tooltip.
void setAvailable(QAction *action, bool available, const QString &reason);

} // namespace hanga
