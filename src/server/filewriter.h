#pragma once

#include "base/error.h"

#include <QObject>

#include <functional>
#include <memory>

class QSaveFile;

namespace hanga {

/// Writes a file piece by piece in the pool, so that a slow disk never holds up the caller. The file appears at its
/// path when \ref commit has succeeded, not before; dropping the writer leaves nothing behind.
class FileWriter final : public QObject
{
    Q_OBJECT

public:
    explicit FileWriter(QString path, QObject *parent = nullptr);

    void write(const QByteArray &bytes);
    /// After the last piece. \ref committed or \ref failed follows.
    void commit();

    /// The file's first and last bytes, at most edgeBytes of each: enough to tell whether a picture is whole.
    static constexpr qsizetype edgeBytes = 4096;
    [[nodiscard]] const QByteArray &head() const { return m_head; }
    [[nodiscard]] const QByteArray &tail() const { return m_tail; }
    [[nodiscard]] qint64 size() const { return m_size; }

Q_SIGNALS:
    /// More than a few pieces wait for the disk (or do no longer): write less.
    void crowded(bool isCrowded);
    void committed(qint64 size);
    void failed(const hanga::Error &error);

private:
    struct File;
    std::shared_ptr<File> m_file; ///< used by one pool thread at a time
    QByteArray m_waiting;
    QByteArray m_head;
    QByteArray m_tail;
    qint64 m_size = 0;
    bool m_isBusy = false;
    bool m_isCrowded = false;
    bool m_wantsCommit = false;

    void work();
};

} // namespace hanga
