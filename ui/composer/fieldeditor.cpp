#include "ui/composer/fieldeditor.h"

#include "ui/composer/choicefield.h"
#include "ui/composer/numberfield.h"
#include "ui/composer/numberslider.h"
#include "ui/composer/promptedit.h"
#include "ui/shared/theme.h"
#include "json/document.h"

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
        PromptEditor::putValue(value);
        connect(edit, &PromptEdit::edited, this, [this](const QString &text) { report(json::Value(text)); });
        connect(edit, &PromptEdit::composed, this, &FieldEditor::composed);
    }
    [[nodiscard]] bool isComposing() const override { return m_edit->isComposing(); }

protected:
    void takeSpec(const InputSpec &) override {}
    void putValue(const json::Value &value) override { m_edit->showText(value.toString()); }

private:
    PromptEdit *m_edit;
};

class NumberEditor final : public FieldEditor
{
public:
    NumberEditor(NumberField *box, const json::Value &value) : FieldEditor(box), m_box(box)
    {
        NumberEditor::putValue(value);
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
    void putValue(const json::Value &value) override
    {
        m_isBroken = false;
        m_box->showNumber(value);
        if (m_slider)
            m_slider->follow();
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
        ChoiceEditor::putValue(value);
        connect(box, &ChoiceField::edited, this, [this](const QString &text) { report(m_spec.choice(text)); });
    }

protected:
    void takeSpec(const InputSpec &spec) override
    {
        m_spec = spec;
        m_box->setChoices(spec.choices);
    }
    void putValue(const json::Value &value) override
    {
        // A server may list numbers.
        m_box->showText(value.isString() ? value.toString() : QString::fromUtf8(json::write(value)));
    }
    [[nodiscard]] QString remark() const override { return m_box->remark(); }

private:
    ChoiceField *m_box;
    InputSpec m_spec;
};

class LineEditor final : public FieldEditor
{
public:
    LineEditor(QLineEdit *edit, const json::Value &value) : FieldEditor(edit), m_edit(edit)
    {
        LineEditor::putValue(value);
        connect(edit, &QLineEdit::textEdited, this, [this](const QString &text) { report(json::Value(text)); });
    }

protected:
    void takeSpec(const InputSpec &) override {}
    void putValue(const json::Value &value) override
    {
        m_edit->setText(value.toString());
        m_edit->setCursorPosition(0);
    }

private:
    QLineEdit *m_edit;
};

class SwitchEditor final : public FieldEditor
{
public:
    SwitchEditor(QCheckBox *box, const json::Value &value) : FieldEditor(box), m_box(box)
    {
        SwitchEditor::putValue(value);
        connect(box, &QCheckBox::clicked, this, [this](bool on) { report(json::Value(on)); });
    }

protected:
    void takeSpec(const InputSpec &) override {}
    void putValue(const json::Value &value) override { m_box->setChecked(value.toBool()); }

private:
    QCheckBox *m_box;
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
    // A line would show the breaks of a text as spaces.
    if (field.spec.kind != InputSpec::Kind::Choice &&
        (field.spec.multiline || value.text().find('\n') != std::string_view::npos))
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

bool FieldEditor::showValue(const json::Value &value)
{
    if (controlKind(m_field, value) != controlKind(m_field, m_value) || value.type() != m_value.type())
        return false;
    m_value = value;
    m_hasProblem = false;
    putValue(value);
    reviewRemark();
    return true;
}

bool FieldEditor::takeOver(const FormField &field, const json::Value &value, Reuse reuse)
{
    if (reuse == Reuse::None || !fits(field))
        return false;
    if (reuse == Reuse::SameValue && !(value == m_value) && !showValue(value))
        return false;
    setField(field);
    return true;
}

void FieldEditor::setFileValue(const json::Value &value)
{
    m_fileValue = value;
    describe();
    Q_EMIT reviewed();
}

void FieldEditor::reset()
{
    if (showValue(m_fileValue))
        report(m_fileValue);
}

bool FieldEditor::fits(const FormField &field) const
{
    return field.at == m_field.at && field.place == m_field.place &&
           controlKind(field, m_value) == controlKind(m_field, m_value);
}

void FieldEditor::setField(const FormField &field)
{
    m_field = field;
    m_control->setAccessibleName(field.name);
    takeSpec(field.spec);
    if (!m_hasProblem)
        reviewRemark();
}

void FieldEditor::showProblem(FieldNote::Weight weight, const QString &sentence)
{
    m_hasProblem = true;
    setRole(m_control, weight == FieldNote::Weight::Error ? "error" : "");
    m_sentence = sentence;
    describe();
    m_note->say(weight, sentence);
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
    if (!value.isNull())
        m_value = value;
    reviewRemark();
    if (!value.isNull())
        Q_EMIT edited(m_field, value);
    Q_EMIT brokenChanged();
}

void FieldEditor::reviewRemark()
{
    m_sentence = remark();
    setRole(m_control, isBroken() ? "error" : "");
    describe();
    if (m_sentence.isEmpty())
        m_note->clear();
    else
        m_note->say(isBroken() ? FieldNote::Weight::Error : FieldNote::Weight::Warning, m_sentence);
    Q_EMIT reviewed();
}

void FieldEditor::describe()
{
    QString words = m_sentence;
    if (isChanged())
        words = words.isEmpty() ? tr("changed", "a value, since the file was opened")
                                : tr("%1 Changed.", "sentence about a value").arg(m_sentence);
    m_control->setAccessibleDescription(words);
}

} // namespace hanga
