#include "app/preflightpresenter.h"

#include "base/background.h"
#include "queue/refusalproblems.h"
#include "ui/composer/composerpane.h"
#include "ui/preflight/preflightpane.h"

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
    connect(&m_composer, &ComposerPane::problemsRequested, this, &PreflightPresenter::listWanted);
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
    m_hints = packHints(ui);
    m_left.clear();
    m_refused.clear();
    m_stopped.clear();
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
            if (check == m_checks)
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
        m_stopped.clear();
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
    Q_EMIT listWanted();
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
    m_pending.append(requests);
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
        [workflow = m_pending.first().first().workflow, catalog = m_catalog, hints = m_hints] {
            return preflight(workflow, catalog, hints);
        },
        [this](const Problems &found) {
            m_isChecking = false;
            if (!m_pending.isEmpty()) // else they were settled meanwhile
                judge(m_pending.takeFirst(), found);
            checkNext();
        });
}

void PreflightPresenter::judge(const QList<JobRequest> &requests, const Problems &found)
{
    if (std::ranges::none_of(found, [this](const Problem &problem) { return stops(problem); })) {
        Q_EMIT approved(requests);
        return;
    }
    ++m_checks; // an older look would take the stop back
    take(found);
    m_stopped = requests;
    m_pane.setBlocked(true);
    Q_EMIT listWanted();
}

void PreflightPresenter::settle()
{
    while (!m_pending.isEmpty()) {
        const QList<JobRequest> requests = m_pending.takeFirst();
        judge(requests, preflight(requests.first().workflow, m_catalog, m_hints));
    }
}

void PreflightPresenter::sendAnyway()
{
    for (const Problem &problem : std::as_const(m_found)) {
        if (!isNote(problem.kind))
            m_left.insert(problemKey(problem));
    }
    m_pane.setBlocked(false);
    const QList<JobRequest> requests = std::exchange(m_stopped, {});
    show();
    if (!requests.isEmpty())
        Q_EMIT approved(requests);
}

} // namespace hanga
