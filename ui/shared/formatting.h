#pragma once

#include <QSize>
#include <QString>

#include <chrono>

namespace hanga {

/// Numbers as people read them: a space before each unit, the digits of the system's language, translated.
namespace formatting {

/// "0.8 s", "14 s", "2 min 5 s", "1 h 12 min".
[[nodiscard]] QString duration(std::chrono::milliseconds time);

/// "20–28 s left", "about 2 min left", "2–3 min left", "less than 1 s left". Both ends are rounded to what can be
/// known.
[[nodiscard]] QString timeLeft(std::chrono::milliseconds atLeast, std::chrono::milliseconds atMost);

/// "62 %". Rounded down, so that 100 % means finished; kept within 0…100.
[[nodiscard]] QString percent(double fraction);

/// "512 B", "14 kB", "11.2 GB"; 1 kB is 1024 bytes, as the memory of graphics cards is sold.
[[nodiscard]] QString bytes(qint64 count);

/// "1216 × 832".
[[nodiscard]] QString pixels(QSize size);

/// "18 images".
[[nodiscard]] QString images(int count);

/// "7 jobs".
[[nodiscard]] QString jobs(int count);

/// "No. 3": a place in a line; languages differ too much for 1st, 2nd, 3rd.
[[nodiscard]] QString ordinal(int place);

/// "2 of 4".
[[nodiscard]] QString position(int place, int of);

} // namespace formatting

} // namespace hanga
