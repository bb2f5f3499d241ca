#pragma once

#include "base/error.h"

#include <QList>

namespace hanga::prompt {

/// Prompts from a file: a column for each parameter, a row for each of them.
struct PromptTable
{
    QStringList columns;     ///< "prompt", "negative", "seed" or NODE.INPUT, as written
    QList<QStringList> rows; ///< as many cells as columns; an empty one leaves its parameter alone

    static constexpr qsizetype mostRows = 100'000;
};

/// Reads \a bytes, see \ref textOfFile. A \a name that ends in ".csv" is a table: the first line names the columns,
/// separated by commas, semicolons or tabs (the one that the first line has); cells in quotation marks may hold
/// separators, line ends and doubled quotation marks. Anything else is a list of prompts: one a line, or, where some
/// line is `---`, one between two such lines. Empty lines, and lines of a list that begin with `#`, do not count.
/// Errors: FileEmpty (no prompt in it), FileDamaged (says which line, or that it is no text).
[[nodiscard]] Result<PromptTable> readPrompts(const QByteArray &bytes, const QString &name);

/// The cells of \a text, line by line. Errors: FileDamaged for a quotation mark that is not closed. Empty lines are
/// left out; the line on which a row begins stands in \a lines, from 1.
[[nodiscard]] Result<QList<QStringList>> readCells(const QString &text, QChar separator, const QString &name,
                                                   QList<int> *lines = nullptr);

} // namespace hanga::prompt
