#pragma once

#include "base/background.h"
#include "server/call.h"
#include "server/httpcall.h"

namespace hanga {

/// Bodies above this many bytes are parsed in the pool; smaller ones take less than a millisecond where we are.
constexpr qsizetype parsedHereBytes = 64 << 10;

/// Ends \a reply in \a done with what \a parse makes of its answer. \a parse may run on a pool thread: it owns what it
/// uses.
template <class T, class Parse>
Call callJson(QNetworkReply *reply, HttpCall::Plan plan, QObject *context, QObject *service, Parse parse, Done<T> done)
{
    auto whole = [parse, done](HttpCall &call, const HttpAnswer &answer) {
        const auto finish = [&call, done](const Result<T> &result) {
            if (!call.end())
                return;
            if (result)
                done(result);
            else
                done(tl::unexpected(atAddress(result.error(), call.address())));
        };
        if (answer.body.size() <= parsedHereBytes)
            finish(parse(answer));
        else
            runInBackground(
                &call, [parse, answer]() -> Result<T> { return parse(answer); }, finish);
    };
    return Call(new HttpCall(reply, std::move(plan), context, service, std::move(whole),
                             [done](const Error &error) { done(tl::unexpected(error)); }));
}

} // namespace hanga
