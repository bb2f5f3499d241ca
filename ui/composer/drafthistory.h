#pragma once

#include "ui/composer/draft.h"

namespace hanga {

/// What a person did to a draft, to be taken back and done again. Consecutive edits of the same thing are one step.
/// A step is the change of what it touched: what a draft got by itself meanwhile, such as the seed of the next job,
/// stays.
class DraftHistory final
{
public:
    static constexpr qsizetype mostSteps = 200;

    void clear();
    /// \a before became \a after by an edit of \a what ("3/steps"). An empty one never merges with the step before.
    void add(const QString &what, const Draft &before, const Draft &after);
    /// The next edit is a step of its own, whatever it edits.
    void endStep() { m_isOpen = false; }

    [[nodiscard]] bool canUndo() const { return m_next > 0; }
    [[nodiscard]] bool canRedo() const { return m_next < m_steps.size(); }
    /// \a draft without the last step, or as it is if there is none.
    [[nodiscard]] Draft undo(const Draft &draft);
    [[nodiscard]] Draft redo(const Draft &draft);

private:
    struct Step
    {
        QString what;
        Draft before;
        Draft after;
    };

    QList<Step> m_steps;
    qsizetype m_next = 0;  ///< the step that redo would do; all before it are done
    bool m_isOpen = false; ///< the last step takes further edits
};

} // namespace hanga
