#pragma once

#include "demo/demowork.h"

namespace hanga {

/// SaveImage, PreviewImage, SaveAnimatedWEBP and SaveAnimatedPNG: writes the pictures of the input `images` under
/// ComfyUI's names, with the chunks `prompt` and one for each key of extra_pnginfo, and `Software`, which names the
/// demo.
[[nodiscard]] DemoOutcome saveDemoImages(const DemoCall &call);

} // namespace hanga
