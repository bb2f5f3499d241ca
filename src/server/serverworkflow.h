#pragma once

#include <QDateTime>
#include <QMetaType>
#include <QString>

namespace hanga {

/// A workflow that somebody saved on a server.
struct ServerWorkflow
{
    QString path;       ///< below the server's folder of workflows, with '/': "portraits/two lights.json"
    QString name;       ///< "two lights"
    qint64 size = -1;   ///< bytes; -1: the server does not say
    QDateTime modified; ///< by the server's clock; invalid: it does not say

    [[nodiscard]] QString folder() const { return path.contains(u'/') ? path.section(u'/', 0, -2) : QString(); }

    friend bool operator==(const ServerWorkflow &, const ServerWorkflow &) = default;
};

/// A workflow that comes with a server: from a pack of nodes, or one of ComfyUI's own.
struct ServerTemplate
{
    QString pack;  ///< the pack of nodes; empty: ComfyUI's own
    QString name;  ///< of the file, without its ending
    QString title; ///< for people; the name where there is none
    QString group; ///< for people: the heading under which ComfyUI lists it, or the pack

    friend bool operator==(const ServerTemplate &, const ServerTemplate &) = default;
};

} // namespace hanga

Q_DECLARE_METATYPE(hanga::ServerWorkflow)
Q_DECLARE_METATYPE(hanga::ServerTemplate)
