#pragma once

#include <QtGlobal>

namespace hanga {

/// SplitMix64: the same numbers on every machine, which the standard library's distributions do not promise.
class DemoRandom final
{
public:
    explicit DemoRandom(quint64 seed) : m_state(seed) {}

    quint64 next()
    {
        quint64 z = (m_state += 0x9e3779b97f4a7c15);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
    /// 0 … 1, without 1.
    double unit() { return double(next() >> 11) / double(quint64(1) << 53); }
    double between(double low, double high) { return low + (high - low) * unit(); }
    int upTo(int largest) { return int(next() % quint64(largest + 1)); } ///< 0 … largest
    bool chance(double probability) { return unit() < probability; }

private:
    quint64 m_state;
};

} // namespace hanga
