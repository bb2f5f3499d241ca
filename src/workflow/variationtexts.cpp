#include "workflow/variationtexts.h"

#include "prompt/dynamicprompt.h"

#include <QHash>

namespace hanga {

namespace {

bool isPrompt(const NodeClass *nodeClass, QStringView input)
{
    const InputSpec *spec = nodeClass ? nodeClass->input(input) : nullptr;
    return spec && spec->dynamicPrompts;
}

/// Puts \a text in the place of what was typed, which becomes a template. Equal texts are left alone.
void replace(Variation &variation, const InputRef &at, const QString &typed, const QString &text)
{
    if (text == typed)
        return;
    variation.workflow.setInput(at, json::Value(text));
    variation.templates.append({at, typed});
}

} // namespace

VariationTexts::VariationTexts(const Workflow &workflow, const NodeCatalog &catalog, const json::Value &ui)
    : m_tokens(workflow, ui)
{
    for (const NodeId &node : workflow.nodes()) {
        const NodeClass *nodeClass = catalog.find(workflow.classType(node));
        QStringList names;
        for (const json::Member &input : workflow.inputs(node))
            names.append(QString::fromUtf8(input.key));
        for (const QString &name : names) {
            if (isPrompt(nodeClass, name))
                m_prompts.append({node, name});
            else if (name == u"filename_prefix")
                m_fileNames.append({node, name});
        }
    }
}

void VariationTexts::resolve(Variation &variation, const QDateTime &when) const
{
    resolvePrompts(variation, nullptr); // nothing can go wrong without files
    expandFileNames(variation, when);
}

std::optional<Error> VariationTexts::resolve(Variation &variation, const QDateTime &when,
                                             const prompt::WildcardFolder &wildcards) const
{
    auto error = resolvePrompts(variation, &wildcards);
    expandFileNames(variation, when);
    return error;
}

std::optional<Error> VariationTexts::defect(const Workflow &workflow, const prompt::WildcardFolder &wildcards) const
{
    for (const InputRef &at : m_prompts) {
        if (auto error = wildcards.defect(prompt::withoutComments(workflow.input(at).toString())))
            return error;
    }
    return std::nullopt;
}

std::optional<Error> VariationTexts::resolvePrompts(Variation &variation, const prompt::WildcardFolder *wildcards) const
{
    const Seed seed = variation.seed.value_or(Seed::random());
    QHash<QString, quint64> streams;
    for (qsizetype i = 0; i < m_prompts.size(); ++i) {
        const InputRef &at = m_prompts.at(i);
        const json::Value &value = variation.workflow.input(at);
        if (!value.isString())
            continue;
        const QString typed = value.toString();
        if (!streams.contains(typed))
            streams.insert(typed, quint64(i));
        prompt::Random random(seed, streams.value(typed));
        const Result<prompt::Resolved> made =
            wildcards ? prompt::resolve(typed, random, *wildcards) : prompt::resolve(typed, random);
        if (!made)
            return made.error();
        replace(variation, at, typed, made->text);
    }
    return std::nullopt;
}

void VariationTexts::expandFileNames(Variation &variation, const QDateTime &when) const
{
    // The values before any of them is expanded: the order of the nodes makes no difference.
    const Workflow before = variation.workflow;
    for (const InputRef &at : m_fileNames) {
        const QString typed = before.input(at).toString();
        replace(variation, at, typed, m_tokens.expanded(typed, before, when));
    }
}

} // namespace hanga
