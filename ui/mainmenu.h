#pragma once

#include <QList>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;
class QWidget;

namespace hanga {

class RecentFilesMenu;
struct ComposerActions;

/// The verbs of the window that belong to no pane, and the menus that hold all verbs. The window owns the actions.
struct MainMenu
{
    /// Makes the actions as children of \a window and fills \a bar. Those of the composer are shared with its buttons.
    static MainMenu create(QWidget *window, QMenuBar *bar, const ComposerActions &composer);

    QAction *openSample = nullptr;
    RecentFilesMenu *recentFiles = nullptr;
    QAction *openFromServer = nullptr; ///< also in the composer's menu of Open
    QAction *saveWorkflow = nullptr;
    QAction *saveToServer = nullptr;
    QAction *refresh = nullptr; ///< asks the server again what it has
    QAction *showPicturesFolder = nullptr;
    QAction *choosePicturesFolder = nullptr;
    QAction *quit = nullptr;

    QAction *paste = nullptr; ///< opens what is on the clipboard

    QAction *copyImage = nullptr;
    QAction *saveImage = nullptr;
    QAction *showImageInFolder = nullptr;
    QAction *viewImage = nullptr;

    QAction *removeEnded = nullptr;
    QAction *jobDetails = nullptr;
    QAction *goToError = nullptr;

    QAction *connectToServer = nullptr;
    QAction *openDemo = nullptr;

    QMenu *panels = nullptr; ///< filled by the window
    QAction *followNewest = nullptr;
    QActionGroup *themes = nullptr;    ///< data: Theme::Choice as int
    QActionGroup *languages = nullptr; ///< data: "", "en", "ja"
    QAction *fullScreen = nullptr;
    QAction *resetLayout = nullptr;

    QAction *about = nullptr;
};

} // namespace hanga
