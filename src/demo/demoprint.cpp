#include "demo/demoprint.h"

#include "demo/demoinks.h"

#include <algorithm>
#include <cmath>

namespace hanga {

DemoPrint::DemoPrint(QImage &sheet, const DemoPicture &picture)
    : m_painter(&sheet), m_mood(demoMood(picture.prompt)), m_inks(m_mood.palette),
      m_random(picture.seed.value() ^ demoTextHash(picture.prompt)), m_fine(m_random.next() + quint64(picture.steps)),
      m_width(sheet.width()), m_height(sheet.height()), m_unit(std::min(m_width, m_height)),
      m_detail(std::clamp(picture.steps, 4, 40))
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_horizon = m_height * (m_mood.wideSea ? m_random.between(0.5, 0.58) : m_random.between(0.58, 0.68));
    m_peak = m_width * (m_random.chance(0.5) ? m_random.between(0.28, 0.45) : m_random.between(0.55, 0.72));
    m_lightSide = m_peak < m_width / 2 ? 1 : -1;
    m_shoreSide = m_lightSide;
    if (m_random.chance(0.25))
        m_shoreSide = -m_shoreSide;
}

void DemoPrint::paint()
{
    sky();
    if (m_mood.night)
        stars();
    disc();
    mistBands(0.12, 0.42, 2 + m_random.upTo(2), 0.5);
    if (m_mood.hills) {
        hills();
    } else {
        ranges();
        mountain();
        mistBands(0.75, 1.0, 2 + m_random.upTo(1), 0.75);
    }
    sea();
    waves();
    if (m_mood.wideSea)
        islands();
    if (m_mood.gate)
        gate();
    boats();
    shore();
    birds();
    weather();
    seal();
}

QLinearGradient DemoPrint::upright(double top, double bottom,
                                   std::initializer_list<std::pair<double, QColor>> stops) const
{
    QLinearGradient gradient(0, top, 0, bottom);
    for (const auto &[at, colour] : stops)
        gradient.setColorAt(at, colour);
    return gradient;
}

void DemoPrint::sky()
{
    m_painter.fillRect(QRectF(0, 0, m_width, m_horizon + 1),
                       upright(0, m_horizon, {{0, m_inks.skyTop}, {0.42, m_inks.skyMiddle}, {1, m_inks.skyLow}}));
    // Bokashi: the printer wipes a darker band along the upper edge.
    const double band = m_height * 0.14;
    m_painter.fillRect(
        QRectF(0, 0, m_width, band),
        upright(0, band, {{0, thinned(m_inks.skyTop.darker(135), 0.75)}, {1, thinned(m_inks.skyTop, 0)}}));
}

void DemoPrint::stars()
{
    for (int i = 0; i < 70; ++i) {
        const double size = m_unit * m_random.between(0.0008, 0.0024);
        m_painter.setBrush(thinned(m_inks.paper, m_random.between(0.3, 0.9)));
        m_painter.drawEllipse(QPointF(m_random.unit() * m_width, std::pow(m_random.unit(), 1.6) * m_horizon), size,
                              size);
    }
}

void DemoPrint::disc()
{
    const double radius = m_unit * m_random.between(0.06, 0.1);
    const QPointF centre(
        std::clamp(m_peak + m_lightSide * m_width * m_random.between(0.1, 0.32), radius, m_width - radius),
        m_horizon * m_random.between(0.2, 0.42));
    QRadialGradient halo(centre, radius * 2.6);
    halo.setColorAt(0.35, thinned(m_inks.disc, m_mood.night ? 0.3 : 0.1));
    halo.setColorAt(1, thinned(m_inks.disc, 0));
    m_painter.setBrush(halo);
    m_painter.drawEllipse(centre, radius * 2.6, radius * 2.6);
    m_painter.setBrush(
        upright(centre.y() - radius, centre.y() + radius,
                {{0, m_inks.disc}, {0.7, m_inks.disc}, {1, mixedInks(m_inks.disc, m_inks.skyLow, 0.3)}}));
    m_painter.drawEllipse(centre, radius, radius);
}

/// Long flat clouds with round ends, the way prints have them; \a from and \a to are shares of the sky's height.
void DemoPrint::mistBands(double from, double to, int count, double opacity)
{
    for (int i = 0; i < count; ++i) {
        const bool fromLeft = m_random.chance(0.5);
        const double thickness = m_unit * m_random.between(0.014, 0.026);
        double y = m_horizon * m_random.between(from, to);
        QPainterPath cloud;
        cloud.setFillRule(Qt::WindingFill);
        for (int bar = 0, bars = 2 + m_random.upTo(1); bar < bars; ++bar) {
            const double length = m_width * m_random.between(0.14, 0.42);
            const double start = fromLeft ? -thickness + m_width * m_random.between(0, 0.12) * bar
                                          : m_width + thickness - length - m_width * m_random.between(0, 0.12) * bar;
            cloud.addRoundedRect(QRectF(start, y, length, thickness), thickness / 2, thickness / 2);
            y += thickness * 0.96;
        }
        QLinearGradient fade(fromLeft ? 0 : m_width, 0, m_width * 0.5, 0);
        const QColor mist = mixedInks(m_inks.paper, m_inks.skyMiddle, m_mood.night ? 0.55 : 0.12);
        fade.setColorAt(0, thinned(mist, opacity));
        fade.setColorAt(1, thinned(mist, opacity * 0.55));
        m_painter.setBrush(fade);
        m_painter.drawPath(cloud);
    }
}

