#include "app/console.h"
#include "app/exitcode.h"
#include "app/window.h"

#include <QCoreApplication>

namespace hanga {

int runWindow(QApplication &, const CommandLine &)
{
    console::complain(QCoreApplication::translate("Startup", "this build has no window"),
                      QCoreApplication::translate("Startup", "use “hanga generate”, which needs none"));
    return int(ExitCode::WrongUse);
}

} // namespace hanga
