#include "settings/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <cmath>

namespace hanga {

namespace {

/// The keys of the file, once each: \a Visitor reads or writes a field by its name.
template <class S, class Visitor> void visitFields(S &settings, const Visitor &field)
{
    field(QStringLiteral("server/address"), settings.serverAddress);
    field(QStringLiteral("server/recent"), settings.recentServers);
    field(QStringLiteral("pictures/folder"), settings.picturesFolder);
    field(QStringLiteral("pictures/nameTemplate"), settings.nameTemplate);
    field(QStringLiteral("window/theme"), settings.theme);
    field(QStringLiteral("window/language"), settings.language);
    field(QStringLiteral("window/followNewest"), settings.followNewest);
    field(QStringLiteral("queue/paused"), settings.queuePaused);
    field(QStringLiteral("window/geometry"), settings.windowGeometry);
    field(QStringLiteral("composer/recentFiles"), settings.recentFiles);
}

template <class Enum> QStringList namesOf();
template <> QStringList namesOf<ThemeChoice>()
{
    return {QStringLiteral("system"), QStringLiteral("dark"), QStringLiteral("light"), QStringLiteral("highContrast")};
}

struct Reader
{
    const QSettings &file;

    void operator()(const QString &key, QString &value) const { value = file.value(key, value).toString(); }
    void operator()(const QString &key, QStringList &value) const { value = file.value(key, value).toStringList(); }
    void operator()(const QString &key, QByteArray &value) const { value = file.value(key, value).toByteArray(); }
    void operator()(const QString &key, bool &value) const { value = file.value(key, value).toBool(); }
    template <class Enum> void operator()(const QString &key, Enum &value) const
    {
        const auto at = namesOf<Enum>().indexOf(file.value(key).toString());
        value = at >= 0 ? Enum(at) : value;
    }
};

struct Writer
{
    QSettings &file;

    template <class T> void operator()(const QString &key, const T &value) const
    {
        if constexpr (std::is_enum_v<T>)
            file.setValue(key, namesOf<T>().at(int(value)));
        else
            file.setValue(key, value);
    }
};

/// \a entry in front, once, and no more than \a most in all.
void putFirst(QStringList &list, const QString &entry, qsizetype most)
{
    list.removeAll(entry);
    list.prepend(entry);
    while (list.size() > most)
        list.removeLast();
}

} // namespace

void Settings::addRecentFile(const QString &path)
{
    putFirst(recentFiles, path, mostRecentFiles);
}

void Settings::addRecentServer(const QString &address)
{
    putFirst(recentServers, address, mostRecentServers);
}

Settings Settings::load(const QString &path)
{
    Settings settings;
    QSettings file(path, QSettings::IniFormat);
    visitFields(settings, Reader{file});
    file.beginGroup(QStringLiteral("splitters"));
    for (const QString &name : file.childKeys())
        settings.splitters.insert(name, file.value(name).toByteArray());
    file.endGroup();
    while (settings.recentFiles.size() > mostRecentFiles)
        settings.recentFiles.removeLast();
    return settings;
}

std::optional<Error> Settings::save(const QString &path) const
{
    const auto unwritable = [&path] {
        return Error{Error::Kind::FileUnwritable, {path, QStringLiteral("QSettings")}, {}};
    };
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return unwritable();
    QSettings file(path, QSettings::IniFormat);
    if (file.value(QStringLiteral("version"), 0).toInt() <= currentVersion)
        file.setValue(QStringLiteral("version"), currentVersion);
    visitFields(*this, Writer{file});
    for (auto at = splitters.begin(); at != splitters.end(); ++at)
        file.setValue(QStringLiteral("splitters/") + at.key(), at.value());
    file.sync();
    if (file.status() != QSettings::NoError)
        return unwritable();
    return std::nullopt;
}

} // namespace hanga
