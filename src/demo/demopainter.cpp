#include "demo/demopainter.h"

#include "demo/demopalette.h"
#include "demo/demorandom.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace hanga {
namespace {

QColor mix(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int from, int to) { return int(std::lround(from + (to - from) * share)); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

QColor clear(QColor colour, double opacity)
{
    colour.setAlphaF(float(opacity));
    return colour;
}

/// One print being made: blocks are laid on from the sky to the shore. Lengths are shares of the shorter side (m_unit).
class Print final
{
public:
    Print(QImage &sheet, const DemoPicture &picture);
    void paint();

private:
    void sky();
    void stars();
    void disc();
    void mistBands(double from, double to, int count, double opacity);
    void ranges();
    void mountain();
    QPainterPath snowCap(const QPolygonF &slope, double depth);
    void sea();
    void waves();
    void islands();
    void boats();
    void boat(QPointF at, double size);
    void shore();
    void houses(double ground);
    void pine(QPointF foot, double height, const QColor &colour);
    void weather();
    void birds();
    void seal();
    QPainterPath ridge(double base, double height, double roughness);
    double groundAt(double x) const;
    QLinearGradient upright(double top, double bottom, std::initializer_list<std::pair<double, QColor>> stops) const;

    QPainter m_painter;
    DemoMood m_mood;
    DemoPalette m_inks;
    DemoRandom m_random;
    double m_width;
    double m_height;
    double m_unit;
    double m_horizon;
    double m_peak;      ///< x of the mountain's top
    double m_shoreSide; ///< -1: the shore rises to the left, 1: to the right
    int m_detail;
};

Print::Print(QImage &sheet, const DemoPicture &picture)
    : m_painter(&sheet), m_mood(demoMood(picture.prompt)), m_inks(m_mood.palette),
      m_random(picture.seed.value() ^ demoTextHash(picture.prompt)), m_width(sheet.width()), m_height(sheet.height()),
      m_unit(std::min(m_width, m_height)), m_detail(std::clamp(picture.steps, 4, 40))
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_horizon = m_height * (m_mood.wideSea ? m_random.between(0.5, 0.58) : m_random.between(0.58, 0.68));
    m_peak = m_width * (m_random.chance(0.5) ? m_random.between(0.28, 0.45) : m_random.between(0.55, 0.72));
    m_shoreSide = m_peak < m_width / 2 ? 1 : -1;
    if (m_random.chance(0.25))
        m_shoreSide = -m_shoreSide;
}

void Print::paint()
{
    sky();
    if (m_mood.night)
        stars();
    disc();
    mistBands(0.12, 0.42, 2 + m_random.upTo(2), 0.5);
    ranges();
    mountain();
    mistBands(0.75, 1.0, 2 + m_random.upTo(1), 0.75);
    sea();
    waves();
    if (m_mood.wideSea)
        islands();
    boats();
    shore();
    birds();
    weather();
    seal();
}

QLinearGradient Print::upright(double top, double bottom, std::initializer_list<std::pair<double, QColor>> stops) const
{
    QLinearGradient gradient(0, top, 0, bottom);
    for (const auto &[at, colour] : stops)
        gradient.setColorAt(at, colour);
    return gradient;
}

void Print::sky()
{
    m_painter.fillRect(QRectF(0, 0, m_width, m_horizon + 1),
                       upright(0, m_horizon, {{0, m_inks.skyTop}, {0.42, m_inks.skyMiddle}, {1, m_inks.skyLow}}));
    // Bokashi: the printer wipes a darker band along the upper edge.
    const double band = m_height * 0.14;
    m_painter.fillRect(QRectF(0, 0, m_width, band),
                       upright(0, band, {{0, clear(m_inks.skyTop.darker(135), 0.75)}, {1, clear(m_inks.skyTop, 0)}}));
}

void Print::stars()
{
    for (int i = 0; i < 70; ++i) {
        const double size = m_unit * m_random.between(0.0008, 0.0024);
        m_painter.setBrush(clear(m_inks.paper, m_random.between(0.3, 0.9)));
        m_painter.drawEllipse(QPointF(m_random.unit() * m_width, std::pow(m_random.unit(), 1.6) * m_horizon), size,
                              size);
    }
}

void Print::disc()
{
    const double radius = m_unit * m_random.between(0.06, 0.1);
    const double side = m_peak < m_width / 2 ? 1 : -1;
    const QPointF centre(std::clamp(m_peak + side * m_width * m_random.between(0.1, 0.32), radius, m_width - radius),
                         m_horizon * m_random.between(0.2, 0.42));
    QRadialGradient halo(centre, radius * 2.6);
    halo.setColorAt(0.35, clear(m_inks.disc, m_mood.night ? 0.3 : 0.18));
    halo.setColorAt(1, clear(m_inks.disc, 0));
    m_painter.setBrush(halo);
    m_painter.drawEllipse(centre, radius * 2.6, radius * 2.6);
    m_painter.setBrush(upright(centre.y() - radius, centre.y() + radius,
                               {{0, m_inks.disc}, {0.7, m_inks.disc}, {1, mix(m_inks.disc, m_inks.skyLow, 0.3)}}));
    m_painter.drawEllipse(centre, radius, radius);
}

/// Long flat clouds with round ends, the way prints have them; \a from and \a to are shares of the sky's height.
void Print::mistBands(double from, double to, int count, double opacity)
{
    for (int i = 0; i < count; ++i) {
        const bool fromLeft = m_random.chance(0.5);
        const double thickness = m_unit * m_random.between(0.014, 0.026);
        double y = m_horizon * m_random.between(from, to);
        QPainterPath cloud;
        cloud.setFillRule(Qt::WindingFill);
        for (int bar = 0; bar < 2 + m_random.upTo(1); ++bar) {
            const double length = m_width * m_random.between(0.14, 0.42);
            const double start = fromLeft ? -thickness + m_width * m_random.between(0, 0.12) * bar
                                          : m_width + thickness - length - m_width * m_random.between(0, 0.12) * bar;
            cloud.addRoundedRect(QRectF(start, y, length, thickness), thickness / 2, thickness / 2);
            y += thickness * 0.96;
        }
        QLinearGradient fade(fromLeft ? 0 : m_width, 0, fromLeft ? m_width * 0.5 : m_width * 0.5, 0);
        const QColor mist = mix(m_inks.paper, m_inks.skyMiddle, m_mood.night ? 0.55 : 0.12);
        fade.setColorAt(0, clear(mist, opacity));
        fade.setColorAt(1, clear(mist, opacity * 0.55));
        m_painter.setBrush(fade);
        m_painter.drawPath(cloud);
    }
}

/// A closed ridge over the whole width: two octaves of smooth noise.
QPainterPath Print::ridge(double base, double height, double roughness)
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

void Print::ranges()
{
    for (int layer = 0; layer < 2; ++layer) {
        const double height = m_unit * (layer == 0 ? m_random.between(0.1, 0.17) : m_random.between(0.05, 0.09));
        const QColor top = mix(m_inks.ranges, m_inks.skyLow, layer == 0 ? 0.45 : 0.2);
        m_painter.setBrush(upright(m_horizon - height, m_horizon, {{0, top}, {1, mix(top, m_inks.skyLow, 0.75)}}));
        m_painter.drawPath(ridge(m_horizon, height, 1 + layer));
    }
}

void Print::mountain()
{
    const double height = m_horizon * m_random.between(0.5, 0.68);
    const double spread = std::min(m_width * 0.56, height * m_random.between(1.5, 1.9));
    const double crater = m_unit * m_random.between(0.012, 0.022);
    const double curve = m_random.between(1.5, 1.9);
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
        {{0, m_inks.mountain}, {0.5, mix(m_inks.mountain, m_inks.mountainFoot, 0.4)}, {1, m_inks.mountainFoot}}));
    m_painter.drawPolygon(body);

    m_painter.save();
    QPainterPath outline;
    outline.addPolygon(body);
    m_painter.setClipPath(outline);
    // The side that the sun does not reach.
    QLinearGradient shade(m_peak, 0, m_peak + m_shoreSide * spread * 0.8, 0);
    shade.setColorAt(0, clear(m_inks.mountain.darker(140), 0.28));
    shade.setColorAt(1, clear(m_inks.mountain.darker(140), 0));
    m_painter.fillRect(m_shoreSide > 0 ? QRectF(m_peak, 0, m_width, m_horizon)
                                       : QRectF(m_peak - m_width, 0, m_width, m_horizon),
                       shade);
    const QColor cap = m_mood.night ? mix(m_inks.paper, m_inks.mountain, 0.12) : m_inks.paper;
    m_painter.setBrush(upright(top, top + height * 0.5, {{0, cap}, {1, mix(cap, m_inks.mountainFoot, 0.45)}}));
    m_painter.drawPath(
        snowCap(slope, height * (m_mood.snowing ? m_random.between(0.42, 0.55) : m_random.between(0.24, 0.36))));
    m_painter.restore();
}

