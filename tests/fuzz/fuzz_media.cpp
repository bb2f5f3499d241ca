#include "fuzz/fuzz.h"
#include "media/mediaformat.h"
#include "media/texts.h"

#include <QBuffer>

using namespace hanga;
using fuzz::demand;

/// Any media file but PNG, which has a target of its own; its first bytes choose the reader.
int LLVMFuzzerTestOneInput(const uchar *data, size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size);
    const QString format = media::mediaFormat(bytes);
    QBuffer file;
    file.setData(bytes);
    file.open(QIODevice::ReadOnly);
    const auto texts = media::readTexts(file, QStringLiteral("fuzz"));
    if (!texts) {
        demand(format.isEmpty() || format == u"png");
        return 0;
    }

    demand(media::hasTexts(format) || texts->isEmpty());
    qsizetype sum = 0;
    for (const media::TextChunk &text : *texts) {
        demand(!text.keyword.isEmpty() && text.text.isValidUtf8());
        sum += text.text.size();
    }
    // Nothing is packed here, so little grows: Latin-1 and UTF-16 become UTF-8, EXIF tags may share their bytes.
    demand(sum <= qsizetype(size) * 16 && texts->size() <= 10000);
    return 0;
}
