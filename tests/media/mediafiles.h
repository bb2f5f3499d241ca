#pragma once

#include "media/textchunk.h"

#include <QList>

/// Writes media files as other programs do: as small as they may be, with texts inside and pixels that nobody can show.
/// Written from the formats' descriptions, not with our readers' constants.
namespace hanga::mediafiles {

using Texts = QList<media::TextChunk>;

/// Every way of writing that \ref file knows: "webp", "jpeg", "mp4", "mov", "webm", "live webm" …
QList<QByteArray> kinds();
/// A file of \a kind with \a texts in it, in this order.
QByteArray file(const QByteArray &kind, const Texts &texts);

QByteArray big(quint32 number);
QByteArray little(quint32 number);
QByteArray box(const QByteArray &type, const QByteArray &content); ///< of MP4
QByteArray element(quint32 id, const QByteArray &content);         ///< of Matroska
QByteArray vorbisComment(const Texts &texts);
QByteArray id3(char version, char flags, const QByteArray &frames);
QByteArray frame(const QByteArray &id, const QByteArray &content); ///< of ID3v2.3

/// One tag of EXIF. Its type is ASCII, or undefined bytes for UserComment.
struct Tag
{
    quint16 number;
    QByteArray value;
};
/// A TIFF block. \a stale: the second tag points \a stale bytes before its value.
QByteArray exif(const QList<Tag> &tags, bool isBig = true, quint32 stale = 0);
QByteArray webp(const QByteArray &exif);
QByteArray jpeg(const QByteArray &exif);

} // namespace hanga::mediafiles
