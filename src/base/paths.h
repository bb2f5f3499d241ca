#pragma once

#include <QString>

namespace hanga {

/// Where the program keeps its things. With the environment variable HANGA_HOME everything lies under that folder
/// (tests, portable use); otherwise in the system's places. All paths are absolute; folders are not created here.
struct Paths {
    QString data;         ///< journal.db, library.db, secrets
    QString cache;        ///< thumbnails.db, catalogues; may be deleted at any time
    QString pictures;     ///< results, below it the file-name template
    QString settingsFile; ///< hanga.ini

    [[nodiscard]] static Paths fromEnvironment();
};

} // namespace hanga
