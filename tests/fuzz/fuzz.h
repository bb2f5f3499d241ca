#pragma once

#include <QByteArray>

#include <cstdlib>

/// What libFuzzer calls with each input, and tst_fuzzcorpus with each file of the corpus.
extern "C" int LLVMFuzzerTestOneInput(const uchar *data, size_t size);

namespace hanga::fuzz {

inline QByteArray bytesOf(const uchar *data, size_t size)
{
    return QByteArray::fromRawData(reinterpret_cast<const char *>(data), qsizetype(size));
}

/// Unlike Q_ASSERT it also holds in a release build.
inline void demand(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace hanga::fuzz
