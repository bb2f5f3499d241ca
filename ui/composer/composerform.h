#pragma once

#include "protocol/replies.h"
#include "ui/composer/formfield.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace hanga {

class CollapsibleSection;
class ElidedLabel;
class FieldEditor;
class NumberField;
class SeedField;

/// All that can be set in a workflow, from the prompt down. Shows values and reports edits; owns no workflow.
class ComposerForm final : public QWidget
{
    Q_OBJECT

public:
    /// \a seed and \a count stand in the form whatever the workflow; the form takes them as children.
    ComposerForm(SeedField *seed, NumberField *count, QWidget *parent = nullptr);

    /// Which editors of the layout before stay, with their text, cursor, undo and marks.
    enum class Reuse {
        None,      ///< another workflow
        SameValue, ///< those that show the value already
        All        ///< all whose input is still there: another catalogue
    };
    /// Lays out \a fields with their values in \a workflow.
    void showFields(const QList<FormField> &fields, const Workflow &workflow, Reuse reuse);
    /// Marks each problem's field, or lists it at the foot with the title of its node in \a workflow. Returns the first
    /// marked part, null if there is none.
    QWidget *showProblems(const QList<InputProblem> &problems, const QList<InputRef> &seeds, const Workflow &workflow);

    void setNegativeOpen(bool open); ///< from outside: silent
    void goToPrompt();
    void goToNegative();                                   ///< opens it
    [[nodiscard]] QList<QWidget *> brokenControls() const; ///< those whose text is no value
    [[nodiscard]] bool isComposing() const;
    /// In the order of Tab.
    [[nodiscard]] QList<QWidget *> stops() const;

Q_SIGNALS:
    void edited(const hanga::FormField &field, const hanga::json::Value &value); ///< by the person
    void brokenChanged();
    void negativeToggled(bool open); ///< by the person
    void composed();                 ///< an input method is done

private:
    void build();
    void buildSettings();
    void buildRest();
    void layOutNegatives();
    void layOutPrompts();
    void layOutSize();
    void layOutNumbers();
    void layOutSettings();
    void addLabelled(QVBoxLayout *column, FieldEditor *editor);
    void swapSize();
    void showBeginningOfNegative();
    [[nodiscard]] QWidget *parentFor(const FormField &field) const;
    [[nodiscard]] QList<FieldEditor *> editorsAt(FieldPlace place) const;
    QLabel *addLabel(const QString &text, QWidget *buddy, QWidget *parent);

    SeedField *m_seed;
    NumberField *m_count;
    QWidget *m_prompts;
    CollapsibleSection *m_negative;
    ElidedLabel *m_beginning; ///< of the negative prompt, while that is closed
    QWidget *m_negativeBody;
    QWidget *m_size;
    QWidget *m_numbers;
    QWidget *m_settings;
    QWidget *m_rest; ///< problems of inputs that are not in the form
    QToolButton *m_swap;
    QLabel *m_settingsCount;
    QVBoxLayout *m_promptColumn;
    QVBoxLayout *m_negativeColumn;
    QGridLayout *m_sizeGrid;
    QGridLayout *m_numberGrid;
    QGridLayout *m_settingGrid;
    QVBoxLayout *m_restColumn;
    QList<FieldEditor *> m_editors; ///< in the order of the form
    QList<QWidget *> m_words;       ///< labels and headings of the present layout
};

} // namespace hanga
