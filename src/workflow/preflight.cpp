#include "workflow/preflight.h"

#include "workflow/graphproblems.h"
#include "workflow/preflightbrowser.h"
#include "workflow/preflightnames.h"
#include "workflow/preflightnumbers.h"

#include "json/document.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <unordered_map>

namespace hanga {

namespace {

using namespace preflight_detail;
using Kind = Problem::Kind;

struct PreflightFixText
{
    Q_DECLARE_TR_FUNCTIONS(PreflightFixText)
};

/// A value as a person would write it, short enough for a sentence.
QString shown(const json::Value &value)
{
    constexpr qsizetype longest = 120;
    const QString text = value.isString() ? value.toString() : QString::fromUtf8(json::write(value));
    return text.size() > longest ? text.first(longest) + QStringLiteral("…") : text;
}

QString listText(const json::Value &value)
{
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    return value.isString() ? value.toString() : QString::fromStdString(std::string(value.text()));
}

/// Custom code compares such types in its own way.
bool isOpenType(const QString &type)
{
    return type.isEmpty() || type.contains(u'*') || type == u"COMBO" || type.startsWith(u"COMFY_");
}

bool fitTogether(const QString &received, const QString &wanted)
{
    if (isOpenType(received) || isOpenType(wanted))
        return true;
    const QStringList given = received.split(u',');
    return std::ranges::any_of(wanted.split(u','), [&given](const QString &type) {
        return std::ranges::any_of(given, [&](const QString &each) { return each.trimmed() == type.trimmed(); });
    });
}

/// What is looked at in one workflow.
class Check final
{
public:
    Check(const Workflow &workflow, const NodeCatalog &catalog, const PreflightHints &hints)
        : m_workflow(workflow), m_catalog(catalog), m_hints(hints)
    {}

    [[nodiscard]] QList<Problem> run()
    {
        checkGraph();
        if (m_catalog.isEmpty())
            return m_problems;
        QList<NodeId> outputs;
        bool anyUnknown = false;
        for (const NodeId &node : m_workflow.nodes()) {
            const NodeClass *nodeClass = m_catalog.find(m_workflow.classType(node));
            anyUnknown = anyUnknown || !nodeClass;
            if (!nodeClass)
                addUnknown(node);
            if (!nodeClass || nodeClass->isOutput)
                outputs.append(node);
        }
        if (outputs.isEmpty() && !m_workflow.isEmpty())
            add(Kind::NoOutput, {}, {}).isFatal = true;
        m_isOnlyOutput = outputs.size() == 1 && !anyUnknown;
        const QSet<NodeId> needed = neededBy(outputs);
        for (const NodeId &node : m_workflow.nodes()) {
            if (const NodeClass *nodeClass = m_catalog.find(m_workflow.classType(node));
                nodeClass && needed.contains(node))
                checkNode(node, *nodeClass);
        }
        return m_problems;
    }

private:
    Problem &add(Kind kind, const InputRef &at, const QStringList &args)
    {
        m_problems.append({kind, at, at.node.isEmpty() ? QString() : m_workflow.title(at.node), args, {}, false});
        return m_problems.last();
    }

    void addUnknown(const NodeId &node)
    {
        const QString classType = m_workflow.classType(node);
        Problem &problem = add(Kind::UnknownClass, {node, {}}, {classType});
        problem.isFatal = true;
        problem.pack = m_hints.packs.value(classType);
    }

    void checkGraph()
    {
        for (const GraphProblem &found : graphProblems(m_workflow)) {
            const bool circle = found.kind == GraphProblem::Kind::Circle;
            add(circle ? Kind::Circle : Kind::LinkToNowhere, found.at, {found.message}).isFatal = true;
        }
    }

    [[nodiscard]] QSet<NodeId> neededBy(QList<NodeId> open) const
    {
        QSet<NodeId> needed(open.begin(), open.end());
        while (!open.isEmpty()) {
            for (const json::Member &member : m_workflow.inputs(open.takeLast())) {
                const auto link = Workflow::linkOf(member.value);
                if (!link || needed.contains(link->node) || !m_workflow.contains(link->node))
                    continue;
                needed.insert(link->node);
                open.append(link->node);
            }
        }
        return needed;
    }

