#pragma once

#include "workflow/nodecatalog.h"

#include <QDateTime>

#include <functional>

class QObject;

namespace hanga {

/// The /object_info of each server as it was read last, so that files can be opened and converted while a server is
/// away. A value. Work on the disk is done in the pool; what cannot be kept or read is as if it had never been there.
class CatalogCache final
{
public:
    CatalogCache() = default; ///< keeps nothing
    /// Below \a folder, the program's cache.
    explicit CatalogCache(const QString &folder);

    struct Kept
    {
        NodeCatalog catalog; ///< empty if nothing was kept, or cannot be read
        QDateTime seen;
    };

    /// Replaces what is there, whole or not at all. Returns at once.
    void keep(const QString &address, const QByteArray &objectInfo) const;
    /// Hands what was kept for \a address to \a done on this thread, if there is something and \a context lives.
    void find(const QString &address, QObject *context, std::function<void(const NodeCatalog &)> done) const;

    /// What was kept for \a address, read at once: for programs without a window.
    [[nodiscard]] Kept load(const QString &address) const;
    /// The same if exactly one server's is kept, whichever it is.
    [[nodiscard]] Kept loadOnly() const;

    [[nodiscard]] QString pathFor(const QString &address) const; ///< empty if nothing is kept

private:
    QString m_folder;
};

} // namespace hanga
