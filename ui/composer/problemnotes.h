#pragma once

#include "ui/composer/fieldnote.h"
#include "workflow/preflight.h"

namespace hanga {

/// Something that is wrong with an input, for its field.
struct FieldProblem
{
    InputRef at;
    FieldNote::Weight weight = FieldNote::Weight::Error;
    QString sentence;
};

[[nodiscard]] QList<FieldProblem> fieldProblems(const QList<Problem> &problems);

} // namespace hanga
