#include "ui/messages/messagesfilter.h"

#include "ui/messages/messagesmodel.h"

#include <algorithm>

namespace hanga {

void MessagesFilter::setWords(const QString &words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool MessagesFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_words.isEmpty())
        return true;
    const QString type = sourceModel()->index(row, MessagesModel::TypeColumn, parent).data().toString();
    const QString text = sourceModel()->index(row, MessagesModel::TextColumn, parent).data().toString();
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) {
        return type.contains(word, Qt::CaseInsensitive) || text.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace hanga
