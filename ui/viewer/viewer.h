#pragma once

#include "base/error.h"
#include "ui/shared/pictureactions.h"
#include "ui/viewer/pictureloader.h"

#include <QStringList>
#include <QWidget>

class QLabel;
class QToolButton;

namespace hanga {

class ElidedLabel;
class ImageView;

/// A window of its own for looking at pictures one by one: the whole screen, or a window for a second one. Arrows (when
/// there is nothing to move), PgUp and PgDn, Home and End go through the list; + − 0 and Ctrl+1 zoom; Ctrl+C copies,
/// Ctrl+S saves the original bytes; F11 changes between screen and window, Space and Escape leave. In full screen the
/// bar comes when the pointer is at the top edge or the focus is in it.
class Viewer final : public QWidget
{
    Q_OBJECT

public:
    /// \a ask must outlive it. With a \a parent it is still a window, and goes with it.
    explicit Viewer(Ask &ask, QWidget *parent = nullptr);

    /// Opens on the whole screen, with \a paths[current].
    void openFiles(const QStringList &paths, int current);
    /// The list changed while open (a new result came); stays on the same picture if it is still there.
    void setFiles(const QStringList &paths);

    [[nodiscard]] QString currentPath() const { return m_paths.value(m_current); }
    [[nodiscard]] ImageView &view() { return *m_view; }

Q_SIGNALS:
    void currentChanged(const QString &path); ///< by the person
    void failed(const hanga::Error &error);   ///< copying or saving

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildBar();
    QToolButton *addButton(const QString &objectName, const QString &icon, const QString &name, const QString &key);
    void showCurrent();
    void go(int index);
    void toggleFullScreen();
    void placeParts();
    void showBar(bool shown);

    QStringList m_paths;
    int m_current = 0;
    PictureLoader m_loader;
    PictureActions m_actions;
    ImageView *m_view;
    QWidget *m_bar;
    ElidedLabel *m_title = nullptr;
    QLabel *m_position = nullptr;
    QLabel *m_zoom = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QToolButton *m_fullScreen = nullptr;
    bool m_barShown = true;
};

} // namespace hanga
