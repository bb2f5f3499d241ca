#pragma once

#include "base/error.h"

#include <QObject>
#include <QTest>

#include <functional>
#include <optional>

namespace hanga::test {

/// Takes the end of one asynchronous call: `Awaited<QueueSnapshot> queue; service.fetchQueue(&queue, queue.done());
/// QVERIFY(queue.wait()); QVERIFY(*queue.result);`
template <class T> class Awaited final : public QObject
{
public:
    [[nodiscard]] std::function<void(const Result<T> &)> done()
    {
        return [this](const Result<T> &value) {
            result = value;
            ++calls;
        };
    }
    [[nodiscard]] bool wait(int milliseconds = 5000)
    {
        return QTest::qWaitFor([this] { return result.has_value(); }, milliseconds);
    }
    /// The error's kind; nothing if there is a value or no end yet.
    [[nodiscard]] std::optional<Error::Kind> kind() const
    {
        return result && !*result ? std::optional((*result).error().kind) : std::nullopt;
    }
    [[nodiscard]] bool isValue() const { return result && result->has_value(); }

    std::optional<Result<T>> result;
    int calls = 0;
};

} // namespace hanga::test
