#pragma once

#include "base/error.h"

#include <QLockFile>

#include <memory>
#include <variant>

namespace hanga {

/// This process as the owner of jobs: a lock file beside the journal that ends with the process, however it ends.
/// Thread: one at a time.
class JobOwner final
{
public:
    explicit JobOwner(const QString &folder);

    [[nodiscard]] const QString &name() const { return m_name; } ///< stands in the jobs; names the lock file
    /// Takes the lock; at once if it is ours already.
    Result<std::monostate> claim();
    /// Nobody of that name runs any more. While the lock given stands, nobody else finds that out. Null if it lives.
    [[nodiscard]] std::unique_ptr<QLockFile> lockIfDead(const QString &name) const;
    [[nodiscard]] static QString processOf(const QString &name);

private:
    [[nodiscard]] QString pathOf(const QString &name) const;

    const QString m_folder;
    const QString m_name;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace hanga
