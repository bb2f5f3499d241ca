// The nearer half of a print: islands, boats, the shore with its trees, weather and the seal.
#include "demo/demoprint.h"

#include "demo/demoinks.h"

#include <algorithm>
#include <cmath>

namespace hanga {

void DemoPrint::islands()
{
    for (int i = 0, count = 1 + m_random.upTo(2); i < count; ++i) {
        const double half = m_unit * m_random.between(0.06, 0.14);
        const double y = m_horizon + (m_height - m_horizon) * m_random.between(0.02, 0.12);
        const double x = m_width * m_random.between(0.08, 0.92);
        QPainterPath island(QPointF(x - half, y));
        island.cubicTo(x - half * 0.5, y - half * 0.75, x + half * 0.1, y - half * 0.5, x + half, y);
        m_painter.setBrush(upright(
            y - half * 0.6, y,
            {{0, mixedInks(m_inks.land, m_inks.ranges, 0.4)}, {1, mixedInks(m_inks.ranges, m_inks.seaFar, 0.4)}}));
        m_painter.drawPath(island);
        for (int tree = 0; tree < 4; ++tree)
            pine({x + half * m_random.between(-0.5, 0.4), y - half * 0.24}, half * m_random.between(0.3, 0.5),
                 mixedInks(m_inks.land, m_inks.ranges, 0.25));
    }
}

/// A gate of red beams that stands in the water.
void DemoPrint::gate()
{
    const double size = m_unit * m_random.between(0.16, 0.24);
    const QPointF foot(m_width * (m_shoreSide > 0 ? m_random.between(0.2, 0.42) : m_random.between(0.58, 0.8)),
                       m_horizon + (m_height - m_horizon) * m_random.between(0.28, 0.42));
    const QColor beam = m_mood.night ? mixedInks(QColor(0xb23a2a), m_inks.land, 0.45) : QColor(0xc2402d);
    const auto post = [&](double side) {
        QPainterPath path(foot + QPointF(side * size * 0.42, 0));
        path.lineTo(foot + QPointF(side * size * 0.34, -size * 0.86));
        path.lineTo(foot + QPointF(side * size * 0.26, -size * 0.86));
        path.lineTo(foot + QPointF(side * size * 0.33, 0));
        path.closeSubpath();
        m_painter.drawPath(path);
    };
    m_painter.setBrush(thinned(beam.darker(130), 0.3));
    for (int line = 0; line < 6; ++line) // its image on the water
        m_painter.drawRoundedRect(QRectF(foot.x() - size * (0.46 - line * 0.03), foot.y() + size * 0.06 * line,
                                         size * (0.92 - line * 0.06), size * 0.025),
                                  size * 0.012, size * 0.012);
    m_painter.setBrush(beam);
    post(-1);
    post(1);
    m_painter.drawRect(QRectF(foot.x() - size * 0.46, foot.y() - size * 0.68, size * 0.92, size * 0.07));
    QPainterPath lintel(foot + QPointF(-size * 0.66, -size * 1.02));
    lintel.quadTo(foot + QPointF(0, -size * 0.9), foot + QPointF(size * 0.66, -size * 1.02));
    lintel.lineTo(foot + QPointF(size * 0.58, -size * 0.84));
    lintel.quadTo(foot + QPointF(0, -size * 0.8), foot + QPointF(-size * 0.58, -size * 0.84));
    lintel.closeSubpath();
    m_painter.setBrush(beam.darker(118));
    m_painter.drawPath(lintel);
}

void DemoPrint::boats()
{
    if (m_mood.forest && !m_mood.wideSea)
        return;
    const int count = (m_mood.wideSea ? 3 : 1) + m_random.upTo(2);
    QList<QPointF> places;
    for (int i = 0; i < count; ++i)
        places << QPointF(m_width * m_random.between(0.12, 0.88), m_random.between(0.08, 0.62));
    std::sort(places.begin(), places.end(), [](QPointF a, QPointF b) { return a.y() < b.y(); });
    for (const QPointF place : places)
        boat({place.x(), m_horizon + (m_height - m_horizon) * place.y()}, m_unit * (0.028 + 0.085 * place.y()));
}

void DemoPrint::boat(QPointF at, double size)
{
    const double lean = m_random.chance(0.5) ? 1 : -1;
    m_painter.setBrush(thinned(m_inks.seaNear.darker(140), 0.45));
    m_painter.drawEllipse(at + QPointF(0, size * 0.1), size * 0.75, size * 0.08);
    QPainterPath hull(at + QPointF(-size * 0.62, -size * 0.16));
    hull.quadTo(at + QPointF(0, size * 0.3), at + QPointF(size * 0.62, -size * 0.2));
    hull.quadTo(at + QPointF(0, size * 0.02), at + QPointF(-size * 0.62, -size * 0.16));
    m_painter.setBrush(m_inks.land);
    m_painter.drawPath(hull);
    QPainterPath sail(at + QPointF(-lean * size * 0.06, -size * 0.12));
    sail.lineTo(at + QPointF(-lean * size * 0.02, -size * 1.25));
    sail.quadTo(at + QPointF(lean * size * 0.4, -size * 0.6), at + QPointF(lean * size * 0.42, -size * 0.14));
    sail.closeSubpath();
    const QColor cloth = m_mood.night ? mixedInks(m_inks.paper, m_inks.seaFar, 0.35) : m_inks.paper;
    m_painter.setBrush(cloth);
    m_painter.drawPath(sail);
    m_painter.setBrush(thinned(m_inks.land, 0.85));
    m_painter.drawRect(
        QRectF(at.x() - lean * size * 0.04 - size * 0.015, at.y() - size * 1.3, size * 0.03, size * 1.2));
}

/// The shore's height over the lower edge: high on its side, running out into the water on the other.
double DemoPrint::groundAt(double x) const
{
    const double t = m_shoreSide > 0 ? x / m_width : 1 - x / m_width;
    const double rise = m_unit * (0.035 + 0.2 * std::pow(t, 2.4));
    return m_height - rise - m_unit * 0.006 * std::sin(x / m_unit * 11) - m_unit * 0.004 * std::sin(x / m_unit * 29);
}

void DemoPrint::shore()
{
    QPainterPath ground(QPointF(-2, m_height + 2));
    for (double x = -2; x <= m_width + 2; x += std::max(1.0, m_width / 300))
        ground.lineTo(x, groundAt(x));
    ground.lineTo(m_width + 2, m_height + 2);
    ground.closeSubpath();
    const QColor ground1 =
        m_mood.snowing ? mixedInks(m_inks.paper, m_inks.seaFar, 0.25) : mixedInks(m_inks.land, m_inks.seaNear, 0.22);

    // Trees stand behind the edge of the ground, the farther the lighter.
    const int trees = m_mood.forest ? 34 : 9 + m_random.upTo(6);
    for (int i = 0; i < trees; ++i) {
        const double near = double(i) / trees;
        const double spot = m_mood.forest ? m_random.unit() : 1 - std::pow(m_random.unit(), 1.4) * 0.56;
        const double x = m_width * (m_shoreSide > 0 ? spot : 1 - spot);
        const double height =
            m_unit * (m_mood.forest ? m_random.between(0.16, 0.36) : m_random.between(0.09, 0.24)) * (0.7 + 0.3 * near);
        pine({x, groundAt(x) + m_unit * 0.01}, height,
             mixedInks(mixedInks(m_inks.land, m_inks.seaFar, 0.38), m_inks.land, near));
    }
    if (m_mood.village)
        houses(m_unit * 0.05);
    m_painter.setBrush(upright(m_height - m_unit * 0.24, m_height,
                               {{0, ground1}, {1, m_mood.snowing ? ground1.darker(112) : m_inks.land}}));
    m_painter.drawPath(ground);
}

void DemoPrint::houses(double size)
{
    for (int i = 0; i < 5; ++i) {
        const double spot = m_random.between(0.45, 0.97);
        const double x = m_width * (m_shoreSide > 0 ? spot : 1 - spot);
        const double y = groundAt(x) + size * 0.1;
        const double half = size * m_random.between(0.5, 0.8);
        m_painter.setBrush(mixedInks(m_inks.land, m_inks.paper, m_mood.night ? 0.12 : 0.42));
        m_painter.drawRect(QRectF(x - half * 0.8, y - size * 0.55, half * 1.6, size * 0.6));
        QPainterPath roof(QPointF(x - half * 1.2, y - size * 0.5));
        roof.quadTo(x - half * 0.4, y - size * 0.7, x - half * 0.25, y - size * 1.05);
        roof.lineTo(x + half * 0.25, y - size * 1.05);
        roof.quadTo(x + half * 0.4, y - size * 0.7, x + half * 1.2, y - size * 0.5);
        roof.closeSubpath();
        m_painter.setBrush(m_mood.snowing ? m_inks.paper : m_inks.land.lighter(125));
        m_painter.drawPath(roof);
        m_painter.setBrush(QColor(m_mood.night ? 0xf6c46a : 0xe0a765));
        m_painter.drawRect(QRectF(x - half * 0.18, y - size * 0.38, half * 0.36, size * 0.22));
    }
}

/// Layered boughs that hang a little, each row wider than the one above.
void DemoPrint::pine(QPointF foot, double height, const QColor &colour)
{
    const double width = height * m_random.between(0.26, 0.36);
    const int rows = 5;
    QPainterPath tree;
    tree.setFillRule(Qt::WindingFill);
    tree.addRect(QRectF(foot.x() - height * 0.018, foot.y() - height * 0.3, height * 0.036, height * 0.3));
    for (int row = 0; row < rows; ++row) {
        const double t = double(row) / rows;
        const double top = foot.y() - height * (1 - t * 0.78);
        const double bottom = top + height * 0.3;
        const double half = width * (0.3 + 0.7 * (t + 1.0 / rows)) * m_random.between(0.88, 1.08);
        const double shift = width * m_random.between(-0.05, 0.05);
        QPainterPath bough(QPointF(foot.x(), top));
        bough.quadTo(foot.x() + half * 0.3 + shift, top + height * 0.16, foot.x() + half + shift, bottom);
        bough.quadTo(foot.x() + shift, bottom - height * 0.07, foot.x() - half + shift, bottom);
        bough.quadTo(foot.x() - half * 0.3 + shift, top + height * 0.16, foot.x(), top);
        tree.addPath(bough);
    }
    m_painter.setBrush(colour);
    m_painter.drawPath(tree);
}

void DemoPrint::weather()
{
    if (m_mood.snowing) {
        for (int i = 0; i < 90 + m_detail * 3; ++i) {
            const double size = m_unit * m_fine.between(0.0012, 0.0042);
            m_painter.setBrush(thinned(m_inks.paper, m_fine.between(0.45, 0.95)));
            m_painter.drawEllipse(QPointF(m_fine.unit() * m_width, m_fine.unit() * m_height), size, size);
        }
    }
    if (m_mood.raining) {
        for (int i = 0; i < 150; ++i) {
            const QPointF from(m_fine.between(-0.1, 1) * m_width, m_fine.between(-0.1, 1) * m_height);
            m_painter.setPen(QPen(thinned(m_inks.paper, m_fine.between(0.12, 0.34)), m_unit * 0.0016));
            m_painter.drawLine(from, from + QPointF(m_unit * 0.03, m_unit * 0.12) * m_fine.between(0.6, 1.3));
        }
        m_painter.setPen(Qt::NoPen);
    }
    if (m_mood.petals) {
        for (int i = 0; i < 26 + m_detail; ++i) {
            const double size = m_unit * m_fine.between(0.003, 0.0065);
            m_painter.save();
            m_painter.translate(m_fine.unit() * m_width, m_height * m_fine.between(0.1, 0.95));
            m_painter.rotate(m_fine.between(0, 180));
            m_painter.setBrush(thinned(mixedInks(m_inks.disc, m_inks.paper, m_fine.between(0, 0.55)), 0.85));
            m_painter.drawEllipse(QPointF(0, 0), size, size * 0.5);
            m_painter.restore();
        }
    }
}

void DemoPrint::birds()
{
    if (m_mood.night || m_mood.raining || !m_random.chance(0.6))
        return;
    const QPointF flock(m_width * m_random.between(0.2, 0.8), m_horizon * m_random.between(0.25, 0.55));
    for (int i = 0, count = 3 + m_random.upTo(3); i < count; ++i) {
        const QPointF at = flock + QPointF(m_random.between(-0.1, 0.1), m_random.between(-0.04, 0.04)) * m_unit;
        const double wing = m_unit * m_random.between(0.01, 0.017);
        QPainterPath bird(at + QPointF(-wing, -wing * 0.45));
        bird.quadTo(at + QPointF(-wing * 0.4, -wing * 0.5), at);
        bird.quadTo(at + QPointF(wing * 0.4, -wing * 0.5), at + QPointF(wing, -wing * 0.45));
        m_painter.strokePath(bird, QPen(thinned(m_inks.land, 0.8), m_unit * 0.0028, Qt::SolidLine, Qt::RoundCap));
    }
}

/// The printer's mark, so that a demo picture is known as one: a small red square with an abstract mountain.
void DemoPrint::seal()
{
    const double size = m_unit * 0.042;
    const double margin = m_unit * 0.028;
    const QRectF box(m_shoreSide > 0 ? margin : m_width - margin - size, m_height - margin - size, size, size);
    m_painter.setBrush(QColor(0xc8, 0x3c, 0x2c, 225));
    m_painter.drawRoundedRect(box, size * 0.14, size * 0.14);
    const QPen line(thinned(m_inks.paper, 0.95), size * 0.085, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    const auto at = [&box](double x, double y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    QPainterPath mark(at(0.18, 0.76));
    mark.lineTo(at(0.44, 0.34));
    mark.lineTo(at(0.58, 0.56));
    mark.lineTo(at(0.67, 0.46));
    mark.lineTo(at(0.84, 0.76));
    mark.closeSubpath();
    m_painter.strokePath(mark, line);
    m_painter.setBrush(thinned(m_inks.paper, 0.95));
    m_painter.drawEllipse(at(0.7, 0.26), size * 0.075, size * 0.075);
}

} // namespace hanga
