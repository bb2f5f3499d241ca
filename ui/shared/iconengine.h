#pragma once

#include "ui/shared/tokens.h"

#include <QIconEngine>

namespace hanga {

/// Draws one Lucide SVG in the colour of a token; made by icon() and filledIcon().
class IconEngine final : public QIconEngine
{
public:
    IconEngine(QString name, Token color, bool filled);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QSize actualSize(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine *clone() const override;
    QString key() const override;

private:
    QString m_name;
    Token m_color;
    bool m_filled;
};

} // namespace hanga
