#include "workflow/disagreement.h"

#include "workflow/conversion.h"
#include "workflow/groupnode.h"
#include "json/document.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace hanga {

namespace {

struct DisagreementText
{
    Q_DECLARE_TR_FUNCTIONS(DisagreementText)
};

constexpr qsizetype mostLines = 20;
constexpr qsizetype longestValue = 60;

QString shown(const json::Value &value)
{
    const QString text =
        value.isString() ? value.toString().simplified() : QString::fromUtf8(json::write(value)).simplified();
    return text.size() <= longestValue ? text : text.first(longestValue) + u'…';
}

/// Python reads 8 and 8.0 as the same number, and the web editor rounds.
bool isSame(const json::Value &a, const json::Value &b)
{
    if (a == b)
        return true;
    if (!a.isNumber() || !b.isNumber() || (a.toUInt64() && b.toUInt64()))
        return false;
    constexpr double tolerance = 1e-6;
    const double number = a.toDouble().value_or(0);
    return std::abs(number - b.toDouble().value_or(0)) <= tolerance * std::max(1.0, std::abs(number));
}

/// The values of the editor's buttons and players, which it wrote into the graph at times.
bool isButton(const QString &input)
{
    return input.contains(u"upload") || input.contains(u"preview") || input == u"audioUI" ||
           input == u"speak_and_recognation" || input.contains(u"control_after_generate");
}

bool isNegative(const json::Value &value)
{
    return value.isNumber() && value.text().starts_with('-');
}

/// True for a file with group nodes: their inner nodes may have run under the ids from before they were grouped.
bool hasGroupNodes(const json::Value &ui)
{
    return std::ranges::any_of(ui["nodes"].items(),
                               [](const json::Value &node) { return isGroupType(node["type"].toString()); });
}

class Comparison final
{
public:
    Comparison(const Workflow &api, const Conversion &canvas, const NodeCatalog &catalog)
        : m_api(api), m_canvas(canvas), m_catalog(catalog)
    {
        using Kind = ConversionNote::Kind;
        for (const ConversionNote &note : canvas.notes) {
            switch (note.kind) {
            case Kind::DynamicPrompt:
            case Kind::FileNameTokens:
            case Kind::NeedsBrowser:
            case Kind::NameDiffers:
                m_explained.insert({note.node, note.args.value(0)});
                break;
            case Kind::WrongType:
                m_explained.insert({note.node, note.args.value(1)});
                break;
            case Kind::HostUnclear:
                m_unclear.insert(note.node.text());
                break;
            default:
                break;
            }
        }
    }

    [[nodiscard]] Disagreement run()
    {
        for (const NodeId &node : m_api.nodes()) {
            if (!m_canvas.workflow.contains(node))
                add(DisagreementText::tr("%1 ran, but is off or missing on the canvas.").arg(nameOf(m_api, node)));
            else if (m_api.classType(node) != m_canvas.workflow.classType(node))
                add(DisagreementText::tr("%1 is a %2 on the canvas.")
                        .arg(nameOf(m_api, node), m_canvas.workflow.classType(node)));
            else if (m_catalog.find(m_api.classType(node)))
                compareInputs(node);
        }
        for (const NodeId &node : m_canvas.workflow.nodes()) {
            // Of an unknown class it may be a node of the editor alone.
            if (!m_api.contains(node) && m_catalog.find(m_canvas.workflow.classType(node)))
                add(DisagreementText::tr("%1 did not run.").arg(nameOf(m_canvas.workflow, node)));
        }
        return m_found;
    }

private:
    static QString nameOf(const Workflow &workflow, const NodeId &node)
    {
        return DisagreementText::tr("%1 (node %2)").arg(workflow.title(node), node.text());
    }

    void add(const QString &line)
    {
        if (++m_found.count <= mostLines)
            m_found.differences.append(line);
    }

    void compareInputs(const NodeId &node)
    {
        for (const json::Member &member : m_api.inputs(node)) {
            const InputRef ref{node, QString::fromStdString(member.key)};
            if (!isSameInput(ref))
                add(DisagreementText::tr("%1, “%2”: %3 ran, the canvas has %4.")
                        .arg(nameOf(m_api, node), ref.input, valueOf(m_api, ref), valueOf(m_canvas.workflow, ref)));
        }
        for (const json::Member &member : m_canvas.workflow.inputs(node)) {
            const InputRef ref{node, QString::fromStdString(member.key)};
            // A literal is an input that is newer than what ran.
            if (m_api.input(ref).isNull() && Workflow::linkOf(member.value))
                add(DisagreementText::tr("%1, “%2”: nothing ran, the canvas has %3.")
                        .arg(nameOf(m_api, node), ref.input, valueOf(m_canvas.workflow, ref)));
        }
    }

    static QString valueOf(const Workflow &workflow, const InputRef &ref)
    {
        const json::Value &value = workflow.input(ref);
        if (value.isNull())
            return DisagreementText::tr("nothing");
        if (const std::optional<Link> link = Workflow::linkOf(value))
            return DisagreementText::tr("a link to node %1").arg(link->node.text());
        return u'“' + shown(value) + u'”';
    }

    [[nodiscard]] bool isSameInput(const InputRef &ref) const
    {
        const json::Value &ran = m_api.input(ref);
        const json::Value &stored = m_canvas.workflow.input(ref);
        const std::optional<Link> link = Workflow::linkOf(ran);
        if (link || Workflow::linkOf(stored))
            return link == Workflow::linkOf(stored);
        return isSame(ran, stored) || isInnocent(ref, stored);
    }

    [[nodiscard]] bool isInnocent(const InputRef &ref, const json::Value &stored) const
    {
        const NodeClass *nodeClass = m_catalog.find(m_api.classType(ref.node));
        const QString control = m_canvas.seedControls.value(ref);
        const bool isRandomNode = ref.input.endsWith(u"seed") && isNegative(stored); // drawn by the node itself
        return (!control.isEmpty() && control != u"fixed") || isRandomNode || isUnclear(ref.node) ||
               isButton(ref.input) || m_explained.contains(ref) || (stored.isNull() && !nodeClass->input(ref.input));
    }

    /// True inside of a subgraph whose values cannot be told apart.
    [[nodiscard]] bool isUnclear(const NodeId &node) const
    {
        const QString &id = node.text();
        for (qsizetype colon = id.indexOf(u':'); colon >= 0; colon = id.indexOf(u':', colon + 1)) {
            if (m_unclear.contains(id.first(colon)))
                return true;
        }
        return false;
    }

    const Workflow &m_api;
    const Conversion &m_canvas;
    const NodeCatalog &m_catalog;
    QSet<InputRef> m_explained;
    QSet<QString> m_unclear; ///< nodes that stand for subgraphs whose values cannot be told apart
    Disagreement m_found;
};

} // namespace

std::optional<Disagreement> disagreement(const Workflow &api, const json::Value &ui, const NodeCatalog &catalog)
{
    if (api.isEmpty() || ui.isNull() || catalog.isEmpty())
        return {};
    const Result<Conversion> canvas = convertToApi(ui, catalog, {});
    if (!canvas)
        return {};
    if (hasGroupNodes(ui) &&
        !std::ranges::all_of(api.nodes(), [&canvas](const NodeId &node) { return canvas->workflow.contains(node); }))
        return {};
    Disagreement found = Comparison(api, *canvas, catalog).run();
    return found.count > 0 ? std::optional(std::move(found)) : std::nullopt;
}

} // namespace hanga
