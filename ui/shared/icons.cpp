#include "ui/shared/icons.h"

#include "ui/shared/iconengine.h"

#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace hanga {

namespace {

bool isDirectional(const QString &name)
{
    static const QStringList names{
        QStringLiteral("chevron-left"), QStringLiteral("chevron-right"), QStringLiteral("undo-2"),
        QStringLiteral("redo-2"),       QStringLiteral("list"),          QStringLiteral("external-link"),
        QStringLiteral("log-out"),      QStringLiteral("panel-left"),    QStringLiteral("panel-right"),
        QStringLiteral("scroll-text"),
    };
    return names.contains(name);
}

QByteArray tinted(const QString &name, const QColor &color, bool filled)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("There is no icon named '%s'.", qPrintable(name));
        return {};
    }
    QByteArray svg = file.readAll();
    svg.replace("stroke-width=\"2\"", "stroke-width=\"1.75\"");
    if (filled)
        svg.replace("fill=\"none\"", "fill=\"currentColor\"");
    svg.replace("currentColor", color.name().toLatin1());
    return svg;
}

} // namespace

QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal devicePixelRatio, bool filled)
{
    const bool mirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft && isDirectional(name);
    const QString key = QStringLiteral("hanga/%1/%2/%3/%4/%5%6")
                            .arg(name, color.name())
                            .arg(size)
                            .arg(devicePixelRatio)
                            .arg(filled)
                            .arg(mirrored);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QImage image(QSize(size, size) * devicePixelRatio, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QSvgRenderer renderer(tinted(name, color, filled));
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    pixmap = QPixmap::fromImage(mirrored ? image.mirrored(true, false) : image);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

IconEngine::IconEngine(QString name, Token color, bool filled)
    : m_name(std::move(name)), m_color(color), m_filled(filled)
{}

QPixmap IconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale)
{
    Token token = m_color;
    if (mode == QIcon::Disabled)
        token = Token::Dis;
    else if (state == QIcon::On && m_color == Token::Text2)
        token = isHighContrast(QGuiApplication::palette()) ? Token::OnSel : Token::Accent;
    const bool fills = m_name == QLatin1String("star") || m_name == QLatin1String("pin");
    const bool filled = m_filled || (state == QIcon::On && fills);
    // The size comes in device pixels here; the icon must answer in those.
    const int side = qMax(1, qRound(qMin(size.width(), size.height()) / scale));
    return iconPixmap(m_name, themeColor(token, QGuiApplication::palette()), side, scale, filled);
}

QPixmap IconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1);
}

void IconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal scale = painter->device()->devicePixelRatioF();
    painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
}

QSize IconEngine::actualSize(const QSize &size, QIcon::Mode, QIcon::State)
{
    const int side = qMin(size.width(), size.height());
    return {side, side};
}

QIconEngine *IconEngine::clone() const
{
    return new IconEngine(*this);
}

QString IconEngine::key() const
{
    return QStringLiteral("hanga-icon");
}

QIcon icon(const QString &name, Token color)
{
    return QIcon(new IconEngine(name, color, false));
}

QIcon filledIcon(const QString &name, Token color)
{
    return QIcon(new IconEngine(name, color, true));
}

QIcon appIcon()
{
    QIcon mark;
    QSvgRenderer renderer(QStringLiteral(":/icons/hanga.svg"));
    for (const int side : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        mark.addPixmap(pixmap);
    }
    return mark;
}

} // namespace hanga
