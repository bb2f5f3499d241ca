#include "app/preflightpresenter.h"

#include "base/background.h"
#include "queue/refusalproblems.h"
#include "ui/composer/composerpane.h"
#include "ui/preflight/preflightpane.h"

#include <QAction>

#include <algorithm>

namespace hanga {

namespace {

constexpr std::chrono::milliseconds typingPause{250};

} // namespace

PreflightPresenter::PreflightPresenter(ComposerPane &composer, PreflightPane &pane) : m_composer(composer), m_pane(pane)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &PreflightPresenter::check);
    wire();
}

void PreflightPresenter::wire()
{
    connect(&m_composer, &ComposerPane::workflowChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_composer, &ComposerPane::edited, this, [this] { m_pane.setCount(m_composer.count()); });
    connect(&m_composer, &ComposerPane::problemsRequested, this, [this] { Q_EMIT listWanted(true); });
    connect(&m_pane, &PreflightPane::fixRequested, &m_composer, &ComposerPane::applyEdits);
    connect(&m_pane, &PreflightPane::goToRequested, &m_composer, &ComposerPane::goTo);
    connect(&m_pane, &PreflightPane::switchOffRequested, &m_composer, &ComposerPane::switchOff);
    connect(&m_pane, &PreflightPane::leaveRequested, this, &PreflightPresenter::leave);
    connect(&m_pane, &PreflightPane::sendAnywayRequested, this, &PreflightPresenter::sendAnyway);
}

void PreflightPresenter::setCatalog(const NodeCatalog &catalog, const QString &server)
{
    m_catalog = catalog;
    m_pane.setServer(server);
    check();
}

void PreflightPresenter::startOver(const json::Value &ui)
{
    ++m_openings;
    m_hints = packHints(ui);
    m_left.clear();
    m_refused.clear();
    m_isStopped = false;
    m_pane.setBlocked(false);
    check();
}

void PreflightPresenter::check()
{
    m_pause.stop();
    m_pane.setChecking(true);
    runInBackground(
        this,
        [workflow = m_composer.workflow(), catalog = m_catalog, hints = m_hints] {
            return workflow.isEmpty() ? Problems() : preflight(workflow, catalog, hints);
        },
        [this, check = ++m_checks](const Problems &found) {
            if (check != m_checks)
                return;
            m_taken = check;
            take(found);
        });
}

void PreflightPresenter::take(const Problems &found)
{
    m_found = found;
    m_pane.setChecking(false);
    show();
}

void PreflightPresenter::show()
{
    Problems all = refusedStill();
    for (const Problem &problem : std::as_const(m_found)) {
        const auto isSame = [&problem](const Problem &other) { return problemKey(other) == problemKey(problem); };
        if (std::ranges::none_of(all, isSame))
            all.append(problem);
    }
    Problems marked;
    std::ranges::copy_if(all, std::back_inserter(marked),
                         [this](const Problem &problem) { return !m_left.contains(problemKey(problem)); });
    if (std::ranges::none_of(marked, [this](const Problem &problem) { return stops(problem); })) {
        m_isStopped = false;
        m_pane.setBlocked(false);
    }
    m_pane.setLeft(m_left);
    m_pane.setCount(m_composer.count());
    m_pane.setProblems(all);
    m_composer.showProblems(marked);
    m_composer.setProblemCount(m_pane.toFix(), m_pane.toSee()); // as the list counts them
}

/// A refusal speaks of values; it is out of date where another one stands now.
PreflightPresenter::Problems PreflightPresenter::refusedStill() const
{
    Problems still;
    std::ranges::copy_if(m_refused, std::back_inserter(still), [this](const Problem &problem) {
        return m_composer.workflow().input(problem.at) == m_refusedFor.input(problem.at);
    });
    return still;
}

bool PreflightPresenter::stops(const Problem &problem) const
{
    return !isNote(problem.kind) && !m_left.contains(problemKey(problem));
}

void PreflightPresenter::showRefusal(const PromptRefusal &refusal)
{
    m_refusedFor = m_composer.workflow();
    m_refused = refusalProblems(refusal, m_refusedFor, m_catalog);
    for (const Problem &problem : std::as_const(m_refused)) // what was left on purpose turns out to matter
        m_left.remove(problemKey(problem));
    show();
    Q_EMIT listWanted(false); // the answer of a server comes while something else is typed
}

void PreflightPresenter::leave(const Problem &problem)
{
    m_left.insert(problemKey(problem));
    show();
}

void PreflightPresenter::submit(const QList<JobRequest> &requests)
{
    if (requests.isEmpty())
        return;
    m_pending.append({requests, m_composer.draft(), m_openings});
    checkNext();
}

void PreflightPresenter::checkNext()
{
    if (m_isChecking || m_pending.isEmpty())
        return;
    m_isChecking = true;
    // They differ in seeds and texts, which no server refuses: the first stands for all.
    runInBackground(
        this,
        [workflow = m_pending.first().requests.first().workflow, catalog = m_catalog, hints = m_hints] {
            return preflight(workflow, catalog, hints);
        },
        [this](const Problems &found) {
            m_isChecking = false;
            if (!m_pending.isEmpty()) // else they were settled meanwhile
                judge(m_pending.takeFirst(), found);
            checkNext();
        });
}

void PreflightPresenter::judge(const Asked &asked, const Problems &found)
{
    // Where another workflow was opened meanwhile, nothing could be fixed here: the server says it in the queue.
    const bool isGone = asked.opening != m_openings;
    if (isGone || std::ranges::none_of(found, [this](const Problem &problem) { return stops(problem); })) {
        Q_EMIT approved(asked.requests);
        return;
    }
    const bool wasLooking = m_taken != m_checks;
    m_taken = ++m_checks; // an older look would take the stop back
    take(found);
    if (wasLooking) // at what was typed since, perhaps
        m_pause.start();
    m_isStopped = true;
    m_pane.setBlocked(true);
    const bool isAsAsked = asked.draft == m_composer.draft();
    if (const std::optional<Seed> seed = asked.requests.first().seed; seed && isAsAsked)
        m_composer.takeSeedBack(*seed); // it was not used
    Q_EMIT listWanted(isAsAsked);
}

void PreflightPresenter::settle()
{
    while (!m_pending.isEmpty()) {
        const Asked asked = m_pending.takeFirst();
        judge(asked, preflight(asked.requests.first().workflow, m_catalog, m_hints));
    }
}

void PreflightPresenter::sendAnyway()
{
    for (const Problem &problem : std::as_const(m_found)) {
        if (!isNote(problem.kind))
            m_left.insert(problemKey(problem));
    }
    m_pane.setBlocked(false);
    const bool wasStopped = std::exchange(m_isStopped, false);
    show();
    if (wasStopped)
        m_composer.actions().generate->trigger(); // with what was fixed or typed since
}

} // namespace hanga
