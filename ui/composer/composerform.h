#pragma once

#include "ui/composer/fieldeditor.h"
#include "ui/composer/problemnotes.h"
#include "workflow/blocks.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace hanga {

class BlocksSection;
class CollapsibleSection;
class ElidedLabel;
class MoreSection;
class NumberField;
class SeedField;
class SettingsSection;

/// All that can be set in a workflow, from the prompt down. Shows values and reports edits; owns no workflow.
class ComposerForm final : public QWidget
{
    Q_OBJECT

public:
    /// \a seed and \a count stand in the form whatever the workflow; the form takes them as children.
    ComposerForm(SeedField *seed, NumberField *count, QWidget *parent = nullptr);

    using Reuse = FieldEditor::Reuse;
    /// Lays out \a fields with their values in \a workflow; what differs from \a opened is marked.
    void showFields(const QList<FormField> &fields, const Workflow &workflow, const Workflow &opened, Reuse reuse);
    void showBlocks(const QList<Block> &blocks, bool isFresh);
    /// Marks each problem's field, in place of all marks before. Problems without a field are left out.
    void markProblems(const QList<FieldProblem> &problems, const QList<InputRef> &seeds);

    /// Opens what is closed over the field of \a at and gives it the focus. Null if the form has none.
    QWidget *goTo(const InputRef &at, const QList<InputRef> &seeds);
    void findSetting();
    void focusPin(const InputRef &at); ///< the button of a row that was moved by it
    void setNegativeOpen(bool open);   ///< from outside: silent
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
    void pinToggled(const hanga::InputRef &at, bool pinned);
    void blockSwitched(const hanga::Block &block, bool on);
    void resetAllRequested();
    void revealed(QWidget *control); ///< was gone to from inside the form
    void stopsChanged();

private:
    void build();
    void buildTop(QVBoxLayout *column);
    void wireSections();
    void showTop(const QList<FormField> &fields, const Workflow &workflow, const Workflow &opened, Reuse reuse);
    void layOutNegatives();
    void layOutPrompts();
    void layOutSize();
    void layOutNumbers();
    void addLabelled(QVBoxLayout *column, FieldEditor *editor);
    void swapSize();
    void showBeginningOfNegative();
    [[nodiscard]] QWidget *parentFor(const FormField &field) const;
    [[nodiscard]] QList<FieldEditor *> editorsAt(FieldPlace place) const;
    [[nodiscard]] QList<FieldEditor *> allEditors() const;
    /// Builds it if need be; null if there is none.
    [[nodiscard]] FieldEditor *editorAt(const InputRef &at) const;
    void openFor(const FormField &field);
    QLabel *addLabel(const QString &text, QWidget *buddy, QWidget *parent);
    /// The line of words over a value, or over two of them.
    QWidget *addCaption(const QList<FieldEditor *> &editors, const QString &words, QWidget *parent);

    SeedField *m_seed;
    NumberField *m_count;
    QWidget *m_prompts;
    CollapsibleSection *m_negative;
    ElidedLabel *m_beginning; ///< of the negative prompt, while that is closed
    QWidget *m_negativeBody;
    QWidget *m_size;
    QWidget *m_numbers;
    SettingsSection *m_settings;
    BlocksSection *m_blocks;
    MoreSection *m_more;
    QToolButton *m_swap;
    QVBoxLayout *m_promptColumn;
    QVBoxLayout *m_negativeColumn;
    QGridLayout *m_sizeGrid;
    QGridLayout *m_numberGrid;
    QList<FieldEditor *> m_editors; ///< above the settings, in the order of the form
    QList<QWidget *> m_words;       ///< labels and headings of the present layout
};

} // namespace hanga
