#pragma once

#include "queue/job.h"
#include "queue/jobtexts.h"

namespace hanga {

// A job as a row of the journal's table `jobs`, without loss but for its progress, which is never written: an ended one
// reads as whole if it is done, any other as not begun. Columns and values stand in the same order.

[[nodiscard]] const QStringList &requestColumns(); ///< what a job keeps for life, but for edits while it is held
[[nodiscard]] const QStringList &stateColumns();   ///< what changes on its way
[[nodiscard]] const QStringList &jobColumns();     ///< both, in this order

/// Puts the graph and the editor's file into the texts.
[[nodiscard]] Result<QVariantList> requestValues(const Job &job, JobTexts &texts);
[[nodiscard]] QVariantList stateValues(const Job &job);
/// From a query whose first columns are \ref jobColumns. A job whose graph cannot be read any more has no nodes, an
/// error that says so, and is unconfirmed.
[[nodiscard]] Result<Job> jobFromRow(const QSqlQuery &row, JobTexts &texts);

} // namespace hanga
