#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <algorithm>

namespace hanga {

[[nodiscard]] inline bool isAnyType(QStringView type)
{
    return type.isEmpty() || type == u"*";
}

/// Types fit if either is any, or a member of one comma list is in the other.
[[nodiscard]] inline bool typesFit(const QString &a, const QString &b)
{
    if (isAnyType(a) || isAnyType(b) || a.compare(b, Qt::CaseInsensitive) == 0)
        return true;
    const QStringList others = b.split(u',');
    const QStringList types = a.split(u',');
    return std::ranges::any_of(
        types, [&others](const QString &type) { return others.contains(type.trimmed(), Qt::CaseInsensitive); });
}

/// The input through which a bypassed node answers for its output \a slot of the type \a output, where \a type is
/// wanted; null if there is none. The rule is the web editor's. An \a Input has a `type`.
template <class Input>
[[nodiscard]] const Input *bypassInput(const QList<Input> &inputs, const QString &output, int slot, const QString &type)
{
    const Input *same = slot >= 0 && slot < inputs.size() ? &inputs.at(slot) : nullptr;
    if (isAnyType(type))
        return same ? same : inputs.isEmpty() ? nullptr : &inputs.first();
    const auto fitsBoth = [&](const Input &input) {
        return typesFit(input.type, output) && typesFit(input.type, type);
    };
    if (same && fitsBoth(*same))
        return same;
    auto found = std::ranges::find(inputs, type, &Input::type);
    if (found == inputs.end())
        found = std::ranges::find_if(inputs, fitsBoth);
    return found == inputs.end() ? nullptr : &*found;
}

} // namespace hanga
