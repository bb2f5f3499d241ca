#include "fuzz/fuzz.h"
#include "media/png.h"

#include <QBuffer>

using namespace hanga;
using fuzz::demand;

namespace {

Result<QList<media::TextChunk>> textsOf(const QByteArray &bytes)
{
    QBuffer file;
    file.setData(bytes);
    file.open(QIODevice::ReadOnly);
    return media::readPngTexts(file, QStringLiteral("fuzz.png"));
}

} // namespace

int LLVMFuzzerTestOneInput(const uchar *data, size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size);
    const auto texts = textsOf(bytes);
    demand(texts.has_value() == media::isPng(bytes));
    if (!texts)
        return 0;

    const media::TextChunk ours{QStringLiteral("prompt"), "{}"};
    const auto spliced = textsOf(media::withPngTexts(bytes, {ours}));
    demand(spliced && spliced->contains(ours) && spliced->size() == texts->size() + 1);
    return 0;
}
