#include "workflow/fileformat.h"

#include <algorithm>

namespace hanga {

namespace {

bool isAt(QByteArrayView head, qsizetype offset, QByteArrayView magic)
{
    return head.size() >= offset + magic.size() && head.sliced(offset, magic.size()) == magic;
}

constexpr qsizetype headSize = 512;

} // namespace

bool isBinary(QByteArrayView bytes)
{
    const QByteArrayView head = bytes.first(std::min(bytes.size(), headSize));
    if (!head.contains('\0'))
        return false;
    // UTF-16 with a byte order mark, or ASCII in UTF-16 without one: the reader of JSON has a sentence for it.
    const bool marked = isAt(head, 0, "\xff\xfe") || isAt(head, 0, "\xfe\xff");
    const bool alternating = head.size() >= 4 && (head[0] == 0) != (head[1] == 0) && (head[0] == 0) == (head[2] == 0) &&
                             (head[1] == 0) == (head[3] == 0);
    return !marked && !alternating;
}

} // namespace hanga
