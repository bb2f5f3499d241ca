#include "workflow/variationaxis.h"

#include "workflow/variation.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace hanga {

namespace {

struct VariationText
{
    Q_DECLARE_TR_FUNCTIONS(VariationText)
};

tl::unexpected<Error> invalid(const QString &sentence)
{
    return failure(Error::Kind::VariationsInvalid, {sentence});
}

QString nameOf(const InputRef &at)
{
    return at.node.text() + u'.' + at.input;
}

InputSpec::Kind kindOf(const InputSpec *spec, const json::Value &present)
{
    if (spec && spec->kind != InputSpec::Kind::Socket)
        return spec->kind;
    if (present.isBool())
        return InputSpec::Kind::Boolean;
    return present.isNumber() ? InputSpec::Kind::Float : InputSpec::Kind::Text;
}

/// Digits as they are written; nothing for what is no number of that kind.
std::optional<json::Value> numberFrom(const QString &text, InputSpec::Kind kind)
{
    static const QRegularExpression whole(QStringLiteral(R"(^-?(0|[1-9]\d*)$)"));
    static const QRegularExpression any(QStringLiteral(R"(^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$)"));
    if (!(kind == InputSpec::Kind::Int ? whole : any).match(text).hasMatch())
        return std::nullopt;
    return json::Value::number(std::string_view(text.toStdString()));
}

/// The first text and all that equal it: workflows with two text encoders hold the same words twice.
QList<InputRef> linkedTexts(const QList<FoundText> &found)
{
    QList<InputRef> linked;
    for (const FoundText &text : found) {
        if (text.text == found.first().text)
            linked.append(text.at);
    }
    return linked;
}

Result<QList<InputRef>> inputsOfColumn(const QString &column, const Workflow &workflow, const NodeCatalog &catalog,
                                       const Discovery &found)
{
    QList<InputRef> inputs;
    if (column == u"prompt") {
        inputs = linkedTexts(found.positive);
    } else if (column == u"negative") {
        inputs = linkedTexts(found.negative);
    } else if (column == u"seed") {
        inputs = linkedSeeds(found);
    } else {
        const auto input = inputNamed(column, workflow, catalog);
        if (!input)
            return tl::unexpected(input.error());
        inputs = {*input};
    }
    if (inputs.isEmpty())
        return failure(Error::Kind::NothingToSet, {column});
    return inputs;
}

} // namespace

void VariationStep::apply(Workflow &workflow) const
{
    for (const auto &[at, value] : values)
        workflow.setInput(at, value);
    for (const InputRef &at : texts)
        workflow.setInput(at, json::Value(workflow.input(at).toString().replace(search, replacement)));
}

Result<InputRef> inputNamed(const QString &target, const Workflow &workflow, const NodeCatalog &catalog)
{
    for (qsizetype dot = target.indexOf(u'.'); dot >= 0; dot = target.indexOf(u'.', dot + 1)) {
        const InputRef input{NodeId(target.left(dot)), target.mid(dot + 1)};
        if (!workflow.contains(input.node))
            continue;
        const NodeClass *nodeClass = catalog.find(workflow.classType(input.node));
        const auto inputs = workflow.inputs(input.node);
        const bool present = std::ranges::find(inputs, input.input.toStdString(), &json::Member::key) != inputs.end();
        if (present || !nodeClass || nodeClass->input(input.input))
            return input;
    }
    return failure(Error::Kind::NothingToSet, {VariationText::tr("input “%1”").arg(target)});
}

Result<json::Value> typedValue(const QString &text, const InputRef &at, const Workflow &workflow,
                               const NodeCatalog &catalog)
{
    const NodeClass *nodeClass = catalog.find(workflow.classType(at.node));
    const InputSpec *spec = nodeClass ? nodeClass->input(at.input) : nullptr;
    const InputSpec::Kind kind = kindOf(spec, workflow.input(at));
    switch (kind) {
    case InputSpec::Kind::Int:
    case InputSpec::Kind::Float:
        if (const auto number = numberFrom(text, kind))
            return *number;
        return invalid(kind == InputSpec::Kind::Int
                           ? VariationText::tr("“%1” is no whole number for %2").arg(text, nameOf(at))
                           : VariationText::tr("“%1” is no number for %2").arg(text, nameOf(at)));
    case InputSpec::Kind::Boolean:
        if (text == u"true" || text == u"false")
            return json::Value(text == u"true");
        return invalid(VariationText::tr("“%1” is neither true nor false for %2").arg(text, nameOf(at)));
    case InputSpec::Kind::Choice:
        if (!spec->choices.isEmpty() && !spec->choices.contains(text))
            return invalid(VariationText::tr("“%1” is no choice of %2").arg(text, nameOf(at)));
        return spec->choice(text);
    case InputSpec::Kind::Text:
    case InputSpec::Kind::Socket:
        break;
    }
    return json::Value(text);
}

Result<VariationAxis> promptAxis(const prompt::PromptTable &table, const Workflow &workflow, const NodeCatalog &catalog)
{
    const Discovery found = discover(workflow, catalog);
    QList<QList<InputRef>> inputs;
    for (const QString &column : table.columns) {
        const auto ofColumn = inputsOfColumn(column, workflow, catalog, found);
        if (!ofColumn)
            return tl::unexpected(ofColumn.error());
        inputs.append(*ofColumn);
    }
    VariationAxis axis{VariationText::tr("prompts"), {}};
    for (const QStringList &row : table.rows) {
        VariationStep step;
        QStringList shown;
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (row.at(i).isEmpty())
                continue;
            shown.append(row.at(i));
            for (const InputRef &at : inputs.at(i)) {
                const auto value = typedValue(row.at(i), at, workflow, catalog);
                if (!value)
                    return tl::unexpected(value.error());
                step.values.append({at, *value});
            }
        }
        step.label = shown.join(QStringLiteral(" · "));
        axis.steps.append(step);
    }
    return axis;
}

} // namespace hanga
