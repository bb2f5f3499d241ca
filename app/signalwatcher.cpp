#include "app/signalwatcher.h"

#include <QtGlobal>

#include <cerrno>
#include <csignal>

#ifndef Q_OS_WIN
#include <fcntl.h>
#include <unistd.h>
#endif

namespace hanga {

#ifdef Q_OS_WIN

SignalWatcher::SignalWatcher(QObject *parent) : QObject(parent) {}
SignalWatcher::~SignalWatcher() = default;
void SignalWatcher::read() {}

#else

namespace {

// A handler has no other way to reach its pipe.
volatile std::sig_atomic_t writeEnd = -1;
int readEnd = -1;

void tell(int)
{
    const int before = errno; // of the code that was interrupted
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(int(writeEnd), &byte, 1);
    errno = before;
}

} // namespace

SignalWatcher::SignalWatcher(QObject *parent) : QObject(parent)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return; // the system's own handling stays
    readEnd = ends[0];
    writeEnd = ends[1];
    m_notifier = std::make_unique<QSocketNotifier>(readEnd, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &SignalWatcher::read);
    struct sigaction action = {};
    action.sa_handler = tell;
    action.sa_flags = SA_RESTART;
    ::sigemptyset(&action.sa_mask);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

SignalWatcher::~SignalWatcher()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    if (!m_notifier)
        return;
    m_notifier.reset();
    ::close(int(writeEnd));
    ::close(readEnd);
}

void SignalWatcher::read()
{
    char byte = 0;
    while (::read(readEnd, &byte, 1) == 1)
        Q_EMIT endRequested();
}

#endif

} // namespace hanga
