#pragma once

#include "demo/demohttp.h"
#include "json/document.h"

namespace hanga::demo {

/// Replies in the forms in which ComfyUI's HTTP library sends them.
[[nodiscard]] inline DemoReply answerJson(const json::Value &value, int status = 200)
{
    DemoReply reply;
    reply.status = status;
    reply.type = "application/json; charset=utf-8";
    reply.body = json::writeLikePython(value);
    return reply;
}
[[nodiscard]] inline DemoReply answerText(const QByteArray &body, int status)
{
    DemoReply reply;
    reply.status = status;
    reply.type = "text/plain; charset=utf-8";
    reply.body = body;
    return reply;
}
[[nodiscard]] inline DemoReply answerEmpty(int status)
{
    DemoReply reply;
    reply.status = status;
    return reply;
}

} // namespace hanga::demo
