#pragma once

#include "ui/shared/focusring.h"

#include <QProxyStyle>

namespace hanga {

/// Fusion with Hanga's shapes (design.md §3 and §5): it draws buttons, fields, checks, sliders and bars from the
/// palette and the dynamic properties `role` and `controlSize` (listed in theme.h), and keeps the focus ring. Controls
/// are drawn here and not by the style sheet, because a rule a control costs four times as much on a form of 300 rows.
class HangaStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    HangaStyle();

    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
    void polish(QWidget *widget) override;
    void unpolish(QWidget *widget) override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                       const QWidget *widget) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption *option,
                                       const QWidget *widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                         const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *result) const override;

private:
    FocusRing m_focusRing;
};

} // namespace hanga
