#pragma once

#include <QtGlobal>

#include <chrono>

namespace hanga {

/// When an HTTP request is given up.
struct HttpLimits
{
    std::chrono::milliseconds connect{10'000}; ///< until the request is on its way
    std::chrono::milliseconds stall{30'000};   ///< without a byte in either direction
    qint64 body = qint64(64) << 20;            ///< bytes of an answer; more is aborted
};

} // namespace hanga
