#include "server/workflowlists.h"

#include "json/document.h"

#include <QUrl>

namespace hanga {

namespace {

/// More than these no person has; a server that sends more is not asked to be read to its end.
constexpr qsizetype mostEntries = 50'000;
constexpr qsizetype longestPath = 1'024;
constexpr qsizetype longestTitle = 200;

const QString ending = QStringLiteral(".json");

/// A server's text as one line of plain text.
QString oneLine(const json::Value &value)
{
    return value.toString().simplified().left(longestTitle);
}

/// \a sent with '/' between its parts; empty where it is no path of a workflow below the folder.
QString workflowPath(QString sent)
{
    sent.replace(u'\\', u'/'); // of Windows servers
    if (sent.size() > longestPath || !sent.endsWith(ending, Qt::CaseInsensitive) || sent.startsWith(u'/'))
        return {};
    for (const QChar c : std::as_const(sent)) {
        if (c.category() == QChar::Other_Control)
            return {};
    }
    const QStringList parts = sent.split(u'/');
    for (const QString &part : parts) {
        if (part.isEmpty() || part == u"..")
            return {};
    }
    return parts.last().startsWith(u'.') ? QString() : sent;
}

/// Seconds up to ComfyUI 0.20, milliseconds since; the Cloud writes a date.
QDateTime timeOf(const json::Value &value)
{
    if (value.isString())
        return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    constexpr double firstMilliseconds = 1e11;
    constexpr double last = 1e14; // the year 5138: no clock is that wrong
    const double number = value.toDouble().value_or(0);
    if (!(number > 0 && number < last))
        return {};
    return QDateTime::fromMSecsSinceEpoch(qint64(number < firstMilliseconds ? number * 1000 : number), Qt::UTC);
}

tl::unexpected<Error> unreadable()
{
    return failure(Error::Kind::ReplyUnreadable, {QString(), QStringLiteral("JSON")});
}

} // namespace

Result<QList<ServerWorkflow>> readWorkflowList(const QByteArray &text)
{
    const auto json = json::parse(text);
    if (!json)
        return tl::unexpected(json.error());
    if (!json->isArray())
        return unreadable();
    QList<ServerWorkflow> workflows;
    for (const json::Value &item : json->items()) {
        if (workflows.size() == mostEntries)
            break;
        const json::Value &sent = item.isArray() ? item[qsizetype(0)] : item.isObject() ? item["path"] : item;
        ServerWorkflow workflow;
        workflow.path = workflowPath(sent.toString());
        if (workflow.path.isEmpty())
            continue;
        workflow.name = workflow.path.section(u'/', -1).chopped(ending.size());
        workflow.size = item["size"].toInt64().value_or(-1);
        workflow.modified = timeOf(item["modified"]);
        workflows.append(workflow);
    }
    return workflows;
}

Result<QList<ServerTemplate>> readPackTemplates(const QByteArray &text)
{
    const auto json = json::parse(text);
    if (!json)
        return tl::unexpected(json.error());
    if (!json->isObject())
        return unreadable();
    QList<ServerTemplate> templates;
    for (const json::Member &member : json->members()) {
        const QString pack = QString::fromStdString(member.key);
        for (const json::Value &item : member.value.items()) {
            const QString name = item.toString();
            if (pack.isEmpty() || pack.size() > longestPath || name.isEmpty() || name.size() > longestPath ||
                templates.size() == mostEntries)
                continue;
            templates.append({pack, name, oneLine(item), pack.simplified().left(longestTitle)});
        }
    }
    return templates;
}

Result<QList<ServerTemplate>> readCoreTemplates(const QByteArray &text)
{
    const auto json = json::parse(text);
    if (!json)
        return tl::unexpected(json.error());
    if (!json->isArray())
        return unreadable();
    QList<ServerTemplate> templates;
    for (const json::Value &group : json->items()) {
        const QString title = oneLine(group["title"]);
        for (const json::Value &item : group["templates"].items()) {
            const QString name = item["name"].toString();
            if (name.isEmpty() || name.size() > longestPath || templates.size() == mostEntries)
                continue;
            const QString own = oneLine(item["title"]);
            templates.append({{}, name, own.isEmpty() ? name : own, title});
        }
    }
    return templates;
}

Result<QString> readSavedPath(const QByteArray &text)
{
    const auto json = json::parse(text);
    if (!json)
        return tl::unexpected(json.error());
    QString path = (json->isObject() ? (*json)["path"] : *json).toString();
    path.replace(u'\\', u'/');
    const QString folder = QStringLiteral("workflows/");
    return path.startsWith(folder) ? path.sliced(folder.size()) : path;
}

QString userDataSegment(const QString &path)
{
    QString once = path;
    once.replace(u'%', QLatin1StringView("%25"));
    return QString::fromLatin1(QUrl::toPercentEncoding(once));
}

} // namespace hanga
