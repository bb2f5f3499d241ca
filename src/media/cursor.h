#pragma once

#include <QByteArray>
#include <QtEndian>

#include <algorithm>
#include <concepts>

class QIODevice;

namespace hanga::media {

/// Walks over bytes without ever leaving them. Taking more than there is gives nothing (an empty view, zero), goes to
/// the end and marks the cursor as \ref failed, so that a reader may check once after several steps.
class Cursor final
{
public:
    enum class Order { BigEndian, LittleEndian };

    explicit Cursor(QByteArrayView bytes, Order order = Order::BigEndian) : m_rest(bytes), m_order(order) {}

    Cursor(QByteArray &&, Order = Order::BigEndian) = delete; ///< the bytes must outlive the cursor

    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }
    [[nodiscard]] QByteArrayView rest() const { return m_rest; }

    QByteArrayView take(quint64 count)
    {
        if (count > quint64(m_rest.size())) {
            m_rest = m_rest.last(0);
            m_failed = true;
            return {};
        }
        const QByteArrayView taken = m_rest.first(qsizetype(count));
        m_rest = m_rest.sliced(qsizetype(count));
        return taken;
    }

    template <std::unsigned_integral T> T number()
    {
        const QByteArrayView bytes = take(sizeof(T));
        if (bytes.isEmpty())
            return 0;
        return m_order == Order::BigEndian ? qFromBigEndian<T>(bytes.data()) : qFromLittleEndian<T>(bytes.data());
    }

private:
    QByteArrayView m_rest;
    Order m_order;
    bool m_failed = false;
};

/// Up to \a count bytes of \a file from \a offset on: fewer where the file ends, and 64 MiB at most.
[[nodiscard]] QByteArray readAt(QIODevice &file, qint64 offset, qint64 count);

} // namespace hanga::media
