#include "server/viewservice.h"

#include "server/download.h"
#include "server/httprequest.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace hanga {

ViewService::ViewService(const ServerProfile &profile, QNetworkAccessManager &network, QObject *parent,
                         const HttpLimits &limits)
    : QObject(parent), m_profile(profile), m_network(network), m_limits(limits)
{}

Call ViewService::download(const ServerFile &file, const QString &path, QObject *context, Done<qint64> done)
{
    // `filename` comes first: SwarmUI asks all its backends only then.
    QUrlQuery query;
    addEncoded(query, QStringLiteral("filename"), file.filename);
    addEncoded(query, QStringLiteral("type"), serverFileTypeName(file.type));
    addEncoded(query, QStringLiteral("subfolder"), file.subfolder);
    QNetworkRequest request = apiRequest(m_profile, QStringLiteral("/view"), query);
    // The file's own bytes and their true length; pictures do not shrink by packing anyway.
    request.setRawHeader("Accept-Encoding", "identity");

    const QString address = m_profile.address();
    const auto known = [done, address, name = file.filename](const Result<qint64> &size) {
        const bool isMissing =
            !size && size.error().kind == Error::Kind::HttpStatus && size.error().args.value(1) == u"404";
        if (isMissing)
            done(failure(Error::Kind::FileMissingOnServer, {address, name}, size.error().detail));
        else
            done(size);
    };
    return startDownload(m_network.get(request), {address, m_limits, {}}, path, context, this, known);
}

} // namespace hanga
