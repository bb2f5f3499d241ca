#pragma once

#include "library/picture.h"
#include "queue/job.h"
#include "workflow/nodecatalog.h"

#include <map>

namespace hanga {

/// What `generate` tells while it runs: JSON lines (DESIGN of the command line), or the path of each file on stdout and
/// a bar on stderr. A job's `queued` line comes first, so whatever happens before its answer is held back; its end
/// comes last.
class GenerateReport final
{
public:
    explicit GenerateReport(bool json) : m_json(json) {}

    void jobChanged(const Job &job); ///< prints the end once it is one
    void jobProgressed(const Job &job);
    void outputStored(const Job &job, const Picture &picture);
    void setCounts(int ended, int all);
    /// What the server has: in its terms its refusals are told.
    void setCatalog(const NodeCatalog &catalog) { m_catalog = catalog; }

private:
    struct Told
    {
        bool queued = false;
        bool progress = false;
        bool ended = false;
        double fraction = -1;
        QList<json::Value> heldBack;
    };

    void tell(const Job &job, const json::Value &line);
    void tellQueued(const Job &job, Told &told);
    void tellEnd(const Job &job, Told &told);
    void complainAbout(const Job &job) const;
    /// One for each reason that names a node.
    [[nodiscard]] QStringList linesOf(const PromptRefusal &refusal, const Workflow &workflow) const;

    bool m_json;
    NodeCatalog m_catalog;
    int m_ended = 0;
    int m_all = 1;
    std::map<JobId, Told> m_told;
};

} // namespace hanga
