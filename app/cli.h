#pragma once

#include "app/commandline.h"
#include "app/exitcode.h"

namespace hanga {

/// Runs the verb of \a line that needs no window, with the QCoreApplication that stands already.
[[nodiscard]] ExitCode runVerb(const CommandLine &line);

} // namespace hanga
