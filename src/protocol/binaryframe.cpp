#include "protocol/eventparser.h"
#include "protocol/fields.h"
#include "json/document.h"

#include <QtEndian>

namespace hanga {

namespace {

enum FrameType : quint32 { PreviewImage = 1, Text = 3, PreviewImageWithMetadata = 4 };

/// A frame starts with its type and one more number: a format, or the length of what follows.
constexpr qsizetype headSize = 8;
/// VideoHelperSuite puts the frame's index and its node's name, 20 bytes, before the JPEG.
constexpr qsizetype videoHelperOffset = 28;

quint32 numberAt(const QByteArray &frame, qsizetype offset)
{
    return qFromBigEndian<quint32>(frame.constData() + offset);
}

/// The formats that we let near a decoder. The frame's own format code lies too often (SwarmUI packs others into it).
bool isPicture(QByteArrayView bytes)
{
    return bytes.startsWith("\xff\xd8\xff") || bytes.startsWith("\x89PNG\r\n\x1a\n") ||
           (bytes.startsWith("RIFF") && bytes.size() > 12 && bytes.sliced(8).startsWith("WEBP"));
}

/// What follows the number at \a headSize - 4, which gives its length; nothing if the frame is shorter.
std::optional<QByteArrayView> block(const QByteArray &frame)
{
    const quint32 length = numberAt(frame, 4);
    if (length > quint64(frame.size() - headSize))
        return {};
    return QByteArrayView(frame).sliced(headSize, qsizetype(length));
}

tl::unexpected<Error> refused(const QString &what)
{
    return tl::unexpected(unreadable(what));
}

Result<Event> parsePreview(const QByteArray &frame)
{
    for (const qsizetype offset : {headSize, videoHelperOffset}) {
        if (frame.size() > offset && isPicture(QByteArrayView(frame).sliced(offset)))
            return PreviewEvent{{}, {}, frame.sliced(offset)};
    }
    return refused(QStringLiteral("binary 1"));
}

Result<Event> parsePreviewWithMetadata(const QByteArray &frame)
{
    const auto metadata = block(frame);
    if (!metadata || !isPicture(QByteArrayView(frame).sliced(headSize + metadata->size())))
        return refused(QStringLiteral("binary 4"));
    const auto object = json::parse(*metadata);
    if (!object)
        return tl::unexpected(object.error());
    Fields fields(*object, QStringLiteral("binary 4"));
    PreviewEvent preview{fields.prompt(), fields.node("display_node_id"), {}};
    if (preview.node.isEmpty())
        preview.node = fields.node("node_id");
    if (!fields.isSound())
        return tl::unexpected(fields.problem());
    preview.image = frame.sliced(headSize + metadata->size());
    return preview;
}

Result<Event> parseText(const QByteArray &frame)
{
    const auto node = block(frame);
    if (!node)
        return refused(QStringLiteral("binary 3"));
    return ProgressTextEvent{NodeId{QString::fromUtf8(*node)},
                             QString::fromUtf8(QByteArrayView(frame).sliced(headSize + node->size()))};
}

} // namespace

Result<Event> parseBinaryEvent(const QByteArray &frame)
{
    if (frame.size() < 4)
        return refused(QStringLiteral("binary"));
    const quint32 type = numberAt(frame, 0);
    const bool known = type == PreviewImage || type == Text || type == PreviewImageWithMetadata;
    if (!known)
        return UnknownEvent{QStringLiteral("binary %1").arg(type)};
    if (frame.size() < headSize)
        return refused(QStringLiteral("binary %1").arg(type));
    if (type == PreviewImage)
        return parsePreview(frame);
    return type == Text ? parseText(frame) : parsePreviewWithMetadata(frame);
}

} // namespace hanga
