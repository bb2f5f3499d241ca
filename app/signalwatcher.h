#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace hanga {

/// Turns SIGINT and SIGTERM into a Qt signal, so that the program can put its things in order before it ends.
/// One object a process. A self-pipe: a signal handler may do nothing but write.
class SignalWatcher final : public QObject
{
    Q_OBJECT

public:
    explicit SignalWatcher(QObject *parent = nullptr);
    ~SignalWatcher() override;

Q_SIGNALS:
    void endRequested(); ///< each time one of the two comes

private:
    void read();

    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace hanga
