#pragma once

#include "protocol/replies.h"
#include "server/call.h"
#include "server/catalogcache.h"
#include "server/httplimits.h"
#include "server/profile.h"
#include "workflow/nodecatalog.h"

class QNetworkAccessManager;

namespace hanga {

/// What one ComfyUI says of itself. Big answers are parsed in the pool.
class InfoService final : public QObject
{
    Q_OBJECT

public:
    InfoService(const ServerProfile &profile, QNetworkAccessManager &network, QObject *parent = nullptr,
                const HttpLimits &limits = {});

    /// Every catalogue that is fetched from now on is kept there too.
    void keepCatalogIn(const CatalogCache &cache) { m_cache = cache; }

    /// NotComfyUi for whatever else answers at that port, HTTP or not.
    Call fetchSystemStats(QObject *context, Done<SystemStats> done);
    Call fetchCatalog(QObject *context, Done<NodeCatalog> done);
    /// An empty object on servers before 0.3.45, which lack the route.
    Call fetchFeatures(QObject *context, Done<json::Value> done);

private:
    ServerProfile m_profile;
    QNetworkAccessManager &m_network;
    HttpLimits m_limits;
    CatalogCache m_cache;

    void lookCloser(const Error &error, QObject *context, const Done<SystemStats> &done);
};

} // namespace hanga
