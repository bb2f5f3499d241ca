#include "ui/composer/composerform.h"

#include "ui/composer/fieldeditor.h"
#include "ui/composer/numberfield.h"
#include "ui/composer/promptedit.h"
#include "ui/composer/seedfield.h"
#include "ui/shared/collapsiblesection.h"
#include "ui/shared/elidedlabel.h"
#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace hanga {

namespace {

constexpr int settingLabelWidth = 88;
constexpr int sectionInset = 6; ///< of the chevron in a section's button

/// Takes everything out of \a layout; the widgets live on.
void empty(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->layout())
            empty(item->layout());
        delete item;
    }
}

/// "name", "name2", "name3" …
QString numbered(const QString &name, qsizetype index)
{
    return index == 0 ? name : name + QString::number(index + 1);
}

QString problemSentence(const InputProblem &problem, const QString &title)
{
    if (problem.input.isEmpty())
        return ComposerForm::tr("%1: %2", "node title, message").arg(title, problem.message);
    return ComposerForm::tr("%1, %2: %3", "node title, input, message").arg(title, problem.input, problem.message);
}

} // namespace

ComposerForm::ComposerForm(SeedField *seed, NumberField *count, QWidget *parent)
    : QWidget(parent), m_seed(seed), m_count(count), m_prompts(new QWidget(this)),
      m_negative(new CollapsibleSection(tr("Negative prompt"), this)), m_beginning(new ElidedLabel({}, m_negative)),
      m_negativeBody(new QWidget(m_negative)), m_size(new QWidget(this)), m_numbers(new QWidget(this)),
      m_settings(new QWidget(this)), m_rest(new QWidget(this)), m_swap(new QToolButton(m_size)),
      m_settingsCount(new QLabel(m_settings)), m_promptColumn(new QVBoxLayout(m_prompts)),
      m_negativeColumn(new QVBoxLayout(m_negativeBody)), m_sizeGrid(new QGridLayout(m_size)),
      m_numberGrid(new QGridLayout(m_numbers)), m_settingGrid(new QGridLayout), m_restColumn(new QVBoxLayout(m_rest))
{
    m_swap->setIcon(icon(QStringLiteral("arrow-left-right")));
    m_swap->setAutoRaise(true);
    m_swap->setFocusPolicy(Qt::StrongFocus);
    m_swap->setAccessibleName(tr("Swap width and height"));
    m_swap->setToolTip(m_swap->accessibleName());
    m_swap->setObjectName(QStringLiteral("composerSwapSize"));
    connect(m_swap, &QToolButton::clicked, this, &ComposerForm::swapSize);

    setRole(m_beginning, "small");
    m_negative->header().addTrailing(m_beginning);
    m_negative->header().button()->setAccessibleName(tr("Show negative prompt"));
    m_negative->header().button()->setObjectName(QStringLiteral("composerShowNegative"));
    m_negative->setBody(m_negativeBody);
    setNegativeOpen(false);
    connect(m_negative, &CollapsibleSection::expandedChanged, this, [this](bool open) {
        m_beginning->setVisible(!open);
        Q_EMIT negativeToggled(open);
    });
    build();
}

