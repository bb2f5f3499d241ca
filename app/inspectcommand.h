#pragma once

#include "app/commandline.h"
#include "app/exitcode.h"

namespace hanga {

/// `hanga inspect`: prints what is in a workflow or media file. With --server it asks that server for its node classes
/// first, inside the event loop of the application. Needs no display.
class InspectCommand final
{
public:
    explicit InspectCommand(InspectOptions options) : m_options(std::move(options)) {}

    [[nodiscard]] ExitCode run();

private:
    InspectOptions m_options;
};

} // namespace hanga
