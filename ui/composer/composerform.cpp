#include "ui/composer/composerform.h"

#include "ui/composer/blockssection.h"
#include "ui/composer/moresection.h"
#include "ui/composer/numberfield.h"
#include "ui/composer/resetbutton.h"
#include "ui/composer/seedfield.h"
#include "ui/composer/settinglist.h"
#include "ui/composer/settingrow.h"
#include "ui/composer/settingssection.h"
#include "ui/shared/collapsiblesection.h"
#include "ui/shared/elidedlabel.h"
#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QToolButton>

#include <algorithm>

namespace hanga {

namespace {

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

} // namespace

ComposerForm::ComposerForm(SeedField *seed, NumberField *count, QWidget *parent)
    : QWidget(parent), m_seed(seed), m_count(count), m_prompts(new QWidget(this)),
      m_negative(new CollapsibleSection(tr("Negative prompt"), this)), m_beginning(new ElidedLabel({}, m_negative)),
      m_negativeBody(new QWidget(m_negative)), m_size(new QWidget(this)), m_numbers(new QWidget(this)),
      m_settings(new SettingsSection(this)), m_blocks(new BlocksSection(this)), m_more(new MoreSection(this)),
      m_swap(new QToolButton(m_size)), m_promptColumn(new QVBoxLayout(m_prompts)),
      m_negativeColumn(new QVBoxLayout(m_negativeBody)), m_sizeGrid(new QGridLayout(m_size)),
      m_numberGrid(new QGridLayout(m_numbers))
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
    wireSections();
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
    m_count->setParent(m_numbers);
    auto *top = new QVBoxLayout;
    buildTop(top);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, metrics::panelPadding);
    column->setSpacing(metrics::groupGap);
    column->addLayout(top);
    column->addWidget(m_settings);
    auto *sections = new QVBoxLayout;
    sections->setSpacing(metrics::grid);
    sections->addWidget(m_blocks);
    sections->addWidget(m_more);
    column->addLayout(sections);
    column->addStretch();
}

void ComposerForm::buildTop(QVBoxLayout *top)
{
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
}

void ComposerForm::wireSections()
{
    for (SettingList *list : {&m_settings->list(), &m_more->list()}) {
        connect(list, &SettingList::edited, this, &ComposerForm::edited);
        connect(list, &SettingList::brokenChanged, this, &ComposerForm::brokenChanged);
        connect(list, &SettingList::composed, this, &ComposerForm::composed);
        connect(list, &SettingList::pinToggled, this, &ComposerForm::pinToggled);
    }
    connect(m_settings, &SettingsSection::findRequested, this, &ComposerForm::findSetting);
    connect(m_settings, &SettingsSection::resetAllRequested, this, &ComposerForm::resetAllRequested);
    connect(m_more, &MoreSection::chosenAbove, this, [this](const InputRef &at) { goTo(at, {}); });
    connect(m_more, &MoreSection::stopsChanged, this, &ComposerForm::stopsChanged);
    connect(m_blocks, &BlocksSection::switched, this, &ComposerForm::blockSwitched);
    connect(m_blocks, &BlocksSection::stopsChanged, this, &ComposerForm::stopsChanged);
}

void ComposerForm::showFields(const QList<FormField> &fields, const Workflow &workflow, const Workflow &opened,
                              Reuse reuse)
{
    QList<FormField> top;
    QList<FormField> settings;
    QList<FormField> more;
    for (const FormField &field : fields) {
        if (field.place == FieldPlace::More)
            more.append(field);
        else
            (field.place == FieldPlace::Setting ? settings : top).append(field);
    }
    showTop(top, workflow, opened, reuse);
    m_settings->list().showFields(settings, workflow, opened, reuse);
    m_settings->list().build(settings.size());
    m_settings->review();
    m_settings->setVisible(!settings.isEmpty() || !more.isEmpty());
    m_more->showFields(more, top + settings, workflow, opened, reuse);
    m_more->setVisible(!more.isEmpty());
}

void ComposerForm::showTop(const QList<FormField> &fields, const Workflow &workflow, const Workflow &opened,
                           Reuse reuse)
{
    QList<FieldEditor *> former = std::exchange(m_editors, {});
    for (const FormField &field : fields) {
        const json::Value &value = workflow.input(field.at);
        const auto old = std::find_if(former.begin(), former.end(),
                                      [&](FieldEditor *editor) { return editor->takeOver(field, value, reuse); });
        if (old != former.end()) {
            m_editors.append(*old);
            former.erase(old);
        } else {
            FieldEditor *editor = FieldEditor::make(field, value, parentFor(field));
            connect(editor, &FieldEditor::edited, this, &ComposerForm::edited);
            connect(editor, &FieldEditor::brokenChanged, this, &ComposerForm::brokenChanged);
            connect(editor, &FieldEditor::composed, this, &ComposerForm::composed);
            connect(editor, &FieldEditor::reviewed, this, &ComposerForm::showBeginningOfNegative);
            m_editors.append(editor);
        }
        m_editors.last()->setFileValue(opened.input(field.at));
    }
    for (QLayout *layout : {static_cast<QLayout *>(m_promptColumn), static_cast<QLayout *>(m_negativeColumn),
                            static_cast<QLayout *>(m_sizeGrid), static_cast<QLayout *>(m_numberGrid)})
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
    case FieldPlace::More:
        break;
    }
    Q_UNREACHABLE(); // lists make their own rows
}

