#pragma once

#include <QString>

/// What the names of inputs and classes tell where no declaration does: most workflows come with nodes that the
/// catalogue at hand does not know. Most of the words come from a count over 492 real graphs.
namespace hanga::names {

/// An input whose literal is a text that people write: "text", "text_b", "prompt", "t5xxl", "lyrics", "value" …
[[nodiscard]] bool isText(QStringView input);
/// Same, but only names that a node gives to *its* prompt: not "value" or "string".
[[nodiscard]] bool isPrompt(QStringView input);
/// "positive", "linguistic_positive", "positive_prompt" …; not "positive_ascore".
[[nodiscard]] bool isPositive(QStringView input);
[[nodiscard]] bool isNegative(QStringView input);
[[nodiscard]] bool isSeed(QStringView input);

/// A model of any kind but LoRA, by the input's name or by the ending of the file.
[[nodiscard]] bool isModel(QStringView input, const QString &value);
/// One LoRA of a node. A slot of many that is set to "None" is none.
[[nodiscard]] bool isLora(QStringView input, const QString &value);
/// A picture, film or sound that class \a classType loads.
[[nodiscard]] bool isMedia(const QString &classType, QStringView input);

/// Links of an undeclared type: may a prompt come along \a input?
[[nodiscard]] bool mayLeadToPrompt(QStringView input);
[[nodiscard]] bool isLatent(QStringView input);
[[nodiscard]] bool isPipe(QStringView input);
/// A bundle of conditionings without a role in its name: pipes, "conditioning", "text_embeds".
[[nodiscard]] bool isBundle(QStringView input);

/// A type that never carries a prompt, such as MODEL or "IMAGE,MASK".
[[nodiscard]] bool isTypeWithoutPrompt(const QString &type);

/// A class that nobody declared, that no node reads, and whose name says that it saves or shows something.
[[nodiscard]] bool isOutputClass(const QString &classType);
/// An input that only nodes have which write files.
[[nodiscard]] bool isOutputInput(QStringView input);

} // namespace hanga::names
