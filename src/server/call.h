#pragma once

#include "base/error.h"

#include <QList>
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
    /// Several requests that are one call to whoever waits.
    [[nodiscard]] static Call together(const QList<Call> &calls);
    void cancel() const;

private:
    QList<QPointer<QObject>> m_calls; ///< HttpCalls, which are known only where they are cancelled
};

} // namespace hanga
