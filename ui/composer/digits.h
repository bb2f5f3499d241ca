#pragma once

#include <QString>

namespace hanga {

/// \a text with the full-width digits and signs of a Japanese input method as ASCII.
[[nodiscard]] QString withPlainDigits(QString text);

} // namespace hanga
