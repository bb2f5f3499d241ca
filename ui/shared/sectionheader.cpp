#include "ui/shared/sectionheader.h"

#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

namespace hanga {

SectionHeader::SectionHeader(const QString &title, QWidget *parent)
    : QWidget(parent), m_button(new QToolButton(this)), m_count(new QLabel(this)), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(metrics::grid);
    m_button->setCheckable(true);
    m_button->setChecked(true);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setProperty("controlSize", QStringLiteral("small"));
    QFont strong = m_button->font();
    strong.setWeight(QFont::DemiBold);
    m_button->setFont(strong);
    setRole(m_button, "section");
    setRole(m_count, "badge");
    m_count->hide();
    m_row->addWidget(m_button);
    m_row->addWidget(m_count, 0, Qt::AlignVCenter);
    m_row->addStretch(1);
    setTitle(title);
    showChevron();
    connect(m_button, &QToolButton::clicked, this, [this](bool expanded) {
        showChevron();
        Q_EMIT expandedChanged(expanded);
    });
}

void SectionHeader::setTitle(const QString &title)
{
    m_button->setText(title);
    m_button->setAccessibleName(title);
}

void SectionHeader::setCount(int count)
{
    m_count->setText(QLocale().toString(count));
    m_count->setVisible(count >= 0);
}

void SectionHeader::addTrailing(QWidget *widget)
{
    m_row->addWidget(widget);
}

bool SectionHeader::isExpanded() const
{
    return m_button->isChecked();
}

void SectionHeader::setExpanded(bool expanded)
{
    m_button->setChecked(expanded);
    showChevron();
}

void SectionHeader::showChevron()
{
    // Not the secondary colour, which would turn to the accent while checked.
    m_button->setIcon(
        icon(isExpanded() ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), Token::Text));
}

} // namespace hanga
