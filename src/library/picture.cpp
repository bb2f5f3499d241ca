#include "library/picture.h"

#include <QFileInfo>
#include <QHash>

namespace hanga {

QString mediaOf(const QString &fileName)
{
    static const QHash<QString, QString> kinds = [] {
        QHash<QString, QString> all;
        const auto add = [&all](const QString &kind, const QString &endings) {
            for (const QString &ending : endings.split(u' '))
                all.insert(ending, kind);
        };
        add(QStringLiteral("image"), QStringLiteral("png jpg jpeg webp gif bmp tif tiff avif jxl svg exr hdr"));
        add(QStringLiteral("video"), QStringLiteral("mp4 webm mov mkv avi m4v"));
        add(QStringLiteral("audio"), QStringLiteral("flac mp3 opus ogg wav m4a aac"));
        add(QStringLiteral("3d"), QStringLiteral("glb gltf obj fbx stl ply usdz splat"));
        add(QStringLiteral("text"), QStringLiteral("txt md json csv srt"));
        return all;
    }();
    return kinds.value(QFileInfo(fileName).suffix().toLower(), QStringLiteral("file"));
}

} // namespace hanga
