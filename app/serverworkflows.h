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

/// Opens workflows from the server at hand and saves them there, through two dialogs of the window. They close with the
/// server: another one has other workflows.
class ServerWorkflows final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this.
    ServerWorkflows(ServerChoice &servers, Notices &notices, QWidget &window);

    void open();
    /// Asks for a name and saves \a workflow, unless it is empty, in the API format. Proposes \a name, or the place
    /// where a workflow of this name was opened or saved there last.
    void save(const QString &name, const Workflow &workflow);

Q_SIGNALS:
    void fetched(const QByteArray &bytes, const QString &name);

private:
    [[nodiscard]] ServerConnection *readyServer() const; ///< null: a notice has said why
    void fillList();
    void wireOpen(ServerWorkflowsDialog &dialog);
    void take(const Result<QByteArray> &bytes, const QString &name, const QString &path);
    void write(const QString &path, bool overwrite, const Workflow &workflow);
    void send(const QString &path, bool overwrite, const QByteArray &bytes);

    ServerChoice &m_servers;
    Notices &m_notices;
    QWidget &m_window;
    QPointer<ServerWorkflowsDialog> m_open;
    QPointer<SaveToServerDialog> m_save;
    QPointer<ServerConnection> m_server; ///< that the dialogs speak of
    Call m_fetch;
    Call m_send;
    int m_writes = 0; ///< tells a cancelled one from the present
    QString m_name;   ///< of what was opened or saved last
    QString m_place;  ///< its path on the server
};

} // namespace hanga
