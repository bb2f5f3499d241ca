#pragma once

#include "server/call.h"
#include "server/httplimits.h"
#include "server/profile.h"
#include "server/serverworkflow.h"

#include <QNetworkRequest>

class QNetworkAccessManager;

namespace hanga {

/// The workflows that one ComfyUI keeps: those that people saved there, and the templates that come with it.
/// What the server calls a file is a name on that server and never a path here.
/// Errors of every call: those of PromptService.
class WorkflowService final : public QObject
{
    Q_OBJECT

public:
    WorkflowService(const ServerProfile &profile, QNetworkAccessManager &network, QObject *parent = nullptr,
                    const HttpLimits &limits = {});

    /// All in the folder `workflows`, in the server's order. Nothing, and no error, where nobody ever saved one.
    Call list(QObject *context, Done<QList<ServerWorkflow>> done);
    /// Those of node packs, then ComfyUI's own. A server that lacks one kind has the other.
    Call templates(QObject *context, Done<QList<ServerTemplate>> done);

    /// The file itself, unread (\ref openBytes). Errors also: FileMissingOnServer.
    Call fetch(const QString &path, QObject *context, Done<QByteArray> done);
    Call fetchTemplate(const ServerTemplate &which, QObject *context, Done<QByteArray> done);

    /// Saves \a bytes as \a path (as in ServerWorkflow); sent once and never again. Gives the path that the server
    /// chose. Errors also: FileExistsOnServer, if the file is there and \a overwrite is false.
    Call save(const QString &path, const QByteArray &bytes, bool overwrite, QObject *context, Done<QString> done);

private:
    ServerProfile m_profile;
    QNetworkAccessManager &m_network;
    HttpLimits m_limits;

    Call fetchFile(const QNetworkRequest &request, const QString &name, QObject *context, Done<QByteArray> done);
    Call packTemplates(QObject *context, Done<QList<ServerTemplate>> done);
    Call coreTemplates(QObject *context, Done<QList<ServerTemplate>> done);
};

} // namespace hanga
