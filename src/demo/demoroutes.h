#pragma once

#include "demo/demofiles.h"
#include "demo/demohttp.h"
#include "demo/demonodes.h"
#include "demo/demotemplates.h"
#include "demo/demouserdata.h"

namespace hanga {

class DemoExecutor;
class DemoQueue;
class DemoSockets;

/// ComfyUI's HTTP interface, 0.3.64, over the parts of a demo server. Every route also answers under /api.
class DemoRoutes final
{
public:
    DemoRoutes(DemoQueue &queue, DemoExecutor &executor, DemoSockets &sockets, const DemoNodes &nodes,
               const DemoFiles &files, const DemoTemplates &templates);

    [[nodiscard]] DemoReply answer(const DemoRequest &request);

private:
    DemoReply get(const QByteArray &path, const DemoRequest &request);
    DemoReply post(const QByteArray &path, const DemoRequest &request);
    DemoReply postPrompt(const QByteArray &body);
    DemoReply postQueue(const QByteArray &body, bool history);
    DemoReply postInterrupt(const QByteArray &body);
    DemoReply history(const DemoRequest &request) const;
    DemoReply models(const QString &folder) const;
    [[nodiscard]] json::Value systemStats() const;

    DemoQueue &m_queue;
    DemoExecutor &m_executor;
    DemoSockets &m_sockets;
    const DemoNodes &m_nodes;
    DemoFiles m_files;
    DemoTemplates m_templates;
    DemoUserData m_userData;
};

} // namespace hanga
