#include "prompt/dynamicprompt.h"

#include <algorithm>

namespace hanga::prompt {

namespace {

/// What ends a line for the web editor.
bool endsLine(QChar c)
{
    return c == u'\n' || c == u'\r' || c == QChar(0x2028) || c == QChar(0x2029);
}

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

/// Each level reads its own part once more: not more than deepestChoice times altogether. \a choices is null inside.
QString chosen(QStringView text, Random &random, QStringList *choices)
{
    QString result;
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text.at(i++);
        if (c == u'{') {
            const QList<QStringView> options = takeOptions(text, i);
            const QString choice = chosen(options.at(random.below(quint32(options.size()))), random, nullptr);
            if (choices)
                choices->append(choice);
            result.append(choice);
            continue;
        }
        result.append(c);
        if (c == u'\\' && i < text.size())
            result.append(text.at(i++));
    }
    // The web editor, too, does this on each level.
    return withoutEscapes(result);
}

} // namespace

Resolved resolve(const QString &text, Random &random)
{
    const QString source = withoutComments(text);
    if (depthOf(source) > deepestChoice)
        return {text, {}};
    Resolved resolved;
    resolved.text = chosen(source, random, &resolved.choices);
    return resolved;
}

} // namespace hanga::prompt
