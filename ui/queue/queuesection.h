#pragma once

#include "queue/job.h"

namespace hanga {

/// The parts of the queue list, from top to bottom.
enum class QueueSection {
    NeedsYou, ///< failed, rejected or lost, and nobody has dealt with it yet
    Running,
    Waiting, ///< on the server, or here and next in turn
    Held,    ///< here, and nothing will send it by itself: the queue is paused or its server is away
    Finished,
};
inline constexpr int queueSectionCount = 5;

[[nodiscard]] QString queueSectionTitle(QueueSection section);

} // namespace hanga
