#include "base/framecoalescer.h"

#include <chrono>

namespace hanga {

FrameCoalescer::FrameCoalescer(QObject *parent) : QObject(parent)
{
    using namespace std::chrono_literals;
    m_timer.setSingleShot(true);
    m_timer.setInterval(16ms);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &FrameCoalescer::due);
}

void FrameCoalescer::markDirty()
{
    if (!m_timer.isActive())
        m_timer.start();
}

void FrameCoalescer::flush()
{
    if (!m_timer.isActive())
        return;
    m_timer.stop();
    Q_EMIT due();
}

} // namespace hanga
