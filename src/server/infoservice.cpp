#include "server/infoservice.h"

#include "server/httpjson.h"
#include "server/httprequest.h"
#include "server/portprobe.h"
#include "json/document.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace hanga {

namespace {

/// Large installations have several MB of node classes; a few have tens.
constexpr qint64 catalogBytes = qint64(256) << 20;
constexpr std::chrono::milliseconds probePatience{2'000};

bool isStatus(const Error &error, QStringView status)
{
    return error.kind == Error::Kind::HttpStatus && error.args.value(1) == status;
}

/// Who has no readable system_stats is no ComfyUI.
Error asOtherServer(const Error &error)
{
    const QString address = error.args.value(0);
    if (isStatus(error, u"404") || isStatus(error, u"405") || isStatus(error, u"400"))
        return {Error::Kind::NotComfyUi, {address, QStringLiteral("HTTP ") + error.args.value(1)}, error.detail};
    if (error.kind == Error::Kind::ReplyUnreadable)
        return {Error::Kind::NotComfyUi, {address, error.args.value(1)}, error.detail};
    return error;
}

} // namespace

InfoService::InfoService(const ServerProfile &profile, QNetworkAccessManager &network, QObject *parent,
                         const HttpLimits &limits)
    : QObject(parent), m_profile(profile), m_network(network), m_limits(limits)
{}

Call InfoService::fetchSystemStats(QObject *context, Done<SystemStats> done)
{
    const QPointer<QObject> listener(context);
    const auto judged = [this, listener, done](const Result<SystemStats> &stats) {
        if (stats)
            done(stats);
        else if (isClosedWithoutAnswer(stats.error()) && m_profile.base.scheme() == u"http")
            lookCloser(stats.error(), listener, done);
        else
            done(tl::unexpected(asOtherServer(stats.error())));
    };
    return callJson<SystemStats>(
        m_network.get(apiRequest(m_profile, QStringLiteral("/system_stats"))), {m_profile.address(), m_limits, {}},
        context, this, [](const HttpAnswer &answer) { return parseSystemStats(answer.body); }, judged);
}

void InfoService::lookCloser(const Error &error, QObject *context, const Done<SystemStats> &done)
{
    if (!context)
        return;
    auto *probe = new PortProbe(m_profile.base, probePatience, this);
    connect(probe, &PortProbe::probed, context, [error, done](const QString &firstLine) {
        if (firstLine.isEmpty())
            done(tl::unexpected(error));
        else
            done(failure(Error::Kind::NotComfyUi, {error.args.value(0), firstLine}));
    });
}

Call InfoService::fetchCatalog(QObject *context, Done<NodeCatalog> done)
{
    HttpLimits limits = m_limits;
    limits.body = std::max(limits.body, catalogBytes);
    const QString address = m_profile.address();
    return callJson<NodeCatalog>(
        m_network.get(apiRequest(m_profile, QStringLiteral("/object_info"))), {address, limits, {}}, context, this,
        [address, cache = m_cache](const HttpAnswer &answer) {
            auto catalog = NodeCatalog::fromObjectInfo(answer.body, address);
            if (catalog && !catalog->isEmpty())
                cache.keep(address, answer.body);
            return catalog;
        },
        std::move(done));
}

Call InfoService::fetchFeatures(QObject *context, Done<json::Value> done)
{
    const auto parse = [](const HttpAnswer &answer) -> Result<json::Value> {
        return answer.status == 404 ? json::Value::object() : json::parse(answer.body);
    };
    return callJson<json::Value>(m_network.get(apiRequest(m_profile, QStringLiteral("/features"))),
                                 {m_profile.address(), m_limits, {404}}, context, this, parse, std::move(done));
}

} // namespace hanga
