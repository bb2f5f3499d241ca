#pragma once

#include <QByteArray>

#include <optional>

class QIODevice;

namespace hanga::media {

/// One box of an ISO media file (MP4, QuickTime, AVIF): where its content lies. The end is bounded by \a limit.
struct Box
{
    QByteArray type; ///< four bytes
    qint64 begin = 0;
    qint64 end = 0;
    bool isWhole = true; ///< false if it claims to go beyond the limit
    [[nodiscard]] qint64 size() const { return end - begin; }
};

/// Walks over the boxes between two places of a file, with 64-bit sizes and size 0 (up to the end). Never goes back, so
/// it ends whatever the sizes say.
class BoxWalk final
{
public:
    BoxWalk(QIODevice &file, qint64 begin, qint64 end) : m_file(file), m_place(begin), m_end(end) {}

    /// The next box, or nothing at the end or at what can be no box.
    [[nodiscard]] std::optional<Box> next();

private:
    QIODevice &m_file;
    qint64 m_place;
    qint64 m_end;
};

/// The box of \a type among those between two places; a hundred thousand boxes are looked at.
[[nodiscard]] std::optional<Box> findBox(QIODevice &file, qint64 begin, qint64 end, QByteArrayView type);

} // namespace hanga::media
