#include "server/reconnectpace.h"

#include <QRandomGenerator>

#include <algorithm>

namespace hanga {

std::chrono::milliseconds ReconnectPace::next(std::chrono::milliseconds cap)
{
    constexpr int mostDoublings = 20;
    const auto doubled = m_first * (1 << std::min(m_failures++, mostDoublings));
    const double blur = 0.75 + QRandomGenerator::global()->generateDouble() / 4;
    return std::chrono::milliseconds(qint64(double(std::min(doubled, cap).count()) * blur));
}

} // namespace hanga
