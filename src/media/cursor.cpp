#include "media/cursor.h"

#include "media/textcollector.h"

#include <QIODevice>

namespace hanga::media {

QByteArray readAt(QIODevice &file, qint64 offset, qint64 count)
{
    if (offset < 0 || offset >= file.size() || count <= 0 || !file.seek(offset))
        return {};
    return file.read(std::min({count, file.size() - offset, largestText}));
}

} // namespace hanga::media
