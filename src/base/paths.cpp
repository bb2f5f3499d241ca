#include "base/paths.h"

#include <QDir>
#include <QStandardPaths>

namespace hanga {

Paths Paths::fromEnvironment()
{
    const QString home = qEnvironmentVariable("HANGA_HOME");
    if (!home.isEmpty()) {
        const QDir dir(QDir(home).absolutePath());
        return {dir.path(), dir.filePath(QStringLiteral("cache")), dir.filePath(QStringLiteral("Pictures")),
                dir.filePath(QStringLiteral("hanga.ini"))};
    }
    using Places = QStandardPaths;
    const QString name = QStringLiteral("Hanga");
    const QString data = QDir(Places::writableLocation(Places::GenericDataLocation)).filePath(name);
    return {data, QDir(Places::writableLocation(Places::GenericCacheLocation)).filePath(name),
            QDir(Places::writableLocation(Places::PicturesLocation)).filePath(name),
            QDir(Places::writableLocation(Places::GenericConfigLocation)).filePath(name + QStringLiteral("/hanga.ini"))};
}

} // namespace hanga
