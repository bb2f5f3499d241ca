#include "ui/shared/collapsiblesection.h"

#include "ui/shared/metrics.h"

#include <QPropertyAnimation>
#include <QStyle>
#include <QVBoxLayout>

namespace hanga {

CollapsibleSection::CollapsibleSection(const QString &title, QWidget *parent)
    : QWidget(parent), m_header(new SectionHeader(title, this)), m_animation(new QPropertyAnimation(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::halfStep);
    column->addWidget(m_header);
    m_animation->setPropertyName("maximumHeight");
    m_animation->setEasingCurve(QEasingCurve::OutQuad);
    connect(m_animation, &QPropertyAnimation::finished, this, [this] { setExpanded(isExpanded()); });
    connect(m_header, &SectionHeader::expandedChanged, this, [this](bool expanded) {
        fold(expanded);
        Q_EMIT expandedChanged(expanded);
    });
}

void CollapsibleSection::setBody(QWidget *body)
{
    delete m_body;
    m_body = body;
    layout()->addWidget(body);
    m_animation->setTargetObject(body);
    body->setVisible(isExpanded());
}

void CollapsibleSection::setExpanded(bool expanded)
{
    m_animation->stop();
    m_header->setExpanded(expanded);
    if (!m_body)
        return;
    m_body->setMaximumHeight(QWIDGETSIZE_MAX);
    m_body->setVisible(expanded);
}

void CollapsibleSection::fold(bool expanded)
{
    const int time = qMin(metrics::animation, style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this));
    if (!m_body || time <= 0 || !isVisible())
        return setExpanded(expanded);
    const int from = m_body->isVisible() ? m_body->height() : 0;
    m_animation->stop();
    m_animation->setDuration(time);
    m_animation->setStartValue(from);
    m_animation->setEndValue(expanded ? m_body->sizeHint().height() : 0);
    m_body->setMaximumHeight(from);
    m_body->show();
    m_animation->start();
}

} // namespace hanga
