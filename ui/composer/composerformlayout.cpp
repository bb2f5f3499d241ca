#include "ui/composer/composerform.h"

#include "ui/composer/fieldlabel.h"
#include "ui/composer/numberfield.h"
#include "ui/composer/promptedit.h"
#include "ui/composer/resetbutton.h"
#include "ui/shared/collapsiblesection.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

// How the parts above the settings are laid out for one workflow.

namespace hanga {

namespace {

/// "name", "name2", "name3" …
QString numbered(const QString &name, qsizetype index)
{
    return index == 0 ? name : name + QString::number(index + 1);
}

} // namespace

QLabel *ComposerForm::addLabel(const QString &text, QWidget *buddy, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText); // node titles are anybody's words
    label->setBuddy(buddy);
    m_words.append(label);
    return label;
}

QWidget *ComposerForm::addCaption(const QList<FieldEditor *> &editors, const QString &words, QWidget *parent)
{
    auto *caption = new QWidget(parent);
    auto *label = new FieldLabel(*editors.first(), caption);
    label->setWords(words);
    label->setWordWrap(true);
    auto *line = new QHBoxLayout(caption);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(label, 1);
    for (FieldEditor *editor : editors) {
        label->follow(*editor);
        auto *reset = new ResetButton(*editor, caption);
        reset->setFixedSize(metrics::smallControl, label->fontMetrics().height() + 2);
        line->addWidget(reset);
    }
    m_words.append(caption);
    return caption;
}

void ComposerForm::addLabelled(QVBoxLayout *column, FieldEditor *editor)
{
    if (column->count() > 0)
        column->addSpacing(metrics::grid);
    column->addWidget(addCaption({editor}, editor->field().label, editor->control()->parentWidget()));
    column->addWidget(editor->control());
    column->addWidget(editor->note());
}

void ComposerForm::layOutPrompts()
{
    const QList<FieldEditor *> prompts = editorsAt(FieldPlace::Prompt);
    for (qsizetype i = 0; i < prompts.size(); ++i) {
        addLabelled(m_promptColumn, prompts[i]);
        if (auto *edit = qobject_cast<PromptEdit *>(prompts[i]->control())) {
            edit->setPlaceholderText(tr("Describe the picture"));
            edit->setLines(int(std::max(qsizetype(2), 5 - prompts.size())), 12); // several share the room of one
        }
        prompts[i]->control()->setObjectName(numbered(QStringLiteral("composerPrompt"), i));
    }
    if (prompts.isEmpty()) {
        QLabel *none = addLabel(tr("No prompt in this workflow"), nullptr, m_prompts);
        setRole(none, "secondary");
        m_promptColumn->addWidget(none);
    }
}

void ComposerForm::layOutNegatives()
{
    const QList<FieldEditor *> negatives = editorsAt(FieldPlace::Negative);
    m_negative->setVisible(!negatives.isEmpty());
    for (qsizetype i = 0; i < negatives.size(); ++i) {
        QWidget *control = negatives[i]->control();
        if (auto *edit = qobject_cast<PromptEdit *>(control))
            edit->setLines(2, 8);
        control->setObjectName(numbered(QStringLiteral("composerNegativePrompt"), i));
        if (negatives.size() > 1) {
            addLabelled(m_negativeColumn, negatives[i]);
        } else { // the line that opens it is its label
            m_negativeColumn->addWidget(control);
            m_negativeColumn->addWidget(negatives[i]->note());
            auto *reset = new ResetButton(*negatives[i], m_negative);
            reset->setFixedSize(metrics::smallControl, metrics::smallControl);
            m_negative->header().addTrailing(reset);
            m_words.append(reset);
        }
    }
}

void ComposerForm::layOutSize()
{
    const QList<FieldEditor *> size = editorsAt(FieldPlace::Size);
    m_size->setVisible(!size.isEmpty());
    m_swap->setVisible(size.size() == 2);
    if (size.isEmpty())
        return;
    const bool isPair = size.size() == 2;
    const QString label = isPair ? tr("Size") : size.first()->field().label;
    m_sizeGrid->addWidget(addCaption(size, label, m_size), 0, 0, 1, 5);
    for (int i = 0; i < size.size(); ++i) {
        const bool isWidth = size[i]->field().label == FormField::widthLabel();
        size[i]->control()->setObjectName(isWidth ? QStringLiteral("composerWidth") : QStringLiteral("composerHeight"));
        m_sizeGrid->addWidget(size[i]->control(), 2, 2 * i);
        m_sizeGrid->addWidget(size[i]->note(), 3 + i, 0, 1, 5);
    }
    if (!isPair)
        return;
    QLabel *times = addLabel(QStringLiteral("×"), nullptr, m_size);
    setRole(times, "secondary");
    m_sizeGrid->addWidget(times, 2, 1, Qt::AlignCenter);
    m_sizeGrid->addWidget(m_swap, 2, 4, Qt::AlignLeft);
}

void ComposerForm::layOutNumbers()
{
    int column = 0;
    for (FieldEditor *editor : editorsAt(FieldPlace::Sampling)) {
        editor->control()->setObjectName(column == 0 ? QStringLiteral("composerSteps") : QStringLiteral("composerCfg"));
        m_numberGrid->addWidget(addCaption({editor}, editor->field().label, m_numbers), 0, column);
        m_numberGrid->addWidget(editor->control(), 2, column);
        m_numberGrid->addWidget(editor->note(), 3 + column, 0, 1, 5);
        column += 2;
    }
    m_numberGrid->addWidget(addLabel(tr("Images"), m_count, m_numbers), 0, column);
    m_numberGrid->addWidget(m_count, 2, column);
}

} // namespace hanga
