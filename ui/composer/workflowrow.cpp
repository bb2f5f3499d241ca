#include "ui/composer/workflowrow.h"

#include "ui/shared/elidedlabel.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/recentfilesmenu.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace hanga {

WorkflowRow::WorkflowRow(QAction *open, QWidget *parent)
    : QWidget(parent), m_name(new ElidedLabel({}, this)), m_changed(new QLabel(QStringLiteral("•"), this)),
      m_state(new ElidedLabel({}, this)), m_open(new QPushButton(open->icon(), tr("Open…"), this)),
      m_recent(new QToolButton(this)), m_recentFiles(new RecentFilesMenu({}, this))
{
    setObjectName(QStringLiteral("composerWorkflow"));
    setAccessibleName(tr("Workflow"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_open->setAccessibleName(tr("Open workflow"));
    m_open->setToolTip(open->toolTip());
    m_open->setObjectName(QStringLiteral("composerOpenWorkflow"));
    connect(m_open, &QPushButton::clicked, open, &QAction::trigger);

    m_recent->setIcon(icon(QStringLiteral("chevron-down")));
    m_recent->setAccessibleName(tr("Recent files"));
    m_recent->setToolTip(tr("Recent files"));
    m_recent->setObjectName(QStringLiteral("composerRecentFiles"));
    m_recent->setFocusPolicy(Qt::StrongFocus);
    m_recent->setFixedWidth(metrics::smallControl);
    m_recent->hide();
    connect(m_recent, &QToolButton::clicked, this,
            [this] { m_recentFiles->popup(m_recent->mapToGlobal(QPoint(0, m_recent->height()))); });
    connect(m_recentFiles, &RecentFilesMenu::chosen, this, &WorkflowRow::recentChosen);
    build();
}

void WorkflowRow::build()
{
    auto *tile = new QFrame(this);
    setRole(tile, "raised");
    tile->setFixedSize(metrics::mainControl, metrics::mainControl);
    auto *tileLayout = new QHBoxLayout(tile);
    tileLayout->setContentsMargins(0, 0, 0, 0);
    auto *file = new IconLabel(20, tile);
    file->setIcon(QStringLiteral("file-braces"));
    tileLayout->addWidget(file, 0, Qt::AlignCenter);

    setRole(m_name, "section");
    setRole(m_state, "small");
    m_state->installEventFilter(this);
    setRole(m_changed, "section");
    m_changed->setToolTip(tr("Changed since it was opened"));
    m_changed->setAccessibleName(tr("Changed"));
    auto *nameLine = new QHBoxLayout;
    nameLine->setSpacing(metrics::halfStep);
    nameLine->addWidget(m_name);
    nameLine->addWidget(m_changed);
    nameLine->addStretch(1);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addLayout(nameLine);
    words->addWidget(m_state);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2);
    buttons->addWidget(m_open);
    buttons->addWidget(m_recent);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(tile);
    row->addLayout(words, 1);
    row->addLayout(buttons);
}

void WorkflowRow::showWorkflow(const Shown &shown)
{
    m_shown = shown;
    m_name->setText(shown.name);
    m_state->setToolTip(shown.detail.toHtmlEscaped());
    m_changed->setVisible(shown.isChanged);
    setAccessibleDescription(shown.isChanged ? tr("%1, %2, changed", "workflow, state").arg(shown.name, shown.longState)
                                             : tr("%1, %2", "workflow, state").arg(shown.name, shown.longState));
    sayState();
}

bool WorkflowRow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_state && event->type() == QEvent::Resize)
        sayState();
    return QWidget::eventFilter(watched, event);
}

void WorkflowRow::sayState()
{
    const bool fits = m_state->fontMetrics().horizontalAdvance(m_shown.longState) <= m_state->width();
    m_state->setText(fits ? m_shown.longState : m_shown.state);
}

void WorkflowRow::setRecentFiles(const QStringList &paths)
{
    m_recentFiles->setFiles(paths);
    m_recent->setVisible(!paths.isEmpty());
}

QList<QWidget *> WorkflowRow::stops() const
{
    return {m_open, m_recent};
}

} // namespace hanga
