#pragma once

#include "queue/job.h"

#include <optional>
#include <utility>

namespace hanga {

/// One input that has another value than in the job before.
struct InputChange
{
    enum class Kind { Seed, Value, Text, NegativeText };

    Kind kind = Kind::Value;
    InputRef at;               ///< the first, if several changed alike
    QString title;             ///< of its node
    json::Value before, after; ///< never links; null where the input was not there
};

/// The inputs of \a after that differ from \a before, those of nodes that both name alike. Seeds come first, then
/// values, then texts, each in file order: the shortest to say first. Inputs of one name that changed alike are one
/// change, as are texts and seeds. Numbers are compared as numbers (7 is 7.0), whole ones exactly.
/// Nothing if the two are not the same nodes with the same links: then no input says what differs.
/// Nodes that the two share cost next to nothing.
[[nodiscard]] std::optional<QList<InputChange>> inputChanges(const JobRequest &before, const JobRequest &after);

/// The words of two texts that differ, without those that both begin and end with, nor the comma that both have there.
[[nodiscard]] std::pair<QString, QString> changedWords(const QString &before, const QString &after);

} // namespace hanga
