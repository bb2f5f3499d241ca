#include "workflow/variationaxis.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace hanga {

namespace {

struct SweepText
{
    Q_DECLARE_TR_FUNCTIONS(SweepText)
};

tl::unexpected<Error> invalid(const QString &sentence)
{
    return failure(Error::Kind::VariationsInvalid, {sentence});
}

tl::unexpected<Error> tooMany(const QString &spec)
{
    return invalid(SweepText::tr("“%1” has more than %2 values").arg(spec).arg(VariationAxis::mostSteps));
}

/// A list with commas; what stands in quotation marks is one value.
Result<QStringList> listed(const QString &text)
{
    const auto rows = prompt::readCells(text, u',', text);
    if (!rows || rows->size() != 1)
        return invalid(SweepText::tr("“%1” is no list of values").arg(text));
    return rows->first();
}

/// Decimal numbers as whole ones: 0.1 three times over is 0.3 and nothing else.
struct Decimal
{
    static constexpr int mostDigits = 9;

    int digits = 0; ///< after the point
    qint64 value = 0;

    static std::optional<Decimal> fromText(const QString &text)
    {
        const qsizetype dot = text.indexOf(u'.');
        Decimal number{dot < 0 ? 0 : int(text.size() - dot - 1), 0};
        bool ok = false;
        number.value = QString(text).remove(u'.').toLongLong(&ok);
        const bool fits =
            std::abs(number.value) <= 1'000'000'000 && number.digits <= mostDigits && text.count(u'.') <= 1;
        return ok && fits ? std::optional(number) : std::nullopt;
    }
    [[nodiscard]] qint64 scaled(int toDigits) const
    {
        qint64 result = value;
        for (int i = digits; i < toDigits; ++i)
            result *= 10;
        return result;
    }
};

QString decimalText(qint64 value, int digits)
{
    if (digits == 0)
        return QString::number(value);
    QString text = QString::number(std::abs(value)).rightJustified(digits + 1, u'0');
    text.insert(text.size() - digits, u'.');
    return value < 0 ? u'-' + text : text;
}

/// "1..10/2"; nothing if it is no range.
std::optional<Result<QStringList>> ranged(const QString &text)
{
    static const QRegularExpression range(
        QStringLiteral(R"(^\s*(-?[\d.]+?)\s*\.\.\s*(-?[\d.]+?)\s*(?:/\s*([\d.]+)\s*)?$)"));
    const QRegularExpressionMatch match = range.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto from = Decimal::fromText(match.captured(1));
    const auto to = Decimal::fromText(match.captured(2));
    const auto step = match.captured(3).isEmpty() ? Decimal{0, 1} : Decimal::fromText(match.captured(3));
    if (!from || !to || !step || step->value <= 0)
        return invalid(SweepText::tr("“%1” is no range, such as 1..10 or 5..8/0.5").arg(text));
    const int digits = std::max({from->digits, to->digits, step->digits});
    const qint64 first = from->scaled(digits);
    const qint64 last = to->scaled(digits);
    const qint64 width = step->scaled(digits);
    const qint64 count = std::abs(last - first) / width + 1;
    if (count > VariationAxis::mostSteps)
        return tooMany(text);
    QStringList values;
    for (qint64 i = 0; i < count; ++i)
        values.append(decimalText(first + (last < first ? -i : i) * width, digits));
    return values;
}

Result<QStringList> valuesOf(const QString &text, const InputRef &at, const Workflow &workflow,
                             const NodeCatalog &catalog)
{
    if (text.trimmed() == u"*") {
        const NodeClass *nodeClass = catalog.find(workflow.classType(at.node));
        const InputSpec *spec = nodeClass ? nodeClass->input(at.input) : nullptr;
        if (spec && spec->kind == InputSpec::Kind::Boolean)
            return QStringList{QStringLiteral("false"), QStringLiteral("true")};
        if (!spec || spec->choices.isEmpty())
            return invalid(SweepText::tr("%1.%2 has no choices").arg(at.node.text(), at.input));
        return spec->choices;
    }
    if (auto range = ranged(text))
        return *std::move(range);
    return listed(text);
}

Result<VariationAxis> searchAxis(const QString &spec, const Discovery &found)
{
    const qsizetype arrow = spec.indexOf(QLatin1StringView("=>"));
    const QString search = spec.left(arrow).trimmed();
    if (arrow < 0 || search.isEmpty())
        return invalid(SweepText::tr("“prompt:%1” is not of the form prompt:cat=>dog,bird").arg(spec));
    QList<InputRef> texts;
    for (const FoundText &text : found.positive) {
        if (text.text.contains(search))
            texts.append(text.at);
    }
    if (texts.isEmpty())
        return invalid(SweepText::tr("no prompt has “%1” in it").arg(search));
    const auto words = listed(spec.mid(arrow + 2));
    if (!words)
        return tl::unexpected(words.error());
    VariationAxis axis{search, {}};
    for (const QString &word : *words)
        axis.steps.append({word, {}, texts, search, word});
    return axis;
}

} // namespace

Result<VariationAxis> sweepAxis(const QString &spec, const Workflow &workflow, const NodeCatalog &catalog)
{
    static const QString search = QStringLiteral("prompt:");
    if (spec.startsWith(search))
        return searchAxis(spec.mid(search.size()), discover(workflow, catalog));
    const qsizetype equals = spec.indexOf(u'=');
    if (equals < 1)
        return invalid(SweepText::tr("“%1” is not of the form NODE.INPUT=1,2,3").arg(spec));
    const auto at = inputNamed(spec.left(equals).trimmed(), workflow, catalog);
    if (!at)
        return tl::unexpected(at.error());
    const auto values = valuesOf(spec.mid(equals + 1), *at, workflow, catalog);
    if (!values)
        return tl::unexpected(values.error());
    if (values->size() > VariationAxis::mostSteps)
        return tooMany(spec);
    VariationAxis axis{spec.left(equals).trimmed(), {}};
    for (const QString &text : *values) {
        const auto value = typedValue(text, *at, workflow, catalog);
        if (!value)
            return tl::unexpected(value.error());
        axis.steps.append({text, {{*at, *value}}, {}, {}, {}});
    }
    return axis;
}

} // namespace hanga
