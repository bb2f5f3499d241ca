#include "workflow/filenametokens.h"

#include "workflow/uigraph.h"

#include <QRegularExpression>

namespace hanga {

namespace {

/// "Node name for S&R" of the nodes outside of subgraphs, where the file tells it.
QHash<QString, QString> givenNames(const json::Value &ui)
{
    QHash<QString, QString> names;
    for (const json::Value &node : ui["nodes"].items()) {
        const json::Value &name = node["properties"]["Node name for S&R"];
        if (name.isString())
            names.insert(uiId(node["id"]), name.toString());
    }
    return names;
}

/// As JavaScript writes it; nothing for what is no single value.
std::optional<QString> shownValue(const json::Value &value)
{
    if (value.isString())
        return value.toString();
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (!value.isNumber())
        return std::nullopt;
    static const QRegularExpression emptyFraction(QStringLiteral(R"(\.0+$)"));
    return QString::fromUtf8(value.text()).remove(emptyFraction);
}

QString fitForAFileName(QString text)
{
    for (QChar &c : text) {
        if (c < QChar(0x20) || c == QChar(0x7f) || QStringView(u"/?<>\\:*|\"").contains(c))
            c = u'_';
    }
    return text;
}

} // namespace

QString editorDate(const QString &format, const QDateTime &when)
{
    static const QRegularExpression letters(QStringLiteral("dd?|MM?|hh?|mm?|ss?|yyy?y?"));
    const QDate date = when.date();
    const QTime time = when.time();
    QString text;
    qsizetype end = 0;
    for (auto found = letters.globalMatch(format); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const QString part = match.captured();
        int number = 0;
        switch (part.front().unicode()) {
        case u'd':
            number = date.day();
            break;
        case u'M':
            number = date.month();
            break;
        case u'h':
            number = time.hour();
            break;
        case u'm':
            number = time.minute();
            break;
        case u's':
            number = time.second();
            break;
        default:
            number = part.size() == 2 ? date.year() % 100 : date.year();
        }
        text += QStringView(format).mid(end, match.capturedStart() - end);
        end = match.capturedEnd();
        text += part == u"yyy" ? part : QString::number(number).rightJustified(part.size(), u'0');
    }
    return text + format.mid(end);
}

FileNameTokens::FileNameTokens(const Workflow &workflow, const json::Value &ui)
{
    const QHash<QString, QString> names = givenNames(ui);
    for (const NodeId &node : workflow.nodes()) {
        const QString name = names.value(node.text(), workflow.classType(node));
        const QString title = workflow.title(node);
        if (!m_byName.contains(name))
            m_byName.insert(name, node);
        if (!m_byTitle.contains(title))
            m_byTitle.insert(title, node);
    }
}

QString FileNameTokens::expanded(const QString &prefix, const Workflow &workflow, const QDateTime &when) const
{
    static const QRegularExpression token(QStringLiteral("%([^%]+)%"));
    QString text;
    qsizetype end = 0;
    for (auto found = token.globalMatch(prefix); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        text += QStringView(prefix).mid(end, match.capturedStart() - end);
        text += valueOf(match.captured(1), workflow, when).value_or(match.captured());
        end = match.capturedEnd();
    }
    return text + prefix.mid(end);
}

std::optional<QString> FileNameTokens::valueOf(const QString &token, const Workflow &workflow,
                                               const QDateTime &when) const
{
    static const QString date = QStringLiteral("date:");
    if (token.startsWith(date))
        return editorDate(token.mid(date.size()), when);
    const QStringList parts = token.split(u'.');
    if (parts.size() != 2)
        return std::nullopt;
    const NodeId node = m_byName.value(parts.first(), m_byTitle.value(parts.first()));
    const std::optional<QString> value = shownValue(workflow.input({node, parts.last()}));
    return value ? std::optional(fitForAFileName(*value)) : std::nullopt;
}

} // namespace hanga
