#include "prompt/promptweight.h"

#include <QRegularExpression>

namespace hanga::prompt {

namespace {

struct Span
{
    qsizetype from;
    qsizetype to;
};

/// The next \a wanted from \a at on in steps of \a step, past pairs of brackets. Beyond the text if there is none.
qsizetype bracket(const QString &text, qsizetype at, qsizetype step, QChar wanted, QChar other)
{
    for (qsizetype depth = 0; at >= 0 && at < text.size(); at += step) {
        if (text.at(at) == wanted && depth-- == 0)
            return at;
        if (text.at(at) == other)
            ++depth;
    }
    return -1;
}

std::optional<Span> enclosure(const QString &text, qsizetype at)
{
    const qsizetype from = bracket(text, at - 1, -1, u'(', u')');
    const qsizetype to = bracket(text, at, 1, u')', u'(');
    if (from < 0 || to < 0)
        return std::nullopt;
    return Span{from + 1, to};
}

Span wordAt(const QString &text, qsizetype at)
{
    static constexpr QStringView ends = u" .,\\/!?%^*;:{}=-_`~()\r\n\t";
    Span word = {at, at};
    while (word.from > 0 && !ends.contains(text.at(word.from - 1)))
        --word.from;
    while (word.to < text.size() && !ends.contains(text.at(word.to)))
        ++word.to;
    return word;
}

QString inDigits(double weight)
{
    QString digits = QString::number(weight, 'f', 10);
    while (digits.endsWith(u'0'))
        digits.chop(1);
    if (digits.endsWith(u'.'))
        digits.chop(1);
    return digits == QLatin1StringView("-0") ? QStringLiteral("0") : digits;
}

/// \a text, which may have parentheses and weight, with another weight.
QString reweighted(QString text, double by)
{
    static const QRegularExpression weightAtEnd(QStringLiteral(":([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)$"));
    if (text.size() >= 2 && text.startsWith(u'(') && text.endsWith(u')'))
        text = text.mid(1, text.size() - 2);
    double weight = 1;
    // Only the end may match; a search from the beginning would take long in long texts.
    const qsizetype colon = text.lastIndexOf(u':');
    const QRegularExpressionMatch match = colon < 0 ? QRegularExpressionMatch() : weightAtEnd.match(text, colon);
    if (match.hasMatch()) {
        weight = match.captured(1).toDouble();
        text.truncate(colon);
    }
    const QString digits = inDigits(weight + by);
    return digits == QLatin1StringView("1") ? text : u'(' + text + u':' + digits + u')';
}

} // namespace

std::optional<WeightChange> changedWeight(const QString &text, qsizetype from, qsizetype to, double by)
{
    Span part = {from, to};
    if (from == to)
        part = enclosure(text, from).value_or(wordAt(text, from));
    if (part.to > part.from && text.at(part.to - 1) == u' ')
        --part.to;
    if (part.from == part.to)
        return std::nullopt;
    if (part.from > 0 && part.to < text.size() && text.at(part.from - 1) == u'(' && text.at(part.to) == u')') {
        --part.from;
        ++part.to;
    }
    const qsizetype length = part.to - part.from;
    return WeightChange{part.from, length, reweighted(text.mid(part.from, length), by)};
}

} // namespace hanga::prompt
