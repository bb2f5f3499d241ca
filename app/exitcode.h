#pragma once

#include "base/error.h"

namespace hanga {

/// What the program ends with; part of its contract.
enum class ExitCode {
    Done = 0,
    JobFailed = 1,
    WrongUse = 2, ///< or a file that cannot be read
    NotReached = 3,
    Rejected = 4,
    Lost = 5, ///< or timed out
    Cancelled = 6
};

[[nodiscard]] ExitCode exitCodeOf(const Error &error);
/// Of many jobs the first that applies of 3, 4, 5, 1, 6.
[[nodiscard]] ExitCode worse(ExitCode a, ExitCode b);

} // namespace hanga
