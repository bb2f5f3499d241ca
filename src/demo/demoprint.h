#pragma once

#include "demo/demopainter.h"
#include "demo/demopalette.h"
#include "demo/demorandom.h"

#include <QPainter>
#include <QPainterPath>

namespace hanga {

/// One print being made: blocks are laid on from the sky to the shore. Lengths are shares of the shorter side (m_unit).
class DemoPrint final
{
public:
    DemoPrint(QImage &sheet, const DemoPicture &picture);
    void paint();

private:
    void sky();
    void stars();
    void disc();
    void mistBands(double from, double to, int count, double opacity);
    void ranges();
    void mountain();
    void spurs(double top, double height, double spread);
    void hills();
    QPainterPath snowCap(const QPolygonF &slope, double depth);
    void sea();
    void waves();
    void islands();
    void gate();
    void boats();
    void boat(QPointF at, double size);
    void shore();
    void houses(double size);
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
    DemoRandom m_fine; ///< for details whose number the steps decide: the rest stays where it is
    double m_width;
    double m_height;
    double m_unit;
    double m_horizon;
    double m_peak;      ///< x of the mountain's top
    double m_lightSide; ///< where sun or moon stands, seen from the top: -1 left, 1 right
    double m_shoreSide; ///< -1: the shore rises to the left, 1: to the right
    int m_detail;
};

} // namespace hanga
