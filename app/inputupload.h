#pragma once

#include "protocol/event.h"
#include "server/call.h"

#include <QObject>

namespace hanga {

class ServerConnection;

/// Brings a file of this computer to a server as an input: read in the pool, sent, and known there afterwards.
class InputUpload final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Hands \a done the value of the input that takes the file, as the server calls it. The server is then asked
    /// again what it has, since its lists of files have grown.
    void upload(const QString &path, ServerConnection &server, std::function<void(const QString &)> done);

Q_SIGNALS:
    void failed(const hanga::Error &error);
};

} // namespace hanga
