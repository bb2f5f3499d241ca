#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>

namespace hanga {

// Qt reads animated WebP and writes neither WebP nor PNG animations, so the frames are encoded one by one and put into
// the container here. All frames must have one size.

/// An animated PNG that repeats for ever. Empty if \a frames is.
[[nodiscard]] QByteArray demoAnimatedPng(const QList<QImage> &frames, double fps);
/// An animated WebP that repeats for ever. Empty if \a frames is, or without Qt's WebP plugin.
[[nodiscard]] QByteArray demoAnimatedWebp(const QList<QImage> &frames, double fps, int quality);

} // namespace hanga