/// The snow from the top down to \a depth, its lower edge in tongues.
QPainterPath Print::snowCap(const QPolygonF &slope, double depth)
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

void Print::sea()
{
    const QRectF water(0, m_horizon, m_width, m_height - m_horizon + 1);
    m_painter.fillRect(water, upright(m_horizon, m_height,
                                      {{0, mix(m_inks.seaFar, m_inks.skyLow, 0.45)},
                                       {0.16, m_inks.seaFar},
                                       {0.72, m_inks.seaNear},
                                       {1, m_inks.seaNear.darker(115)}}));
    // The mountain on the water, broken by the swell.
    for (int line = 0; line < 10; ++line) {
        const double t = line / 10.0;
        const double y = m_horizon + (m_height - m_horizon) * 0.34 * t;
        const double half = m_width * 0.22 * (1 - t) * m_random.between(0.75, 1.1);
        m_painter.setBrush(clear(m_inks.mountain, 0.22 * (1 - t)));
        const double thickness = m_unit * 0.008;
        m_painter.drawRoundedRect(QRectF(m_peak - half, y, 2 * half, thickness), thickness / 2, thickness / 2);
    }
    m_painter.setBrush(clear(m_inks.seaNear.darker(130), 0.5));
    m_painter.drawRect(QRectF(0, m_horizon - m_unit * 0.0015, m_width, m_unit * 0.003));
}

