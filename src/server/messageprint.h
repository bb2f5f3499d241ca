#pragma once

#include <QByteArrayView>
#include <QString>

namespace hanga {

/// A message for the eyes of a person: cut to 4 KiB, with session ids, keys, tokens and passwords blotted out.
[[nodiscard]] QString printText(QByteArrayView message);
[[nodiscard]] QString printBinary(QByteArrayView frame);

} // namespace hanga
