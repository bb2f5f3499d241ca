#pragma once

#include "ui/shared/tokens.h"

#include <QWidget>

namespace hanga {

/// An icon that is no button: beside a word of state, at the head of a card. Follows the theme; says nothing to screen
/// readers, because the word beside it does.
class IconLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit IconLabel(int side = 16, QWidget *parent = nullptr);

    /// A Lucide icon by its file name; an empty one shows nothing.
    void setIcon(const QString &name, Token color = Token::Text2);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    Token m_color = Token::Text2;
};

} // namespace hanga
