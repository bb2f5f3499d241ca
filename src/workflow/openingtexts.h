#pragma once

#include "media/textchunk.h"
#include "workflow/opening.h"

#include <QList>

namespace hanga {

/// Fills \a file from the named \a texts of a media file and notes which of them are used. In this order: "prompt" and
/// "workflow"; any other text that is a JSON object (a comment, an EXIF tag, an SVG's metadata) with a workflow in it;
/// and if there is neither, the parameters of Stable Diffusion web UI. When both an API graph and an editor's workflow
/// are there, the first is what ran and the second travels along.
void takeTexts(OpenedFile &file, const QList<media::TextChunk> &texts);

} // namespace hanga
