#pragma once

#include "ui/mainmenu.h"

#include <QHash>
#include <QMainWindow>

class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace hanga {

class ComposerPane;
class ConnectionStatus;
class ExportHelp;
class GalleryPane;
class MessagesPanel;
class Notices;
class PreflightPane;
class QueuePane;
class ServerButton;
class StartPage;
struct Incoming;

/// What the window holds. Made by the composition root; the window becomes their parent.
struct MainWindowParts
{
    StartPage *start = nullptr;
    ComposerPane *composer = nullptr;
    PreflightPane *preflight = nullptr;
    QWidget *preview = nullptr;
    GalleryPane *gallery = nullptr;
    QueuePane *queue = nullptr;
    MessagesPanel *messages = nullptr;
    ServerButton *server = nullptr;
    ConnectionStatus *status = nullptr;
    Notices *notices = nullptr;
    ExportHelp *exportHelp = nullptr;
};

/// The window: layout, menus, geometry, drop target; nothing else. Below 1280 px the queue is a tab beside the gallery.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    enum class Page { Start, Create, ExportHelp }; // in the order in which they are stacked

    explicit MainWindow(const MainWindowParts &parts);

    void showPage(Page page);
    [[nodiscard]] Page page() const;
    void showProblems(bool shown); ///< the list beside the composer
    /// "62 % · Harbour at dawn — Hanga"; no percentage below 0.
    void setTitle(const QString &workflow, bool isEdited, int percent);
    [[nodiscard]] const MainMenu &menu() const { return m_menu; }

    /// Sizes by the splitter's objectName (a narrow window's columns apart), and which panels are hidden.
    [[nodiscard]] QHash<QString, QByteArray> layoutState() const;
    void restoreLayout(const QHash<QString, QByteArray> &state);
    void resetLayout();

Q_SIGNALS:
    void filesDropped(const QStringList &paths);                    ///< or pasted, as the next
    void dataDropped(const QByteArray &bytes, const QString &name); ///< text or image data without a file
    void closeRequested(); ///< the person closes it; it stays open until it is destroyed or hidden by who listens

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *buildHead();
    QWidget *buildCreatePage();
    void buildPanelActions();
    void showPanels();
    void showMiddle();
    void setNarrow(bool narrow);
    void showDropTarget(bool shown);
    void takeIncoming(const Incoming &incoming);
    void showPanel(const char *name, bool shown);

    MainWindowParts m_parts;
    MainMenu m_menu;
    QStackedWidget *m_pages = nullptr;
    QSplitter *m_columns = nullptr;
    QSplitter *m_rows = nullptr;
    QTabWidget *m_strip = nullptr;
    QWidget *m_dropTarget = nullptr;
    QHash<QString, QAction *> m_panels;
    bool m_isNarrow = false;
};

} // namespace hanga
