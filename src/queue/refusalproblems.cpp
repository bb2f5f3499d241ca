#include "queue/refusalproblems.h"

#include "workflow/nodecataloglabels.h"
#include "json/document.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace hanga {

namespace {

using Kind = Problem::Kind;
using catalog_detail::oneLine;

constexpr qsizetype longestText = 400;

/// What a server's word stands for.
struct Meaning
{
    const char16_t *type;
    Kind kind;          ///< ServerSays where we have no word of our own
    QList<Kind> ours;   ///< what preflight() may call the same
    bool whole = false; ///< said of the node, whatever input is named
};

/// The server names the input of another node with `exception_during_inner_validation`, and gives node ids by another
/// rule than we do for circles.
const QList<Meaning> &meanings()
{
    static const QList<Meaning> all = {
        {u"required_input_missing", Kind::MissingInput, {Kind::MissingInput, Kind::NeedsBrowser}},
        {u"bad_linked_input", Kind::BadLink, {Kind::BadLink}},
        {u"return_type_mismatch", Kind::TypeMismatch, {Kind::TypeMismatch}},
        {u"invalid_input_type", Kind::WrongValue, {Kind::WrongValue}},
        {u"value_smaller_than_min", Kind::TooSmall, {Kind::TooSmall}},
        {u"value_bigger_than_max", Kind::TooLarge, {Kind::TooLarge}},
        {u"value_not_in_list", Kind::NotInList, {Kind::NotInList}},
        {u"custom_validation_failed", Kind::ServerSays, {Kind::NotInList, Kind::TooSmall, Kind::TooLarge}},
        {u"exception_during_inner_validation", Kind::ServerSays, {Kind::LinkToNowhere, Kind::Circle}, true},
        {u"exception_during_validation", Kind::ServerSays, {Kind::LinkToNowhere, Kind::Circle}, true},
        {u"dependency_cycle", Kind::ServerSays, {Kind::Circle}, true},
        {u"invalid_prompt", Kind::UnknownClass, {Kind::UnknownClass}, true},
        {u"missing_node_type", Kind::UnknownClass, {Kind::UnknownClass}, true},
    };
    return all;
}

/// A whole number stays as it is, a text loses its quotation marks.
QString shown(const json::Value &value)
{
    constexpr qsizetype longest = 120;
    return oneLine(value.isString() ? value.toString() : QString::fromUtf8(json::write(value)), longest);
}

QStringList captured(const QString &pattern, const QString &text)
{
    const QRegularExpressionMatch match = QRegularExpression(pattern).match(text.left(longestText));
    return match.hasMatch() ? match.capturedTexts().sliced(1) : QStringList();
}

class RefusalReader final
{
public:
    RefusalReader(const PromptRefusal &refusal, const Workflow &workflow, const NodeCatalog &catalog)
        : m_refusal(refusal), m_workflow(workflow), m_catalog(catalog), m_ours(preflight(workflow, catalog))
    {}

    [[nodiscard]] QList<Problem> run()
    {
        for (const InputProblem &said : m_refusal.problems)
            add(problemOf(said));
        // Only the first unknown class is named.
        if (std::ranges::any_of(m_problems, [](const Problem &each) { return each.kind == Kind::UnknownClass; }))
            addAll(Kind::UnknownClass);
        if (m_problems.isEmpty())
            addWhole();
        return m_problems;
    }

private:
    void add(Problem problem)
    {
        problem.isFatal = true;
        if (const QString key = problemKey(problem); !m_keys.contains(key)) {
            m_keys.insert(key);
            m_problems.append(std::move(problem));
        }
    }

    void addAll(Kind kind)
    {
        for (const Problem &each : m_ours) {
            if (each.kind == kind)
                add(each);
        }
    }

    void addWhole()
    {
        if (m_refusal.type == u"prompt_no_outputs")
            return add({Kind::NoOutput, {}, {}, {}, {}});
        add({Kind::ServerSays, {}, {}, words(m_refusal.message, m_refusal.details), {}});
    }

