#pragma once

#include "base/error.h"

#include <QImage>
#include <QObject>

class QAction;

namespace hanga {

class Ask;

/// What can be done with a picture's file wherever one is shown: copy the image, save the original bytes elsewhere,
/// show it in its folder. The actions are disabled while there is no file. They carry keys for menus and tool tips;
/// add them to a widget (QWidget::addAction) to make the keys work there.
class PictureActions final : public QObject
{
    Q_OBJECT

public:
    /// \a parent is the window's part that shows the picture: dialogs open over it. \a ask must outlive it.
    explicit PictureActions(Ask &ask, QWidget *parent);

    /// The file that the actions mean from now on; empty: none.
    void setPath(const QString &path);
    [[nodiscard]] const QString &path() const { return m_path; }
    /// The decoded picture, if somebody has it; spares decoding it for the clipboard. Forgotten by \ref setPath.
    void setImage(const QImage &image) { m_image = image; }

    [[nodiscard]] QAction *copyAction() const { return m_copy; }
    [[nodiscard]] QAction *saveAsAction() const { return m_saveAs; }
    [[nodiscard]] QAction *showInFolderAction() const { return m_show; }

Q_SIGNALS:
    void failed(const hanga::Error &error);
    /// The original bytes lie at \a target now.
    void saved(const QString &target);

private:
    void copy();
    void saveAs();
    void putOnClipboard(const QImage &image, const QString &path);

    Ask &m_ask;
    QString m_path;
    QImage m_image;
    QAction *m_copy;
    QAction *m_saveAs;
    QAction *m_show;
};

} // namespace hanga
