#pragma once

#include <QString>

namespace hanga {

/// Opens the system's file manager with \a path marked (org.freedesktop.FileManager1). Where there is none on the bus,
/// opens the folder with whatever opens folders. Returns at once.
void showInFolder(const QString &path);

} // namespace hanga
