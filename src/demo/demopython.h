#pragma once

#include "base/error.h"
#include "json/value.h"

#include <QString>

namespace hanga::demo {

// The few ways in which Python turns one value into another that ComfyUI's validation lets a client see.

/// str(value), or repr(value) inside a list: numbers as written, True/False/None, 'quoted' items.
[[nodiscard]] QString pythonText(const json::Value &value);
/// int(value) or float(value). The failure's detail is the exception's text: "could not convert string to float:
/// 'abc'".
[[nodiscard]] Result<json::Value> pythonInt(const json::Value &value);
[[nodiscard]] Result<json::Value> pythonFloat(const json::Value &value);
[[nodiscard]] bool pythonTruth(const json::Value &value);
/// Negative, zero or positive as \a a is smaller than, equal to or larger than \a b; integers of any length are exact.
[[nodiscard]] int compareNumbers(const json::Value &a, const json::Value &b);

} // namespace hanga::demo
