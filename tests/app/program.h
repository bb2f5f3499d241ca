#pragma once

#include "json/value.h"

#include <QProcess>
#include <QTemporaryDir>

namespace hanga::test {

/// The real binary in a home of its own. Its ends are waited for with the event loop running, so that a server of the
/// test can answer it.
class Program final : public QObject
{
    Q_OBJECT

public:
    explicit Program(const QString &home);

    void start(const QStringList &arguments);
    [[nodiscard]] bool waitForEnd(int milliseconds = 9000);
    /// Waits until stdout or stderr holds \a text.
    [[nodiscard]] bool waitForOutput(const QByteArray &text, int milliseconds = 9000);
    /// start() and waitForEnd(); the exit code, −1 if it did not end or crashed.
    int run(const QStringList &arguments);

    void interrupt() const; ///< SIGINT
    void terminate() const; ///< SIGTERM

    [[nodiscard]] int exitCode() const;
    [[nodiscard]] QByteArray output() const { return m_output; }
    [[nodiscard]] QStringList outputLines() const;
    [[nodiscard]] QStringList errorLines() const;
    [[nodiscard]] QList<json::Value> events() const; ///< stdout as JSON lines; empty if one is not JSON

private:
    QProcess m_process;
    QByteArray m_output;
    QByteArray m_errors;
};

/// Events of one kind, or all but of one job.
[[nodiscard]] QList<json::Value> eventsOf(const QList<json::Value> &events, std::string_view kind);

/// The text chunk \a keyword of a PNG file; null if there is none.
[[nodiscard]] json::Value pngChunk(const QString &path, const QString &keyword);

} // namespace hanga::test
