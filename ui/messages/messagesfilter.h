#pragma once

#include <QSortFilterProxyModel>

namespace hanga {

/// The messages whose type or text contains some words, all of them, whatever their case.
class MessagesFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setWords(const QString &words);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
};

} // namespace hanga
