#include "base/ids.h"

#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>
#include <chrono>

namespace hanga {

JobId newJobId()
{
    // RFC 9562 §5.7 and §6.2 method 3: 48 bits of milliseconds, 12 bits of the fraction of the millisecond, so that
    // jobs made right after each other keep their order, then random bits. QUuid makes version 7 only from Qt 6.9 on.
    using namespace std::chrono;
    const auto sinceEpoch = system_clock::now().time_since_epoch();
    const auto now = quint64(duration_cast<milliseconds>(sinceEpoch).count());
    const auto fraction = quint64(duration_cast<nanoseconds>(sinceEpoch).count()) % 1'000'000 * 4096 / 1'000'000;
    const quint64 random = QRandomGenerator::system()->generate64();
    const QUuid id(uint(now >> 16), ushort(now & 0xffff), ushort(0x7000 | fraction),
                   uchar(0x80 | ((random >> 56) & 0x3f)), uchar(random >> 48), uchar(random >> 40), uchar(random >> 32),
                   uchar(random >> 24), uchar(random >> 16), uchar(random >> 8), uchar(random));
    return JobId(id.toString(QUuid::WithoutBraces));
}

PromptId newPromptId()
{
    return PromptId(QUuid::createUuid().toString(QUuid::WithoutBraces));
}

std::optional<Seed> Seed::fromText(QStringView text)
{
    const QStringView digits = text.trimmed();
    const bool onlyDigits = std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool ok = false;
    const quint64 value = digits.toULongLong(&ok, 10);
    if (!ok || !onlyDigits)
        return std::nullopt;
    return Seed(value);
}

Seed Seed::random(quint64 largest)
{
    auto *generator = QRandomGenerator::system();
    if (largest == std::numeric_limits<quint64>::max())
        return Seed(generator->generate64());
    // Draws above the last whole multiple are thrown away: a plain remainder would favour small seeds.
    const quint64 range = largest + 1;
    const quint64 limit = std::numeric_limits<quint64>::max() / range * range;
    quint64 drawn = generator->generate64();
    while (drawn >= limit)
        drawn = generator->generate64();
    return Seed(drawn % range);
}

} // namespace hanga
