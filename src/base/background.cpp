#include "base/background.h"

#include <QMutex>

namespace hanga {

struct Mailbox::Gate {
    QMutex mutex;
    Mailbox *mailbox = nullptr;
};

std::shared_ptr<Mailbox::Gate> Mailbox::makeGate(Mailbox *mailbox)
{
    auto gate = std::make_shared<Gate>();
    gate->mailbox = mailbox;
    return gate;
}

Mailbox::~Mailbox()
{
    const QMutexLocker lock(&m_gate->mutex);
    m_gate->mailbox = nullptr;
}

void Mailbox::post(const std::shared_ptr<Gate> &gate, std::function<void()> function)
{
    const QMutexLocker lock(&gate->mutex);
    if (gate->mailbox)
        QMetaObject::invokeMethod(gate->mailbox, std::move(function), Qt::QueuedConnection);
}

} // namespace hanga
