#include "prompt/random.h"

namespace hanga::prompt {

namespace {

constexpr quint64 mixed(quint64 value)
{
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31);
}
constexpr quint64 goldenGamma = 0x9e3779b97f4a7c15U;

} // namespace

// Both are mixed, so that neither neighbouring seeds nor neighbouring streams are steps along one sequence.
Random::Random(Seed seed, quint64 stream) : m_state(mixed(seed.value() + goldenGamma) ^ mixed(stream)) {}

quint64 Random::next()
{
    m_state += goldenGamma;
    return mixed(m_state);
}

quint32 Random::below(quint32 limit)
{
    return quint32(((next() >> 32) * limit) >> 32);
}

double Random::fraction()
{
    return double(next() >> 11) * 0x1p-53;
}

} // namespace hanga::prompt
