#pragma once

#include "ui/server/serverstatus.h"

namespace hanga {

inline ServerStatus madeStatus(ServerConnection::State state)
{
    ServerStatus status;
    status.known = true;
    status.name = QStringLiteral("Workshop");
    status.address = QStringLiteral("http://box:8188");
    status.state = state;
    status.version = QStringLiteral("0.3.64");
    status.vramTotal = quint64(16) << 30;
    status.vramFree = quint64(4) << 30;
    return status;
}

inline ServerStatus madeBrokenStatus(Error::Kind kind)
{
    ServerStatus status = madeStatus(ServerConnection::State::Broken);
    status.error = Error{kind, {status.address, QStringLiteral("<b>reason</b>")}, {}};
    return status;
}

} // namespace hanga
