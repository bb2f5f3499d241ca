#pragma once

#include "queue/job.h"

namespace hanga {

/// Where a job stands in a line that is not the server's matter alone; see \ref jobStateText.
struct JobPlace
{
    int place = 0;           ///< from 1; 0 if unknown
    bool paused = false;     ///< the queue is
    bool serverAway = false; ///< its server does not answer
};

/// What differs from the job \a before, the one that runs before it: "Seed 41 → 42, cfg 7 → 6", "Prompt: “dusk” →
/// “moonlight”", "New workflow"; at most three changes. Without one "Seed 42".
[[nodiscard]] QString jobDifference(const Job &job, const Job *before);

/// What the job does now: "62 %, step 18 of 30", "place 3 in line", "failed at VAE Decode" …
[[nodiscard]] QString jobStateText(const Job &job, const JobPlace &place);

/// "62 %"; never 100 before the job is done.
[[nodiscard]] QString jobPercent(const Job &job);

} // namespace hanga
