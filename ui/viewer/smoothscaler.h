#pragma once

#include <QImage>
#include <QObject>

namespace hanga {

/// Keeps one picture scaled smoothly to one size, made in the pool, so that painting is a plain copy. Of several
/// requests only the newest is served; meanwhile the last result stays.
class SmoothScaler final : public QObject
{
    Q_OBJECT

public:
    explicit SmoothScaler(QObject *parent = nullptr);

    /// Asks for \a source in \a size device pixels. Does nothing if that is what there is or what is being made.
    void request(const QImage &source, QSize size);
    void clear();

    /// The last result; may belong to an older request.
    [[nodiscard]] const QImage &image() const { return m_result; }
    [[nodiscard]] bool has(const QImage &source, QSize size) const;

Q_SIGNALS:
    void ready();

private:
    struct Job
    {
        QImage source;
        QSize size;
        [[nodiscard]] bool isFor(const QImage &other, QSize otherSize) const
        {
            return size == otherSize && source.cacheKey() == other.cacheKey();
        }
    };
    void start();

    Job m_wanted;
    Job m_running;
    bool m_busy = false;
    qint64 m_resultKey = 0; // cacheKey of what m_result was made from
    QImage m_result;
};

} // namespace hanga
