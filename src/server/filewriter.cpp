#include "server/filewriter.h"

#include "base/background.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace hanga {

namespace {

/// Enough that the disk has always work, small enough for many downloads at once.
constexpr qsizetype crowdedBytes = 4 << 20;

} // namespace

struct FileWriter::File
{
    explicit File(QString wanted) : path(std::move(wanted)) {}

    QString path;
    std::unique_ptr<QSaveFile> file; ///< made, used and dropped in the pool

    [[nodiscard]] Result<qint64> write(const QByteArray &bytes, bool isLast)
    {
        if (!file && !QDir().mkpath(QFileInfo(path).path()))
            return failure(Error::Kind::FileUnwritable, {path, QStringLiteral("mkdir")});
        if (!file) {
            file = std::make_unique<QSaveFile>(path);
            if (!file->open(QIODevice::WriteOnly))
                return unwritable();
        }
        if (file->write(bytes) != bytes.size())
            return unwritable();
        const qint64 size = file->pos();
        if (isLast && !file->commit())
            return unwritable();
        return size;
    }

    [[nodiscard]] Result<qint64> unwritable() const
    {
        return failure(Error::Kind::FileUnwritable, {path, file->errorString()});
    }
};

FileWriter::FileWriter(QString path, QObject *parent) : QObject(parent), m_file(std::make_shared<File>(std::move(path)))
{}

void FileWriter::write(const QByteArray &bytes)
{
    m_waiting += bytes;
    m_size += bytes.size();
    if (m_head.size() < edgeBytes)
        m_head += bytes.left(edgeBytes - m_head.size());
    m_tail = bytes.size() >= edgeBytes ? bytes.right(edgeBytes) : (m_tail + bytes).right(edgeBytes);
    work();
    if (m_waiting.size() > crowdedBytes && !m_isCrowded) {
        m_isCrowded = true;
        Q_EMIT crowded(true);
    }
}

void FileWriter::commit()
{
    m_wantsCommit = true;
    work();
}

void FileWriter::work()
{
    if (m_isBusy || (m_waiting.isEmpty() && !m_wantsCommit))
        return;
    m_isBusy = true;
    const bool isLast = m_wantsCommit;
    runInBackground(
        this, [file = m_file, bytes = std::exchange(m_waiting, {}), isLast] { return file->write(bytes, isLast); },
        [this, isLast](const Result<qint64> &written) {
            if (!written) {
                Q_EMIT failed(written.error()); // and stays busy: nothing more is written
                return;
            }
            if (isLast) {
                Q_EMIT committed(*written);
                return;
            }
            m_isBusy = false;
            if (std::exchange(m_isCrowded, false))
                Q_EMIT crowded(false);
            work();
        });
}

} // namespace hanga
