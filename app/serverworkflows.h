#pragma once

#include "server/workflowservice.h"
#include "workflow/workflow.h"

#include <QPointer>

class QWidget;

namespace hanga {

class Notices;
class SaveToServerDialog;
class ServerChoice;
class ServerConnection;
class ServerWorkflowsDialog;

/// Opens workflows from the server at hand and saves them there, through two dialogs of the window.
class ServerWorkflows final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this.
    ServerWorkflows(ServerChoice &servers, Notices &notices, QWidget &window);

    void open();
    /// Asks for a name, proposes \a name, and saves \a workflow in the API format.
    void save(const QString &name, const Workflow &workflow);

Q_SIGNALS:
    void fetched(const QByteArray &bytes, const QString &name);

private:
    [[nodiscard]] ServerConnection *readyServer() const; ///< null: a notice has said why
    void fillList();
    void wireOpen(ServerWorkflowsDialog &dialog);
    void take(const Result<QByteArray> &bytes, const QString &name);
    void send(const QString &path, bool overwrite, const QByteArray &bytes);

    ServerChoice &m_servers;
    Notices &m_notices;
    QWidget &m_window;
    QPointer<ServerWorkflowsDialog> m_open;
    QPointer<SaveToServerDialog> m_save;
    QPointer<ServerConnection> m_server; ///< that the open dialog speaks of
    Call m_listCall;
    Call m_templatesCall;
    Call m_fileCall;
};

} // namespace hanga
