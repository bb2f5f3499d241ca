#include "workflow/discovery.h"
#include "workflow/inspection.h"
#include "workflow/preflight.h"

#include "json/document.h"

#include <QCoreApplication>

namespace hanga {

namespace {

struct InspectionText
{
    Q_DECLARE_TR_FUNCTIONS(InspectionText)
};

/// A picture inside an input (base64) or a poem must not bury the rest.
QString shortened(QString text)
{
    constexpr qsizetype longest = 2000;
    if (text.size() > longest)
        text = text.first(longest) + QStringLiteral(" …");
    return text;
}

/// A literal as it is, a link as where it comes from.
QString valueText(const json::Value &value)
{
    if (const std::optional<Link> link = Workflow::linkOf(value))
        return InspectionText::tr("from node %1").arg(link->node.text());
    return value.isString() ? value.toString() : QString::fromUtf8(json::write(value));
}

/// Collects the lines; a node is named by its title and id.
class Report final
{
public:
    explicit Report(const Workflow &workflow) : m_workflow(workflow) {}

    void add(const QString &line) { m_lines.append(line); }

    void add(const QString &what, const NodeId &node, const QString &value)
    {
        const QString title = m_workflow.title(node);
        m_lines.append(InspectionText::tr("%1: %2 [%3, node %4]").arg(what, shortened(value), title, node.text()));
    }

    void add(const QString &what, const QList<FoundText> &texts)
    {
        for (const FoundText &text : texts)
            add(what, text.at.node,
                text.text.trimmed().isEmpty() ? InspectionText::tr("(empty)") : text.text.trimmed());
    }

    void add(const QString &what, const QList<FoundFile> &files)
    {
        for (const FoundFile &file : files)
            add(what, file.at.node, file.value);
    }

    void add(const FoundSize &size)
    {
        QString text = QStringLiteral("%1 × %2").arg(valueText(size.width), valueText(size.height));
        if (!size.length.isNull())
            text += InspectionText::tr(", length %1").arg(valueText(size.length));
        if (!size.batch.isNull())
            text += InspectionText::tr(", batch of %1").arg(valueText(size.batch));
        add(InspectionText::tr("Size"), size.node, text);
    }

    void add(const FoundSampler &sampler)
    {
        QStringList values; // of one whose helpers have them all there is nothing to say
        for (const auto &[ref, value] : sampler.values)
            values.append(QStringLiteral("%1 %2").arg(ref.input, valueText(value)));
        if (!values.isEmpty())
            add(InspectionText::tr("Sampler"), sampler.node, values.join(QStringLiteral(", ")));
    }

    [[nodiscard]] QString text() const { return m_lines.join(u'\n') + u'\n'; }

private:
    const Workflow &m_workflow;
    QStringList m_lines;
};

QString headline(const OpenedFile &file)
{
    if (file.api)
        return InspectionText::tr("%1: a workflow with %n node(s), ready for a server (%2)", nullptr,
                                  int(file.api->nodes().size()))
            .arg(file.name, file.format);
    if (!file.ui.isNull())
        return InspectionText::tr("%1: a workflow in the editor's format, which a server cannot run (%2)")
            .arg(file.name, file.format);
    return InspectionText::tr("%1: no workflow inside (%2)").arg(file.name, file.format);
}

} // namespace

QString inspectionText(const OpenedFile &file, const NodeCatalog &catalog)
{
    const Workflow workflow = file.api.value_or(Workflow());
    const Discovery found = discover(workflow, catalog);
    Report report(workflow);
    report.add(headline(file));
    report.add(InspectionText::tr("Prompt"), found.positive);
    report.add(InspectionText::tr("Negative prompt"), found.negative);
    for (const FoundSeed &seed : found.seeds)
        report.add(InspectionText::tr("Seed"), seed.at.node,
                   seed.hasEffect ? seed.text : InspectionText::tr("%1 (without effect)").arg(seed.text));
    for (const FoundSize &size : found.sizes)
        report.add(size);
    for (const FoundSampler &sampler : found.samplers)
        report.add(sampler);
    report.add(InspectionText::tr("Model"), found.models);
    report.add(InspectionText::tr("LoRA"), found.loras);
    report.add(InspectionText::tr("Input file"), found.media);
    for (const NodeId &output : found.outputs)
        report.add(InspectionText::tr("Output"), output, workflow.classType(output));
    for (const Problem &problem : preflight(workflow, catalog))
        report.add(InspectionText::tr("Problem: %1").arg(problemLine(problem)));
    for (const QString &note : file.notes)
        report.add(InspectionText::tr("Note: %1").arg(note));
    return report.text();
}

} // namespace hanga
