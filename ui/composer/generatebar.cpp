#include "ui/composer/generatebar.h"

#include "ui/composer/generatebutton.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QFrame>
#include <QHBoxLayout>

namespace hanga {

GenerateBar::GenerateBar(const ComposerActions &actions, QWidget *parent)
    : QWidget(parent), m_generate(new GenerateButton(this)),
      m_pause(addSquare(actions.pause, QStringLiteral("composerPause"))),
      m_cancel(addSquare(actions.cancel, QStringLiteral("composerCancel")))
{
    m_generate->setDefaultAction(actions.generate);
    m_generate->setAccessibleName(actions.generate->text());
    m_pause->setAccessibleName(tr("Pause", "button"));
    m_cancel->setAccessibleName(tr("Cancel", "button"));
    m_generate->setObjectName(QStringLiteral("composerGenerate"));

    auto *line = new QFrame(this);
    setRole(line, "line");
    line->setFixedHeight(1);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(metrics::panelPadding, 12, metrics::panelPadding, 12);
    row->setSpacing(metrics::grid);
    row->addWidget(m_generate, 1);
    row->addWidget(m_pause);
    row->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(line);
    column->addLayout(row);
}

QToolButton *GenerateBar::addSquare(QAction *action, const QString &objectName)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setIconSize({20, 20});
    button->setFixedSize(48, 48);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setObjectName(objectName);
    return button;
}

void GenerateBar::setConsequence(const QString &text)
{
    m_generate->setConsequence(text);
}

QList<QWidget *> GenerateBar::stops() const
{
    return {m_generate, m_pause, m_cancel};
}

} // namespace hanga
