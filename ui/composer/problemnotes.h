#pragma once

#include "protocol/replies.h"
#include "ui/composer/fieldnote.h"
#include "workflow/preflight.h"

namespace hanga {

/// Something that is wrong with an input, for its field.
struct FieldProblem
{
    InputRef at;
    FieldNote::Weight weight = FieldNote::Weight::Error;
    QString sentence;
    QString detail; ///< raw text of a server
};

[[nodiscard]] QList<FieldProblem> fieldProblems(const QList<Problem> &problems);
/// What a server refused. \a workflow has the titles of the nodes.
[[nodiscard]] QList<FieldProblem> fieldProblems(const QList<InputProblem> &problems, const Workflow &workflow);

} // namespace hanga