void ComposerForm::build()
{
    for (QLayout *layout : {static_cast<QLayout *>(m_promptColumn), static_cast<QLayout *>(m_negativeColumn),
                            static_cast<QLayout *>(m_sizeGrid), static_cast<QLayout *>(m_numberGrid)})
        layout->setContentsMargins(0, 0, 0, 0);
    for (QVBoxLayout *column : {m_promptColumn, m_negativeColumn})
        column->setSpacing(metrics::halfStep);
    // Three columns of equal width with a gap between; between width and height the gap holds a sign.
    for (QGridLayout *grid : {m_sizeGrid, m_numberGrid}) {
        grid->setHorizontalSpacing(0);
        grid->setVerticalSpacing(0);
        for (int column = 0; column < 5; ++column) {
            grid->setColumnStretch(column, column % 2 == 0 ? 1 : 0);
            grid->setColumnMinimumWidth(column, column % 2 == 0 ? 0 : metrics::fieldGap);
        }
        grid->setRowMinimumHeight(1, metrics::halfStep);
    }
    buildSettings();
    buildRest();

    auto *top = new QVBoxLayout;
    top->setSpacing(0);
    // The gap goes with the part: what is hidden leaves none behind.
    const auto add = [top](QWidget *part, int inset, int gap) {
        auto *line = new QHBoxLayout;
        line->setContentsMargins(inset, gap, metrics::panelPadding, 0);
        line->addWidget(part);
        top->addLayout(line);
    };
    add(m_prompts, metrics::panelPadding, 0);
    // The line that opens it is a button: neither its inset nor its height must show among the labels.
    add(m_negative, metrics::panelPadding - sectionInset, metrics::fieldGap - metrics::halfStep);
    m_negativeColumn->setContentsMargins(sectionInset, 0, 0, metrics::halfStep);
    add(m_seed, metrics::panelPadding, metrics::fieldGap - metrics::halfStep);
    add(m_size, metrics::panelPadding, metrics::fieldGap);
    add(m_numbers, metrics::panelPadding, metrics::fieldGap);
    m_count->setParent(m_numbers);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, metrics::panelPadding);
    column->setSpacing(metrics::groupGap);
    column->addLayout(top);
    column->addWidget(m_settings);
    column->addWidget(m_rest);
    column->addStretch();
}

void ComposerForm::buildSettings()
{
    m_settings->setObjectName(QStringLiteral("composerSettings"));
    m_settings->setAccessibleName(tr("Workflow settings"));
    auto *heading = new QLabel(tr("From this workflow"), m_settings);
    setRole(heading, "strong");
    setRole(m_settingsCount, "badge");
    auto *line = new QFrame(m_settings);
    setRole(line, "line");
    line->setFixedHeight(1);
    auto *title = new QHBoxLayout;
    title->setContentsMargins(metrics::panelPadding, 0, metrics::panelPadding, 0);
    title->setSpacing(metrics::grid);
    title->addWidget(heading);
    title->addWidget(m_settingsCount);
    title->addStretch();
    m_settingGrid->setContentsMargins(metrics::panelPadding, 0, metrics::panelPadding, 0);
    m_settingGrid->setHorizontalSpacing(metrics::grid);
    m_settingGrid->setVerticalSpacing(metrics::grid);
    m_settingGrid->setColumnMinimumWidth(0, settingLabelWidth);
    m_settingGrid->setColumnStretch(1, 1);
    auto *column = new QVBoxLayout(m_settings);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::fieldGap);
    column->addWidget(line);
    column->addLayout(title);
    column->addLayout(m_settingGrid);
}

void ComposerForm::buildRest()
{
    m_restColumn->setContentsMargins(metrics::panelPadding, 0, metrics::panelPadding, 0);
    m_restColumn->setSpacing(0);
    auto *heading = new QLabel(tr("Elsewhere in the workflow"), m_rest);
    setRole(heading, "strong");
    m_restColumn->addWidget(heading);
    m_rest->setObjectName(QStringLiteral("composerProblems"));
    m_rest->hide();
}

void ComposerForm::showFields(const QList<FormField> &fields, const Workflow &workflow, Reuse reuse)
{
    QList<FieldEditor *> former = std::exchange(m_editors, {});
    for (const FormField &field : fields) {
        const auto stays = [&](const FieldEditor *e) {
            return e->fits(field) && (reuse == Reuse::All || e->value() == workflow.input(field.at));
        };
        const auto old = reuse == Reuse::None ? former.end() : std::find_if(former.begin(), former.end(), stays);
        if (old != former.end()) {
            m_editors.append(*old);
            former.erase(old);
            m_editors.last()->setField(field);
            continue;
        }
        FieldEditor *editor = FieldEditor::make(field, workflow.input(field.at), parentFor(field));
        connect(editor, &FieldEditor::edited, this, &ComposerForm::edited);
        connect(editor, &FieldEditor::edited, this, &ComposerForm::showBeginningOfNegative);
        connect(editor, &FieldEditor::brokenChanged, this, &ComposerForm::brokenChanged);
        connect(editor, &FieldEditor::composed, this, &ComposerForm::composed);
        m_editors.append(editor);
    }
    for (QLayout *layout : {static_cast<QLayout *>(m_promptColumn), static_cast<QLayout *>(m_negativeColumn),
                            static_cast<QLayout *>(m_sizeGrid), static_cast<QLayout *>(m_numberGrid),
                            static_cast<QLayout *>(m_settingGrid)})
        empty(layout);
    qDeleteAll(std::exchange(m_words, {}));
    for (FieldEditor *editor : former) {
        delete editor->companion();
        delete editor->note();
        delete editor->control();
    }
    layOutPrompts();
    layOutNegatives();
    layOutSize();
    layOutNumbers();
    layOutSettings();
    showBeginningOfNegative();
}

