#include "base/editdistance.h"

#include <QVarLengthArray>

#include <numeric>

namespace hanga {

namespace {

constexpr qsizetype expectedLength = 200; // longer ones work, on the heap

} // namespace

int editDistance(QStringView a, QStringView b, int limit)
{
    QVarLengthArray<int, expectedLength + 1> cells(b.size() + 1);
    int *row = cells.data();
    std::iota(row, row + cells.size(), 0);
    const QChar *letters = b.data();
    const int width = int(b.size());
    for (int i = 0; i < int(a.size()); ++i) {
        int diagonal = std::exchange(row[0], i + 1);
        int least = row[0];
        const QChar letter = a[i];
        for (int j = 0; j < width; ++j) {
            int best = letter == letters[j] ? diagonal : diagonal + 1;
            diagonal = row[j + 1];
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (diagonal + 1 < best)
                best = diagonal + 1;
            row[j + 1] = best;
            if (best < least)
                least = best;
        }
        if (least > limit)
            return limit + 1;
    }
    return row[width];
}

} // namespace hanga
