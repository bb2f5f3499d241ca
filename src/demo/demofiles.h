#pragma once

#include "base/error.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

class QTemporaryDir;

namespace hanga {

/// The output, input and temp folders of a demo server: a temporary directory that goes when the last copy does.
/// A cheap value; every function may run on any thread, but only one thread at a time writes.
class DemoFiles final
{
public:
    enum class Folder { Output, Input, Temp };

    DemoFiles();

    [[nodiscard]] static std::optional<Folder> folderNamed(const QString &name); ///< "output", "input", "temp"
    [[nodiscard]] QString path(Folder folder) const;

    /// Where a saving node puts its next file.
    struct Place
    {
        QString directory; ///< absolute; exists
        QString subfolder; ///< as the client is told it
        QString name;      ///< without counter and suffix
        int counter = 1;
        [[nodiscard]] QString fileName(const QString &suffix) const; ///< `name_00001_.png`
    };
    /// Expands %width% … %second% as ComfyUI's get_save_image_path does (and no other token), takes the part before the
    /// last slash as subfolder and finds the first free number. Nothing if \a prefix would leave the folder.
    [[nodiscard]] std::optional<Place> nextPlace(Folder folder, const QString &prefix, QSize size) const;

    /// The pictures that LoadImage offers, sorted by code points.
    [[nodiscard]] QStringList inputPictures() const;
    /// The file that an input such as `sub/name.png [temp]` means; nothing if it does not exist.
    [[nodiscard]] std::optional<QString> annotatedFile(const QString &name) const;
    /// Splits the ending ` [output]`, ` [input]` or ` [temp]` off \a name; the folder it names, if it had one.
    static std::optional<Folder> takeAnnotation(QString &name);
    /// Whether \a path (absolute, perhaps with dots) stays below \a directory.
    [[nodiscard]] static bool isInside(const QString &path, const QString &directory);

private:
    std::shared_ptr<QTemporaryDir> m_root;
};

} // namespace hanga
