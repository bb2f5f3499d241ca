#include "ui/composer/drafthistory.h"

namespace hanga {

namespace {

template <class Part> void move(Draft &draft, const Draft &from, const Draft &to, Part Draft::*part)
{
    if (!(from.*part == to.*part))
        draft.*part = to.*part;
}

Draft moved(Draft draft, const Draft &from, const Draft &to)
{
    move(draft, from, to, &Draft::switches);
    move(draft, from, to, &Draft::opened);
    move(draft, from, to, &Draft::workflow);
    move(draft, from, to, &Draft::parked);
    move(draft, from, to, &Draft::pins);
    move(draft, from, to, &Draft::seedText);
    move(draft, from, to, &Draft::seedMode);
    move(draft, from, to, &Draft::count);
    return draft;
}

} // namespace

void DraftHistory::clear()
{
    m_steps.clear();
    m_next = 0;
    m_isOpen = false;
}

void DraftHistory::add(const QString &what, const Draft &before, const Draft &after)
{
    m_steps.resize(m_next);
    const bool merges = m_isOpen && !what.isEmpty() && !m_steps.isEmpty() && m_steps.last().what == what;
    if (merges)
        m_steps.last().after = after;
    else
        m_steps.append({what, before, after});
    m_isOpen = true;
    if (m_steps.last().before == m_steps.last().after) { // typed and taken back
        m_steps.removeLast();
        m_isOpen = false; // the step before was closed
    }
    if (m_steps.size() > mostSteps)
        m_steps.removeFirst();
    m_next = m_steps.size();
}

Draft DraftHistory::undo(const Draft &draft)
{
    if (!canUndo())
        return draft;
    m_isOpen = false;
    const Step &step = m_steps[--m_next];
    return moved(draft, step.after, step.before);
}

Draft DraftHistory::redo(const Draft &draft)
{
    if (!canRedo())
        return draft;
    m_isOpen = false;
    const Step &step = m_steps[m_next++];
    return moved(draft, step.before, step.after);
}

} // namespace hanga
