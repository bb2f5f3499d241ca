#pragma once

#include <chrono>

namespace hanga {

/// How long to wait before the next try: doubled each time and blurred, so that many clients of a restarted server do
/// not come back in step.
class ReconnectPace final
{
public:
    explicit ReconnectPace(std::chrono::milliseconds first) : m_first(first) {}

    [[nodiscard]] std::chrono::milliseconds next(std::chrono::milliseconds cap);
    void restart() { m_failures = 0; }

private:
    std::chrono::milliseconds m_first;
    int m_failures = 0;
};

} // namespace hanga
