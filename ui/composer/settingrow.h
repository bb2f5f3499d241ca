#pragma once

#include "ui/composer/formfield.h"

#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace hanga {

class FieldEditor;
class ResetButton;

/// One setting in a line: its name, its control, what resets it and what pins it; a note under the control.
class SettingRow final : public QWidget
{
    Q_OBJECT

public:
    SettingRow(const FormField &field, const json::Value &value, QWidget *parent = nullptr);

    [[nodiscard]] FieldEditor &editor() const { return *m_editor; }
    void review(); ///< after the editor took over another field
    [[nodiscard]] QToolButton *pin() const { return m_pin; }
    /// In the order of Tab.
    [[nodiscard]] QList<QWidget *> stops() const;

Q_SIGNALS:
    void pinToggled(const hanga::InputRef &at, bool pinned); ///< by the person

private:
    FieldEditor *m_editor;
    ResetButton *m_reset;
    QToolButton *m_pin;
    QHBoxLayout *m_controls;
};

} // namespace hanga
