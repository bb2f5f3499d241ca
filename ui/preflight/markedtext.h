#pragma once

#include <QFont>
#include <QString>

class QTextLayout;

namespace hanga {

/// A sentence of which one part, a value or a file name, stands in the fixed font. Plain text, whoever wrote it.
struct MarkedText
{
    QString text;
    qsizetype from = 0;
    qsizetype length = 0;

    /// \a sentence with \a value, shortened if it is very long, in place of its %1.
    [[nodiscard]] static MarkedText with(const QString &sentence, const QString &value);
    /// \a sentence, which has \a value in it already; quotation marks around it go. No mark where it is not found.
    [[nodiscard]] static MarkedText in(const QString &sentence, const QString &value);

    /// Breaks the text into lines of \a width, inside of names too, which have no blanks. Returns the height.
    qreal layOut(QTextLayout &layout, const QFont &font, qreal width) const;
    /// The width it takes in one line.
    [[nodiscard]] qreal naturalWidth(const QFont &font) const;

    friend bool operator==(const MarkedText &, const MarkedText &) = default;
};

} // namespace hanga
