#include "server/call.h"

#include "server/httpcall.h"

namespace hanga {

Call::Call(HttpCall *call) : m_calls{call} {}

Call Call::together(const QList<Call> &calls)
{
    Call all;
    for (const Call &call : calls)
        all.m_calls += call.m_calls;
    return all;
}

void Call::cancel() const
{
    for (const auto &each : m_calls) {
        if (auto *call = qobject_cast<HttpCall *>(each.data()))
            call->cancel();
    }
}

} // namespace hanga
