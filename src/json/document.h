#pragma once

#include "base/error.h"
#include "json/value.h"

#include <QByteArray>

namespace hanga::json {

/// Reads RFC 8259 plus a leading byte order mark, NaN, Infinity and -Infinity (Python's json writes them), up to 512
/// MiB. Duplicate keys: the last value wins, at the first one's place. Iterative: nesting of any depth cannot overflow
/// the stack. Runs on any thread. Errors: JsonInvalid with line, column (both from 1, in characters) and the name of
/// the problem: empty, notUtf8, utf16, loneSurrogate, textAfterEnd, unterminatedText, controlCharacter, badNumber,
/// badEscape, missingComma, missingColon, missingName, tooLarge or missingValue (base/error.cpp has the sentences).
[[nodiscard]] Result<Value> parse(QByteArrayView utf8);

enum class Layout {
    Compact, ///< `{"a":1,"b":[1,2]}`
    Indented ///< four spaces a level, as people read it
};
/// UTF-8, non-ASCII characters written as they are. parse(write(v)) == v to the digit.
[[nodiscard]] QByteArray write(const Value &value, Layout layout = Layout::Compact);
/// ASCII only, ", " and ": " between, as Python's json.dumps writes: the form of text chunks in ComfyUI's own files.
[[nodiscard]] QByteArray writeLikePython(const Value &value);

} // namespace hanga::json
