#include "ui/shared/hangastyle.h"

#include "ui/shared/controlpainting.h"
#include "ui/shared/metrics.h"
#include "ui/shared/tokens.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTextEdit>
#include <QToolButton>

namespace hanga {

namespace {

bool isTextField(const QWidget *widget)
{
    return qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget) ||
           qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget) ||
           qobject_cast<const QComboBox *>(widget);
}

int heightOf(const QWidget *widget)
{
    const QString size = widget ? widget->property("controlSize").toString() : QString();
    if (size == QLatin1String("small"))
        return metrics::smallControl;
    return size == QLatin1String("main") ? metrics::mainControl : metrics::controlHeight;
}

/// A bar without arrow buttons, whose handle never gets too short to be taken.
QRect scrollBarPart(const QStyleOptionSlider *bar, QStyle::SubControl part)
{
    const QRect rect = bar->rect;
    const bool flat = bar->orientation == Qt::Horizontal;
    const int length = flat ? rect.width() : rect.height();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    int handle = length;
    if (range > 0)
        handle = qBound(qMin(32, length), int(qint64(bar->pageStep) * length / (range + bar->pageStep)), length);
    const int start = QStyle::sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - handle,
                                                      bar->upsideDown);
    const auto span = [&](int from, int size) {
        return flat ? QRect(rect.x() + from, rect.y(), size, rect.height())
                    : QRect(rect.x(), rect.y() + from, rect.width(), size);
    };
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        return rect;
    case QStyle::SC_ScrollBarSlider:
        return span(start, handle);
    case QStyle::SC_ScrollBarSubPage:
        return bar->upsideDown ? span(start + handle, length - start - handle) : span(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return bar->upsideDown ? span(0, start) : span(start + handle, length - start - handle);
    default:
        return {};
    }
}

} // namespace

HangaStyle::HangaStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void HangaStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    m_focusRing.watch(widget);
    if (isTextField(widget))
        widget->setAttribute(Qt::WA_Hover);
    // Where a style sheet is set, Qt does not ask the style for the size of a spin box.
    if (qobject_cast<QAbstractSpinBox *>(widget) && widget->minimumHeight() == 0)
        widget->setMinimumHeight(heightOf(widget));
}

void HangaStyle::unpolish(QWidget *widget)
{
    m_focusRing.forget(widget);
    QProxyStyle::unpolish(widget);
}

void HangaStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        return painting::buttonSurface(painter, option, widget, false);
    case PE_PanelButtonTool: {
        const auto *button = qobject_cast<const QToolButton *>(widget);
        return painting::buttonSurface(painter, option, widget, !button || button->autoRaise());
    }
    case PE_FrameDefaultButton:
    case PE_FrameTabWidget:
    case PE_FrameTabBarBase:
    case PE_PanelMenuBar:
        return;
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            painting::fieldSurface(painter, option, widget);
        return;
    }
    case PE_Frame:
        if (isTextField(widget))
            return painting::fieldSurface(painter, option, widget);
        return painting::plainFrame(painter, option);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return painting::checkMark(painter, option);
    case PE_IndicatorRadioButton:
        return painting::radioMark(painter, option);
    case PE_IndicatorArrowDown:
        return painting::chevron(painter, option, option->rect, painting::Direction::Down);
    case PE_IndicatorArrowUp:
        return painting::chevron(painter, option, option->rect, painting::Direction::Up);
    case PE_IndicatorArrowLeft:
        return painting::chevron(painter, option, option->rect, painting::Direction::Left);
    case PE_IndicatorArrowRight:
        return painting::chevron(painter, option, option->rect, painting::Direction::Right);
    case PE_PanelItemViewItem:
        return painting::itemSurface(painter, option);
    case PE_PanelTipLabel:
        return painting::tipSurface(painter, option);
    case PE_FrameFocusRect:
        // Around buttons and sliders stands the QFocusFrame; only rows of a view draw theirs inside.
        if (qobject_cast<const QAbstractScrollArea *>(widget))
            painting::focusRing(painter, option, option->rect);
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void HangaStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    switch (element) {
    case CE_FocusFrame:
        return painting::focusRing(painter, option, option->rect);
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton copy = *button;
            painting::applyButtonText(&copy, widget);
            if (!copy.icon.isNull() && !copy.text.isEmpty())
                return painting::iconAndText(painter, &copy);
            return QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        break;
    case CE_ToolButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            QStyleOptionToolButton copy = *button;
            painting::applyButtonText(&copy, widget);
            return QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        break;
    case CE_ProgressBar:
    case CE_ProgressBarGroove: // a style sheet style goes past CE_ProgressBar and asks for the parts
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            return painting::progressLine(painter, bar);
        break;
    case CE_ProgressBarContents:
    case CE_ProgressBarLabel:
    case CE_MenuBarEmptyArea:
        return;
    case CE_TabBarTabShape:
        return painting::tabSurface(painter, option);
    case CE_Splitter:
        return painter->fillRect(option->rect, themeColor(Token::Line, option->palette));
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            return painting::menuBarItem(painter, item, styleHint(SH_UnderlineShortcut, option, widget, nullptr));
        break;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            QStyleOptionMenuItem copy = *item;
            if (copy.state.testFlag(State_Selected) && copy.state.testFlag(State_Enabled) &&
                copy.menuItemType != QStyleOptionMenuItem::Separator)
                painting::menuRow(painter, option);
            copy.state.setFlag(State_Selected, false); // Fusion would draw a square over it
            copy.state.setFlag(State_Sunken, false);
            return QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void HangaStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                    const QWidget *widget) const
{
    const auto part = [&](SubControl name) { return proxy()->subControlRect(control, option, name, widget); };
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option); spin && control == CC_SpinBox) {
        if (spin->frame)
            painting::fieldSurface(painter, option, widget);
        if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
            return;
        painting::chevron(painter, option, part(SC_SpinBoxUp), painting::Direction::Up,
                          spin->stepEnabled.testFlag(QAbstractSpinBox::StepUpEnabled));
        painting::chevron(painter, option, part(SC_SpinBoxDown), painting::Direction::Down,
                          spin->stepEnabled.testFlag(QAbstractSpinBox::StepDownEnabled));
        return;
    }
    if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option); combo && control == CC_ComboBox) {
        if (combo->frame)
            painting::fieldSurface(painter, option, widget);
        return painting::chevron(painter, option, part(SC_ComboBoxArrow), painting::Direction::Down);
    }
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
        if (control == CC_Slider && bar->tickPosition == 0)
            return painting::slider(painter, bar, part(SC_SliderGroove), part(SC_SliderHandle));
        if (control == CC_ScrollBar)
            return painting::scrollBar(painter, bar, part(SC_ScrollBarSlider));
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect HangaStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                 const QWidget *widget) const
{
    const QRect rect = option->rect;
    if (control == CC_SpinBox) {
        const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        const int buttons = spin && spin->buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : 22;
        const QRect field(rect.x() + 4, rect.y() + 2, rect.width() - buttons - 6, rect.height() - 4);
        const QRect up(rect.right() - buttons, rect.y() + 4, buttons, rect.height() / 2 - 4);
        const QRect down(up.x(), rect.y() + rect.height() / 2, buttons, rect.height() / 2 - 4);
        if (part == SC_SpinBoxEditField || part == SC_SpinBoxUp || part == SC_SpinBoxDown)
            return visualRect(option->direction, rect,
                              part == SC_SpinBoxEditField ? field
                              : part == SC_SpinBoxUp      ? up
                                                          : down);
    }
    if (control == CC_ComboBox && (part == SC_ComboBoxArrow || part == SC_ComboBoxEditField)) {
        const QRect arrow(rect.right() - 26, rect.y(), 26, rect.height());
        const QRect field(rect.x() + 6, rect.y() + 2, rect.width() - 34, rect.height() - 4);
        return visualRect(option->direction, rect, part == SC_ComboBoxArrow ? arrow : field);
    }
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option); bar && control == CC_ScrollBar)
        return scrollBarPart(bar, part);
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect HangaStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            return option->rect.adjusted(6, 2, -6, -2);
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QSize HangaStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                   const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    switch (type) {
    case CT_PushButton:
        return {qMax(contents.width() + 3 * metrics::grid, heightOf(widget)),
                qMax(contents.height(), heightOf(widget))};
    case CT_ToolButton:
        return {qMax(size.width(), heightOf(widget)), qMax(contents.height(), heightOf(widget))};
    case CT_LineEdit:
        return {contents.width() + 12, qMax(contents.height(), heightOf(widget))};
    case CT_SpinBox:
        return {contents.width() + 30, qMax(contents.height(), heightOf(widget))};
    case CT_ComboBox:
        return {contents.width() + 42, qMax(contents.height(), heightOf(widget))};
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator)
            return {size.width() + metrics::grid, qMax(size.height(), metrics::smallControl)};
        return size;
    case CT_MenuBarItem:
        return {size.width() + metrics::grid, qMax(size.height(), metrics::smallControl)};
    case CT_ItemViewItem:
        return {size.width(), qMax(size.height(), metrics::smallControl)};
    case CT_TabBarTab:
        return {size.width() + metrics::grid, qMax(size.height(), heightOf(widget))};
    default:
        return size;
    }
}

int HangaStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
        // Wide enough for the 2 px outline of the focus, so that a field does not jump when it is entered.
        return isTextField(widget) ? 2 : 1;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 4;
    case PM_SplitterWidth:
        return 1;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return metrics::grid;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize:
        return metrics::icon;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
    case PM_SliderLength:
        return 20;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
        return 0;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return metrics::halfStep;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int HangaStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *result) const
{
    switch (hint) {
    case SH_FocusFrame_AboveWidget:
        return 1;
    case SH_FocusFrame_Mask:
        return 0;
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    default:
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

} // namespace hanga
