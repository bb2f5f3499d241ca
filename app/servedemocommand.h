#pragma once

#include "app/commandline.h"
#include "app/exitcode.h"

namespace hanga {

/// `hanga serve-demo`: runs the built-in server until SIGINT or SIGTERM; prints its URL once it listens.
class ServeDemoCommand final
{
public:
    explicit ServeDemoCommand(const ServeDemoOptions &options) : m_options(options) {}

    /// Runs inside the event loop of the application.
    [[nodiscard]] ExitCode run();

private:
    ServeDemoOptions m_options;
};

} // namespace hanga
