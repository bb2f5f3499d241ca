#pragma once

#include <chrono>

namespace hanga {

/// The patience of an EventSocket. Tests shorten it.
struct EventSocketTimes
{
    std::chrono::milliseconds handshake{10'000};
    std::chrono::milliseconds ping{15'000};    ///< the third ping without any sign of life in between finds it dead
    std::chrono::milliseconds firstRetry{250}; ///< then doubled
    std::chrono::milliseconds shortRetryCap{2'000}; ///< on this machine, or with jobs outstanding
    std::chrono::milliseconds longRetryCap{30'000};
    std::chrono::milliseconds status{5'000}; ///< EventSocket::expectStatus
    std::chrono::milliseconds close{2'000};  ///< for the server's answer to our close
    std::chrono::milliseconds quiet{1'000};  ///< without jobs, before a client id used twice is given up
};

} // namespace hanga
