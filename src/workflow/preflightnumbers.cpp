#include "workflow/preflightnumbers.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace hanga::preflight_detail {

namespace {

using json::Value;

/// A whole number's sign and digits, without leading zeros.
struct Whole
{
    bool negative = false;
    std::string_view digits;
};

std::optional<Whole> wholeOf(std::string_view text)
{
    Whole whole;
    if (text.starts_with('-')) {
        whole.negative = true;
        text.remove_prefix(1);
    }
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.empty() || !std::ranges::all_of(text, isDigit))
        return {};
    while (text.starts_with('0'))
        text.remove_prefix(1);
    whole.digits = text;
    if (text.empty())
        whole.negative = false;
    return whole;
}

int compareWhole(const Whole &a, const Whole &b)
{
    if (a.negative != b.negative)
        return a.negative ? -1 : 1;
    int size = a.digits.size() < b.digits.size() ? -1 : a.digits.size() > b.digits.size() ? 1 : 0;
    if (size == 0)
        size = a.digits.compare(b.digits);
    return a.negative ? -size : size;
}

Value fromBool(const Value &value)
{
    return Value::number(quint64(value.toBool() ? 1 : 0));
}

} // namespace

Value asInt(const Value &value)
{
    static const QRegularExpression integer(QStringLiteral(R"(^\s*[+-]?\d+(_\d+)*\s*$)"));
    if (value.isBool())
        return fromBool(value);
    if (value.isString()) {
        QString text = value.toString();
        if (!integer.match(text).hasMatch())
            return {};
        text = text.trimmed().remove(u'_').remove(u'+');
        return Value::number(text.toStdString());
    }
    if (!value.isNumber() || value.isNonFinite())
        return {};
    if (wholeOf(value.text()))
        return value;
    const double cut = std::trunc(value.toDouble().value_or(0));
    return std::abs(cut) < 9e15 ? Value::number(qint64(cut)) : value;
}

Value asFloat(const Value &value)
{
    static const QRegularExpression decimal(QStringLiteral(R"(^\s*[+-]?(\d+(_\d+)*\.?\d*|\.\d+)(e[+-]?\d+)?\s*$)"),
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression named(QStringLiteral(R"(^\s*[+-]?(nan|inf|infinity)\s*$)"),
                                          QRegularExpression::CaseInsensitiveOption);
    if (value.isBool())
        return fromBool(value);
    if (value.isNumber())
        return value;
    const QString text = value.toString();
    if (!value.isString())
        return {};
    if (named.match(text).hasMatch())
        return Value::number("NaN"); // no range holds it or refuses it
    if (!decimal.match(text).hasMatch())
        return {};
    return Value::number(text.trimmed().remove(u'_').toDouble());
}

int compare(const Value &a, const Value &b)
{
    const auto wholeA = wholeOf(a.text());
    const auto wholeB = wholeOf(b.text());
    if (wholeA && wholeB)
        return compareWhole(*wholeA, *wholeB);
    const double first = a.toDouble().value_or(NAN);
    const double second = b.toDouble().value_or(NAN);
    return first < second ? -1 : first > second ? 1 : 0;
}

} // namespace hanga::preflight_detail
