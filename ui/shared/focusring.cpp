#include "ui/shared/focusring.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QFocusEvent>
#include <QLineEdit>
#include <QScrollBar>

namespace hanga {

FocusRing::FocusRing(QObject *parent) : QObject(parent) {}

FocusRing::~FocusRing()
{
    delete m_frame;
}

void FocusRing::watch(QWidget *widget)
{
    const bool ringed = qobject_cast<QAbstractButton *>(widget) ||
                        (qobject_cast<QAbstractSlider *>(widget) && !qobject_cast<QScrollBar *>(widget));
    if (ringed)
        widget->installEventFilter(this);
}

void FocusRing::forget(QWidget *widget)
{
    widget->removeEventFilter(this);
    if (m_frame && m_frame->widget() == widget)
        m_frame->setWidget(nullptr);
}

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn) {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        const bool keyboard =
            reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
        if (keyboard)
            showAround(static_cast<QWidget *>(watched));
    } else if (event->type() == QEvent::FocusOut && m_frame && m_frame->widget() == watched) {
        m_frame->setWidget(nullptr);
    }
    return false;
}

void FocusRing::showAround(QWidget *widget)
{
    if (!m_frame)
        m_frame = new QFocusFrame;
    m_frame->setWidget(widget);
}

} // namespace hanga
