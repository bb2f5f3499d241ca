#include "ui/viewer/smoothscaler.h"

#include "base/background.h"

namespace hanga {

SmoothScaler::SmoothScaler(QObject *parent) : QObject(parent) {}

bool SmoothScaler::has(const QImage &source, QSize size) const
{
    return m_result.size() == size && m_resultKey == source.cacheKey();
}

void SmoothScaler::request(const QImage &source, QSize size)
{
    if (has(source, size) || m_wanted.isFor(source, size))
        return;
    m_wanted = {source, size};
    if (!m_busy)
        start();
}

void SmoothScaler::clear()
{
    m_wanted = {};
    m_result = {};
    m_resultKey = 0;
}

void SmoothScaler::start()
{
    m_busy = true;
    m_running = m_wanted;
    runInBackground(
        this,
        [job = m_running] { return job.source.scaled(job.size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation); },
        [this](const QImage &scaled) {
            m_busy = false;
            const bool newest = m_wanted.isFor(m_running.source, m_running.size);
            if (!m_wanted.source.isNull()) {
                m_result = scaled;
                m_resultKey = m_running.source.cacheKey();
            }
            m_running = {};
            if (newest)
                m_wanted = {};
            else if (!m_wanted.source.isNull())
                start();
            Q_EMIT ready();
        });
}

} // namespace hanga
