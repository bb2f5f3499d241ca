#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

namespace hanga {

enum class ThemeChoice { System, Dark, Light, HighContrast };

/// What the program remembers from one start to the next: preferences and the last state of the window. A value; the
/// parts get what concerns them handed in. Secrets never stand here.
struct Settings
{
    static constexpr int currentVersion = 1;
    static constexpr qsizetype mostRecentFiles = 10;
    static constexpr qsizetype mostRecentServers = 8;

    QString serverAddress = QStringLiteral("http://127.0.0.1:8188"); ///< the one used last
    QStringList recentServers;                                       ///< addresses, newest first
    QString picturesFolder;                                          ///< empty: the usual one (Paths::pictures)
    QString nameTemplate = QStringLiteral("%date%/%time%-%seed%-%counter%");
    ThemeChoice theme = ThemeChoice::System;
    QString language;         ///< "en", "ja"; empty: the system's
    bool followNewest = true; ///< the centre shows the newest job
    bool queuePaused = false; ///< by the person, who is the one to resume it

    QStringList recentFiles;                     ///< newest first, at most \ref mostRecentFiles

    QByteArray windowGeometry;
    QHash<QString, QByteArray> splitters; ///< states by the splitter's objectName

    /// Newest first, each once, no more than are remembered.
    void addRecentFile(const QString &path);
    void addRecentServer(const QString &address);

    /// What cannot be read or makes no sense keeps its default; a missing file is no error.
    [[nodiscard]] static Settings load(const QString &path);
    /// Writes an INI file, whole or not at all; keys of other versions stay. Errors: FileUnwritable.
    [[nodiscard]] std::optional<Error> save(const QString &path) const;

    friend bool operator==(const Settings &, const Settings &) = default;
};

} // namespace hanga
