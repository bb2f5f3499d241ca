#pragma once

#include "app/commandline.h"
#include "queue/job.h"
#include "workflow/nodecatalog.h"

namespace hanga {

/// What `generate` runs before its own values are put in: a file's workflow, or the built-in sample.
struct GenerateSource
{
    QString name;
    std::optional<Workflow> workflow; ///< nothing: the sample, made when the server's checkpoints are known
    json::Value ui;
};

/// The input that NODE.INPUT means in \a workflow. Both parts may contain dots: the split at which the node exists.
/// Errors: NothingToSet.
[[nodiscard]] Result<InputRef> inputNamed(const QString &target, const Workflow &workflow, const NodeCatalog &catalog);

/// Files of --image under the names that the server gave them, by the option's place.
using UploadedImages = QList<ServerFile>;

/// The workflow with every option applied and its texts resolved (\ref VariationTexts), once for each job. \a when is
/// the local time for file names. Pure: reads no file, asks no server, though random seeds are random.
/// Errors: NothingToSet, BrokenGraph, Rejected (the server has no checkpoint for the sample).
[[nodiscard]] Result<QList<JobRequest>> planJobs(const GenerateOptions &options, const GenerateSource &source,
                                                 const UploadedImages &images, const NodeCatalog &catalog,
                                                 const QDateTime &when);

/// What is known of the jobs before they are sent.
struct GenerateOutlook
{
    QStringList refusals; ///< why the server surely refuses them, a sentence each
    QStringList remarks;  ///< what was put right, and what its maker may not have had in mind
};

/// Puts right in \a requests, which differ in their seeds only, what certainly means something that the server has.
/// What the server alone can judge is left to it.
[[nodiscard]] GenerateOutlook lookAhead(QList<JobRequest> &requests, const NodeCatalog &catalog);

} // namespace hanga
