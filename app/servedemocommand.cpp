#include "app/servedemocommand.h"

#include "app/console.h"
#include "app/signalwatcher.h"
#include "demo/demoserver.h"

#include <QCoreApplication>

namespace hanga {

ExitCode ServeDemoCommand::run()
{
    DemoOptions options;
    if (m_options.step)
        options.step = *m_options.step;
    DemoServer server(options);
    if (const auto port = server.listen(m_options.port); !port) {
        console::complain(QCoreApplication::translate("ServeDemo", "the port %1 cannot be used").arg(m_options.port),
                          QCoreApplication::translate("ServeDemo", "choose another one with --port"));
        return ExitCode::WrongUse;
    }
    SignalWatcher signalWatcher;
    QObject::connect(&signalWatcher, &SignalWatcher::endRequested, qApp, &QCoreApplication::quit);
    console::print(server.url().toString() + u'\n');
    QCoreApplication::exec();
    return ExitCode::Done;
}

} // namespace hanga
