#pragma once

#include "ui/preflight/preflightcard.h"

class QButtonGroup;

namespace hanga {

class ChoiceButton;
class NameField;
class PlaceLink;

/// One problem and its ways out. Only what is certain is chosen from the start.
class ProblemCard final : public PreflightCard
{
    Q_OBJECT

public:
    explicit ProblemCard(QWidget *parent);

    [[nodiscard]] bool isOverruled() const override;

protected:
    void showBody() override;
    void rememberChoice() override;
    void restoreChoice() override;
    void applyChoice() override;

private:
    /// What was chosen, in words that outlive the buttons.
    struct Choice
    {
        Edits edits;           ///< of a fix
        bool isOther = false;  ///< another name of the list
        QString name;          ///< what stands in its field
        bool hasFocus = false; ///< somewhere among the choices
    };

    void addPlace();
    void addFixes();
    void addNames();
    void addOffers();
    ChoiceButton *addChoice(const MarkedText &text, const QString &tag);
    [[nodiscard]] Edits chosenEdits() const;
    void updateApply();

    Choice m_before;
    Problem m_shown; ///< what the choices are of
    QButtonGroup *m_group = nullptr;
    QPushButton *m_apply;
    ChoiceButton *m_other = nullptr;
    NameField *m_names = nullptr;
};

} // namespace hanga
