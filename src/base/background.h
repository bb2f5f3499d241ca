#pragma once

#include <QMetaObject>
#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>
#include <type_traits>

namespace hanga {

/// Tells work in the pool that nobody waits for it any more. Copies share one flag; any thread may ask or cancel.
class CancelToken final
{
public:
    void cancel() const { m_flag->store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool isCancelled() const { return m_flag->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic_bool> m_flag = std::make_shared<std::atomic_bool>(false);
};

/// The receiving end of background work: lives on the thread that asked and takes posted results there.
/// Needed because a QObject may die on its own thread while the pool is about to post to it.
class Mailbox final : public QObject
{
    Q_OBJECT

public:
    explicit Mailbox(QObject *context) : QObject(context) {}
    ~Mailbox() override;

    /// Shared with the worker: tells whether the mailbox still stands, and keeps it standing while one posts.
    struct Gate;
    [[nodiscard]] std::shared_ptr<Gate> gate() const { return m_gate; }
    static void post(const std::shared_ptr<Gate> &gate, std::function<void()> function);

private:
    std::shared_ptr<Gate> m_gate = makeGate(this);
    static std::shared_ptr<Gate> makeGate(Mailbox *mailbox);
};

/// Runs \a work on a pool thread and hands its value to \a done on the calling thread. If \a context dies first, \a done
/// is never called. \a work must own what it uses: it takes values and returns a value.
template <class Work, class Done> void runInBackground(QObject *context, Work work, Done done)
{
    using Value = std::invoke_result_t<Work>;
    auto *mailbox = new Mailbox(context);
    auto gate = mailbox->gate();
    QThreadPool::globalInstance()->start([work = std::move(work), done = std::move(done), gate, mailbox]() mutable {
        auto value = std::make_shared<Value>(work());
        Mailbox::post(gate, [done = std::move(done), value, mailbox]() mutable {
            mailbox->deleteLater();
            done(std::move(*value));
        });
    });
}

} // namespace hanga
