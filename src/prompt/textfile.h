#pragma once

#include "base/error.h"

#include <QByteArray>

namespace hanga::prompt {

/// The text of a file that people write: UTF-8, or what its byte order mark says, such as the UTF-16 of some
/// spreadsheets. Lines end in line feeds. Errors: FileDamaged, rather than letters that nobody wrote.
[[nodiscard]] Result<QString> textOfFile(const QByteArray &bytes, const QString &name);

} // namespace hanga::prompt
