#pragma once

#include "base/error.h"
#include "workflow/workflow.h"

#include <QObject>

#include <functional>

namespace hanga {

class Ask;
class ComposerPane;
class ServerChoice;
class ServerConnection;

/// Brings a file of this computer to the server at hand as an input: read in the pool, sent, and known there
/// afterwards.
class InputUpload final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this.
    InputUpload(ServerChoice &servers, ComposerPane &composer, Ask &ask);

    /// Lets a file be chosen for \a at. It goes only into the workflow that it was chosen for.
    void choose(const InputRef &at);

Q_SIGNALS:
    void failed(const hanga::Error &error);

private:
    /// Hands \a done the value of the input that takes the file, as the server calls it. The server is then asked
    /// again what it has, since its lists of files have grown.
    void upload(const QString &path, ServerConnection &server, std::function<void(const QString &)> done);

    ServerChoice &m_servers;
    ComposerPane &m_composer;
    Ask &m_ask;
};

} // namespace hanga
