#pragma once

#include "protocol/event.h"
#include "server/call.h"
#include "server/httplimits.h"
#include "server/profile.h"

class QNetworkAccessManager;

namespace hanga {

/// Files of one ComfyUI (/view): the server's own bytes.
class ViewService final : public QObject
{
    Q_OBJECT

public:
    /// Videos are large, but a stream without an end must not fill the disk.
    static constexpr HttpLimits defaultLimits{.body = qint64(4) << 30};

    ViewService(const ServerProfile &profile, QNetworkAccessManager &network, QObject *parent = nullptr,
                const HttpLimits &limits = defaultLimits);

    /// Streams \a file into \a path, which appears whole or not at all (QSaveFile): it must have the announced length
    /// and be no HTML page. Errors: those of PromptService, FileMissingOnServer, ReplyCutShort, FileUnwritable.
    Call download(const ServerFile &file, const QString &path, QObject *context, Done<qint64> done);

private:
    ServerProfile m_profile;
    QNetworkAccessManager &m_network;
    HttpLimits m_limits;
};

} // namespace hanga
