#pragma once

#include <chrono>
#include <vector>

namespace hanga {

/// How patient the queue is. The defaults are those of the protocol; tests shorten them.
struct QueueTimings
{
    using Pause = std::chrono::milliseconds;
    Pause tail{1000}; ///< from a job's last event to the look into the history, if `executing null` does not come
    std::vector<Pause> historyRetries{Pause(200), Pause(500), Pause(1000), Pause(2000)};
    Pause absence{5000};   ///< between the two looks that must miss a job before it counts as gone
    Pause positions{1000}; ///< at most one look in that time, for places in a list that other people change too
    Pause silence{10000};  ///< without an event of a job that is outstanding: ask the server
};

} // namespace hanga
