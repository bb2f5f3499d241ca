#pragma once

#include <QToolButton>

namespace hanga {

class FieldEditor;

/// "Reset steps to 20": beside a value that differs from the file's; keeps its room otherwise.
class ResetButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit ResetButton(FieldEditor &editor, QWidget *parent = nullptr);

    [[nodiscard]] const FieldEditor &editor() const { return m_editor; }

private:
    void review();

    FieldEditor &m_editor;
};

} // namespace hanga
