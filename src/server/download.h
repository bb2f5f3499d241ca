#pragma once

#include "server/call.h"
#include "server/filewriter.h"
#include "server/httpcall.h"

namespace hanga {

/// Streams the answer of \a reply into the file \a path and calls \a done with its size once it lies there whole.
[[nodiscard]] Call startDownload(QNetworkReply *reply, HttpCall::Plan plan, const QString &path, QObject *context,
                                 QObject *service, Done<qint64> done);

} // namespace hanga
