#pragma once

#include "server/serverconnection.h"
#include "ui/shared/tokens.h"

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

/// Icon, words and colour of a state, in the order in which people may rely on them.
struct StateLook
{
    QString icon; ///< Lucide
    QString text; ///< "Workshop: connected", "Workshop: connecting, try 2", "No server"
    Token color = Token::Text2;
};
[[nodiscard]] StateLook lookOf(const ServerStatus &status);

/// What is wrong and what to do, for tool tips; empty while nothing is.
[[nodiscard]] QString adviceFor(const ServerStatus &status);

} // namespace hanga
