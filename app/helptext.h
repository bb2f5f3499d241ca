#pragma once

#include <QString>

namespace hanga {

/// What `hanga --help` prints.
[[nodiscard]] QString helpText();

} // namespace hanga
