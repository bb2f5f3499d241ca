#pragma once

#include "base/error.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QNetworkReply;

namespace hanga {

/// What an asynchronous call of a service ends in. It runs once on the calling thread, unless the context given with the
/// call or the service dies first; it never runs before the call has returned.
template <class T> using Done = std::function<void(const Result<T> &)>;

/// A call under way. Dropping it changes nothing; \ref cancel ends it with Error::Kind::Cancelled.
class Call final
{
public:
    Call() = default;
    explicit Call(QNetworkReply *reply);
    void cancel() const;

private:
    QPointer<QNetworkReply> m_reply;
};

} // namespace hanga
