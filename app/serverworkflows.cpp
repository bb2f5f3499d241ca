#include "app/serverworkflows.h"

#include "app/serverchoice.h"
#include "base/background.h"
#include "ui/open/savetoserverdialog.h"
#include "ui/open/serverworkflowsdialog.h"
#include "ui/shared/notices.h"
#include "json/document.h"

namespace hanga {

namespace {

const QString ending = QStringLiteral(".json");

} // namespace

ServerWorkflows::ServerWorkflows(ServerChoice &servers, Notices &notices, QWidget &window)
    : m_servers(servers), m_notices(notices), m_window(window)
{}

ServerConnection *ServerWorkflows::readyServer() const
{
    ServerConnection *server = m_servers.current();
    if (server && server->state() == ServerConnection::State::Ready)
        return server;
    m_notices.post({Notice::Kind::Warning,
                    tr("No server is connected."),
                    tr("Connect to one first: its workflows lie there."),
                    {},
                    {},
                    {},
                    {}});
    return nullptr;
}

void ServerWorkflows::open()
{
    ServerConnection *server = readyServer();
    if (!server)
        return;
    delete m_open;
    m_server = server;
    m_open = new ServerWorkflowsDialog(&m_window);
    m_open->setAttribute(Qt::WA_DeleteOnClose);
    m_open->setServerName(server->profile().name);
    connect(&m_servers, &ServerChoice::currentChanged, m_open, &QWidget::close);
    wireOpen(*m_open);
    fillList();
    m_open->show();
}

void ServerWorkflows::wireOpen(ServerWorkflowsDialog &dialog)
{
    connect(&dialog, &ServerWorkflowsDialog::refreshRequested, this, &ServerWorkflows::fillList);
    connect(&dialog, &ServerWorkflowsDialog::cancelRequested, this, [this] { m_fetch.cancel(); });
    connect(&dialog, &ServerWorkflowsDialog::openRequested, this, [this](const ServerWorkflow &workflow) {
        if (m_server)
            m_fetch =
                m_server->workflows().fetch(workflow.path, m_open, [this, workflow](const Result<QByteArray> &bytes) {
                    take(bytes, workflow.name, workflow.path);
                });
    });
    connect(&dialog, &ServerWorkflowsDialog::templateRequested, this, [this](const ServerTemplate &which) {
        if (m_server)
            m_fetch = m_server->workflows().fetchTemplate(
                which, m_open, [this, name = which.title](const Result<QByteArray> &bytes) { take(bytes, name, {}); });
    });
}

void ServerWorkflows::fillList()
{
    if (!m_open || !m_server)
        return;
    m_open->setLoading();
    m_server->workflows().list(m_open, [this](const Result<QList<ServerWorkflow>> &workflows) {
        if (!m_server)
            return;
        if (!workflows)
            return m_open->setError(workflows.error());
        m_server->workflows().templates(m_open,
                                        [this, workflows = *workflows](const Result<QList<ServerTemplate>> &templates) {
                                            if (!templates && workflows.isEmpty())
                                                return m_open->setError(templates.error());
                                            m_open->setEntries(workflows, templates.value_or(QList<ServerTemplate>()));
                                        });
    });
}

void ServerWorkflows::take(const Result<QByteArray> &bytes, const QString &name, const QString &path)
{
    if (!bytes)
        return m_open->setError(bytes.error());
    m_name = name;
    m_place = path;
    m_open->accept();
    Q_EMIT fetched(*bytes, name);
}

void ServerWorkflows::save(const QString &name, const Workflow &workflow)
{
    ServerConnection *server = workflow.isEmpty() ? nullptr : readyServer();
    if (!server)
        return;
    delete m_save;
    m_server = server;
    m_save = new SaveToServerDialog(&m_window);
    m_save->setAttribute(Qt::WA_DeleteOnClose);
    m_save->setServerName(server->profile().name);
    m_save->setName(name == m_name && !m_place.isEmpty() ? m_place.chopped(ending.size()) : name);
    connect(&m_servers, &ServerChoice::currentChanged, m_save, &QWidget::close);
    server->workflows().list(m_save, [this](const Result<QList<ServerWorkflow>> &workflows) {
        QStringList paths;
        for (const ServerWorkflow &taken : workflows.value_or(QList<ServerWorkflow>()))
            paths.append(taken.path);
        m_save->setTaken(paths);
    });
    connect(m_save, &SaveToServerDialog::cancelRequested, this, [this] {
        ++m_writes;
        m_send.cancel();
    });
    connect(m_save, &SaveToServerDialog::saveRequested, this,
            [this, name, workflow](const QString &path, bool overwrite) {
                m_name = name;
                m_place.clear();
                write(path, overwrite, workflow);
            });
    m_save->show();
}

void ServerWorkflows::write(const QString &path, bool overwrite, const Workflow &workflow)
{
    runInBackground(
        m_save, [workflow] { return json::write(workflow.graph(), json::Layout::Indented); },
        [this, path, overwrite, thisOne = ++m_writes](const QByteArray &bytes) {
            if (thisOne == m_writes)
                send(path, overwrite, bytes);
        });
}

void ServerWorkflows::send(const QString &path, bool overwrite, const QByteArray &bytes)
{
    if (!m_server)
        return;
    m_send = m_server->workflows().save(path, bytes, overwrite, m_save, [this](const Result<QString> &saved) {
        if (!saved)
            return m_save->setError(saved.error());
        m_place = *saved;
        m_save->accept();
        m_notices.post({Notice::Kind::Done,
                        tr("“%1” is saved on the server, in the API format.").arg(*saved),
                        {},
                        {},
                        {},
                        {},
                        {}});
    });
}

} // namespace hanga
