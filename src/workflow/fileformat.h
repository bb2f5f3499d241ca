#pragma once

#include <QByteArrayView>

namespace hanga {

/// True for bytes that no text has. UTF-16 counts as text.
[[nodiscard]] bool isBinary(QByteArrayView bytes);

} // namespace hanga
