#include "ui/composer/settingssection.h"

#include "ui/composer/settinglist.h"
#include "ui/composer/settingrow.h"
#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace hanga {

SettingsSection::SettingsSection(QWidget *parent)
    : QWidget(parent), m_count(new QLabel(this)),
      m_find(addButton("search", tr("Find a setting"), QStringLiteral("composerOpenFind"))),
      m_options(addButton("ellipsis", tr("Setting options"), QStringLiteral("composerSettingOptions"))),
      m_list(new SettingList(this))
{
    setObjectName(QStringLiteral("composerSettings"));
    setAccessibleName(tr("Workflow settings"));
    auto *menu = new QMenu(m_options);
    menu->addAction(icon(QStringLiteral("rotate-ccw")), tr("Reset all"), this, &SettingsSection::resetAllRequested)
        ->setObjectName(QStringLiteral("resetAllAction"));
    // Not setMenu(), which would draw a second mark beside the three dots.
    connect(m_options, &QToolButton::clicked, menu,
            [this, menu] { menu->popup(m_options->mapToGlobal(QPoint(0, m_options->height()))); });
    connect(m_find, &QToolButton::clicked, this, &SettingsSection::findRequested);

    auto *heading = new QLabel(tr("From this workflow"), this);
    setRole(heading, "strong");
    setRole(m_count, "badge");
    auto *line = new QFrame(this);
    setRole(line, "line");
    line->setFixedHeight(1);
    auto *title = new QHBoxLayout;
    title->setContentsMargins(metrics::panelPadding, 0, metrics::panelPadding, 0);
    title->setSpacing(metrics::grid);
    title->addWidget(heading);
    title->addWidget(m_count, 0, Qt::AlignVCenter);
    title->addStretch();
    title->addWidget(m_find);
    title->addWidget(m_options);
    auto *rows = new QHBoxLayout;
    rows->setContentsMargins(metrics::panelPadding, 0, metrics::panelPadding, 0);
    rows->addWidget(m_list);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    column->addWidget(line);
    column->addLayout(title);
    column->addLayout(rows);
}

QToolButton *SettingsSection::addButton(const char *iconName, const QString &name, const QString &objectName)
{
    auto *button = new QToolButton(this);
    button->setIcon(icon(QString::fromLatin1(iconName)));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setFixedSize(metrics::smallControl, metrics::smallControl);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setObjectName(objectName);
    return button;
}

void SettingsSection::review()
{
    m_count->setText(QString::number(m_list->size()));
    m_list->setVisible(m_list->size() > 0);
}

QList<QWidget *> SettingsSection::stops() const
{
    QList<QWidget *> stops = {m_find, m_options};
    for (const SettingRow *row : m_list->rows())
        stops.append(row->stops());
    return stops;
}

} // namespace hanga
