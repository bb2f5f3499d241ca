#include "app/window.h"

#include "app/app.h"
#include "app/commandline.h"
#include "app/signalwatcher.h"
#include "app/singleinstance.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>

namespace hanga {

int runWindow(QApplication &application, const CommandLine &commandLine)
{
    QApplication::setQuitOnLastWindowClosed(false);
    QApplication::setQuitLockEnabled(false); // else the last job of a desktop's file dialog would end the program
    const Paths paths = Paths::fromEnvironment();
    QDir().mkpath(paths.data);
    QStringList files;
    for (const QString &file : commandLine.files)
        files.append(QFileInfo(file).absoluteFilePath());

    SingleInstance instance(paths.data);
    if (!instance.claim(files))
        return 0;
    App app(application, paths, std::make_unique<DialogAsk>());
    QObject::connect(&instance, &SingleInstance::filesReceived, &app, &App::openFiles);
    const SignalWatcher signalWatcher;
    QObject::connect(&signalWatcher, &SignalWatcher::endRequested, &app, &App::end);
    app.start(files, commandLine.demo);
    return QApplication::exec();
}

} // namespace hanga
