#include "app/cli.h"

#include "app/console.h"
#include "app/convertcommand.h"
#include "app/generatecommand.h"
#include "app/inspectcommand.h"
#include "app/servedemocommand.h"

namespace hanga {

ExitCode runVerb(const CommandLine &line)
{
    switch (line.verb) {
    case CommandLine::Verb::Generate: {
        const Paths paths = Paths::fromEnvironment();
        return GenerateCommand(line.generate, paths, Settings::load(paths.settingsFile)).run();
    }
    case CommandLine::Verb::Inspect:
        return InspectCommand(line.inspect).run();
    case CommandLine::Verb::Convert:
        return ConvertCommand(line.convert).run();
    case CommandLine::Verb::ServeDemo:
        return ServeDemoCommand(line.serveDemo).run();
    case CommandLine::Verb::PrintText:
        console::print(line.text);
        return ExitCode::Done;
    case CommandLine::Verb::Window:
        break;
    }
    return ExitCode::WrongUse;
}

} // namespace hanga
