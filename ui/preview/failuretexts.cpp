#include "ui/preview/failuretexts.h"

#include <QCoreApplication>

namespace hanga {

namespace {

constexpr qsizetype longestRaw = 600;
constexpr qsizetype mostProblems = 4;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FailureTexts)
};

QString titleOf(const Job &job, const NodeId &node, const QString &classType)
{
    const QString title = job.request.workflow.contains(node) ? job.request.workflow.title(node) : QString();
    return title.isEmpty() ? classType : title;
}

QString cut(const QString &text)
{
    const QString trimmed = text.trimmed();
    return trimmed.size() <= longestRaw ? trimmed : trimmed.left(longestRaw) + u'…';
}

QString problemLine(const Job &job, const InputProblem &problem)
{
    const QString where = titleOf(job, problem.node, problem.classType);
    const QString line =
        QStringLiteral("%1 #%2 %3: %4").arg(where, problem.node.text(), problem.input, problem.message);
    return problem.details.size() > problem.input.size() ? QStringLiteral("%1 (%2)").arg(line, problem.details) : line;
}

FailureTexts failed(const Job &job)
{
    FailureTexts texts;
    if (!job.failure) {
        texts.title = Words::tr("The job failed");
        texts.sentence = job.error ? whatHappened(*job.error) : QString();
        return texts;
    }
    const ExecutionErrorEvent &failure = *job.failure;
    const QString node = titleOf(job, failure.node, failure.nodeType);
    if (failure.exceptionType.contains(QLatin1StringView("OutOfMemory"))) {
        texts.title = Words::tr("The graphics card ran out of memory");
        texts.sentence = Words::tr("The job stopped at %1 (node %2, %3). Your settings and the queue are kept.")
                             .arg(node, failure.node.text(), failure.nodeType);
    } else {
        texts.title = Words::tr("The job stopped at %1").arg(node);
        texts.sentence =
            Words::tr("Node %1, %2. Your settings and the queue are kept.").arg(failure.node.text(), failure.nodeType);
    }
    texts.raw = cut(failure.exceptionType.isEmpty()
                        ? failure.exceptionMessage
                        : QStringLiteral("%1: %2").arg(failure.exceptionType, failure.exceptionMessage));
    texts.traceback = failure.traceback.join(QString()).trimmed();
    return texts;
}

FailureTexts rejected(const Job &job)
{
    FailureTexts texts;
    texts.title = Words::tr("The server refused the job");
    if (!job.refusal) {
        texts.sentence = job.error ? whatHappened(*job.error) : QString();
        return texts;
    }
    const PromptRefusal &refusal = *job.refusal;
    if (refusal.problems.isEmpty()) {
        texts.sentence = Words::tr("It did not run: %1").arg(refusal.message);
        texts.raw = cut(refusal.details);
        return texts;
    }
    const InputProblem &first = refusal.problems.first();
    const QString node = titleOf(job, first.node, first.classType);
    texts.sentence =
        first.input.isEmpty()
            ? Words::tr("%1 (node %2): %3").arg(node, first.node.text(), first.message)
            : Words::tr("%1 (node %2), input %4: %3").arg(node, first.node.text(), first.message, first.input);
    QStringList lines;
    for (const InputProblem &problem : refusal.problems)
        lines += problemLine(job, problem);
    // One problem stands in the sentence already, unless the server has more to say of it.
    if (lines.size() > 1 || first.details.size() > first.input.size())
        texts.raw = cut(QStringList(lines.mid(0, mostProblems)).join(u'\n'));
    if (lines.size() > mostProblems)
        texts.traceback = lines.join(u'\n');
    return texts;
}

FailureTexts lost(const Job &job)
{
    FailureTexts texts;
    texts.title = Words::tr("The job was lost");
    texts.sentence = Words::tr("%1 Your settings are kept; it can be sent again.")
                         .arg(job.error ? whatHappened(*job.error) : QString());
    texts.sentence = texts.sentence.trimmed();
    texts.raw = job.error ? cut(job.error->detail) : QString();
    return texts;
}

} // namespace

FailureTexts FailureTexts::of(const Job &job)
{
    switch (job.state) {
    case JobState::Rejected:
        return rejected(job);
    case JobState::Lost:
        return lost(job);
    default:
        return failed(job);
    }
}

QString FailureTexts::details(const Job &job) const
{
    QStringList lines = {title, sentence, raw, traceback};
    lines += Words::tr("Workflow: %1").arg(job.request.name);
    lines += Words::tr("Server: %1").arg(job.serverName);
    lines += QStringLiteral("prompt_id: %1").arg(job.prompt.text());
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace hanga