    void checkNode(const NodeId &node, const NodeClass &nodeClass)
    {
        if (nodeClass.isPaid)
            add(Kind::PaidNode, {node, {}}, {nodeClass.name, nodeClass.price});
        if (waits(nodeClass))
            add(Kind::NeedsBrowser, {node, {}}, {});
        const auto inputs = m_workflow.inputs(node);
        for (const InputSpec &spec : nodeClass.inputs)
            checkInput({node, spec.name}, spec, inputs);
    }

    bool waits(const NodeClass &nodeClass)
    {
        const auto known = m_waits.constFind(&nodeClass);
        return known != m_waits.constEnd() ? *known : *m_waits.insert(&nodeClass, waitsForPerson(nodeClass.name));
    }

    template <class Inputs> void checkInput(const InputRef &at, const InputSpec &spec, const Inputs &inputs)
    {
        const auto found = std::ranges::find(inputs, at.input.toStdString(), &json::Member::key);
        if (found == inputs.end()) {
            if (spec.required)
                addMissing(at, spec);
            return;
        }
        if (const auto link = Workflow::linkOf(found->value))
            return checkLink(at, spec, *link);
        if (found->value.isArray()) {
            if (!spec.multiselect && !isOpenType(spec.type))
                addBadLink(at, spec);
            return;
        }
        const bool wrapped = found->value.contains("__value__");
        checkLiteral(at, spec, wrapped ? found->value["__value__"] : found->value);
    }

    void addMissing(const InputRef &at, const InputSpec &spec)
    {
        if (spec.type.startsWith(u"COMFY_"))
            return; // its parts have names of their own
        if (isBrowserType(spec.type)) {
            add(Kind::NeedsBrowser, at, {});
            return;
        }
        Problem &problem = add(Kind::MissingInput, at, {});
        problem.isFatal = m_isOnlyOutput;
        offerDefault(problem, spec);
    }

    void addBadLink(const InputRef &at, const InputSpec &spec)
    {
        Problem &problem = add(Kind::BadLink, at, {});
        problem.isFatal = m_isOnlyOutput;
        offerDefault(problem, spec);
    }

    /// What the web editor puts into a new node.
    static void offerDefault(Problem &problem, const InputSpec &spec)
    {
        const bool hasFirst = spec.kind == InputSpec::Kind::Choice && !spec.choices.isEmpty();
        const json::Value value =
            spec.defaultValue.isNull() && hasFirst ? spec.choice(spec.choices.first()) : spec.defaultValue;
        if (!value.isNull())
            problem.fixes.append(
                {PreflightFixText::tr("Use the default, %1").arg(shown(value)), {{problem.at, value}}, false});
    }

    void checkLink(const InputRef &at, const InputSpec &spec, const Link &link)
    {
        const NodeClass *source = m_catalog.find(m_workflow.classType(link.node));
        if (!source)
            return;
        const QString received = source->outputs.value(link.slot);
        if (!fitTogether(received, spec.type))
            add(Kind::TypeMismatch, at, {received, spec.type});
    }

    void checkLiteral(const InputRef &at, const InputSpec &spec, const json::Value &value)
    {
        switch (spec.kind) {
        case InputSpec::Kind::Int:
            return checkNumber(at, spec, value, asInt(value));
        case InputSpec::Kind::Float:
            return checkNumber(at, spec, value, asFloat(value));
        case InputSpec::Kind::Choice:
            if (!spec.multiselect)
                checkChoice(at, spec, listText(value));
            return;
        case InputSpec::Kind::Text:
            return checkText(at, value.toString());
        case InputSpec::Kind::Socket:
            if (spec.required && isBrowserType(spec.type) && !isFilled(value))
                add(Kind::NeedsBrowser, at, {});
            return;
        case InputSpec::Kind::Boolean:
            return;
        }
    }

