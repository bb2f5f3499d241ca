#pragma once

#include "base/ids.h"

namespace hanga::prompt {

/// The source of all choices in prompts: the same seed gives the same choices on every machine and in every version.
/// It is SplitMix64 (Steele, Lea, Flood 2014), whose whole state is one number, and never a generator of a library,
/// because those may differ from one platform to the next.
class Random final
{
public:
    /// \a stream tells the texts of one job apart: two streams of one seed have nothing in common.
    explicit Random(Seed seed, quint64 stream = 0);

    /// A number in 0 … \a limit − 1, each as likely as the others (to one in 2³² ÷ \a limit). \a limit is at least 1.
    [[nodiscard]] quint32 below(quint32 limit);
    /// In 0 ≤ x < 1, in steps of 2⁻⁵³.
    [[nodiscard]] double fraction();

private:
    quint64 next();

    quint64 m_state;
};

} // namespace hanga::prompt
