#pragma once

#include <QIODevice>

namespace hanga {

/// The body of a POST that must not be sent twice. QNetworkAccessManager silently repeats any request whose connection
/// closes before an answer (measured with Qt 6.4: a job would run twice); it cannot rewind this one, and gives up with
/// ContentReSendError instead.
class OneShotBody final : public QIODevice
{
    Q_OBJECT

public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    bool seek(qint64 position) override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 maxSize) override;

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
};

} // namespace hanga
