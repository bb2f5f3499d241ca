#include "ui/queue/jobtexts.h"

#include "ui/shared/formatting.h"

#include <QCoreApplication>

#include <algorithm>

namespace hanga {

namespace {

constexpr int mostChanges = 3;
constexpr qsizetype longestWords = 24;

struct JobTexts
{
    Q_DECLARE_TR_FUNCTIONS(JobTexts)
};

QString valueText(const json::Value &value)
{
    if (value.isBool())
        return value.toBool() ? JobTexts::tr("on") : JobTexts::tr("off");
    return value.isString() ? value.toString() : QString::fromUtf8(value.text().data(), qsizetype(value.text().size()));
}

QString shortened(const QString &text)
{
    const QString line = text.simplified();
    return line.size() <= longestWords ? line : line.left(longestWords - 1).trimmed() + u'…';
}

/// The words of \a a and \a b that differ, without what both begin and end with.
std::pair<QString, QString> differingWords(const QString &a, const QString &b)
{
    const QStringList left = a.simplified().split(u' ', Qt::SkipEmptyParts);
    const QStringList right = b.simplified().split(u' ', Qt::SkipEmptyParts);
    const qsizetype shorter = qMin(left.size(), right.size());
    qsizetype head = 0;
    while (head < shorter && left[head] == right[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && left[left.size() - 1 - tail] == right[right.size() - 1 - tail])
        ++tail;
    return {left.mid(head, left.size() - head - tail).join(u' '),
            right.mid(head, right.size() - head - tail).join(u' ')};
}

QString seedChange(const std::optional<Seed> &before, Seed now)
{
    if (before && now.value() - before->value() == 1)
        return JobTexts::tr("Seed +1");
    if (before && before->value() - now.value() == 1)
        return JobTexts::tr("Seed −1");
    return JobTexts::tr("Seed %1").arg(now.text());
}

QString textChange(const QString &before, const QString &now)
{
    const auto [left, right] = differingWords(before, now);
    if (left.isEmpty())
        return JobTexts::tr("Text: added “%1”").arg(shortened(right));
    if (right.isEmpty())
        return JobTexts::tr("Text: without “%1”").arg(shortened(left));
    return JobTexts::tr("Text: “%1” → “%2”").arg(shortened(left), shortened(right));
}

bool isSeed(const json::Value &value, const std::optional<Seed> &seed)
{
    return seed && value.toUInt64() == seed->value();
}

/// One sentence an input that differs; the seed that people see is told apart from them.
QStringList inputChanges(const Job &job, const Job &before)
{
    QStringList changes;
    const Workflow &now = job.request.workflow;
    const Workflow &then = before.request.workflow;
    for (const NodeId &node : now.nodes()) {
        for (const json::Member &member : now.inputs(node)) {
            const QString input = QString::fromStdString(member.key);
            const json::Value &old = then.input({node, input});
            if (member.value == old || member.value.isArray() || member.value.isObject())
                continue;
            if (isSeed(member.value, job.request.seed) && isSeed(old, before.request.seed))
                continue;
            const QString value = valueText(member.value);
            const QString oldValue = valueText(old);
            const bool prose = value.contains(u' ') || oldValue.contains(u' ');
            changes += prose ? textChange(oldValue, value)
                             : JobTexts::tr("%1 %2 → %3").arg(input, shortened(oldValue), shortened(value));
        }
    }
    return changes;
}

bool sameGraph(const Workflow &a, const Workflow &b)
{
    const QList<NodeId> nodes = a.nodes();
    if (nodes != b.nodes())
        return false;
    return std::all_of(nodes.begin(), nodes.end(),
                       [&](const NodeId &node) { return a.classType(node) == b.classType(node); });
}

QString withImageNumber(const QString &text, const JobRequest &request)
{
    if (request.groupSize < 2)
        return text;
    const QString number = JobTexts::tr("image %1 of %2").arg(request.indexInGroup + 1).arg(request.groupSize);
    return text.isEmpty() ? number : JobTexts::tr("%1 · %2").arg(text, number);
}

QString doneText(const Job &job)
{
    const auto missing = std::count_if(job.outputs.begin(), job.outputs.end(),
                                       [](const JobOutput &output) { return output.error.has_value(); });
    if (missing > 0)
        return JobTexts::tr("done, %n file(s) not stored", nullptr, int(missing));
    if (!job.started.isValid() || !job.finished.isValid())
        return JobTexts::tr("done");
    const std::chrono::milliseconds taken(qMax(qint64(0), job.started.msecsTo(job.finished)));
    return JobTexts::tr("done in %1").arg(formatting::duration(taken));
}

QString failedText(const Job &job)
{
    const QString title = job.failure ? job.request.workflow.title(job.failure->node) : QString();
    return title.isEmpty() ? JobTexts::tr("failed") : JobTexts::tr("failed at %1").arg(title);
}

QString rejectedText(const Job &job)
{
    if (!job.refusal)
        return JobTexts::tr("refused by the server");
    if (job.refusal->problems.isEmpty())
        return JobTexts::tr("refused: %1").arg(job.refusal->message);
    const InputProblem &problem = job.refusal->problems.first();
    const QString title = job.request.workflow.title(problem.node);
    return JobTexts::tr("refused: %1, %2").arg(title.isEmpty() ? problem.classType : title, problem.message);
}

QString runningText(const Job &job)
{
    const QString percent = jobPercent(job);
    if (job.steps > 0)
        return JobTexts::tr("%1, step %2 of %3").arg(percent).arg(qint64(job.step)).arg(qint64(job.steps));
    return job.fraction <= 0 && job.nodeTitle.isEmpty() ? JobTexts::tr("starting") : percent;
}

} // namespace

QString jobDifference(const Job &job, const Job *before)
{
    const JobRequest &request = job.request;
    if (!before)
        return withImageNumber(request.seed ? JobTexts::tr("Seed %1").arg(request.seed->text()) : QString(), request);
    if (!sameGraph(request.workflow, before->request.workflow))
        return withImageNumber(JobTexts::tr("New workflow"), request);

    QStringList changes;
    if (request.seed && request.seed != before->request.seed)
        changes += seedChange(before->request.seed, *request.seed);
    changes += inputChanges(job, *before);
    if (changes.isEmpty())
        return withImageNumber(JobTexts::tr("Same again"), request);
    const qsizetype more = changes.size() - mostChanges;
    if (more > 0)
        changes = changes.first(mostChanges) << JobTexts::tr("%n more", nullptr, int(more));
    return withImageNumber(changes.join(JobTexts::tr(", ")), request);
}

QString jobStateText(const Job &job, const JobPlace &place)
{
    if (job.cancelRequested && !isEnd(job.state))
        return JobTexts::tr("cancelling");
    switch (job.state) {
    case JobState::Held:
        if (job.unconfirmed)
            return JobTexts::tr("sent, but the server does not know it");
        if (place.serverAway)
            return JobTexts::tr("kept here until the server answers");
        if (place.paused)
            return JobTexts::tr("kept here, the queue is paused");
        [[fallthrough]];
    case JobState::Waiting:
        if (place.place <= 0)
            return JobTexts::tr("waiting");
        return place.place == 1 ? JobTexts::tr("next in line") : JobTexts::tr("place %1 in line").arg(place.place);
    case JobState::Sending:
        return JobTexts::tr("sending");
    case JobState::Running:
        return runningText(job);
    case JobState::Collecting:
        return JobTexts::tr("%1, saving").arg(jobPercent(job));
    case JobState::Done:
        return doneText(job);
    case JobState::Failed:
        return failedText(job);
    case JobState::Rejected:
        return rejectedText(job);
    case JobState::Cancelled:
        return JobTexts::tr("cancelled");
    case JobState::Lost:
        return JobTexts::tr("lost, the server does not know it");
    }
    return {};
}

QString jobPercent(const Job &job)
{
    return formatting::percent(job.state == JobState::Done ? 1 : qMin(job.fraction, 0.99));
}

} // namespace hanga
