#include "ui/composer/problemnotes.h"

namespace hanga {

QList<FieldProblem> fieldProblems(const QList<Problem> &problems)
{
    QList<FieldProblem> found;
    for (const Problem &problem : problems) {
        const auto weight = problem.isFatal ? FieldNote::Weight::Error : FieldNote::Weight::Warning;
        found.append({problem.at, weight, problemText(problem)});
    }
    return found;
}

} // namespace hanga
