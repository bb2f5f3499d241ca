#include "ui/shared/pictureactions.h"

#include "base/background.h"
#include "ui/shared/ask.h"
#include "ui/shared/filemanager.h"
#include "ui/shared/icons.h"
#include "ui/shared/imagefile.h"

#include <QAction>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace hanga {

PictureActions::PictureActions(Ask &ask, QWidget *parent)
    : QObject(parent), m_ask(ask), m_copy(new QAction(icon(QStringLiteral("copy")), tr("Copy image"), this)),
      m_saveAs(new QAction(icon(QStringLiteral("save")), tr("Save as…"), this)),
      m_show(new QAction(icon(QStringLiteral("folder")), tr("Show in folder"), this))
{
    m_copy->setObjectName(QStringLiteral("copyImage"));
    m_copy->setShortcut(QKeySequence::Copy);
    m_saveAs->setObjectName(QStringLiteral("saveImageAs"));
    m_saveAs->setShortcut(QKeySequence::Save);
    m_show->setObjectName(QStringLiteral("showInFolder"));
    for (QAction *action : {m_copy, m_saveAs, m_show}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setEnabled(false);
    }
    connect(m_copy, &QAction::triggered, this, &PictureActions::copy);
    connect(m_saveAs, &QAction::triggered, this, &PictureActions::saveAs);
    connect(m_show, &QAction::triggered, this, [this] { hanga::showInFolder(m_path); });
}

void PictureActions::setPath(const QString &path)
{
    m_image = QImage();
    m_path = path;
    for (QAction *action : {m_copy, m_saveAs, m_show})
        action->setEnabled(!path.isEmpty());
}

void PictureActions::copy()
{
    if (!m_image.isNull())
        return putOnClipboard(m_image, m_path);
    runInBackground(
        this, [path = m_path] { return loadImage(path); },
        [this, path = m_path](const Result<QImage> &image) {
            if (image)
                putOnClipboard(*image, path);
            else
                Q_EMIT failed(image.error());
        });
}

void PictureActions::putOnClipboard(const QImage &image, const QString &path)
{
    auto *data = new QMimeData;
    data->setImageData(image);
    data->setUrls({QUrl::fromLocalFile(path)}); // a file manager pastes the original
    QGuiApplication::clipboard()->setMimeData(data);
}

void PictureActions::saveAs()
{
    const QString suffix = QFileInfo(m_path).suffix();
    Ask::Files files;
    files.title = tr("Save image as");
    files.start = m_path;
    files.filters = {tr("This format (*.%1)").arg(suffix), tr("All files (*)")};
    m_ask.saveFile(static_cast<QWidget *>(parent()), files, [this, path = m_path](const QString &target) {
        if (target.isEmpty())
            return;
        runInBackground(
            this, [path, target] { return saveCopy(path, target); },
            [this](const Result<QString> &written) {
                if (written)
                    Q_EMIT saved(*written);
                else
                    Q_EMIT failed(written.error());
            });
    });
}

} // namespace hanga
