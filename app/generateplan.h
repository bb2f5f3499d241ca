#pragma once

#include "app/commandline.h"
#include "queue/job.h"
#include "workflow/variationplan.h"

namespace hanga {

/// What `generate` runs before its own values are put in: a file's workflow, or the built-in sample.
struct GenerateSource
{
    QString name;
    std::optional<Workflow> workflow; ///< nothing: the sample, made when the server's checkpoints are known
    json::Value ui;
    std::optional<prompt::PromptTable> prompts;              ///< of --prompts
    std::shared_ptr<const prompt::WildcardFolder> wildcards; ///< of --wildcards; null: none
};

/// Files of --image under the names that the server gave them, by the option's place.
using UploadedImages = QList<ServerFile>;

/// The jobs: the workflow with every option applied, once for each job of its \ref VariationPlan. \a when is the local
/// time for file names. Reads no file but those of wildcards, asks no server.
/// Errors: NothingToSet, BrokenGraph, Rejected (the server has no checkpoint for the sample), those of VariationPlan.
[[nodiscard]] Result<QList<JobRequest>> planJobs(const GenerateOptions &options, const GenerateSource &source,
                                                 const UploadedImages &images, const NodeCatalog &catalog,
                                                 const QDateTime &when);

/// What is known of the jobs before they are sent.
struct GenerateOutlook
{
    QStringList refusals; ///< why the server surely refuses them, a sentence each
    QStringList remarks;  ///< what was put right, and what its maker may not have had in mind
};

/// Puts right in \a requests, which differ in nothing that has to be put right, what certainly means something that the
/// server has. What the server alone can judge is left to it.
[[nodiscard]] GenerateOutlook lookAhead(QList<JobRequest> &requests, const NodeCatalog &catalog);

} // namespace hanga
