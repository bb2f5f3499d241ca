#include "ui/shared/recentfilesmenu.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>

namespace hanga {

RecentFilesMenu::RecentFilesMenu(const QString &title, QWidget *parent) : QMenu(title, parent)
{
    setToolTipsVisible(true);
    menuAction()->setEnabled(false);
}

void RecentFilesMenu::setFiles(const QStringList &paths)
{
    clear();
    menuAction()->setEnabled(!paths.isEmpty());
    for (const QString &path : paths) {
        QAction *action = addAction(QFileInfo(path).fileName().replace(u'&', QStringLiteral("&&")));
        action->setToolTip(QDir::toNativeSeparators(path).toHtmlEscaped());
        connect(action, &QAction::triggered, this, [this, path] { Q_EMIT chosen(path); });
    }
}

} // namespace hanga
