#pragma once

#include "json/value.h"

#include <QString>

namespace hanga::preflight_detail {

/// The number that a server would make of \a value for an input of a whole or a broken number, by the rules of Python's
/// int() and float(); null if it would make none.
[[nodiscard]] json::Value asInt(const json::Value &value);
[[nodiscard]] json::Value asFloat(const json::Value &value);

/// Below, equal or above zero. Whole numbers of any length are compared digit by digit: 18446744073709551616 is above
/// 18446744073709551615. NaN equals everything.
[[nodiscard]] int compare(const json::Value &a, const json::Value &b);

} // namespace hanga::preflight_detail
