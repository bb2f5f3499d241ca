#pragma once

#include <QByteArrayView>

namespace hanga {

/// Whether a file that starts with \a head, ends with \a tail and has \a size bytes is a PNG, JPEG or WebP that lacks
/// its end. Needed where no length was announced: Qt 6.4 takes a chunked body that was cut for a whole one.
[[nodiscard]] bool lacksItsEnd(QByteArrayView head, QByteArrayView tail, qint64 size);

} // namespace hanga