QWidget *ComposerForm::parentFor(const FormField &field) const
{
    switch (field.place) {
    case FieldPlace::Prompt:
        return m_prompts;
    case FieldPlace::Negative:
        return m_negativeBody;
    case FieldPlace::Size:
        return m_size;
    case FieldPlace::Sampling:
        return m_numbers;
    case FieldPlace::Setting:
        break;
    }
    return m_settings;
}

QList<FieldEditor *> ComposerForm::editorsAt(FieldPlace place) const
{
    QList<FieldEditor *> found;
    std::copy_if(m_editors.begin(), m_editors.end(), std::back_inserter(found),
                 [place](const FieldEditor *editor) { return editor->field().place == place; });
    return found;
}

QLabel *ComposerForm::addLabel(const QString &text, QWidget *buddy, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText); // node titles are anybody's words
    label->setBuddy(buddy);
    m_words.append(label);
    return label;
}

void ComposerForm::addLabelled(QVBoxLayout *column, FieldEditor *editor)
{
    QWidget *parent = editor->control()->parentWidget();
    if (column->count() > 0)
        column->addSpacing(metrics::grid);
    QLabel *label = addLabel(editor->field().label, editor->control(), parent);
    label->setWordWrap(true);
    column->addWidget(label);
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
    m_sizeGrid->addWidget(addLabel(label, size.first()->control(), m_size), 0, 0, 1, 5);
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
        m_numberGrid->addWidget(addLabel(editor->field().label, editor->control(), m_numbers), 0, column);
        m_numberGrid->addWidget(editor->control(), 2, column);
        m_numberGrid->addWidget(editor->note(), 3 + column, 0, 1, 5);
        column += 2;
    }
    m_numberGrid->addWidget(addLabel(tr("Images"), m_count, m_numbers), 0, column);
    m_numberGrid->addWidget(m_count, 2, column);
}

void ComposerForm::layOutSettings()
{
    const QList<FieldEditor *> settings = editorsAt(FieldPlace::Setting);
    m_settings->setVisible(!settings.isEmpty());
    m_settingsCount->setText(QString::number(settings.size()));
    int row = 0;
    QString group;
    for (FieldEditor *editor : settings) {
        const FormField &field = editor->field();
        if (field.group != group) {
            group = field.group;
            QLabel *heading = addLabel(group, nullptr, m_settings);
            setRole(heading, "small");
            m_settingGrid->addWidget(heading, row++, 0, 1, 2);
        }
        QLabel *label = addLabel(field.label, editor->control(), m_settings);
        label->setWordWrap(true);
        label->setToolTip(tr("%1, %2", "node title, input").arg(field.nodeTitle, field.at.input).toHtmlEscaped());
        label->setMinimumHeight(metrics::controlHeight);
        const QString objectName = QStringLiteral("composerSetting_%1_%2").arg(field.at.node.text(), field.at.input);
        editor->control()->setObjectName(objectName);
        auto *controls = new QHBoxLayout;
        controls->setSpacing(metrics::grid);
        if (QWidget *slider = editor->companion()) {
            slider->setObjectName(objectName + QStringLiteral("_slider"));
            slider->setAccessibleName(tr("%1, slider").arg(field.name));
            controls->addWidget(slider, 3);
            controls->addWidget(editor->control(), 2);
        } else {
            controls->addWidget(editor->control(), 1);
        }
        auto *cell = new QVBoxLayout;
        cell->setSpacing(0);
        cell->addLayout(controls);
        cell->addWidget(editor->note());
        m_settingGrid->addWidget(label, row, 0, Qt::AlignTop);
        m_settingGrid->addLayout(cell, row++, 1);
    }
}

