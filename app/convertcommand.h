#pragma once

#include "app/commandline.h"
#include "app/exitcode.h"

namespace hanga {

/// `hanga convert`: prints the API graph of a workflow in the editor's format, or writes it to a file. What is not
/// exact is said on stderr. Of a file that carries both formats the editor's is converted. Needs no display.
class ConvertCommand final
{
public:
    explicit ConvertCommand(ConvertOptions options) : m_options(std::move(options)) {}

    [[nodiscard]] ExitCode run();

private:
    ConvertOptions m_options;
};

} // namespace hanga
