#include "app/cli.h"
#include "app/console.h"
#include "app/startup.h"
#include "app/window.h"
#include "base/paths.h"
#include "settings/settings.h"

#include <QApplication>

using namespace hanga;

int main(int argc, char *argv[])
{
    useUtf8();
    CommandLine line;
    const QString language = Settings::load(Paths::fromEnvironment().settingsFile).language;
    {
        // The verbs need no display, and what they print is translated too.
        QCoreApplication application(argc, argv);
        nameProgram();
        loadTranslations(language);
        const auto parsed = CommandLine::parse(QCoreApplication::arguments().mid(1));
        if (!parsed) {
            console::complain(parsed.error().whatHappened, parsed.error().whatToDo);
            return int(ExitCode::WrongUse);
        }
        if (parsed->verb != CommandLine::Verb::Window)
            return int(runVerb(*parsed));
        if (!hasDisplay()) {
            console::complain(noDisplayText(), noDisplayAdvice());
            return int(ExitCode::WrongUse);
        }
        line = *parsed;
    }
    QApplication application(argc, argv);
    nameProgram();
    loadTranslations(language);
    return runWindow(application, line);
}
