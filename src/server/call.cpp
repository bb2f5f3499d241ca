#include "server/call.h"

#include "server/httpcall.h"

namespace hanga {

Call::Call(HttpCall *call) : m_call(call) {}

void Call::cancel() const
{
    if (auto *call = qobject_cast<HttpCall *>(m_call.data()))
        call->cancel();
}

} // namespace hanga