void Print::waves()
{
    const double depth = m_height - m_horizon;
    const int count = 24 + m_detail * 2;
    for (int i = 0; i < count; ++i) {
        const double t = std::pow(m_random.unit(), 1.25);
        const double y = m_horizon + depth * (0.05 + 0.95 * t);
        const double length = m_unit * m_random.between(0.05, 0.2) * (0.35 + t);
        const double thickness = m_unit * (0.0014 + 0.003 * t) * m_random.between(0.7, 1.2);
        const bool bright = m_random.chance(0.62);
        m_painter.setBrush(bright ? clear(m_inks.paper, 0.1 + 0.22 * m_random.unit())
                                  : clear(m_inks.seaNear.darker(125), 0.3));
        m_painter.drawRoundedRect(QRectF(m_random.between(-0.1, 1) * m_width, y, length, thickness), thickness / 2,
                                  thickness / 2);
    }
}

void Print::islands()
{
    for (int i = 0; i < 1 + m_random.upTo(2); ++i) {
        const double half = m_unit * m_random.between(0.06, 0.14);
        const double y = m_horizon + (m_height - m_horizon) * m_random.between(0.02, 0.12);
        const double x = m_width * m_random.between(0.08, 0.92);
        QPainterPath island(QPointF(x - half, y));
        island.cubicTo(x - half * 0.5, y - half * 0.75, x + half * 0.1, y - half * 0.5, x + half, y);
        m_painter.setBrush(
            upright(y - half * 0.6, y,
                    {{0, mix(m_inks.land, m_inks.ranges, 0.4)}, {1, mix(m_inks.ranges, m_inks.seaFar, 0.4)}}));
        m_painter.drawPath(island);
        for (int tree = 0; tree < 4; ++tree)
            pine({x + half * m_random.between(-0.5, 0.4), y - half * 0.24}, half * m_random.between(0.3, 0.5),
                 mix(m_inks.land, m_inks.ranges, 0.25));
    }
}

void Print::boats()
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

void Print::boat(QPointF at, double size)
{
    const double lean = m_random.chance(0.5) ? 1 : -1;
    m_painter.setBrush(clear(m_inks.seaNear.darker(140), 0.45));
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
    const QColor cloth = m_mood.night ? mix(m_inks.paper, m_inks.seaFar, 0.35) : m_inks.paper;
    m_painter.setBrush(cloth);
    m_painter.drawPath(sail);
    m_painter.setBrush(clear(m_inks.land, 0.85));
    m_painter.drawRect(
        QRectF(at.x() - lean * size * 0.04 - size * 0.015, at.y() - size * 1.3, size * 0.03, size * 1.2));
}

