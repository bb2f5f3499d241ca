#pragma once

#include <QStyledItemDelegate>

namespace hanga {

/// Paints the rows of ServerWorkflowsModel: headers, and entries of two lines. Heights never depend on data.
class ServerWorkflowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace hanga
