#pragma once

#include "queue/job.h"

namespace hanga {

/// Why a job came to nothing, in the parts of the card. Texts of the server are plain text.
struct FailureTexts
{
    QString title;     ///< "The job stopped at VAE Decode"
    QString sentence;  ///< where, and what is safe
    QString raw;       ///< the server's own words, short; may be empty
    QString traceback; ///< may be empty

    [[nodiscard]] static FailureTexts of(const Job &job);
    /// All of it and the ids, to be copied into a report.
    [[nodiscard]] QString details(const Job &job) const;
};

} // namespace hanga
