#include "ui/gallery/gallerycell.h"

#include "ui/gallery/gallerymodel.h"
#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/tokens.h"

#include <QPainter>
#include <QPainterPath>
#include <QWidget>

namespace hanga {

namespace {

constexpr int pixmapBytes = 64 * 1024 * 1024;
constexpr int signSide = 20;
constexpr int frameReach = 3; // how far the frame of a selected picture goes out of its cell

QString signOf(const QString &media)
{
    if (media == QLatin1String("video"))
        return QStringLiteral("video");
    if (media == QLatin1String("audio"))
        return QStringLiteral("music");
    if (media == QLatin1String("3d"))
        return QStringLiteral("box");
    return media == QLatin1String("image") ? QStringLiteral("image") : QStringLiteral("scroll-text");
}

} // namespace

GalleryCell::GalleryCell() : m_pixmaps(pixmapBytes) {}

void GalleryCell::paint(QPainter &painter, const QRect &cell, const QModelIndex &index, States states,
                        const QWidget &view)
{
    const QPalette palette = view.palette();
    const auto outline = [&](Token fill, Token frame, int width) {
        painter.setBrush(fill == Token::OnFill ? QBrush(Qt::NoBrush) : QBrush(themeColor(fill, palette)));
        painter.setPen(width > 0 ? QPen(themeColor(frame, palette), width) : QPen(Qt::NoPen));
        painter.drawRoundedRect(cell.adjusted(-frameReach, -frameReach, frameReach, frameReach), metrics::controlRadius,
                                metrics::controlRadius);
    };
    if (states.testFlag(Selected))
        outline(Token::Sel, Token::Accent, 2);
    else if (states.testFlag(Focused))
        outline(Token::OnFill, Token::Accent, 2);
    else if (states.testFlag(Hovered))
        outline(Token::Hover, Token::Hover, 0);

    const QImage thumbnail = index.data(Qt::DecorationRole).value<QImage>();
    if (thumbnail.isNull()) {
        paintSign(painter, cell, index, view);
    } else {
        QSize size = thumbnail.size().scaled(cell.size(), Qt::KeepAspectRatio).expandedTo({1, 1});
        // A shape that differs by a pixel would leave a hair of the surface beside it.
        if (qAbs(size.width() - cell.width()) <= 2 && qAbs(size.height() - cell.height()) <= 2)
            size = cell.size();
        QRect place({}, size);
        place.moveCenter(cell.center());
        painter.drawPixmap(place, scaled(thumbnail, size, view.devicePixelRatioF()));
    }
    if (!states.testFlag(Marked))
        return;
    const QPoint corner = cell.topRight() - QPoint(18, -4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(themeColor(Token::Fill, palette));
    painter.drawEllipse(QRect(corner, QSize(16, 16)));
    painter.drawPixmap(corner + QPoint(3, 3), iconPixmap(QStringLiteral("check"), themeColor(Token::OnFill, palette),
                                                         10, view.devicePixelRatioF()));
}

void GalleryCell::paintSign(QPainter &painter, const QRect &cell, const QModelIndex &index, const QWidget &view)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(themeColor(Token::Raised, view.palette()));
    painter.drawRoundedRect(cell, metrics::smallRadius, metrics::smallRadius);
    const bool broken = index.data(GalleryModel::BrokenRole).toBool();
    const QString media = index.data(GalleryModel::MediaRole).toString();
    const bool isImage = media == QLatin1String("image");
    const QColor color = themeColor(broken ? Token::Err : Token::Text2, view.palette());
    const QString text = broken ? GalleryModel::tr("Damaged") : isImage ? QString() : index.data().toString();
    QRect sign(0, 0, signSide, signSide);
    sign.moveCenter(cell.center() - QPoint(0, text.isEmpty() ? 0 : 8));
    painter.drawPixmap(sign.topLeft(), iconPixmap(broken ? QStringLiteral("circle-x") : signOf(media), color, signSide,
                                                  view.devicePixelRatioF()));
    if (text.isEmpty())
        return;
    painter.setFont(textFont(TextSize::Tiny, view.font()));
    painter.setPen(color);
    const QRect line(cell.x() + 4, sign.bottom() + 2, cell.width() - 8, painter.fontMetrics().height());
    painter.drawText(line, Qt::AlignCenter, painter.fontMetrics().elidedText(text, Qt::ElideMiddle, line.width()));
}

const QPixmap &GalleryCell::scaled(const QImage &thumbnail, QSize size, qreal ratio)
{
    const QSize device = (QSizeF(size) * ratio).toSize();
    const QPair<qint64, int> key(thumbnail.cacheKey(), device.width());
    if (const QPixmap *known = m_pixmaps.object(key))
        return *known;
    auto *pixmap = new QPixmap(device);
    pixmap->fill(Qt::transparent);
    QPainter painter(pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath corners;
    corners.addRoundedRect(QRectF({}, QSizeF(device)), metrics::smallRadius * ratio, metrics::smallRadius * ratio);
    const QImage exact = thumbnail.scaled(device, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    painter.fillPath(corners, QBrush(exact));
    painter.end();
    pixmap->setDevicePixelRatio(ratio);
    m_pixmaps.insert(key, pixmap, device.width() * device.height() * 4);
    return *pixmap;
}

} // namespace hanga
