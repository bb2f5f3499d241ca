#include "library/exclusiverename.h"

#include <QFile>

#ifdef Q_OS_WIN
#include <qt_windows.h>
#else
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace hanga {

namespace {

#ifndef Q_OS_WIN

Result<bool> failed(const QString &path)
{
    return failure(Error::Kind::FileUnwritable, {path, qt_error_string(errno)});
}

/// Where the file system knows no hard links (FAT): takes the name with an empty file, then moves over it.
Result<bool> renameOverOwnMark(const QByteArray &from, const QByteArray &to, const QString &path)
{
    const int mark = ::open(to.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (mark < 0)
        return errno == EEXIST ? Result<bool>(false) : failed(path);
    ::close(mark);
    if (std::rename(from.constData(), to.constData()) == 0)
        return true;
    auto error = failed(path);
    ::unlink(to.constData());
    return error;
}

#endif

} // namespace

#ifdef Q_OS_WIN

Result<bool> renameExclusively(const QString &from, const QString &to)
{
    const auto wide = [](const QString &path) { return reinterpret_cast<const wchar_t *>(path.utf16()); };
    if (MoveFileExW(wide(from), wide(to), MOVEFILE_WRITE_THROUGH))
        return true;
    const DWORD code = GetLastError();
    if (code == ERROR_ALREADY_EXISTS || code == ERROR_FILE_EXISTS)
        return false;
    return failure(Error::Kind::FileUnwritable, {to, qt_error_string(int(code))});
}

#else

Result<bool> renameExclusively(const QString &from, const QString &to)
{
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
    if (::link(source.constData(), target.constData()) == 0) {
        ::unlink(source.constData());
        return true;
    }
    switch (errno) {
    case EEXIST:
        return false;
    case EPERM:
    case ENOSYS:
    case EOPNOTSUPP:
    case EMLINK:
        return renameOverOwnMark(source, target, to);
    default:
        return failed(to);
    }
}

#endif

} // namespace hanga
