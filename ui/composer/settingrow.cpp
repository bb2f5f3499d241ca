#include "ui/composer/settingrow.h"

#include "ui/composer/fieldeditor.h"
#include "ui/composer/fieldlabel.h"
#include "ui/composer/promptedit.h"
#include "ui/composer/resetbutton.h"
#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace hanga {

namespace {

constexpr int labelWidth = 100;

} // namespace

SettingRow::SettingRow(const FormField &field, const json::Value &value, QWidget *parent)
    : QWidget(parent), m_editor(FieldEditor::make(field, value, this)), m_reset(new ResetButton(*m_editor, this)),
      m_pin(new QToolButton(this)), m_controls(new QHBoxLayout)
{
    const QString objectName = QStringLiteral("%1_%2").arg(field.at.node.text(), field.at.input);
    m_editor->control()->setObjectName(QStringLiteral("composerSetting_") + objectName);
    m_pin->setObjectName(QStringLiteral("composerPin_") + objectName);
    m_pin->setIcon(icon(QStringLiteral("pin"), Token::Dis));
    m_pin->setCheckable(true);
    m_pin->setAutoRaise(true);
    m_pin->setFocusPolicy(Qt::StrongFocus);
    m_pin->setFixedSize(metrics::smallControl, metrics::controlHeight);
    m_reset->setFixedSize(metrics::smallControl, metrics::controlHeight);
    connect(m_pin, &QToolButton::clicked, this,
            [this](bool pinned) { Q_EMIT pinToggled(m_editor->field().at, pinned); });
    auto *label = new FieldLabel(*m_editor, this);
    label->setWordWrap(true);
    label->setFixedWidth(labelWidth);
    label->setMinimumHeight(metrics::controlHeight);
    if (!field.label.contains(u' ')) // cannot be wrapped; the tooltip has the whole name
        label->setWords(label->fontMetrics().elidedText(field.label, Qt::ElideRight, labelWidth - metrics::fieldGap));
    if (auto *text = qobject_cast<PromptEdit *>(m_editor->control()))
        text->setLines(1, 8);

    m_controls->setSpacing(metrics::grid);
    m_controls->addWidget(m_editor->control(), 2);
    auto *cell = new QVBoxLayout;
    cell->setSpacing(0);
    cell->addLayout(m_controls);
    cell->addWidget(m_editor->note());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(label, 0, Qt::AlignTop);
    row->addSpacing(metrics::grid);
    row->addLayout(cell, 1);
    row->addWidget(m_reset, 0, Qt::AlignTop);
    row->addWidget(m_pin, 0, Qt::AlignTop);
    review();
}

void SettingRow::review()
{
    const FormField &field = m_editor->field();
    if (QWidget *slider = m_editor->companion()) { // comes with a server's limits
        slider->setObjectName(m_editor->control()->objectName() + QStringLiteral("_slider"));
        slider->setAccessibleName(tr("%1, slider").arg(field.name));
        m_controls->insertWidget(0, slider, 3);
        slider->show();
    }
    m_pin->setChecked(field.pinned);
    m_pin->setAccessibleName(tr("Pin %1", "setting").arg(field.name));
    m_pin->setToolTip(field.pinned ? tr("Stands on top. Click to unpin it.") : tr("Pin it on top"));
}

QList<QWidget *> SettingRow::stops() const
{
    QList<QWidget *> stops;
    if (QWidget *companion = m_editor->companion())
        stops.append(companion);
    stops.append({m_editor->control(), m_reset, m_pin});
    return stops;
}

} // namespace hanga