QList<FieldEditor *> ComposerForm::editorsAt(FieldPlace place) const
{
    QList<FieldEditor *> found;
    std::copy_if(m_editors.begin(), m_editors.end(), std::back_inserter(found),
                 [place](const FieldEditor *editor) { return editor->field().place == place; });
    return found;
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

QList<FieldEditor *> ComposerForm::allEditors() const
{
    QList<FieldEditor *> all = m_editors;
    for (const SettingList *list : {&m_settings->list(), &m_more->list()}) {
        for (const SettingRow *row : list->rows())
            all.append(&row->editor());
    }
    return all;
}

FieldEditor *ComposerForm::editorAt(const InputRef &at) const
{
    const auto editor =
        std::find_if(m_editors.begin(), m_editors.end(), [&at](FieldEditor *e) { return e->field().at == at; });
    if (editor != m_editors.end())
        return *editor;
    SettingRow *row = m_settings->list().row(at);
    if (!row)
        row = m_more->list().row(at);
    return row ? &row->editor() : nullptr;
}

void ComposerForm::openFor(const FormField &field)
{
    if (field.place == FieldPlace::Negative && !m_negative->isExpanded()) {
        setNegativeOpen(true);
        Q_EMIT negativeToggled(true);
    } else if (field.place == FieldPlace::More) {
        m_more->reveal(field.at);
    }
}

void ComposerForm::showBlocks(const QList<Block> &blocks, bool isFresh)
{
    m_blocks->showBlocks(blocks, isFresh);
}

void ComposerForm::markProblems(const QList<FieldProblem> &problems, const QList<InputRef> &seeds)
{
    for (FieldEditor *editor : allEditors())
        editor->clearProblem();
    m_seed->clearProblem();
    for (const FieldProblem &problem : problems) {
        if (FieldEditor *editor = editorAt(problem.at))
            editor->showProblem(problem.weight, problem.sentence);
        else if (seeds.contains(problem.at))
            m_seed->showProblem(problem.weight, problem.sentence);
    }
}

QWidget *ComposerForm::goTo(const InputRef &at, const QList<InputRef> &seeds)
{
    QWidget *control = nullptr;
    if (const FieldEditor *editor = editorAt(at)) {
        openFor(editor->field());
        control = editor->control();
    } else if (seeds.contains(at)) {
        control = m_seed->stops().first();
    }
    if (!control)
        return nullptr;
    control->setFocus(Qt::ShortcutFocusReason);
    Q_EMIT revealed(control);
    return control;
}

void ComposerForm::findSetting()
{
    m_more->show(); // also where all settings stand above
    m_more->find();
    Q_EMIT revealed(m_more);
}

void ComposerForm::focusPin(const InputRef &at)
{
    SettingRow *row = m_settings->list().row(at);
    if (!row)
        row = m_more->list().row(at);
    if (row && row->isVisible())
        row->pin()->setFocus(Qt::OtherFocusReason);
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
    for (const FieldEditor *editor : allEditors()) {
        if (editor->isBroken())
            broken.append(editor->control());
    }
    return broken;
}

bool ComposerForm::isComposing() const
{
    const QList<FieldEditor *> editors = allEditors();
    return std::any_of(editors.begin(), editors.end(), [](const FieldEditor *e) { return e->isComposing(); });
}

QList<QWidget *> ComposerForm::stops() const
{
    QList<QWidget *> stops;
    const QList<ResetButton *> resets = findChildren<ResetButton *>();
    const auto add = [&](FieldPlace place) {
        for (const FieldEditor *editor : editorsAt(place)) {
            stops.append(editor->control());
            const auto isIts = [editor](const ResetButton *reset) { return &reset->editor() == editor; };
            if (const auto reset = std::find_if(resets.begin(), resets.end(), isIts); reset != resets.end())
                stops.append(*reset);
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
    stops.append(m_settings->stops());
    stops.append(m_blocks->stops());
    stops.append(m_more->stops());
    return stops;
}

} // namespace hanga
