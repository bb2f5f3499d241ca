#pragma once

#include "queue/job.h"

namespace hanga {

/// "Sampling, step 18 of 30", "Waiting, place 2 in line", "Saving the images", "Done".
[[nodiscard]] QString progressAction(const Job &job);

/// "KSampler · node 6 of 11 · image 2 of 4".
[[nodiscard]] QString progressDetail(const Job &job);

} // namespace hanga
