#pragma once

#include "demo/demofiles.h"
#include "demo/demohttp.h"

namespace hanga {

/// GET /view: the file itself with ETag and Range, or with `preview` and `channel` a picture made of it.
[[nodiscard]] DemoReply demoView(const DemoFiles &files, const DemoRequest &request);
/// POST /upload/image. The name is taken as the bytes say, read as UTF-8; the same bytes under the same name are one
/// file.
[[nodiscard]] DemoReply demoUpload(const DemoFiles &files, const DemoRequest &request);

} // namespace hanga