/// The shore's height over the lower edge: high on its side, running out into the water on the other.
double Print::groundAt(double x) const
{
    const double t = m_shoreSide > 0 ? x / m_width : 1 - x / m_width;
    const double rise = m_unit * (0.035 + 0.2 * std::pow(t, 2.4));
    return m_height - rise - m_unit * 0.006 * std::sin(x / m_unit * 11) - m_unit * 0.004 * std::sin(x / m_unit * 29);
}

void Print::shore()
{
    QPainterPath ground(QPointF(-2, m_height + 2));
    for (double x = -2; x <= m_width + 2; x += std::max(1.0, m_width / 300))
        ground.lineTo(x, groundAt(x));
    ground.lineTo(m_width + 2, m_height + 2);
    ground.closeSubpath();
    const QColor ground1 =
        m_mood.snowing ? mix(m_inks.paper, m_inks.seaFar, 0.25) : mix(m_inks.land, m_inks.seaNear, 0.22);

    // Trees stand behind the edge of the ground, the farther the lighter.
    const int trees = m_mood.forest ? 34 : 9 + m_random.upTo(6);
    for (int i = 0; i < trees; ++i) {
        const double near = double(i) / trees;
        const double spot = m_mood.forest ? m_random.unit() : 1 - std::pow(m_random.unit(), 1.5) * 0.72;
        const double x = m_width * (m_shoreSide > 0 ? spot : 1 - spot);
        const double height =
            m_unit * (m_mood.forest ? m_random.between(0.16, 0.36) : m_random.between(0.09, 0.24)) * (0.7 + 0.3 * near);
        pine({x, groundAt(x) + m_unit * 0.01}, height, mix(mix(m_inks.land, m_inks.seaFar, 0.38), m_inks.land, near));
    }
    if (m_mood.village)
        houses(m_unit * 0.05);
    m_painter.setBrush(upright(m_height - m_unit * 0.24, m_height,
                               {{0, ground1}, {1, m_mood.snowing ? ground1.darker(112) : m_inks.land}}));
    m_painter.drawPath(ground);
}

void Print::houses(double size)
{
    for (int i = 0; i < 5; ++i) {
        const double spot = m_random.between(0.45, 0.97);
        const double x = m_width * (m_shoreSide > 0 ? spot : 1 - spot);
        const double y = groundAt(x) + size * 0.1;
        const double half = size * m_random.between(0.5, 0.8);
        m_painter.setBrush(mix(m_inks.land, m_inks.paper, m_mood.night ? 0.12 : 0.42));
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
void Print::pine(QPointF foot, double height, const QColor &colour)
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
        if (m_mood.snowing) {
            m_painter.setBrush(clear(m_inks.paper, 0.0));
        }
    }
    m_painter.setBrush(colour);
    m_painter.drawPath(tree);
}

void Print::weather()
{
    if (m_mood.snowing) {
        for (int i = 0; i < 90 + m_detail * 3; ++i) {
            const double size = m_unit * m_random.between(0.0012, 0.0042);
            m_painter.setBrush(clear(m_inks.paper, m_random.between(0.45, 0.95)));
            m_painter.drawEllipse(QPointF(m_random.unit() * m_width, m_random.unit() * m_height), size, size);
        }
    }
    if (m_mood.raining) {
        for (int i = 0; i < 150; ++i) {
            const QPointF from(m_random.between(-0.1, 1) * m_width, m_random.between(-0.1, 1) * m_height);
            m_painter.setPen(QPen(clear(m_inks.paper, m_random.between(0.12, 0.34)), m_unit * 0.0016));
            m_painter.drawLine(from, from + QPointF(m_unit * 0.03, m_unit * 0.12) * m_random.between(0.6, 1.3));
        }
        m_painter.setPen(Qt::NoPen);
    }
    if (m_mood.petals) {
        for (int i = 0; i < 26 + m_detail; ++i) {
            const double size = m_unit * m_random.between(0.003, 0.0065);
            m_painter.save();
            m_painter.translate(m_random.unit() * m_width, m_height * m_random.between(0.1, 0.95));
            m_painter.rotate(m_random.between(0, 180));
            m_painter.setBrush(clear(mix(m_inks.disc, m_inks.paper, m_random.between(0, 0.55)), 0.85));
            m_painter.drawEllipse(QPointF(0, 0), size, size * 0.5);
            m_painter.restore();
        }
    }
}

