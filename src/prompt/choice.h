#pragma once

#include "prompt/random.h"

#include <QList>
#include <QStringView>

namespace hanga::prompt {

/// One option of a choice, or one line of a wildcard file: how often it comes compared with the others, and its text.
struct Option
{
    double weight = 1;
    QString text;

    friend bool operator==(const Option &, const Option &) = default;
};

/// What stands between braces, as the prompt language of sd-dynamic-prompts has it:
/// `{a|0.5::b}` with weights, `{2$$a|b|c}` to take two different ones, `{1-2$$ and $$a|b|c}` with a number from a range
/// and a separator of one's own. Each bound may be left out: the smallest is 1, the largest is all.
struct Choice
{
    QList<Option> options;
    qsizetype least = 1;
    qsizetype most = 1;
    QString separator = QStringLiteral(", ");

    /// No more than this many are taken at once, whatever the text asks for.
    static constexpr qsizetype mostPicked = 32;
};

/// "0.5::text" in two; weight 1 without one.
[[nodiscard]] Option readOption(QStringView text);
/// \a parts is what the bars separate; at least one.
[[nodiscard]] Choice readChoice(QList<QStringView> parts);

/// Draws how many options, then so many different ones, by their weights.
[[nodiscard]] QList<Option> pick(const Choice &choice, Random &random);

} // namespace hanga::prompt
