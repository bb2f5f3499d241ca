#include "app/workflowfile.h"

#include "base/background.h"
#include "json/document.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFileInfo>
#include <QSaveFile>

namespace hanga {

namespace {

constexpr std::chrono::milliseconds settling{300};
constexpr qint64 mostToRead = 64 * 1024 * 1024; // bytes; above, time and size must do: nobody edits films by hand

std::optional<Error> write(const QString &path, const Workflow &workflow)
{
    QSaveFile file(path);
    const QByteArray text = json::write(workflow.graph(), json::Layout::Indented) + '\n';
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return {};
    return Error{Error::Kind::FileUnwritable, {path, file.errorString()}, {}};
}

} // namespace

WorkflowFile::WorkflowFile(QObject *parent) : QObject(parent)
{
    m_settled.setSingleShot(true);
    m_settled.setInterval(settling);
    connect(&m_settled, &QTimer::timeout, this, &WorkflowFile::look);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settled, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settled, qOverload<>(&QTimer::start));
}

void WorkflowFile::follow(const QString &path)
{
    m_path = path;
    m_wanted = path;
    m_print.reset();
    if (const QStringList watched = m_watcher.files() + m_watcher.directories(); !watched.isEmpty())
        m_watcher.removePaths(watched);
    m_settled.stop();
    if (m_path.isEmpty()) {
        ++m_looks;
        return;
    }
    watch();
    look();
}

void WorkflowFile::watch()
{
    // The folder too: who replaces a file takes away the one that is watched.
    for (const QString &path : {m_path, QFileInfo(m_path).path()}) {
        if (!m_watcher.files().contains(path) && !m_watcher.directories().contains(path) && QFileInfo::exists(path))
            m_watcher.addPath(path);
    }
}

WorkflowFile::Print WorkflowFile::printOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha1);
    if (file.size() <= mostToRead) {
        hash.addData(&file);
    } else {
        const QDateTime time = QFileInfo(file).lastModified();
        hash.addData(QByteArray::number(file.size()) + ' ' + QByteArray::number(time.toMSecsSinceEpoch()));
    }
    return {hash.result()};
}

void WorkflowFile::look()
{
    if (m_saves > 0 || m_path.isEmpty()) // looked at again after the save
        return;
    watch();
    runInBackground(
        this, [path = m_path] { return printOf(path); },
        [this, look = ++m_looks](const Print &print) {
            if (look != m_looks || print.digest.isEmpty())
                return;
            const bool isOther = m_print && *m_print != print;
            m_print = print;
            if (isOther)
                Q_EMIT changedOutside(m_path);
        });
}

void WorkflowFile::save(const QString &path, const Workflow &workflow)
{
    ++m_looks; // what is being read now is the content before
    ++m_saves;
    m_wanted = path;
    m_settled.stop();
    runInBackground(
        this,
        [path, workflow] {
            const auto error = write(path, workflow);
            return std::pair(error, error ? Print{} : printOf(path));
        },
        [this, path](const std::pair<std::optional<Error>, Print> &written) {
            --m_saves;
            if (written.first) {
                m_settled.start();
                Q_EMIT failed(*written.first);
                return;
            }
            if (path == m_wanted) {
                follow(path);
                ++m_looks; // its content is known already
                m_print = written.second;
            }
            m_settled.start();
            Q_EMIT saved(path);
        });
}

} // namespace hanga
