#include "ui/composer/problemnotes.h"

#include <QCoreApplication>

namespace hanga {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hanga::FieldProblem)
};

QString sentenceOf(const InputProblem &problem, const QString &title)
{
    if (problem.input.isEmpty())
        return Words::tr("%1: %2", "node title, message").arg(title, problem.message);
    return Words::tr("%1, %2: %3", "node title, input, message").arg(title, problem.input, problem.message);
}

} // namespace

QList<FieldProblem> fieldProblems(const QList<Problem> &problems)
{
    QList<FieldProblem> found;
    for (const Problem &problem : problems) {
        const auto weight = problem.isFatal ? FieldNote::Weight::Error : FieldNote::Weight::Warning;
        found.append({problem.at, weight, problemText(problem), {}});
    }
    return found;
}

QList<FieldProblem> fieldProblems(const QList<InputProblem> &problems, const Workflow &workflow)
{
    QList<FieldProblem> found;
    for (const InputProblem &problem : problems) {
        const QString title = workflow.contains(problem.node) ? workflow.title(problem.node) : problem.classType;
        found.append(
            {{problem.node, problem.input}, FieldNote::Weight::Error, sentenceOf(problem, title), problem.details});
    }
    return found;
}

} // namespace hanga
