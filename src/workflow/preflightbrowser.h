#pragma once

#include "json/value.h"

#include <QString>

namespace hanga::preflight_detail {

/// Nodes that stop in the middle of a run until somebody clicks at the web editor: documented classes only, nothing in
/// a declaration tells them.
[[nodiscard]] bool waitsForPerson(const QString &classType);

/// Types whose only source is a control of the web editor: a camera, a microphone, a canvas, a 3D view.
[[nodiscard]] bool isBrowserType(const QString &type);

/// Whether the control of a \ref isBrowserType has filled \a value: the name of a file, or an object with such names.
[[nodiscard]] bool isFilled(const json::Value &value);

} // namespace hanga::preflight_detail
