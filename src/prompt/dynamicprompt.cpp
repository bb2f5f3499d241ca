#include "prompt/dynamicprompt.h"

#include <QCoreApplication>

#include <algorithm>

namespace hanga::prompt {

namespace {

struct PromptText
{
    Q_DECLARE_TR_FUNCTIONS(PromptText)
};

constexpr qsizetype mostRead = 2'000'000;

/// What ends a line for the web editor.
bool endsLine(QChar c)
{
    return c == u'\n' || c == u'\r' || c == QChar(0x2028) || c == QChar(0x2029);
}

QString withoutEscapes(const QString &text)
{
    if (!text.contains(u'\\'))
        return text;
    QString left;
    left.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar next = i + 1 < text.size() ? text.at(i + 1) : QChar();
        if (text.at(i) == u'\\' && (next == u'{' || next == u'}' || next == u'|'))
            ++i;
        left.append(text.at(i));
    }
    return left;
}

int depthOf(QStringView text)
{
    int depth = 0;
    int deepest = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'\\')
            ++i;
        else if (text.at(i) == u'{')
            deepest = std::max(deepest, ++depth);
        else if (text.at(i) == u'}' && depth > 0)
            --depth;
    }
    return deepest;
}

/// The options of the brace that opens just before \a at, which moves behind its end.
QList<QStringView> takeOptions(QStringView text, qsizetype &at)
{
    QList<QStringView> options;
    int depth = 0;
    qsizetype begin = at;
    for (; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (c == u'\\')
            ++at;
        else if (c == u'{')
            ++depth;
        else if (c == u'}' && depth-- == 0)
            break;
        else if (c == u'|' && depth == 0) {
            options.append(text.sliced(begin, at - begin));
            begin = at + 1;
        }
    }
    const qsizetype end = std::min(at, text.size());
    options.append(text.sliced(begin, end - begin));
    at = std::min(at + 1, text.size());
    return options;
}

/// Makes the choices of one text. Each level reads its own part once more: not more than deepestChoice times
/// altogether.
class Resolver final
{
public:
    Resolver(Random &random, const WildcardFolder *wildcards) : m_random(random), m_wildcards(wildcards) {}

    /// \a choices is null inside of choices.
    QString resolved(QStringView text, int depth, QStringList *choices);
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    QString chosen(Choice choice, int depth);
    QList<Option> wildcard(QStringView name);
    void giveUp(Error error);

    Random &m_random;
    const WildcardFolder *m_wildcards;
    qsizetype m_read = 0; ///< characters, those of nested texts as often as they are nested
    std::optional<Error> m_error;
};

void Resolver::giveUp(Error error)
{
    if (!m_error)
        m_error = std::move(error);
}

QString Resolver::resolved(QStringView text, int depth, QStringList *choices)
{
    m_read += text.size();
    if (m_wildcards && (depth > deepestChoice || m_read > mostRead))
        giveUp({Error::Kind::VariationsInvalid, {PromptText::tr("the wildcards of a prompt lead on and on")}, {}});
    QString result;
    for (qsizetype i = 0; i < text.size() && !m_error;) {
        const QChar c = text.at(i++);
        const QStringView name = m_wildcards && c == u'_' ? wildcardAt(text, i - 1) : QStringView();
        if (c == u'{' || !name.isEmpty()) {
            const Choice choice = name.isEmpty() ? readChoice(takeOptions(text, i)) : Choice{wildcard(name)};
            const QString part = chosen(choice, depth);
            if (choices)
                choices->append(part);
            result.append(part);
            i += name.isEmpty() ? 0 : name.size() + 3;
            continue;
        }
        result.append(c);
        if (c == u'\\' && i < text.size())
            result.append(text.at(i++));
    }
    // The web editor, too, does this on each level.
    return withoutEscapes(result);
}

QString Resolver::chosen(Choice choice, int depth)
{
    // {2$$__colours__} takes two different lines.
    const QString only =
        choice.options.size() == 1 && choice.most > 1 ? choice.options.first().text.trimmed() : QString();
    const QStringView name = m_wildcards ? wildcardAt(only, 0) : QStringView();
    if (!name.isEmpty() && name.size() + 4 == only.size())
        choice.options = wildcard(name);
    QStringList parts;
    for (const Option &option : pick(choice, m_random))
        parts.append(resolved(option.text, depth + 1, nullptr));
    return parts.join(choice.separator);
}

QList<Option> Resolver::wildcard(QStringView name)
{
    auto options = m_wildcards->options(name.toString());
    if (!options)
        giveUp(options.error());
    return options.value_or(QList<Option>());
}

} // namespace

QString withoutComments(const QString &text)
{
    QString left;
    left.reserve(text.size());
    bool mayClose = true; // one look for a missing end is enough
    for (qsizetype i = 0; i < text.size();) {
        const QStringView rest = QStringView(text).mid(i);
        if (mayClose && rest.startsWith(u"/*")) {
            const qsizetype close = text.indexOf(QLatin1StringView("*/"), i + 2);
            mayClose = close >= 0;
            if (mayClose) {
                i = close + 2;
                continue;
            }
        }
        if (rest.startsWith(u"//"))
            i += std::ranges::find_if(rest, endsLine) - rest.begin();
        else
            left.append(text.at(i++));
    }
    return left;
}

Resolved resolve(const QString &text, Random &random)
{
    const QString source = withoutComments(text);
    if (depthOf(source) > deepestChoice)
        return {text, {}};
    Resolved made;
    made.text = Resolver(random, nullptr).resolved(source, 0, &made.choices);
    return made;
}

Result<Resolved> resolve(const QString &text, Random &random, const WildcardFolder &wildcards)
{
    const QString source = withoutComments(text);
    if (depthOf(source) > deepestChoice)
        return Resolved{text, {}};
    Resolved made;
    Resolver resolver(random, &wildcards);
    made.text = resolver.resolved(source, 0, &made.choices);
    if (resolver.error())
        return tl::unexpected(*resolver.error());
    return made;
}

} // namespace hanga::prompt