void ComposerForm::swapSize()
{
    const QList<FieldEditor *> size = editorsAt(FieldPlace::Size);
    if (size.size() != 2)
        return;
    auto *width = qobject_cast<NumberField *>(size.first()->control());
    auto *height = qobject_cast<NumberField *>(size.last()->control());
    if (!width || !height || !width->number() || !height->number())
        return;
    const json::Value former = *width->number();
    width->enterNumber(*height->number());
    height->enterNumber(former);
}

void ComposerForm::showBeginningOfNegative()
{
    QStringList texts;
    for (const FieldEditor *editor : editorsAt(FieldPlace::Negative)) {
        if (const auto *edit = qobject_cast<QPlainTextEdit *>(editor->control()))
            texts.append(edit->toPlainText());
    }
    m_beginning->setText(texts.join(QStringLiteral(" · ")).simplified());
}

QWidget *ComposerForm::showProblems(const QList<InputProblem> &problems, const QList<InputRef> &seeds,
                                    const Workflow &workflow)
{
    for (FieldEditor *editor : m_editors)
        editor->clearProblem();
    m_seed->clearProblem();
    for (FieldNote *note : m_rest->findChildren<FieldNote *>(Qt::FindDirectChildrenOnly))
        delete note;
    QWidget *first = nullptr;
    for (const InputProblem &problem : problems) {
        const InputRef at{problem.node, problem.input};
        const QString title = workflow.contains(problem.node) ? workflow.title(problem.node) : problem.classType;
        const QString sentence = problemSentence(problem, title);
        const auto editor =
            std::find_if(m_editors.begin(), m_editors.end(), [&at](FieldEditor *e) { return e->field().at == at; });
        QWidget *marked = nullptr;
        if (editor != m_editors.end()) {
            (*editor)->showProblem(sentence, problem.details);
            marked = (*editor)->control();
            if ((*editor)->field().place == FieldPlace::Negative)
                setNegativeOpen(true);
        } else if (seeds.contains(at)) {
            m_seed->showProblem(sentence, problem.details);
            marked = m_seed;
        } else {
            auto *note = new FieldNote(m_rest);
            m_restColumn->addWidget(note);
            note->say(FieldNote::Weight::Error, sentence, problem.details);
        }
        if (!first)
            first = marked;
    }
    const bool hasRest = m_restColumn->count() > 1;
    m_rest->setVisible(hasRest);
    return first || !hasRest ? first : m_rest;
}

void ComposerForm::setNegativeOpen(bool open)
{
    m_negative->setExpanded(open);
    m_beginning->setVisible(!open);
}

void ComposerForm::goToPrompt()
{
    if (const QList<FieldEditor *> prompts = editorsAt(FieldPlace::Prompt); !prompts.isEmpty())
        prompts.first()->control()->setFocus(Qt::ShortcutFocusReason);
}

void ComposerForm::goToNegative()
{
    const QList<FieldEditor *> negatives = editorsAt(FieldPlace::Negative);
    if (negatives.isEmpty())
        return;
    if (!m_negative->isExpanded()) {
        setNegativeOpen(true);
        Q_EMIT negativeToggled(true);
    }
    negatives.first()->control()->setFocus(Qt::ShortcutFocusReason);
}

QList<QWidget *> ComposerForm::brokenControls() const
{
    QList<QWidget *> broken;
    for (const FieldEditor *editor : m_editors) {
        if (editor->isBroken())
            broken.append(editor->control());
    }
    return broken;
}

bool ComposerForm::isComposing() const
{
    return std::any_of(m_editors.begin(), m_editors.end(), [](const FieldEditor *e) { return e->isComposing(); });
}

QList<QWidget *> ComposerForm::stops() const
{
    QList<QWidget *> stops;
    const auto add = [&](FieldPlace place) {
        for (const FieldEditor *editor : editorsAt(place)) {
            if (QWidget *companion = editor->companion())
                stops.append(companion);
            stops.append(editor->control());
        }
    };
    add(FieldPlace::Prompt);
    stops.append(m_negative->header().button());
    add(FieldPlace::Negative);
    stops.append(m_seed->stops());
    add(FieldPlace::Size);
    stops.append(m_swap);
    add(FieldPlace::Sampling);
    stops.append(m_count);
    add(FieldPlace::Setting);
    return stops;
}

} // namespace hanga