    void checkNumber(const InputRef &at, const InputSpec &spec, const json::Value &value, const json::Value &number)
    {
        if (number.isNull()) {
            Problem &problem = add(Kind::WrongValue, at, {shown(value), spec.type});
            problem.isFatal = m_isOnlyOutput;
            offerDefault(problem, spec);
            return;
        }
        const bool small = spec.minimum.isNumber() && compare(number, spec.minimum) < 0;
        const bool large = spec.maximum.isNumber() && compare(number, spec.maximum) > 0;
        if (!small && !large)
            return;
        const json::Value &limit = small ? spec.minimum : spec.maximum;
        Problem &problem = add(small ? Kind::TooSmall : Kind::TooLarge, at, {shown(value), shown(limit)});
        problem.fixes.append({PreflightFixText::tr("Use %1").arg(shown(limit)), {{at, limit}}, false});
    }

    void checkChoice(const InputRef &at, const InputSpec &spec, const QString &value)
    {
        if (spec.refreshButton)
            return;
        ChoiceIndex &index = indexOf(spec);
        if (index.contains(value))
            return;
        // Either an empty folder of models, or choices that only the web editor fetches.
        if (spec.choices.isEmpty() && !looksLikeFile(value))
            return;
        // An uploaded file may be newer than the list, and may lie where the list does not look.
        const bool elsewhere = value.contains(u'/') || value.contains(u'\\') || value.endsWith(u']');
        if ((spec.hasUpload || spec.imageUpload) && elsewhere)
            return;
        Problem &problem = add(Kind::NotInList, at, {value});
        problem.choices = spec.choices;
        const Matches matches = index.matchesOf(value, m_comparisons);
        // Pictures of the same name in two folders are two pictures.
        const bool isSame = !spec.hasUpload && !spec.imageUpload;
        const auto offer = [&](const QStringList &names, bool certain) {
            for (const QString &name : names)
                problem.fixes.append({PreflightFixText::tr("Use “%1”").arg(name), {{at, spec.choice(name)}}, certain});
        };
        offer(matches.certain, isSame);
        offer(matches.likely, false);
    }

    ChoiceIndex &indexOf(const InputSpec &spec)
    {
        const auto known = m_indexes.find(&spec);
        return known != m_indexes.end() ? known->second : m_indexes.try_emplace(&spec, spec.choices).first->second;
    }

    void checkText(const InputRef &at, const QString &text)
    {
        // Other nodes may read the tags themselves, or hand the text to one that does.
        if (!m_workflow.classType(at.node).startsWith(u"CLIPTextEncode") || !text.contains(u"<lora:"))
            return;
        static const QRegularExpression tag(QStringLiteral(R"(<lora:[^<>\n]{1,300}>)"));
        QStringList tags;
        for (auto each = tag.globalMatch(text); each.hasNext();)
            tags.append(each.next().captured());
        if (tags.isEmpty())
            return;
        QString without = text;
        without.remove(tag);
        add(Kind::LoraText, at, {tags.join(u' ')})
            .fixes.append({PreflightFixText::tr("Take it out of the text"), {{at, json::Value(without)}}, false});
    }

    const Workflow &m_workflow;
    const NodeCatalog &m_catalog;
    const PreflightHints &m_hints;
    QList<Problem> m_problems;
    QHash<const NodeClass *, bool> m_waits;
    std::unordered_map<const InputSpec *, ChoiceIndex> m_indexes;
    /// Names that are only alike, for all of the workflow: once the first are put right, the next look finds more.
    int m_comparisons = 20000;
    bool m_isOnlyOutput = false;
};

} // namespace

QList<Problem> preflight(const Workflow &workflow, const NodeCatalog &catalog, const PreflightHints &hints)
{
    return Check(workflow, catalog, hints).run();
}

Workflow withFix(Workflow workflow, const Fix &fix)
{
    for (const auto &[at, value] : fix.edits)
        workflow.setInput(at, value);
    return workflow;
}

Workflow withCertainFixes(Workflow workflow, const QList<Problem> &problems)
{
    for (const Problem &problem : problems) {
        const auto fix = std::ranges::find_if(problem.fixes, &Fix::certain);
        if (fix != problem.fixes.end())
            workflow = withFix(std::move(workflow), *fix);
    }
    return workflow;
}

} // namespace hanga
