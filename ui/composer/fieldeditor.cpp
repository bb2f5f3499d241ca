#include "ui/composer/fieldeditor.h"

#include "ui/composer/choicefield.h"
#include "ui/composer/numberfield.h"
#include "ui/composer/numberslider.h"
#include "ui/composer/promptedit.h"
#include "ui/shared/theme.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPointer>

namespace hanga {

namespace {

class PromptEditor final : public FieldEditor
{
public:
    PromptEditor(PromptEdit *edit, const json::Value &value) : FieldEditor(edit), m_edit(edit)
    {
        edit->showText(value.toString());
        connect(edit, &PromptEdit::edited, this, [this](const QString &text) { report(json::Value(text)); });
        connect(edit, &PromptEdit::composed, this, &FieldEditor::composed);
    }
    [[nodiscard]] bool isComposing() const override { return m_edit->isComposing(); }

protected:
    void takeSpec(const InputSpec &) override {}

private:
    PromptEdit *m_edit;
};

class NumberEditor final : public FieldEditor
{
public:
    NumberEditor(NumberField *box, const json::Value &value) : FieldEditor(box), m_box(box)
    {
        box->showNumber(value);
        connect(box, &NumberField::edited, this, [this] {
            const std::optional<json::Value> number = m_box->number();
            m_isBroken = !number;
            report(number.value_or(json::Value()));
        });
    }
    [[nodiscard]] bool isBroken() const override { return m_isBroken; }
    [[nodiscard]] QWidget *companion() const override { return m_slider; }

protected:
    void takeSpec(const InputSpec &spec) override
    {
        m_box->setSpec(spec);
        if (!NumberSlider::suits(spec)) {
            delete m_slider;
            return;
        }
        if (!m_slider)
            m_slider = new NumberSlider(*m_box, m_box->parentWidget());
        m_slider->setSpec(spec);
    }
    [[nodiscard]] QString remark() const override { return m_box->remark(); }

private:
    NumberField *m_box;
    QPointer<NumberSlider> m_slider; ///< where the range is small
    bool m_isBroken = false;         ///< by typing; a file's own NaN is its own affair
};

class ChoiceEditor final : public FieldEditor
{
public:
    ChoiceEditor(ChoiceField *box, const json::Value &value) : FieldEditor(box), m_box(box)
    {
        box->showText(value.toString());
        connect(box, &ChoiceField::edited, this, [this](const QString &text) { report(json::Value(text)); });
    }

protected:
    void takeSpec(const InputSpec &spec) override { m_box->setChoices(spec.choices); }
    [[nodiscard]] QString remark() const override { return m_box->remark(); }

private:
    ChoiceField *m_box;
};

class LineEditor final : public FieldEditor
{
public:
    LineEditor(QLineEdit *edit, const json::Value &value) : FieldEditor(edit)
    {
        edit->setText(value.toString());
        edit->setCursorPosition(0);
        connect(edit, &QLineEdit::textEdited, this, [this](const QString &text) { report(json::Value(text)); });
    }

protected:
    void takeSpec(const InputSpec &) override {}
};

class SwitchEditor final : public FieldEditor
{
public:
    SwitchEditor(QCheckBox *box, const json::Value &value) : FieldEditor(box)
    {
        box->setChecked(value.toBool());
        connect(box, &QCheckBox::clicked, this, [this](bool on) { report(json::Value(on)); });
    }

protected:
    void takeSpec(const InputSpec &) override {}
};

/// Which control a value gets: what it is in the file counts before what the server declares.
enum class ControlKind { Prompt, Number, Choice, Line, Switch };

ControlKind controlKind(const FormField &field, const json::Value &value)
{
    if (value.isNumber())
        return ControlKind::Number;
    if (value.isBool())
        return ControlKind::Switch;
    if (field.place == FieldPlace::Prompt || field.place == FieldPlace::Negative)
        return ControlKind::Prompt;
    return field.spec.kind == InputSpec::Kind::Choice ? ControlKind::Choice : ControlKind::Line;
}

} // namespace

FieldEditor::FieldEditor(QWidget *control)
    : QObject(control), m_control(control), m_note(new FieldNote(control->parentWidget()))
{}

FieldEditor *FieldEditor::make(const FormField &field, const json::Value &value, QWidget *parent)
{
    FieldEditor *editor = nullptr;
    switch (controlKind(field, value)) {
    case ControlKind::Prompt:
        editor = new PromptEditor(new PromptEdit(parent), value);
        break;
    case ControlKind::Number:
        editor = new NumberEditor(new NumberField(parent), value);
        break;
    case ControlKind::Choice:
        editor = new ChoiceEditor(new ChoiceField(parent), value);
        break;
    case ControlKind::Line:
        editor = new LineEditor(new QLineEdit(parent), value);
        break;
    case ControlKind::Switch:
        editor = new SwitchEditor(new QCheckBox(parent), value);
        break;
    }
    editor->m_value = value;
    editor->setField(field);
    return editor;
}

bool FieldEditor::fits(const FormField &field) const
{
    const bool isChoice = m_field.spec.kind == InputSpec::Kind::Choice;
    return field.at == m_field.at && field.place == m_field.place &&
           (field.spec.kind == InputSpec::Kind::Choice) == isChoice;
}

void FieldEditor::setField(const FormField &field)
{
    m_field = field;
    m_control->setAccessibleName(field.name);
    takeSpec(field.spec);
    if (!m_hasProblem)
        reviewRemark();
}

void FieldEditor::showProblem(const QString &sentence, const QString &detail)
{
    m_hasProblem = true;
    setRole(m_control, "error");
    m_control->setAccessibleDescription(sentence);
    m_note->say(FieldNote::Weight::Error, sentence, detail);
}

void FieldEditor::clearProblem()
{
    if (!m_hasProblem)
        return;
    m_hasProblem = false;
    reviewRemark();
}

void FieldEditor::report(const json::Value &value)
{
    m_hasProblem = false;
    reviewRemark();
    if (!value.isNull()) {
        m_value = value;
        Q_EMIT edited(m_field, value);
    }
    Q_EMIT brokenChanged();
}

void FieldEditor::reviewRemark()
{
    const QString sentence = remark();
    setRole(m_control, isBroken() ? "error" : "");
    m_control->setAccessibleDescription(sentence);
    if (sentence.isEmpty())
        m_note->clear();
    else
        m_note->say(isBroken() ? FieldNote::Weight::Error : FieldNote::Weight::Warning, sentence);
}

} // namespace hanga
