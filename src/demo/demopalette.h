#pragma once

#include <QColor>
#include <QStringView>

namespace hanga {

/// The inks of one print, from the sky down.
struct DemoPalette
{
    QColor skyTop;
    QColor skyMiddle;
    QColor skyLow; ///< the glow over the horizon
    QColor disc;   ///< sun or moon
    QColor mountain;
    QColor mountainFoot; ///< what the slopes fade to
    QColor ranges;       ///< hills behind the mountain
    QColor seaFar;
    QColor seaNear;
    QColor land;  ///< the dark shore in front
    QColor paper; ///< mist, snow, sails
};

/// What a prompt asks the block cutter for.
struct DemoMood
{
    DemoPalette palette;
    bool night = false;   ///< moon, stars, lights in the houses
    bool snowing = false; ///< flakes and white ground
    bool raining = false;
    bool petals = false; ///< drifting blossom or leaves
    bool forest = false; ///< many trees, no boats
    bool village = false;
    bool hills = false;   ///< ridges in mist instead of the one mountain
    bool gate = false;    ///< a shrine's gate in the water
    bool wideSea = false; ///< low horizon, islands, more boats
};

/// Reads English and Japanese words of \a prompt; where none decides, the text's hash does, so every text has its own
/// look.
[[nodiscard]] DemoMood demoMood(QStringView prompt);
/// The same number for the same text on every machine and in every run (qHash is seeded).
[[nodiscard]] quint64 demoTextHash(QStringView text);

} // namespace hanga
