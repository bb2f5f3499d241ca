#pragma once

#include "json/value.h"

#include <QString>

namespace hanga::catalog_detail {

/// One line of somebody else's text: control characters and line breaks become blanks, what is too long is cut.
[[nodiscard]] QString oneLine(const QString &text, qsizetype longest = 80);

/// Of `python_module`, "custom_nodes.ComfyUI-Impact-Pack": the pack's folder. Empty for the server's own nodes.
[[nodiscard]] QString packOf(const QString &pythonModule);

/// `api_node` where the server says it; older ones only put such nodes into the category "api node".
[[nodiscard]] bool isPaid(const json::Value &declared);

/// Of a `price_badge`: "$0.04", "$0.02–$0.06", "~$0.19/second". Its expression is a small program over the node's
/// values; only one that is a constant can be read, for all others the text is empty.
[[nodiscard]] QString priceOf(const json::Value &badge);

} // namespace hanga::catalog_detail
