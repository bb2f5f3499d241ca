#pragma once

#include "base/framecoalescer.h"

#include <QAbstractTableModel>
#include <QDateTime>

#include <deque>

namespace hanga {

/// The newest messages of a server, oldest first, at most \ref limit. Rows come and go once a frame.
class MessagesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, TypeColumn, TextColumn, ColumnCount };
    static constexpr int limit = 5000;

    explicit MessagesModel(QObject *parent = nullptr);

    void add(const QString &type, const QString &text);
    void clear();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Message
    {
        QTime time;
        QString type;
        QString text;
    };
    void insertPending();

    std::deque<Message> m_messages;
    std::deque<Message> m_pending; // came since the last frame
    FrameCoalescer m_frame;
};

} // namespace hanga