    static QStringList words(const QString &message, const QString &details)
    {
        return {oneLine(message, longestText), oneLine(details, longestText)};
    }

    [[nodiscard]] Problem problemOf(const InputProblem &said) const
    {
        const auto meaning = std::ranges::find_if(
            meanings(), [&said](const Meaning &each) { return said.type == QStringView(each.type); });
        if (meaning == meanings().end())
            return inItsWords(said, false);
        if (const auto ours = ourOwn(said, *meaning))
            return *ours;
        const std::optional<QStringList> args = argsOf(said, meaning->kind);
        if (!args)
            return inItsWords(said, meaning->whole);
        Problem problem = at(said, meaning->whole, meaning->kind, *args);
        if (const InputSpec *spec = specOf(said); spec && problem.kind == Kind::NotInList)
            problem.choices = spec->choices;
        return problem;
    }

    [[nodiscard]] std::optional<Problem> ourOwn(const InputProblem &said, const Meaning &meaning) const
    {
        const auto found = std::ranges::find_if(m_ours, [&](const Problem &each) {
            if (!meaning.ours.contains(each.kind))
                return false;
            if (each.kind == Kind::Circle)
                return true;
            return each.at.node == said.node && (meaning.whole || each.at.input == said.input);
        });
        return found == m_ours.end() ? std::nullopt : std::optional(*found);
    }

    [[nodiscard]] Problem inItsWords(const InputProblem &said, bool whole) const
    {
        return at(said, whole, Kind::ServerSays, words(said.message, said.details));
    }

    [[nodiscard]] Problem at(const InputProblem &said, bool whole, Kind kind, const QStringList &args) const
    {
        return {kind, {said.node, whole ? QString() : said.input}, m_workflow.title(said.node), args, {}};
    }

    [[nodiscard]] const InputSpec *specOf(const InputProblem &said) const
    {
        const NodeClass *nodeClass = m_catalog.find(m_workflow.classType(said.node));
        return nodeClass ? nodeClass->input(said.input) : nullptr;
    }

    /// Nothing if the server's words do not tell what ours need.
    [[nodiscard]] std::optional<QStringList> argsOf(const InputProblem &said, Kind kind) const
    {
        const json::Value value = m_workflow.input({said.node, said.input});
        const QStringList none;
        QStringList found;
        switch (kind) {
        case Kind::MissingInput:
        case Kind::BadLink:
            return none;
        case Kind::UnknownClass:
            found = {oneLine(m_workflow.classType(said.node))};
            break;
        case Kind::NotInList:
            if (!value.isNull())
                found = {value.isString() ? value.toString() : shown(value)};
            break;
        case Kind::TypeMismatch:
            found = captured(QStringLiteral(R"(received_type\((.+)\) mismatch input_type\((.+)\))"), said.details);
            break;
        case Kind::WrongValue:
            found = captured(QStringLiteral(R"(to an? (\S+) value)"), said.message);
            if (!found.isEmpty())
                found.prepend(shown(value));
            break;
        case Kind::TooSmall:
        case Kind::TooLarge:
            found =
                captured(QStringLiteral(R"(^Value (\S+) (?:smaller|bigger) than (?:min|max) of (\S+)$)"), said.message);
            break;
        default:
            break;
        }
        const bool isKnown = !found.isEmpty() && !found.contains(QString());
        return isKnown ? std::optional(found) : std::nullopt;
    }

    const PromptRefusal &m_refusal;
    const Workflow &m_workflow;
    const NodeCatalog &m_catalog;
    const QList<Problem> m_ours;
    QList<Problem> m_problems;
    QSet<QString> m_keys;
};

} // namespace

QList<Problem> refusalProblems(const PromptRefusal &refusal, const Workflow &workflow, const NodeCatalog &catalog)
{
    return RefusalReader(refusal, workflow, catalog).run();
}

} // namespace hanga
