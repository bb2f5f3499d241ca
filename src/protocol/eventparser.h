#pragma once

#include "protocol/event.h"

#include <string_view>

namespace hanga {

/// Reads one text message. Errors: JsonInvalid, ReplyUnreadable (an object without `type`, a field of the wrong type).
[[nodiscard]] Result<Event> parseTextEvent(QByteArrayView message);

/// Reads one binary frame; every length inside is checked against the frame's. VideoHelperSuite's extra 20 bytes
/// before the JPEG are recognised. Errors: ReplyUnreadable.
[[nodiscard]] Result<Event> parseBinaryEvent(const QByteArray &frame);

/// Type and prompt of a text message without parsing it whole: enough to sort a burst. Either may be empty when the
/// message is not written as ComfyUI writes it; parse it then.
struct MessageHead
{
    std::string_view type;
    std::string_view prompt;
};
[[nodiscard]] MessageHead peekTextMessage(std::string_view message);

/// What we say first on every connection; the server then sends previews that name their prompt.
[[nodiscard]] QByteArray featureFlagsMessage();

/// The `output` of an `executed` event and each entry of a history's `outputs` (protocol: kind → list).
[[nodiscard]] NodeOutput parseNodeOutput(const json::Value &output);

} // namespace hanga
