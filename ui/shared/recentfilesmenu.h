#pragma once

#include <QMenu>

namespace hanga {

/// The files opened last, newest first: their names, with the whole path as a tooltip.
class RecentFilesMenu final : public QMenu
{
    Q_OBJECT

public:
    explicit RecentFilesMenu(const QString &title, QWidget *parent = nullptr);

    void setFiles(const QStringList &paths);

Q_SIGNALS:
    void chosen(const QString &path);
};

} // namespace hanga
