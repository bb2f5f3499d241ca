#include "app/cli.h"
#include "app/console.h"
#include "app/startup.h"
#include "app/window.h"

#include <QApplication>

using namespace hanga;

int main(int argc, char *argv[])
{
    useUtf8();
    CommandLine line;
    {
        // The verbs need no display, and what they print is translated too.
        QCoreApplication application(argc, argv);
        nameProgram();
        loadTranslations();
        const auto parsed = CommandLine::parse(QCoreApplication::arguments().mid(1));
        if (!parsed) {
            console::complain(parsed.error().whatHappened, parsed.error().whatToDo);
            return int(ExitCode::WrongUse);
        }
        if (parsed->verb != CommandLine::Verb::Window)
            return int(runVerb(*parsed));
        line = *parsed;
    }
    if (!hasDisplay()) {
        console::complain(noDisplayText(), noDisplayAdvice());
        return int(ExitCode::WrongUse);
    }
    QApplication application(argc, argv);
    nameProgram();
    return runWindow(application, line);
}
