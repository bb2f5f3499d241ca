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

    /// Whether this editor can stand for \a field without losing what is typed.
    [[nodiscard]] bool fits(const FormField &field) const;
    /// The same value with other limits, choices or words. The shown value, focus and marks stay.
    void setField(const FormField &field);

    /// Marks the control until the next edit. \a detail is the server's raw text.
    void showProblem(const QString &sentence, const QString &detail = {});
    void clearProblem();
    /// What was typed is no value for this input; the workflow still has the one before.
    [[nodiscard]] virtual bool isBroken() const { return false; }
    [[nodiscard]] virtual bool isComposing() const { return false; }

Q_SIGNALS:
    void edited(const hanga::FormField &field, const hanga::json::Value &value); ///< by the person
    void brokenChanged();
    void composed(); ///< an input method is done

protected:
    explicit FieldEditor(QWidget *control);

    virtual void takeSpec(const InputSpec &spec) = 0;
    /// A sentence about what stands there, such as a number outside the limits; empty if all is well.
    [[nodiscard]] virtual QString remark() const { return {}; }
    void report(const json::Value &value);
    void reviewRemark();

private:
    FormField m_field;
    json::Value m_value;
    QWidget *m_control;
    FieldNote *m_note;
    bool m_hasProblem = false;
};

} // namespace hanga
