#pragma once

namespace hanga {

class GalleryView;

/// Teaches screen readers that a \ref GalleryView is a list with one item a picture. Once a process is enough.
void installGalleryAccessibility();

/// Rows came or went: items that a screen reader holds are no longer what they were.
void forgetAccessibleItems(GalleryView *view);

} // namespace hanga
