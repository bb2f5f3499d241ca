#include "program.h"

#include "media/png.h"
#include "json/document.h"

#include <QFile>
#include <QTest>

#include <csignal>

namespace hanga::test {

Program::Program(const QString &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HANGA_HOME"), home);
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    // No display: the verbs must not need one.
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(name));
    m_process.setProcessEnvironment(environment);
    connect(&m_process, &QProcess::readyReadStandardOutput, this,
            [this] { m_output += m_process.readAllStandardOutput(); });
    connect(&m_process, &QProcess::readyReadStandardError, this,
            [this] { m_errors += m_process.readAllStandardError(); });
}

void Program::start(const QStringList &arguments)
{
    m_output.clear();
    m_errors.clear();
    m_process.start(QStringLiteral(HANGA_BINARY), arguments);
}

bool Program::waitForEnd(int milliseconds)
{
    return QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, milliseconds);
}

bool Program::waitForOutput(const QByteArray &text, int milliseconds)
{
    return QTest::qWaitFor([&] { return m_output.contains(text) || m_errors.contains(text); }, milliseconds);
}

int Program::run(const QStringList &arguments)
{
    start(arguments);
    if (!waitForEnd())
        return -1;
    return exitCode();
}

void Program::interrupt() const
{
    ::kill(pid_t(m_process.processId()), SIGINT);
}

void Program::terminate() const
{
    ::kill(pid_t(m_process.processId()), SIGTERM);
}

int Program::exitCode() const
{
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

QStringList Program::outputLines() const
{
    return QString::fromUtf8(m_output).split(u'\n', Qt::SkipEmptyParts);
}

QStringList Program::errorLines() const
{
    return QString::fromUtf8(m_errors).split(u'\n', Qt::SkipEmptyParts);
}

QList<json::Value> Program::events() const
{
    QList<json::Value> events;
    for (const QString &line : outputLines()) {
        const auto event = json::parse(line.toUtf8());
        if (!event)
            return {};
        events.append(*event);
    }
    return events;
}

QList<json::Value> eventsOf(const QList<json::Value> &events, std::string_view kind)
{
    QList<json::Value> found;
    for (const json::Value &event : events) {
        if (event["event"].text() == kind)
            found.append(event);
    }
    return found;
}

json::Value pngChunk(const QString &path, const QString &keyword)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto texts = media::readPngTexts(file, path);
    if (!texts)
        return {};
    for (const media::TextChunk &chunk : *texts) {
        if (chunk.keyword == keyword)
            return json::parse(chunk.text).value_or(json::Value());
    }
    return {};
}

} // namespace hanga::test
