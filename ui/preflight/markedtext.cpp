#include "ui/preflight/markedtext.h"

#include "ui/shared/metrics.h"

#include <QTextLayout>

#include <limits>

namespace hanga {

namespace {

constexpr qsizetype longestValue = 160;

/// One line, and no longer than a card should be.
QString shown(const QString &value)
{
    const QString line = value.simplified();
    if (line.size() <= longestValue)
        return line;
    constexpr qsizetype half = longestValue / 2;
    return line.first(half) + u'…' + line.last(half); // both ends of a path tell something
}

bool isQuote(QChar character)
{
    const auto category = character.category();
    return character == u'"' || category == QChar::Punctuation_InitialQuote ||
           category == QChar::Punctuation_FinalQuote || category == QChar::Punctuation_Open ||
           category == QChar::Punctuation_Close;
}

} // namespace

MarkedText MarkedText::with(const QString &sentence, const QString &value)
{
    const qsizetype place = sentence.indexOf(QLatin1String("%1"));
    if (place < 0)
        return {sentence, 0, 0};
    const QString part = shown(value);
    return {sentence.first(place) + part + sentence.sliced(place + 2), place, part.size()};
}

MarkedText MarkedText::in(const QString &sentence, const QString &value)
{
    qsizetype from = value.isEmpty() ? -1 : sentence.lastIndexOf(value);
    if (from < 0)
        return {sentence.simplified(), 0, 0};
    qsizetype to = from + value.size();
    QString before = sentence.first(from);
    QString after = sentence.sliced(to);
    if (!before.isEmpty() && !after.isEmpty() && isQuote(before.back()) && isQuote(after.front())) {
        before.chop(1);
        after.remove(0, 1);
    }
    const QString part = shown(value);
    return {before + part + after, before.size(), part.size()};
}

qreal MarkedText::layOut(QTextLayout &layout, const QFont &font, qreal width) const
{
    layout.setText(text);
    layout.setFont(font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    if (length > 0) {
        QTextLayout::FormatRange mark;
        mark.start = int(from);
        mark.length = int(length);
        QFont fixed = textFont(TextSize::Number, font);
        fixed.setWeight(font.weight());
        mark.format.setFont(fixed);
        layout.setFormats({mark});
    }
    qreal height = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(qMax(width, qreal(1)));
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
    return height;
}

qreal MarkedText::naturalWidth(const QFont &font) const
{
    QTextLayout layout;
    layOut(layout, font, std::numeric_limits<int>::max() / 512);
    return layout.lineCount() > 0 ? layout.lineAt(0).naturalTextWidth() : 0;
}

} // namespace hanga
