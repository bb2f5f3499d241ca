#pragma once

#include <QString>

namespace hanga {

/// What the placeholders of a file-name template stand for. An empty value vanishes together with the dash after it.
struct NameValues
{
    QString date;
    QString time;
    QString seed;
    QString workflow;
    QString node;
};

/// A relative path without its ending: \a nameTemplate with %date% %time% %seed% %counter% %workflow% %node% filled in,
/// each part made safe (\ref safeName); '/' in the template makes folders, in a value never. A template without
/// %counter% gets "-2", "-3" … from the second file on. Never empty, never absolute, never upwards.
[[nodiscard]] QString expandTemplate(const QString &nameTemplate, const NameValues &values, int counter);

/// One part of a path that every file system takes: no separators, control or direction characters, no names that
/// Windows reserves, no dot in front, at most 200 bytes. May be empty.
[[nodiscard]] QString safeName(const QString &text);

/// The ending of \a serverName with its dot if it is one of a known kind of media, else ".bin".
[[nodiscard]] QString safeEnding(const QString &serverName);

} // namespace hanga
