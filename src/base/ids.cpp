#include "base/ids.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>

namespace hanga {

JobId newJobId()
{
    // RFC 9562 §5.7: 48 bits of milliseconds, then random bits. QUuid makes version 7 only from Qt 6.9 on.
    const auto now = quint64(QDateTime::currentMSecsSinceEpoch());
    const quint64 random = QRandomGenerator::system()->generate64();
    const quint64 more = QRandomGenerator::system()->generate64();
    const QUuid id(uint(now >> 16), ushort(now & 0xffff), ushort(0x7000 | (random & 0x0fff)),
                   uchar(0x80 | ((more >> 56) & 0x3f)), uchar(more >> 48), uchar(more >> 40), uchar(more >> 32),
                   uchar(more >> 24), uchar(more >> 16), uchar(more >> 8), uchar(more));
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
