#pragma once

#include "server/profile.h"

#include <QNetworkRequest>

class QNetworkAccessManager;
class QNetworkReply;

namespace hanga {

/// A request as we send them all: no redirect is followed (credentials would travel with it), no cookie is kept. The
/// paths are those below /api, which local servers, Comfy Cloud and SwarmUI share.
[[nodiscard]] QNetworkRequest apiRequest(const ServerProfile &profile, const QString &path,
                                         const QUrlQuery &query = {});

/// The same below the base itself: for the few places that have no /api.
[[nodiscard]] QNetworkRequest plainRequest(const ServerProfile &profile, const QString &path,
                                           const QUrlQuery &query = {});

/// Posts JSON once and never again, whatever happens to the connection.
[[nodiscard]] QNetworkReply *postJsonOnce(QNetworkAccessManager &network, QNetworkRequest request,
                                          const QByteArray &json);

/// A query value with everything encoded that is not plain: names hold '%', '+', '&' and Japanese.
void addEncoded(QUrlQuery &query, const QString &key, const QString &value);

} // namespace hanga
