#include "queue/jobdifference.h"

#include "workflow/inputnames.h"

#include <algorithm>

namespace hanga {

namespace {

using Kind = InputChange::Kind;

bool isLiteral(const json::Value &value)
{
    return !value.isArray() && !value.isObject();
}

bool isSame(const json::Value &a, const json::Value &b)
{
    if (a == b)
        return true;
    if (!a.isNumber() || !b.isNumber())
        return false;
    const bool whole = a.text().find_first_of(".eE") == std::string_view::npos &&
                       b.text().find_first_of(".eE") == std::string_view::npos;
    return !whole && a.toDouble() == b.toDouble(); // a double does not hold every seed
}

/// Whether something takes the output of \a node as a negative prompt and nothing as anything else.
bool isNegative(const Workflow &workflow, const NodeId &node)
{
    bool negative = false;
    for (const NodeId &reader : workflow.nodes()) {
        for (const json::Member &member : workflow.inputs(reader)) {
            const std::optional<Link> link = Workflow::linkOf(member.value);
            if (!link || link->node != node)
                continue;
            if (!names::isNegative(QString::fromStdString(member.key)))
                return false;
            negative = true;
        }
    }
    return negative;
}

/// Two requests side by side.
class Comparison final
{
public:
    Comparison(const JobRequest &before, const JobRequest &after) : m_before(before), m_after(after) {}

    /// False if the two have not the same structure.
    bool run()
    {
        const json::Value &graph = m_after.workflow.graph();
        const json::Value &other = m_before.workflow.graph();
        const auto nodes = graph.members();
        return nodes.size() == other.members().size() &&
               std::all_of(nodes.begin(), nodes.end(), [this, &other](const json::Member &node) {
                   return compareNode(node.key, node.value, other[node.key]);
               });
    }

    QList<InputChange> take()
    {
        std::stable_sort(m_changes.begin(), m_changes.end(),
                         [](const InputChange &a, const InputChange &b) { return rank(a.kind) < rank(b.kind); });
        return std::move(m_changes);
    }

private:
    static int rank(Kind kind) { return static_cast<int>(kind); }

    bool compareNode(const std::string &id, const json::Value &now, const json::Value &then)
    {
        if (now == then) // at once where the two share it
            return true;
        if (now["class_type"] != then["class_type"] || !then.isObject())
            return false;
        const json::Value &inputs = now["inputs"];
        const json::Value &others = then["inputs"];
        const NodeId node(QString::fromStdString(id));
        for (const json::Member &member : inputs.members()) {
            if (!compareInput({node, QString::fromStdString(member.key)}, others[member.key], member.value))
                return false;
        }
        for (const json::Member &member : others.members()) {
            if (!inputs.contains(member.key) &&
                !compareInput({node, QString::fromStdString(member.key)}, member.value, {}))
                return false;
        }
        return true;
    }

    bool compareInput(const InputRef &at, const json::Value &before, const json::Value &after)
    {
        if (isSame(before, after))
            return true;
        if (Workflow::linkOf(before) || Workflow::linkOf(after))
            return false;
        if (isLiteral(before) && isLiteral(after)) // lists and objects of an editor's node cannot be said in a line
            note({kindOf(at, before, after), at, m_after.workflow.title(at.node), before, after});
        return true;
    }

    [[nodiscard]] Kind kindOf(const InputRef &at, const json::Value &before, const json::Value &after) const
    {
        if (isSeed(at, before, m_before.seed) && isSeed(at, after, m_after.seed))
            return Kind::Seed;
        if (!(before.isString() || before.isNull()) || !after.isString() || !names::isText(at.input))
            return Kind::Value;
        return isNegative(m_after.workflow, at.node) ? Kind::NegativeText : Kind::Text;
    }

    /// A seed by its name, or what the job calls its seed though the input is called "value".
    [[nodiscard]] static bool isSeed(const InputRef &at, const json::Value &value, const std::optional<Seed> &seed)
    {
        const bool named = names::isSeed(at.input);
        return value.isNumber() && (named || (names::isText(at.input) && seed && value.toUInt64() == seed->value()));
    }

    void note(const InputChange &change)
    {
        const bool known = std::any_of(m_changes.begin(), m_changes.end(), [&change](const InputChange &other) {
            return other.kind == change.kind && (change.kind != Kind::Value || other.at.input == change.at.input) &&
                   other.before == change.before && other.after == change.after;
        });
        if (!known)
            m_changes += change;
    }

    const JobRequest &m_before;
    const JobRequest &m_after;
    QList<InputChange> m_changes;
};

} // namespace

std::optional<QList<InputChange>> inputChanges(const JobRequest &before, const JobRequest &after)
{
    Comparison comparison(before, after);
    if (!comparison.run())
        return std::nullopt;
    return comparison.take();
}

std::pair<QString, QString> changedWords(const QString &before, const QString &after)
{
    const QStringList left = before.simplified().split(u' ', Qt::SkipEmptyParts);
    const QStringList right = after.simplified().split(u' ', Qt::SkipEmptyParts);
    const qsizetype shorter = qMin(left.size(), right.size());
    qsizetype head = 0;
    while (head < shorter && left[head] == right[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && left[left.size() - 1 - tail] == right[right.size() - 1 - tail])
        ++tail;
    QString gone = left.mid(head, left.size() - head - tail).join(u' ');
    QString come = right.mid(head, right.size() - head - tail).join(u' ');
    const bool sameEnd = gone.size() > 1 && come.size() > 1 && gone.back() == come.back();
    if (sameEnd && QStringView(u",.;").contains(gone.back())) {
        gone.chop(1);
        come.chop(1);
    }
    return {gone, come};
}

} // namespace hanga