void Print::birds()
{
    if (m_mood.night || m_mood.raining || !m_random.chance(0.6))
        return;
    const QPointF flock(m_width * m_random.between(0.2, 0.8), m_horizon * m_random.between(0.25, 0.55));
    for (int i = 0; i < 3 + m_random.upTo(3); ++i) {
        const QPointF at = flock + QPointF(m_random.between(-0.1, 0.1), m_random.between(-0.04, 0.04)) * m_unit;
        const double wing = m_unit * m_random.between(0.01, 0.017);
        QPainterPath bird(at + QPointF(-wing, -wing * 0.45));
        bird.quadTo(at + QPointF(-wing * 0.4, -wing * 0.5), at);
        bird.quadTo(at + QPointF(wing * 0.4, -wing * 0.5), at + QPointF(wing, -wing * 0.45));
        m_painter.strokePath(bird, QPen(clear(m_inks.land, 0.8), m_unit * 0.0028, Qt::SolidLine, Qt::RoundCap));
    }
}

/// The printer's mark, so that a demo picture is known as one: a small red square with an abstract mountain.
void Print::seal()
{
    const double size = m_unit * 0.042;
    const double margin = m_unit * 0.028;
    const QRectF box(m_shoreSide > 0 ? margin : m_width - margin - size, m_height - margin - size, size, size);
    m_painter.setBrush(QColor(0xc8, 0x3c, 0x2c, 225));
    m_painter.drawRoundedRect(box, size * 0.14, size * 0.14);
    const QPen line(clear(m_inks.paper, 0.95), size * 0.085, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
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
    m_painter.setBrush(clear(m_inks.paper, 0.95));
    m_painter.drawEllipse(at(0.7, 0.26), size * 0.075, size * 0.075);
}

/// What the wooden block and the paper leave: fine grain, long streaks along the wood, a slightly worn edge.
void pressOntoPaper(QImage &sheet, quint64 seed)
{
    DemoRandom random(seed);
    const int width = sheet.width();
    const int height = sheet.height();
    const double unit = std::min(width, height);
    const double phase = random.between(0, 100);
    for (int y = 0; y < height; ++y) {
        auto *line = reinterpret_cast<QRgb *>(sheet.scanLine(y));
        const double v = y / unit;
        const double streak = 2.2 * std::sin(v * 61 + phase) + 1.6 * std::sin(v * 173 + phase * 2);
        quint64 bits = random.next();
        for (int x = 0; x < width; ++x) {
            bits = bits * 6364136223846793005u + 1442695040888963407u;
            const int grain = int(bits >> 60) - 7;
            const double u = x / unit;
            const int tone = int(streak * std::sin(u * 2.1 + phase + v * 5)) + grain;
            const QRgb pixel = line[x];
            line[x] = qRgb(std::clamp(qRed(pixel) + tone, 0, 255), std::clamp(qGreen(pixel) + tone, 0, 255),
                           std::clamp(qBlue(pixel) + tone, 0, 255));
        }
    }
}

} // namespace

QImage paintDemoPicture(const DemoPicture &picture)
{
    QImage sheet(picture.size.expandedTo({1, 1}), QImage::Format_RGB32);
    sheet.fill(Qt::black);
    Print(sheet, picture).paint();
    pressOntoPaper(sheet, picture.seed.value() + quint64(picture.steps));
    return sheet;
}

QImage paintDemoPreview(const QImage &finished, Seed seed, int step, int steps)
{
    const double done = std::clamp(double(step) / std::max(steps, 1), 0.0, 1.0);
    const QSize whole = finished.size().scaled(512, 512, Qt::KeepAspectRatio).expandedTo({1, 1});
    // A latent has an eighth of the picture's width; what is seen of it sharpens with the steps.
    const QSize latent = whole.scaled(whole / (8.0 - 5.5 * done), Qt::KeepAspectRatio).expandedTo({1, 1});
    QImage image =
        finished.scaled(latent, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_RGB32);
    DemoRandom random(seed.value());
    const double noise = std::pow(1 - done, 1.3);
    for (int y = 0; y < image.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const quint64 bits = random.next();
            const auto blend = [noise](int colour, quint64 byte) {
                return int(colour * (1 - noise * 0.8) + (double(byte & 0xff) * 0.75 + 32) * noise * 0.8);
            };
            line[x] =
                qRgb(blend(qRed(line[x]), bits), blend(qGreen(line[x]), bits >> 16), blend(qBlue(line[x]), bits >> 32));
        }
    }
    return image.scaled(whole, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

} // namespace hanga
