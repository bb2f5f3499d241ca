#include "ui/server/serverstatus.h"

#include <QCoreApplication>

namespace hanga {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ServerStatus)
};

QString brokenWords(const ServerStatus &status)
{
    if (!status.error)
        return Words::tr("%1: connection lost").arg(status.name);
    switch (status.error->kind) {
    case Error::Kind::NotReached:
        return Words::tr("%1: nothing answers").arg(status.name);
    case Error::Kind::TimedOut:
        return Words::tr("%1: stopped answering").arg(status.name);
    case Error::Kind::TlsRefused:
        return Words::tr("%1: certificate refused").arg(status.name);
    case Error::Kind::SignInNeeded:
        return Words::tr("%1: asks for a sign-in").arg(status.name);
    case Error::Kind::Blocked:
        return Words::tr("%1: blocked by the server").arg(status.name);
    case Error::Kind::NotComfyUi:
        return Words::tr("%1: not a ComfyUI").arg(status.name);
    default:
        return Words::tr("%1: not connected").arg(status.name);
    }
}

} // namespace

ServerStatus ServerStatus::of(const ServerConnection &connection, bool demo)
{
    ServerStatus status;
    status.known = true;
    status.demo = demo;
    status.name = demo ? Words::tr("Built-in demo") : connection.profile().name;
    status.address = connection.profile().address();
    status.state = connection.state();
    status.attempt = connection.attempt();
    status.error = connection.lastError();
    const SystemStats &stats = connection.stats();
    status.version = stats.comfyVersion;
    if (!stats.devices.isEmpty()) {
        status.vramTotal = stats.devices.first().vramTotal;
        status.vramFree = stats.devices.first().vramFree;
    }
    return status;
}

StateLook lookOf(const ServerStatus &status)
{
    if (!status.known)
        return {QStringLiteral("plug"), Words::tr("No server"), Token::Warn};
    switch (status.state) {
    case ServerConnection::State::Closed:
        return {QStringLiteral("plug"), Words::tr("%1: not connected").arg(status.name), Token::Warn};
    case ServerConnection::State::Connecting:
    case ServerConnection::State::Reconnecting: {
        const QString text = status.attempt > 1
                                 ? Words::tr("%1: connecting, try %2").arg(status.name).arg(status.attempt)
                                 : Words::tr("%1: connecting").arg(status.name);
        return {QStringLiteral("loader-circle"), text, Token::Accent};
    }
    case ServerConnection::State::Ready:
        return {QStringLiteral("circle-check"), Words::tr("%1: connected").arg(status.name), Token::Ok};
    case ServerConnection::State::Broken:
        return {QStringLiteral("triangle-alert"), brokenWords(status), Token::Warn};
    }
    return {};
}

QString adviceFor(const ServerStatus &status)
{
    if (!status.error || status.isReady())
        return {};
    const QString next = whatToDo(*status.error);
    return next.isEmpty() ? whatHappened(*status.error) : whatHappened(*status.error) + u'\n' + next;
}

} // namespace hanga