/// A closed ridge over the whole width: two octaves of smooth noise.
QPainterPath DemoPrint::ridge(double base, double height, double roughness)
{
    const double phase = m_random.between(0, 100);
    const double phase2 = m_random.between(0, 100);
    QPainterPath path(QPointF(-2, base + m_height));
    for (double x = -2; x <= m_width + 2; x += std::max(2.0, m_width / 220)) {
        const double t = x / m_unit;
        const double wave = 0.55 * std::sin(t * 3.1 + phase) + 0.3 * std::sin(t * 7.3 + phase2) +
                            roughness * 0.15 * std::sin(t * 23 + phase * 3);
        path.lineTo(x, base - height * (0.5 + 0.5 * wave));
    }
    path.lineTo(m_width + 2, base + m_height);
    path.closeSubpath();
    return path;
}

void DemoPrint::ranges()
{
    for (int layer = 0; layer < 2; ++layer) {
        const double height = m_unit * (layer == 0 ? m_random.between(0.1, 0.17) : m_random.between(0.05, 0.09));
        const QColor top = mixedInks(m_inks.ranges, m_inks.skyLow, layer == 0 ? 0.45 : 0.2);
        m_painter.setBrush(
            upright(m_horizon - height, m_horizon, {{0, top}, {1, mixedInks(top, m_inks.skyLow, 0.75)}}));
        m_painter.drawPath(ridge(m_horizon, height, 1 + layer));
    }
}

void DemoPrint::mountain()
{
    const double height = m_horizon * m_random.between(0.5, 0.68);
    const double spread = std::min(m_width * 0.6, height * m_random.between(1.7, 2.2));
    const double crater = m_unit * m_random.between(0.01, 0.02);
    const double curve = m_random.between(1.8, 2.15);
    QPolygonF slope;
    for (int i = -60; i <= 60; ++i) {
        const double side = i / 60.0;
        const double rise = std::pow(1 - std::abs(side), curve);
        const double wobble = m_unit * 0.0016 * std::sin(i * 1.7) * (1 - rise);
        slope << QPointF(m_peak + side * spread + (i < 0 ? -crater : crater), m_horizon - height * rise + wobble);
    }
    QPolygonF body = slope;
    body << QPointF(m_peak + spread, m_horizon + 2) << QPointF(m_peak - spread, m_horizon + 2);
    const double top = m_horizon - height;
    m_painter.setBrush(upright(
        top, m_horizon,
        {{0, m_inks.mountain}, {0.5, mixedInks(m_inks.mountain, m_inks.mountainFoot, 0.4)}, {1, m_inks.mountainFoot}}));
    m_painter.drawPolygon(body);

    m_painter.save();
    QPainterPath outline;
    outline.addPolygon(body);
    m_painter.setClipPath(outline);
    spurs(top, height, spread);
    const QColor cap = m_mood.night ? mixedInks(m_inks.paper, m_inks.mountain, 0.12) : m_inks.paper;
    m_painter.setBrush(upright(top, top + height * 0.5, {{0, cap}, {1, mixedInks(cap, m_inks.mountainFoot, 0.45)}}));
    m_painter.drawPath(
        snowCap(slope, height * (m_mood.snowing ? m_random.between(0.42, 0.55) : m_random.between(0.26, 0.38))));
    m_painter.restore();
}

/// What gives the mountain its relief: ribs that run down from the top, each in shade on the side away from the sun.
void DemoPrint::spurs(double top, double height, double spread)
{
    const int ribs = 5 + m_random.upTo(2);
    for (int rib = 0; rib < ribs; ++rib) {
        const double lean = -0.62 + 1.24 * (rib + m_random.between(0.2, 0.8)) / ribs;
        const double length = height * m_random.between(0.62, 1.0);
        const double breadth = spread * m_random.between(0.1, 0.17);
        QPainterPath shade(QPointF(m_peak + lean * m_unit * 0.02, top));
        QPolygonF edge;
        for (int i = 1; i <= 7; ++i) {
            const double t = i / 7.0;
            const double jag = m_unit * m_random.between(-0.008, 0.008);
            edge << QPointF(m_peak + lean * spread * std::pow(t, 1.35) + jag, top + length * t);
        }
        for (const QPointF point : edge)
            shade.lineTo(point);
        shade.lineTo(edge.last() + QPointF(-m_lightSide * breadth, 0));
        shade.closeSubpath();
        m_painter.setBrush(
            upright(top, top + length,
                    {{0, thinned(m_inks.mountain.darker(150), 0.3)}, {1, thinned(m_inks.mountain.darker(150), 0)}}));
        m_painter.drawPath(shade);
    }
}

