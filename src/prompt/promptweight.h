#pragma once

#include <QString>

#include <optional>

namespace hanga::prompt {

/// \a length characters from \a at on become \a text.
struct WeightChange
{
    qsizetype at;
    qsizetype length;
    QString text;
};

/// Changes a weight by \a by, as Ctrl+Up does in ComfyUI's web editor. The part from \a from to \a to gets it; if that
/// is empty, what the parenthesis around it holds, or else the word there. `boat` becomes `(boat:1.05)`; at 1 the
/// parentheses go. Nothing if no word is there.
[[nodiscard]] std::optional<WeightChange> changedWeight(const QString &text, qsizetype from, qsizetype to, double by);

} // namespace hanga::prompt
