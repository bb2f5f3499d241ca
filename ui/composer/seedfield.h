#pragma once

#include "ui/composer/fieldnote.h"
#include "workflow/variation.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace hanga {

class SeedEdit;
class SegmentedChoice;

/// The seed of the next job and what happens to it afterwards. Holds any text that is typed; what is no seed is said
/// in a sentence and never changed. Seeds are exact from 0 to 18446744073709551615.
class SeedField final : public QWidget
{
    Q_OBJECT

public:
    /// \a roll and \a useShown are the verbs behind the dice and the link.
    SeedField(QAction *roll, QAction *useShown, QWidget *parent = nullptr);

    /// From outside: silent.
    void showText(const QString &text);
    void showMode(SeedMode mode);
    [[nodiscard]] QString text() const;
    [[nodiscard]] SeedMode mode() const;
    /// Nothing if what stands there is no seed that the workflow takes.
    [[nodiscard]] std::optional<Seed> seed() const;

    /// The workflow's: without seeds the field is off and says why.
    void setLimits(bool hasSeeds, Seed largest);
    void showProblem(FieldNote::Weight weight, const QString &sentence);
    void clearProblem();
    /// In the order of Tab.
    [[nodiscard]] QList<QWidget *> stops() const;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void edited();                         ///< text typed by the person
    void modeChosen(hanga::SeedMode mode); ///< by the person

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addModes();
    void build(QAction *useShown);
    void review();
    void showModesAsIcons(bool asIcons);
    [[nodiscard]] QString remark() const;

    SeedEdit *m_edit;
    SegmentedChoice *m_modes;
    QToolButton *m_useShown;
    FieldNote *m_note;
    QLabel *m_label;
    QHBoxLayout *m_row;
    int m_wordsWidth = 0; ///< of the modes in words
    bool m_hasSeeds = true;
    Seed m_largest{~quint64(0)};
};

} // namespace hanga
