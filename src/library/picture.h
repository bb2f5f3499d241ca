#pragma once

#include "base/ids.h"

#include <QDateTime>
#include <QSize>
#include <QString>

#include <optional>

namespace hanga {

/// One result that is kept on this computer: a file and where it came from.
struct Picture
{
    QString path; ///< absolute
    JobId job;
    NodeId node;
    ServerId server;
    QString media;          ///< "image", "video", "audio", "3d", "text" or "file", by the file's ending
    bool temporary = false; ///< a preview node's file (`type` temp)
    std::optional<Seed> seed;
    QString workflowName;
    QDateTime made; ///< UTC

    friend bool operator==(const Picture &, const Picture &) = default;
};

/// By the ending of \a fileName; never by the server's word for it.
[[nodiscard]] QString mediaOf(const QString &fileName);

} // namespace hanga
