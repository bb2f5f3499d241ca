#pragma once

#include "protocol/event.h"
#include "server/call.h"
#include "server/profile.h"

class QNetworkAccessManager;

namespace hanga {

/// Files of one ComfyUI (/view): the server's own bytes.
class ViewService final : public QObject
{
    Q_OBJECT

public:
    ViewService(const ServerProfile &profile, QNetworkAccessManager &network, QObject *parent = nullptr);

    /// Streams \a file into \a path, which appears whole or not at all (QSaveFile): it must have the announced length and
    /// be no HTML page. Errors: those of PromptService, FileMissingOnServer, ReplyCutShort, FileUnwritable.
    Call download(const ServerFile &file, const QString &path, QObject *context, Done<qint64> done);

private:
    ServerProfile m_profile;
    QNetworkAccessManager &m_network;
};

} // namespace hanga
