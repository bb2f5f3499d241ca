#pragma once

#include "base/ids.h"

#include <QImage>
#include <QString>

namespace hanga {

/// Everything a picture of the demo depends on: equal requests give equal pixels.
struct DemoPicture
{
    QString prompt; ///< chooses palette and motif
    Seed seed;      ///< chooses the composition
    QSize size;
    int steps = 20; ///< more steps, finer details
    friend bool operator==(const DemoPicture &, const DemoPicture &) = default;
};

/// A landscape in the manner of a woodblock print, made of gradients and shapes: no model, no pretence of one.
/// Opaque RGB. Takes some 100 ms for a megapixel; call it on a pool thread.
[[nodiscard]] QImage paintDemoPicture(const DemoPicture &picture);

/// What \a finished looks like after \a step of \a steps: out of noise and blur it gets clearer. \a finished is a small
/// version of the picture; the result fits 512 × 512, as ComfyUI's previews do.
[[nodiscard]] QImage paintDemoPreview(const QImage &finished, Seed seed, int step, int steps);

} // namespace hanga
