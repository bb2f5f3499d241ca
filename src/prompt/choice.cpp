#include "prompt/choice.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace hanga::prompt {

namespace {

constexpr qsizetype longestNumber = 24; // with the spaces around it

bool isNumber(QStringView text)
{
    const auto belongs = [](QChar c) { return (c >= u'0' && c <= u'9') || c == u'.'; };
    return !text.isEmpty() && std::ranges::all_of(text, belongs);
}

/// "2", "1-3", "-3", "1-": the bounds, 0 where none is given.
std::optional<std::pair<qsizetype, qsizetype>> readBounds(QStringView text)
{
    const qsizetype dash = text.indexOf(u'-');
    const QStringView first = text.left(dash < 0 ? text.size() : dash).trimmed();
    const QStringView last = dash < 0 ? first : text.mid(dash + 1).trimmed();
    const auto isBound = [](QStringView bound) { return isNumber(bound) && !bound.contains(u'.'); };
    if ((first.isEmpty() && last.isEmpty()) || (!first.isEmpty() && !isBound(first)) ||
        (!last.isEmpty() && !isBound(last)))
        return std::nullopt;
    const auto number = [](QStringView bound) { // one beyond all types is large
        bool ok = false;
        const qsizetype value = bound.toLongLong(&ok);
        return ok ? value : Choice::mostPicked;
    };
    return std::pair(first.isEmpty() ? 1 : number(first), last.isEmpty() ? Choice::mostPicked : number(last));
}

/// Where `$$` stands outside of braces; −1 if nowhere.
qsizetype separatorEnd(QStringView text)
{
    int depth = 0;
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text.at(i) == u'\\')
            ++i;
        else if (text.at(i) == u'{')
            ++depth;
        else if (text.at(i) == u'}')
            --depth;
        else if (depth == 0 && text.at(i) == u'$' && text.at(i + 1) == u'$')
            return i;
    }
    return -1;
}

qsizetype drawn(const QList<Option> &options, Random &random)
{
    const bool even = std::ranges::all_of(options, [](const Option &option) { return option.weight == 1; });
    const double sum = std::accumulate(options.begin(), options.end(), 0.0,
                                       [](double before, const Option &option) { return before + option.weight; });
    if (even || sum <= 0)
        return random.below(quint32(options.size()));
    double left = random.fraction() * sum;
    for (qsizetype i = 0; i < options.size(); ++i) {
        left -= options.at(i).weight;
        if (left < 0)
            return i;
    }
    return options.size() - 1;
}

} // namespace

Option readOption(QStringView text)
{
    const qsizetype colons = text.left(longestNumber).indexOf(u"::");
    const QStringView number = text.left(std::max(colons, qsizetype(0))).trimmed();
    bool ok = isNumber(number);
    const double weight = ok ? number.toDouble(&ok) : 1;
    return ok ? Option{weight, text.mid(colons + 2).toString()} : Option{1, text.toString()};
}

Choice readChoice(QList<QStringView> parts)
{
    Choice choice;
    QStringView &first = parts.first();
    const qsizetype dollars = first.left(longestNumber).indexOf(u"$$");
    if (const auto bounds = dollars < 0 ? std::nullopt : readBounds(first.left(dollars))) {
        choice.least = std::min(bounds->first, Choice::mostPicked);
        choice.most = std::clamp(bounds->second, choice.least, std::max(choice.least, Choice::mostPicked));
        first = first.mid(dollars + 2);
        if (const qsizetype end = separatorEnd(first); end >= 0) {
            choice.separator = first.left(end).toString();
            first = first.mid(end + 2);
        }
    }
    choice.options.reserve(parts.size());
    for (const QStringView part : std::as_const(parts))
        choice.options.append(readOption(part));
    return choice;
}

QList<Option> pick(const Choice &choice, Random &random)
{
    const qsizetype most = std::min(choice.most, choice.options.size());
    const qsizetype least = std::min(choice.least, most);
    const qsizetype count = least == most ? least : least + random.below(quint32(most - least + 1));
    QList<Option> left = choice.options;
    QList<Option> picked;
    for (qsizetype i = 0; i < count; ++i)
        picked.append(left.takeAt(drawn(left, random)));
    return picked;
}

} // namespace hanga::prompt
