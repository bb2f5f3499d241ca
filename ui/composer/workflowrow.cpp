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
      m_state(new ElidedLabel({}, this)), m_problems(new QToolButton(this)),
      m_open(new QPushButton(open->icon(), tr("Open…"), this)), m_recent(new QToolButton(this)),
      m_recentFiles(new RecentFilesMenu({}, this))
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
    m_recentFiles->setObjectName(QStringLiteral("composerOpenMenu"));
    m_problems->setObjectName(QStringLiteral("composerProblemCount"));
    m_problems->setAccessibleName(tr("Problems"));
    m_problems->setToolTip(tr("Show what is to fix"));
    m_problems->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_problems->setProperty("controlSize", QStringLiteral("small"));
    m_problems->setFocusPolicy(Qt::StrongFocus);
    setRole(m_problems, "link");
    m_problems->hide();
    connect(m_problems, &QToolButton::clicked, this, &WorkflowRow::problemsRequested);
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
    auto *stateLine = new QHBoxLayout;
    stateLine->setSpacing(metrics::halfStep);
    stateLine->addWidget(m_state, 1);
    stateLine->addWidget(m_problems, 0, Qt::AlignLeft);
    words->addLayout(stateLine);
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
    m_state->setVisible(m_problemCount == 0); // the count of problems says more, and there is room for one
    const bool fits = m_state->fontMetrics().horizontalAdvance(m_shown.longState) <= m_state->width();
    m_state->setText(fits ? m_shown.longState : m_shown.state);
}

void WorkflowRow::setProblemCount(int fatal, int total)
{
    m_problemCount = total;
    m_problems->setVisible(total > 0);
    m_problems->setText(tr("%n problem(s)", nullptr, total));
    m_problems->setAccessibleDescription(m_problems->text());
    m_problems->setIcon(fatal > 0 ? icon(QStringLiteral("circle-alert"), Token::Err)
                                  : icon(QStringLiteral("triangle-alert"), Token::Warn));
    sayState();
}

void WorkflowRow::setRecentFiles(const QStringList &paths)
{
    m_paths = paths;
    fillMenu();
}

void WorkflowRow::setOpenExtras(const QList<QAction *> &actions)
{
    m_extras = actions;
    const QString name = actions.isEmpty() ? tr("Recent files") : tr("Other ways to open");
    m_recent->setAccessibleName(name);
    m_recent->setToolTip(name);
    fillMenu();
}

void WorkflowRow::fillMenu()
{
    m_recentFiles->setFiles(m_paths);
    if (!m_extras.isEmpty()) {
        QAction *first = m_paths.isEmpty() ? nullptr : m_recentFiles->actions().first();
        m_recentFiles->insertActions(first, m_extras);
        if (first)
            m_recentFiles->insertSeparator(first);
    }
    m_recent->setVisible(!m_paths.isEmpty() || !m_extras.isEmpty());
}

QList<QWidget *> WorkflowRow::stops() const
{
    return {m_problems, m_open, m_recent};
}

} // namespace hanga
