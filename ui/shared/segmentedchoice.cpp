#include "ui/shared/segmentedchoice.h"

#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace hanga {

SegmentedChoice::SegmentedChoice(QWidget *parent)
    : QFrame(parent), m_group(new QButtonGroup(this)), m_row(new QHBoxLayout(this))
{
    setRole(this, "field");
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFixedHeight(metrics::controlHeight);
    m_row->setContentsMargins(2, 2, 2, 2);
    m_row->setSpacing(2);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idClicked, this, [this](int index) {
        if (index == m_known)
            return;
        m_known = index;
        Q_EMIT chosen(index);
    });
}

QToolButton *SegmentedChoice::addChoice(const QString &text, const QString &name, const QString &toolTip,
                                        const QIcon &icon)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setIcon(icon);
    button->setToolButtonStyle(text.isEmpty()  ? Qt::ToolButtonIconOnly
                               : icon.isNull() ? Qt::ToolButtonTextOnly
                                               : Qt::ToolButtonTextBesideIcon);
    button->setAccessibleName(name);
    button->setToolTip(toolTip);
    button->setCheckable(true);
    button->setProperty("controlSize", QStringLiteral("small"));
    button->setSizePolicy(QSizePolicy::MinimumExpanding, QSizePolicy::Expanding);
    setRole(button, "segment");
    const int index = int(m_group->buttons().size());
    m_group->addButton(button, index);
    m_row->addWidget(button);
    if (index == 0)
        button->setChecked(true);
    return button;
}

int SegmentedChoice::current() const
{
    return m_group->checkedId();
}

void SegmentedChoice::setCurrent(int index)
{
    auto *button = m_group->button(index);
    if (!button)
        return;
    m_known = index;
    button->setChecked(true);
}

} // namespace hanga
