#pragma once

#include <QByteArray>
#include <QStringList>

class QMimeData;

namespace hanga {

/// What was dropped or pasted, as far as a workflow may be in it: files of this computer, or the bytes of an image or a
/// text that are no file.
struct Incoming
{
    QStringList files;
    QByteArray data;
    QString name; ///< what to call \a data: "Dropped image"

    [[nodiscard]] bool isEmpty() const { return files.isEmpty() && data.isEmpty(); }

    enum class Way { Dropped, Pasted };
    /// Images come as the bytes that were offered: decoding would lose the workflow inside. A text that is nothing but
    /// the path or file URL of an existing file counts as that file.
    [[nodiscard]] static Incoming from(const QMimeData *offered, Way way);
    /// Whether there is anything at all; cheap, for a drag that is still moving.
    [[nodiscard]] static bool isOffered(const QMimeData *offered);
    /// True where pasting into a text field means to open it: files, images, and texts that are a workflow.
    [[nodiscard]] static bool opensInsteadOfTyping(const QMimeData *offered);
};

} // namespace hanga
