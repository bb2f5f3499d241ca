#include "server/workflowservice.h"

#include "server/httpjson.h"
#include "server/httprequest.h"
#include "server/workflowlists.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <memory>

namespace hanga {

namespace {

/// Tens of thousands of entries at 150 bytes each.
constexpr qint64 listBytes = qint64(16) << 20;

bool isStatus(const Error &error, QStringView status)
{
    return error.kind == Error::Kind::HttpStatus && error.args.value(1) == status;
}

QString workflowSegment(const QString &path)
{
    return QStringLiteral("/userdata/") + userDataSegment(QStringLiteral("workflows/") + path);
}

QString encoded(const QString &part)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(part));
}

/// Two lists that are asked for at the same time and end in one.
struct Gathered
{
    std::optional<Result<QList<ServerTemplate>>> packs;
    std::optional<Result<QList<ServerTemplate>>> core;
    Done<QList<ServerTemplate>> done;

    void endIfWhole() const
    {
        if (!packs || !core)
            return;
        if (*packs && *core)
            done(**packs + **core);
        else
            done(*packs ? *core : *packs);
    }
};

} // namespace

WorkflowService::WorkflowService(const ServerProfile &profile, QNetworkAccessManager &network, QObject *parent,
                                 const HttpLimits &limits)
    : QObject(parent), m_profile(profile), m_network(network), m_limits(limits)
{}

Call WorkflowService::list(QObject *context, Done<QList<ServerWorkflow>> done)
{
    const QUrlQuery query{{QStringLiteral("dir"), QStringLiteral("workflows")},
                          {QStringLiteral("recurse"), QStringLiteral("true")},
                          {QStringLiteral("full_info"), QStringLiteral("true")}};
    HttpLimits limits = m_limits;
    limits.body = std::min(limits.body, listBytes);
    // Until the first is saved the folder does not exist.
    const auto parse = [](const HttpAnswer &answer) -> Result<QList<ServerWorkflow>> {
        return answer.status == 404 ? QList<ServerWorkflow>() : readWorkflowList(answer.body);
    };
    return callJson<QList<ServerWorkflow>>(m_network.get(apiRequest(m_profile, QStringLiteral("/userdata"), query)),
                                           {m_profile.address(), limits, {404}}, context, this, parse, std::move(done));
}

Call WorkflowService::templates(QObject *context, Done<QList<ServerTemplate>> done)
{
    auto both = std::make_shared<Gathered>();
    both->done = std::move(done);
    const Call packs = packTemplates(context, [both](const Result<QList<ServerTemplate>> &list) {
        both->packs = list;
        both->endIfWhole();
    });
    const Call core = coreTemplates(context, [both](const Result<QList<ServerTemplate>> &list) {
        both->core = list;
        both->endIfWhole();
    });
    return Call::together({packs, core});
}

Call WorkflowService::packTemplates(QObject *context, Done<QList<ServerTemplate>> done)
{
    HttpLimits limits = m_limits;
    limits.body = std::min(limits.body, listBytes);
    // Older servers lack the route.
    const auto parse = [](const HttpAnswer &answer) -> Result<QList<ServerTemplate>> {
        return answer.status == 404 ? QList<ServerTemplate>() : readPackTemplates(answer.body);
    };
    return callJson<QList<ServerTemplate>>(m_network.get(apiRequest(m_profile, QStringLiteral("/workflow_templates"))),
                                           {m_profile.address(), limits, {404}}, context, this, parse, std::move(done));
}

/// An extra package, and a place of its own outside /api: whatever else answers there only means that there are none.
Call WorkflowService::coreTemplates(QObject *context, Done<QList<ServerTemplate>> done)
{
    HttpLimits limits = m_limits;
    limits.body = std::min(limits.body, listBytes);
    const auto known = [done = std::move(done)](const Result<QList<ServerTemplate>> &list) {
        const bool isEnd = list || list.error().kind == Error::Kind::Cancelled;
        done(isEnd ? list : QList<ServerTemplate>());
    };
    return callJson<QList<ServerTemplate>>(
        m_network.get(plainRequest(m_profile, QStringLiteral("/templates/index.json"))),
        {m_profile.address(), limits, {}}, context, this,
        [](const HttpAnswer &answer) { return readCoreTemplates(answer.body); }, known);
}

Call WorkflowService::fetch(const QString &path, QObject *context, Done<QByteArray> done)
{
    return fetchFile(apiRequest(m_profile, workflowSegment(path)), path, context, std::move(done));
}

Call WorkflowService::fetchTemplate(const ServerTemplate &which, QObject *context, Done<QByteArray> done)
{
    const QString file = encoded(which.name + QStringLiteral(".json"));
    const QNetworkRequest request =
        which.pack.isEmpty()
            ? plainRequest(m_profile, QStringLiteral("/templates/") + file)
            : apiRequest(m_profile, QStringLiteral("/workflow_templates/") + encoded(which.pack) + u'/' + file);
    return fetchFile(request, which.name, context, std::move(done));
}

Call WorkflowService::fetchFile(const QNetworkRequest &request, const QString &name, QObject *context,
                                Done<QByteArray> done)
{
    const QString address = m_profile.address();
    const auto known = [done = std::move(done), address, name](const Result<QByteArray> &bytes) {
        if (!bytes && isStatus(bytes.error(), u"404"))
            done(failure(Error::Kind::FileMissingOnServer, {address, name}, bytes.error().detail));
        else
            done(bytes);
    };
    return callJson<QByteArray>(
        m_network.get(request), {address, m_limits, {}}, context, this,
        [](const HttpAnswer &answer) -> Result<QByteArray> { return answer.body; }, known);
}

Call WorkflowService::save(const QString &path, const QByteArray &bytes, bool overwrite, QObject *context,
                           Done<QString> done)
{
    // Said even where it is the server's default: without it, old and new servers would differ.
    const QUrlQuery query{{QStringLiteral("overwrite"), overwrite ? QStringLiteral("true") : QStringLiteral("false")},
                          {QStringLiteral("full_info"), QStringLiteral("true")}};
    QNetworkReply *reply = postJsonOnce(m_network, apiRequest(m_profile, workflowSegment(path), query), bytes);
    const QString address = m_profile.address();
    const auto known = [done = std::move(done), address, path](const Result<QString> &saved) {
        if (!saved && isStatus(saved.error(), u"409"))
            done(failure(Error::Kind::FileExistsOnServer, {address, path}, saved.error().detail));
        else
            done(saved && saved->isEmpty() ? Result<QString>(path) : saved);
    };
    return callJson<QString>(
        reply, {address, m_limits, {}}, context, this,
        [](const HttpAnswer &answer) { return readSavedPath(answer.body); }, known);
}

} // namespace hanga
