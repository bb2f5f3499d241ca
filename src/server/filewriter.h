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

Q_SIGNALS:
    /// More than a few pieces wait for the disk (or do no longer): write less.
    void crowded(bool isCrowded);
    void committed(qint64 size);
    void failed(const hanga::Error &error);

private:
    struct File;
    std::shared_ptr<File> m_file; ///< used by one pool thread at a time
    QByteArray m_waiting;
    bool m_isBusy = false;
    bool m_isCrowded = false;
    bool m_wantsCommit = false;

    void work();
};

} // namespace hanga
