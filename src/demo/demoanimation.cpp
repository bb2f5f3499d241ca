#include "demo/demoanimation.h"

#include <QBuffer>
#include <QtEndian>

#include <zlib.h>

#include <algorithm>
#include <cmath>

namespace hanga {
namespace {

QByteArray encoded(const QImage &image, const char *format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, quality);
    return bytes;
}

int frameMilliseconds(double fps)
{
    return int(std::clamp(std::lround(1000 / fps), 1L, 65535L));
}

template <class Number> QByteArray bigEndian(Number number)
{
    QByteArray bytes(sizeof(Number), Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray pngChunk(const QByteArray &type, const QByteArray &data)
{
    const QByteArray body = type + data;
    const auto sum = crc32(0, reinterpret_cast<const Bytef *>(body.constData()), uInt(body.size()));
    return bigEndian(quint32(data.size())) + body + bigEndian(quint32(sum));
}

/// The contents of all chunks of \a type in a PNG that we have just written.
QByteArray pngData(const QByteArray &png, const QByteArray &type)
{
    QByteArray data;
    for (qsizetype at = 8; at + 12 <= png.size();) {
        const qsizetype size = qFromBigEndian<quint32>(png.constData() + at);
        if (png.mid(at + 4, 4) == type)
            data += png.mid(at + 8, size);
        at += size + 12;
    }
    return data;
}

/// Little-endian, \a count bytes, as RIFF wants it.
QByteArray littleEndian(quint32 number, int count)
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i)
        bytes += char(number >> (8 * i));
    return bytes;
}

QByteArray riffChunk(const QByteArray &type, const QByteArray &data)
{
    return type + littleEndian(quint32(data.size()), 4) + data + (data.size() % 2 ? QByteArray(1, '\0') : QByteArray());
}

} // namespace

QByteArray demoAnimatedPng(const QList<QImage> &frames, double fps)
{
    QByteArray file;
    quint32 number = 0;
    for (const QImage &frame : frames) {
        const QByteArray png = encoded(frame, "PNG", 55);
        const bool isFirst = file.isEmpty();
        if (isFirst)
            file = png.left(8) + pngChunk("IHDR", pngData(png, "IHDR")) +
                   pngChunk("acTL", bigEndian(quint32(frames.size())) + bigEndian(quint32(0)));
        const QByteArray noOffset(8, '\0');
        const QByteArray keepAndReplace(2, '\0');
        file += pngChunk("fcTL", bigEndian(number++) + bigEndian(quint32(frame.width())) +
                                     bigEndian(quint32(frame.height())) + noOffset +
                                     bigEndian(quint16(frameMilliseconds(fps))) + bigEndian(quint16(1000)) +
                                     keepAndReplace);
        const QByteArray pixels = pngData(png, "IDAT");
        file += isFirst ? pngChunk("IDAT", pixels) : pngChunk("fdAT", bigEndian(number++) + pixels);
    }
    return file.isEmpty() ? file : file + pngChunk("IEND", {});
}

QByteArray demoAnimatedWebp(const QList<QImage> &frames, double fps, int quality)
{
    QByteArray chunks;
    for (const QImage &frame : frames) {
        const QByteArray webp = encoded(frame, "WEBP", quality);
        // A plain file is RIFF, size, WEBP and one chunk with the picture; ours are opaque, so there is nothing else.
        if (webp.size() < 20 || !webp.mid(12, 3).startsWith("VP8") || webp.mid(12, 4) == "VP8X")
            return {};
        const QByteArray noOffset(6, '\0');
        const char replaceAll = 2; // no blending with the frame before
        chunks += riffChunk("ANMF", noOffset + littleEndian(quint32(frame.width() - 1), 3) +
                                        littleEndian(quint32(frame.height() - 1), 3) +
                                        littleEndian(quint32(frameMilliseconds(fps)), 3) + replaceAll + webp.mid(12));
    }
    if (chunks.isEmpty())
        return {};
    const QByteArray animation(1, '\2');
    const QByteArray canvas = animation + QByteArray(3, '\0') + littleEndian(quint32(frames.first().width() - 1), 3) +
                              littleEndian(quint32(frames.first().height() - 1), 3);
    const QByteArray endless(6, '\0'); // background and number of repeats
    const QByteArray body = "WEBP" + riffChunk("VP8X", canvas) + riffChunk("ANIM", endless) + chunks;
    return "RIFF" + littleEndian(quint32(body.size()), 4) + body;
}

} // namespace hanga
