#include "prompt/prompttable.h"

#include "prompt/textfile.h"

#include <QCoreApplication>

#include <algorithm>

namespace hanga::prompt {

namespace {

struct PromptTableText
{
    Q_DECLARE_TR_FUNCTIONS(PromptTableText)
};

/// Goes through a table once, cell by cell.
class CellReader final
{
public:
    CellReader(QStringView text, QChar separator) : m_text(text), m_separator(separator) {}

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] int line() const { return m_line; }
    /// One row; nothing if a quotation mark is not closed.
    std::optional<QStringList> row();

private:
    std::optional<QString> cell();
    std::optional<QString> quoted();
    [[nodiscard]] QChar here() const { return atEnd() ? QChar(u'\n') : m_text.at(m_at); }

    QStringView m_text;
    QChar m_separator;
    qsizetype m_at = 0;
    int m_line = 1;
};

std::optional<QStringList> CellReader::row()
{
    QStringList cells;
    for (;;) {
        const auto next = cell();
        if (!next)
            return std::nullopt;
        cells.append(*next);
        const QChar end = here();
        ++m_at;
        if (end == u'\n')
            break;
    }
    ++m_line;
    return cells;
}

std::optional<QString> CellReader::cell()
{
    while (here() == u' ' && m_separator != u' ')
        ++m_at;
    QString text;
    if (here() == u'"') {
        const auto inside = quoted();
        if (!inside)
            return std::nullopt;
        text = *inside;
    }
    const qsizetype begin = m_at;
    while (here() != u'\n' && here() != m_separator)
        ++m_at;
    return text.append(m_text.sliced(std::min(begin, m_text.size()), std::min(m_at, m_text.size()) - begin).trimmed());
}

std::optional<QString> CellReader::quoted()
{
    QString text;
    for (++m_at; m_at < m_text.size(); ++m_at) {
        const QChar c = m_text.at(m_at);
        const bool isDoubled = c == u'"' && m_at + 1 < m_text.size() && m_text.at(m_at + 1) == u'"';
        if (c == u'"' && !isDoubled) {
            ++m_at;
            return text;
        }
        m_at += isDoubled ? 1 : 0;
        m_line += c == u'\n' ? 1 : 0;
        text.append(c);
    }
    return std::nullopt;
}

QChar separatorOf(const QString &text)
{
    const QStringView header = QStringView(text).left(text.indexOf(u'\n') < 0 ? text.size() : text.indexOf(u'\n'));
    for (const QChar separator : {QChar(u','), QChar(u';'), QChar(u'\t')}) {
        if (header.contains(separator))
            return separator;
    }
    return u',';
}

Result<PromptTable> readTable(const QString &text, const QString &name)
{
    QList<int> lines;
    const auto cells = readCells(text, separatorOf(text), name, &lines);
    if (!cells)
        return tl::unexpected(cells.error());
    PromptTable table;
    table.columns = cells->value(0);
    for (qsizetype i = 1; i < cells->size(); ++i) {
        QStringList row = cells->at(i);
        if (row.size() > table.columns.size())
            return failure(
                Error::Kind::FileDamaged,
                {name, PromptTableText::tr("line %1 has more cells than there are columns").arg(lines.at(i))});
        while (row.size() < table.columns.size())
            row.append(QString());
        table.rows.append(row);
    }
    return table;
}

PromptTable readList(const QString &text)
{
    const QStringList lines = text.split(u'\n');
    const auto isRule = [](const QString &line) { return line.trimmed() == u"---"; };
    const bool hasBlocks = std::ranges::any_of(lines, isRule);
    PromptTable table{{QStringLiteral("prompt")}, {}};
    QStringList block;
    const auto endBlock = [&] {
        const QString prompt = block.join(u'\n').trimmed();
        if (!prompt.isEmpty())
            table.rows.append({prompt});
        block.clear();
    };
    for (const QString &line : lines) {
        const bool rule = isRule(line);
        if (!rule && !line.trimmed().startsWith(u'#'))
            block.append(line);
        if (rule || !hasBlocks)
            endBlock();
    }
    endBlock();
    return table;
}

} // namespace

Result<QList<QStringList>> readCells(const QString &text, QChar separator, const QString &name, QList<int> *lines)
{
    QList<QStringList> rows;
    CellReader reader(text, separator);
    while (!reader.atEnd()) {
        const int line = reader.line();
        const auto row = reader.row();
        if (!row)
            return failure(Error::Kind::FileDamaged,
                           {name, PromptTableText::tr("a quotation mark in line %1 is not closed").arg(line)});
        if (row->size() == 1 && row->first().isEmpty())
            continue;
        rows.append(*row);
        if (lines)
            lines->append(line);
    }
    return rows;
}

Result<PromptTable> readPrompts(const QByteArray &bytes, const QString &name)
{
    const auto text = textOfFile(bytes, name);
    if (!text)
        return tl::unexpected(text.error());
    const bool isTable = name.endsWith(QLatin1StringView(".csv"), Qt::CaseInsensitive);
    auto table = isTable ? readTable(*text, name) : Result<PromptTable>(readList(*text));
    if (table && table->rows.isEmpty())
        return failure(Error::Kind::FileEmpty, {name});
    if (table && table->rows.size() > PromptTable::mostRows)
        return failure(Error::Kind::FileDamaged,
                       {name, PromptTableText::tr("it has more than %1 prompts").arg(PromptTable::mostRows)});
    return table;
}

} // namespace hanga::prompt
