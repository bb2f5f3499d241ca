#pragma once

#include "server/serverconnection.h"

namespace hanga {

/// What the window shows of a server. A value, so that every widget that shows it needs nothing else.
struct ServerStatus
{
    bool known = false; ///< false: no server was chosen; the rest is empty then
    bool demo = false;  ///< the built-in one
    QString name;
    QString address;
    ServerConnection::State state = ServerConnection::State::Closed;
    int attempt = 0;
    std::optional<Error> error;
    QString version;       ///< of ComfyUI; empty if unknown
    quint64 vramTotal = 0; ///< bytes; 0 if unknown
    quint64 vramFree = 0;

    [[nodiscard]] static ServerStatus of(const ServerConnection &connection, bool demo);

    [[nodiscard]] bool isReady() const { return known && state == ServerConnection::State::Ready; }
};

/// The state in words: "connected", "Connecting, try 2" …
[[nodiscard]] QString stateWord(const ServerStatus &status);
/// The Lucide icon of the state.
[[nodiscard]] QString stateIcon(const ServerStatus &status);

} // namespace hanga
