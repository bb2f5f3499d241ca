#include "ui/messages/messagesmodel.h"

#include <iterator>

namespace hanga {

MessagesModel::MessagesModel(QObject *parent) : QAbstractTableModel(parent)
{
    connect(&m_frame, &FrameCoalescer::due, this, &MessagesModel::insertPending);
}

void MessagesModel::add(const QString &type, const QString &text)
{
    m_pending.push_back({QTime::currentTime(), type, text});
    if (m_pending.size() > limit)
        m_pending.pop_front();
    m_frame.markDirty();
}

void MessagesModel::clear()
{
    m_pending.clear();
    if (m_messages.empty())
        return;
    beginResetModel();
    m_messages.clear();
    endResetModel();
}

void MessagesModel::insertPending()
{
    if (m_pending.empty())
        return;
    const int surplus = int(m_messages.size() + m_pending.size()) - limit;
    if (const int old = qMin(surplus, int(m_messages.size())); old > 0) {
        beginRemoveRows({}, 0, old - 1);
        m_messages.erase(m_messages.begin(), m_messages.begin() + old);
        endRemoveRows();
    }
    const int first = int(m_messages.size());
    beginInsertRows({}, first, first + int(m_pending.size()) - 1);
    m_messages.insert(m_messages.end(), std::make_move_iterator(m_pending.begin()),
                      std::make_move_iterator(m_pending.end()));
    m_pending.clear();
    endInsertRows();
}

int MessagesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_messages.size());
}

int MessagesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant MessagesModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Message &message = m_messages[size_t(index.row())];
    switch (index.column()) {
    case TimeColumn:
        return message.time.toString(QStringLiteral("HH:mm:ss.zzz"));
    case TypeColumn:
        return message.type;
    case TextColumn:
        return message.text;
    default:
        return {};
    }
}

QVariant MessagesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case TypeColumn:
        return tr("Type");
    case TextColumn:
        return tr("Text");
    default:
        return {};
    }
}

} // namespace hanga
