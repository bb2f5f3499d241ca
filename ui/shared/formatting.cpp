#include "ui/shared/formatting.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace hanga::formatting {

namespace {

struct Formatting
{
    Q_DECLARE_TR_FUNCTIONS(Formatting)
};

QString number(double value, int decimals = 0)
{
    return QLocale().toString(value, 'f', decimals);
}

QString whole(qint64 value)
{
    return QLocale().toString(value);
}

/// Seconds rounded to a step that fits their size, so that an estimate does not flicker.
qint64 calmSeconds(std::chrono::milliseconds time)
{
    const double seconds = double(qMax<qint64>(0, time.count())) / 1000;
    const int step = seconds < 10 ? 1 : seconds < 60 ? 2 : 5;
    return qint64(std::lround(seconds / step)) * step;
}

} // namespace

QString duration(std::chrono::milliseconds time)
{
    const double seconds = double(qMax<qint64>(0, time.count())) / 1000;
    if (seconds < 9.95)
        return Formatting::tr("%1 s").arg(number(seconds, 1));
    const qint64 rounded = std::lround(seconds);
    if (rounded < 60)
        return Formatting::tr("%1 s").arg(whole(rounded));
    if (rounded < 3600)
        return Formatting::tr("%1 min %2 s").arg(whole(rounded / 60), whole(rounded % 60));
    return Formatting::tr("%1 h %2 min").arg(whole(rounded / 3600), whole(rounded % 3600 / 60));
}

QString timeLeft(std::chrono::milliseconds atLeast, std::chrono::milliseconds atMost)
{
    const qint64 low = calmSeconds(qMin(atLeast, atMost));
    const qint64 high = calmSeconds(qMax(atLeast, atMost));
    if (high == 0)
        return Formatting::tr("less than 1 s left");
    if (high < 90) {
        return low == high ? Formatting::tr("about %1 s left").arg(whole(high))
                           : Formatting::tr("%1–%2 s left").arg(whole(low), whole(high));
    }
    const qint64 lowMinutes = std::lround(double(low) / 60);
    const qint64 highMinutes = std::lround(double(high) / 60);
    if (highMinutes < 90) {
        return lowMinutes == highMinutes ? Formatting::tr("about %1 min left").arg(whole(highMinutes))
                                         : Formatting::tr("%1–%2 min left").arg(whole(lowMinutes), whole(highMinutes));
    }
    const qint64 lowHours = std::lround(double(low) / 3600);
    const qint64 highHours = std::lround(double(high) / 3600);
    return lowHours == highHours ? Formatting::tr("about %1 h left").arg(whole(highHours))
                                 : Formatting::tr("%1–%2 h left").arg(whole(lowHours), whole(highHours));
}

QString percent(double fraction)
{
    if (!std::isfinite(fraction))
        fraction = 0;
    // The small addition keeps 0.29 (0.28999…) at 29.
    return Formatting::tr("%1 %").arg(whole(qint64(std::floor(qBound(0.0, fraction, 1.0) * 100 + 1e-9))));
}

QString bytes(qint64 count)
{
    if (count < 1024)
        return Formatting::tr("%1 B").arg(whole(qMax<qint64>(0, count)));
    const double kilo = double(count) / 1024;
    const auto digits = [](double value) { return number(value, value < 99.95 && value != std::floor(value) ? 1 : 0); };
    if (kilo < 1024)
        return Formatting::tr("%1 kB").arg(number(kilo));
    if (kilo < 1024 * 1024)
        return Formatting::tr("%1 MB").arg(digits(kilo / 1024));
    return Formatting::tr("%1 GB").arg(digits(kilo / 1024 / 1024));
}

QString pixels(QSize size)
{
    return Formatting::tr("%1 × %2").arg(size.width()).arg(size.height());
}

QString images(int count)
{
    return Formatting::tr("%n image(s)", nullptr, count);
}

QString jobs(int count)
{
    return Formatting::tr("%n job(s)", nullptr, count);
}

QString ordinal(int place)
{
    return Formatting::tr("No. %1").arg(whole(place));
}

QString position(int place, int of)
{
    return Formatting::tr("%1 of %2").arg(whole(place), whole(of));
}

} // namespace hanga::formatting
