#include "server/oneshotbody.h"

#include <algorithm>

namespace hanga {

OneShotBody::OneShotBody(QByteArray bytes, QObject *parent) : QIODevice(parent), m_bytes(std::move(bytes))
{
    // Unbuffered: a buffer of QIODevice could be rewound.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneShotBody::bytesAvailable() const
{
    return m_bytes.size() - m_at + QIODevice::bytesAvailable();
}

bool OneShotBody::seek(qint64)
{
    return false;
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    const qint64 count = std::min(maxSize, m_bytes.size() - m_at);
    if (count == 0 && maxSize > 0)
        return -1;
    std::copy_n(m_bytes.constData() + m_at, count, data);
    m_at += count;
    return count;
}

qint64 OneShotBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace hanga