/// Instead of one mountain: ridge before ridge, each darker than the one behind it, with mist lying between them.
void DemoPrint::hills()
{
    const int layers = 4 + m_random.upTo(1);
    for (int layer = 0; layer < layers; ++layer) {
        const double near = double(layer + 1) / layers;
        const double base = m_horizon - m_horizon * 0.36 * (1 - near);
        const double height = m_horizon * m_random.between(0.16, 0.3) * (1.15 - 0.55 * near);
        const QColor top = mixedInks(mixedInks(m_inks.ranges, m_inks.skyLow, 0.55), m_inks.mountain.darker(112), near);
        const QColor foot = mixedInks(m_inks.paper, m_inks.skyLow, m_mood.night ? 0.9 : 0.45);
        m_painter.setBrush(
            upright(base - height, base + height * 0.35, {{0, top}, {0.45, mixedInks(top, foot, 0.3)}, {1, foot}}));
        m_painter.drawPath(ridge(base, height, 1.2));
        if (layer < layers - 1)
            mistBands(base / m_horizon - 0.06, base / m_horizon, 1, 0.5);
    }
}

/// The snow from the top down to \a depth, its lower edge in tongues.
QPainterPath DemoPrint::snowCap(const QPolygonF &slope, double depth)
{
    const QPointF top = slope.at(slope.size() / 2);
    QPainterPath cap(QPointF(top.x() - m_unit, top.y() - m_unit * 0.1));
    cap.lineTo(top.x() + m_unit, top.y() - m_unit * 0.1);
    const int tongues = 9 + m_random.upTo(5);
    const double reach = depth * 2.4;
    bool low = true;
    cap.lineTo(top.x() + reach, top.y() + depth * 0.7);
    for (int i = 0; i <= tongues * 2; ++i, low = !low) {
        const double x = top.x() + reach - 2 * reach * i / (tongues * 2);
        const double away = std::abs(x - top.x()) / reach;
        const double y =
            top.y() + depth * (low ? m_random.between(0.86, 1.08) : m_random.between(0.5, 0.66)) + depth * 0.25 * away;
        cap.lineTo(x + m_random.between(-0.2, 0.2) * reach / tongues, y);
    }
    cap.lineTo(top.x() - m_unit, top.y() + depth);
    cap.closeSubpath();
    return cap;
}

void DemoPrint::sea()
{
    const QRectF water(0, m_horizon, m_width, m_height - m_horizon + 1);
    m_painter.fillRect(water, upright(m_horizon, m_height,
                                      {{0, mixedInks(m_inks.seaFar, m_inks.skyLow, 0.45)},
                                       {0.16, m_inks.seaFar},
                                       {0.72, m_inks.seaNear},
                                       {1, m_inks.seaNear.darker(115)}}));
    // The mountain on the water, broken by the swell.
    for (int line = 0; line < (m_mood.hills ? 0 : 10); ++line) {
        const double t = line / 10.0;
        const double y = m_horizon + (m_height - m_horizon) * 0.34 * t;
        const double half = m_width * 0.22 * (1 - t) * m_random.between(0.75, 1.1);
        m_painter.setBrush(thinned(m_inks.mountain, 0.22 * (1 - t)));
        const double thickness = m_unit * 0.008;
        m_painter.drawRoundedRect(QRectF(m_peak - half, y, 2 * half, thickness), thickness / 2, thickness / 2);
    }
    m_painter.setBrush(thinned(m_inks.seaNear.darker(130), 0.5));
    m_painter.drawRect(QRectF(0, m_horizon - m_unit * 0.0015, m_width, m_unit * 0.003));
}

void DemoPrint::waves()
{
    const double depth = m_height - m_horizon;
    const int count = 24 + m_detail * 2;
    for (int i = 0; i < count; ++i) {
        const double t = std::pow(m_fine.unit(), 1.25);
        const double y = m_horizon + depth * (0.05 + 0.95 * t);
        const double length = m_unit * m_fine.between(0.05, 0.2) * (0.35 + t);
        const double thickness = m_unit * (0.0014 + 0.003 * t) * m_fine.between(0.7, 1.2);
        const bool bright = m_fine.chance(0.62);
        m_painter.setBrush(bright ? thinned(m_inks.paper, 0.1 + 0.22 * m_fine.unit())
                                  : thinned(m_inks.seaNear.darker(125), 0.3));
        m_painter.drawRoundedRect(QRectF(m_fine.between(-0.1, 1) * m_width, y, length, thickness), thickness / 2,
                                  thickness / 2);
    }
}

} // namespace hanga
