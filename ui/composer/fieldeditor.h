#pragma once

#include "ui/composer/fieldnote.h"
#include "ui/composer/formfield.h"

#include <QObject>

namespace hanga {

/// One value in the form: the control that fits its kind, and the note under it. It belongs to its control; the note
/// is placed by whoever lays out the form.
class FieldEditor : public QObject
{
    Q_OBJECT

public:
    /// The control's parent is \a parent. Shows \a value.
    [[nodiscard]] static FieldEditor *make(const FormField &field, const json::Value &value, QWidget *parent);

    [[nodiscard]] const FormField &field() const { return m_field; }
    /// As shown at first or edited last.
    [[nodiscard]] const json::Value &value() const { return m_value; }
    [[nodiscard]] QWidget *control() const { return m_control; }
    [[nodiscard]] FieldNote *note() const { return m_note; }
    /// A second control for the same value that stands before the first; null without one.
    [[nodiscard]] virtual QWidget *companion() const { return nullptr; }

    /// From outside, silent: shows \a value in place of what stands there. False if this control cannot hold it.
    bool showValue(const json::Value &value);
    /// What the file has here: what differs from it counts as changed.
    void setFileValue(const json::Value &value);
    [[nodiscard]] const json::Value &fileValue() const { return m_fileValue; }
    [[nodiscard]] bool isChanged() const { return !(m_value == m_fileValue); }
    /// As if the person had typed what the file has.
    void reset();

    /// Which editors of the form before stay, with their text, cursor, undo and marks.
    enum class Reuse {
        None,      ///< another workflow
        SameValue, ///< all whose input is still there; one with another value is shown that
        All        ///< all whose input is still there, whatever is typed: another catalogue
    };
    /// Stands for \a field with \a value from now on. False if a new editor must.
    bool takeOver(const FormField &field, const json::Value &value, Reuse reuse);
    /// The same value with other limits, choices or words. The shown value, focus and marks stay.
    void setField(const FormField &field);

    /// Marks the control until the next edit. \a detail is the server's raw text.
    void showProblem(FieldNote::Weight weight, const QString &sentence);
    void clearProblem();
    /// What was typed is no value for this input; the workflow still has the one before.
    [[nodiscard]] virtual bool isBroken() const { return false; }
    [[nodiscard]] virtual bool isComposing() const { return false; }

Q_SIGNALS:
    void edited(const hanga::FormField &field, const hanga::json::Value &value); ///< by the person
    void brokenChanged();
    void reviewed(); ///< \ref isChanged, the value or the field may be another
    void composed(); ///< an input method is done

protected:
    explicit FieldEditor(QWidget *control);

    virtual void takeSpec(const InputSpec &spec) = 0;
    /// Puts \a value into the control; it is of the kind that the control holds.
    virtual void putValue(const json::Value &value) = 0;
    /// A sentence about what stands there, such as a number outside the limits; empty if all is well.
    [[nodiscard]] virtual QString remark() const { return {}; }
    void report(const json::Value &value);
    void reviewRemark();

private:
    [[nodiscard]] bool fits(const FormField &field) const;
    void describe();

    FormField m_field;
    json::Value m_value;
    json::Value m_fileValue;
    QWidget *m_control;
    FieldNote *m_note;
    QString m_sentence; ///< of the note
    bool m_hasProblem = false;
};

} // namespace hanga
