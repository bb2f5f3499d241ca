#include "ui/composer/workflowrow.h"

#include "ui/shared/elidedlabel.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace hanga {

WorkflowRow::WorkflowRow(QAction *open, QWidget *parent)
    : QWidget(parent), m_name(new ElidedLabel({}, this)), m_changed(new QLabel(QStringLiteral("•"), this)),
      m_state(new ElidedLabel({}, this)), m_open(new QToolButton(this))
{
    setObjectName(QStringLiteral("composerWorkflow"));
    setAccessibleName(tr("Workflow"));
    m_open->setDefaultAction(open);
    m_open->setText(tr("Open…"));
    m_open->setAccessibleName(tr("Open workflow"));
    m_open->setObjectName(QStringLiteral("composerOpenWorkflow"));
    m_open->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_open->setFocusPolicy(Qt::StrongFocus);
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
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(tile);
    row->addLayout(words, 1);
    row->addWidget(m_open);
}

void WorkflowRow::showWorkflow(const QString &name, const QString &state, const QString &detail, bool isChanged)
{
    m_name->setText(name);
    m_state->setText(state);
    m_state->setToolTip(detail.toHtmlEscaped());
    m_changed->setVisible(isChanged);
    setAccessibleDescription(isChanged ? tr("%1, %2, changed", "workflow, state").arg(name, state)
                                       : tr("%1, %2", "workflow, state").arg(name, state));
}

void WorkflowRow::setRecentFiles(const QStringList &paths)
{
    delete m_open->menu();
    m_open->setPopupMode(paths.isEmpty() ? QToolButton::DelayedPopup : QToolButton::MenuButtonPopup);
    if (paths.isEmpty())
        return;
    auto *menu = new QMenu(m_open);
    for (const QString &path : paths) {
        QAction *action = menu->addAction(QFileInfo(path).fileName().replace(u'&', QStringLiteral("&&")));
        action->setToolTip(QDir::toNativeSeparators(path).toHtmlEscaped());
        connect(action, &QAction::triggered, this, [this, path] { Q_EMIT recentChosen(path); });
    }
    menu->setToolTipsVisible(true);
    m_open->setMenu(menu);
}

QWidget *WorkflowRow::openButton() const
{
    return m_open;
}

} // namespace hanga
