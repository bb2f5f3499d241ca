#pragma once

#include "queue/job.h"
#include "workflow/preflight.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace hanga {

class ComposerPane;
class PreflightPane;

/// Knows before it runs: looks through the workflow in the composer while it is edited, quietly, and once more before
/// anything is sent. What would be refused is not sent but shown; a person may send it all the same. What was left on
/// purpose is not shown again. The pool does the looking.
class PreflightPresenter final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive this.
    PreflightPresenter(ComposerPane &composer, PreflightPane &pane);

    /// What the server at hand has; it is called \a server.
    void setCatalog(const NodeCatalog &catalog, const QString &server);
    /// Another workflow lies in the composer; \a ui is its editor's format, null if there is none.
    void startOver(const json::Value &ui);
    /// The server's No to what is in the composer: shown where our own problems are, each until its input is edited.
    void showRefusal(const PromptRefusal &refusal);

    /// Lets \a requests through as \ref approved, in the order in which they came, if nothing stands against them.
    void submit(const QList<JobRequest> &requests);
    /// Lets through at once what was asked for and is still being looked at: the program ends.
    void settle();

Q_SIGNALS:
    void approved(const QList<hanga::JobRequest> &requests);
    /// There is something to be seen that keeps it from running. \a focus: the person waits for just that, and does not
    /// type elsewhere.
    void listWanted(bool focus);

private:
    using Problems = QList<Problem>;
    /// Jobs that a person asked for.
    struct Asked
    {
        QList<JobRequest> requests;
        json::Value draft; ///< what lay in the composer right after
        int opening = 0;   ///< of which workflow
    };

    void wire();
    void check();
    void checkNext();
    void judge(const Asked &asked, const Problems &found);
    void take(const Problems &found);
    void show();
    void leave(const Problem &problem);
    void sendAnyway();
    [[nodiscard]] Problems refusedStill() const;
    [[nodiscard]] bool stops(const Problem &problem) const;

    ComposerPane &m_composer;
    PreflightPane &m_pane;
    NodeCatalog m_catalog;
    PreflightHints m_hints;
    QTimer m_pause; ///< of the person who edits
    int m_checks = 0;
    int m_taken = 0;    ///< the last of them whose answer is here
    int m_openings = 0; ///< tells the workflow in the composer from those before
    Problems m_found;
    Problems m_refused;
    Workflow m_refusedFor;     ///< as it was when the server said No
    QSet<QString> m_left;      ///< on purpose: problemKey
    QList<Asked> m_pending;    ///< not looked through yet
    bool m_isStopped = false;  ///< what was asked for last was not sent
    bool m_isChecking = false; ///< the first of \ref m_pending
};

} // namespace hanga
