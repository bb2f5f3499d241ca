#pragma once

#include "base/error.h"

#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>

namespace hanga {

struct DemoOptions
{
    std::chrono::milliseconds step{30}; ///< how long a sampler's step takes
    qint64 maxBodyBytes = 104'857'600;  ///< larger requests get a 413, as with ComfyUI's --max-upload-size
    bool hasWorkflows = true;           ///< a saved workflow and templates; false: as right after an installation
};

/// The built-in server: ComfyUI 0.3.64's protocol over HTTP and WebSocket on one port of the loopback interface, with
/// procedural pictures instead of a model. Calibrated against recordings of the real one (tests/demo/tst_transcripts).
///
/// Lives on the thread that makes it, the GUI's too: painting and encoding happen in the pool, requests are answered
/// within a few milliseconds. Its files lie in a temporary directory and go with it. Deleting it closes every
/// connection.
class DemoServer final : public QObject
{
    Q_OBJECT

public:
    explicit DemoServer(const DemoOptions &options = {}, QObject *parent = nullptr);
    ~DemoServer() override;

    /// Starts on 127.0.0.1; \a port 0 takes a free one. The port, or NotReached with address and reason. Call it once.
    [[nodiscard]] Result<quint16> listen(quint16 port = 0);
    /// `http://127.0.0.1:PORT`; empty before listen().
    [[nodiscard]] QUrl url() const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
    quint16 m_port = 0;
};

} // namespace hanga
