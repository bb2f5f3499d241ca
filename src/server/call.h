#pragma once

#include "base/error.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace hanga {

class HttpCall;

/// What an asynchronous call of a service ends in. It runs once on the calling thread, unless the context given with
/// the call or the service dies first; it never runs before the call has returned.
template <class T> using Done = std::function<void(const Result<T> &)>;

/// A call under way. Dropping it changes nothing; \ref cancel ends it with Error::Kind::Cancelled.
class Call final
{
public:
    Call() = default;
    explicit Call(HttpCall *call);
    void cancel() const;

private:
    QPointer<QObject> m_call; ///< a HttpCall, which is known only where it is cancelled
};

} // namespace hanga
