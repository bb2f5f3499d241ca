#include "ui/preview/progresstexts.h"

#include <QCoreApplication>

namespace hanga {

namespace {

struct ProgressTexts
{
    Q_DECLARE_TR_FUNCTIONS(ProgressTexts)
};

/// What a node does, by its class: people know the work better than the node's name, which stands below.
QString workOf(const QString &classType)
{
    const auto has = [&classType](QLatin1StringView part) { return classType.contains(part, Qt::CaseInsensitive); };
    if (has(QLatin1StringView("sampler")))
        return ProgressTexts::tr("Sampling");
    if (has(QLatin1StringView("vaedecode")))
        return ProgressTexts::tr("Decoding the image");
    if (has(QLatin1StringView("vaeencode")))
        return ProgressTexts::tr("Encoding the image");
    if (has(QLatin1StringView("textencode")))
        return ProgressTexts::tr("Reading the prompt");
    if (has(QLatin1StringView("loader")))
        return ProgressTexts::tr("Loading models");
    if (has(QLatin1StringView("save")) || has(QLatin1StringView("preview")))
        return ProgressTexts::tr("Writing the image");
    if (has(QLatin1StringView("upscale")))
        return ProgressTexts::tr("Enlarging");
    return ProgressTexts::tr("Working");
}

QString runningAction(const Job &job)
{
    if (job.node.isEmpty())
        return ProgressTexts::tr("Starting");
    const QString work = workOf(job.request.workflow.classType(job.node));
    if (job.steps < 2)
        return work;
    return ProgressTexts::tr("%1, step %2 of %3").arg(work).arg(qint64(job.step)).arg(qint64(job.steps));
}

} // namespace

QString progressAction(const Job &job)
{
    if (job.cancelRequested && !isEnd(job.state))
        return ProgressTexts::tr("Cancelling");
    switch (job.state) {
    case JobState::Held:
        return ProgressTexts::tr("Kept here");
    case JobState::Sending:
        return ProgressTexts::tr("Sending");
    case JobState::Waiting:
        return job.position > 0 ? ProgressTexts::tr("Waiting, place %1 in line").arg(job.position)
                                : ProgressTexts::tr("Waiting");
    case JobState::Running:
        return runningAction(job);
    case JobState::Collecting:
        return ProgressTexts::tr("Saving the images");
    case JobState::Done:
        return ProgressTexts::tr("Done");
    case JobState::Failed:
        return ProgressTexts::tr("Failed");
    case JobState::Rejected:
        return ProgressTexts::tr("Refused by the server");
    case JobState::Cancelled:
        return ProgressTexts::tr("Cancelled");
    case JobState::Lost:
        return ProgressTexts::tr("Lost");
    }
    return {};
}

QString progressDetail(const Job &job)
{
    QStringList parts;
    if (job.state == JobState::Running && !job.nodeTitle.isEmpty())
        parts += job.nodeTitle;
    else
        parts += job.request.name;
    if (job.state == JobState::Running && job.nodeCount > 0)
        parts += ProgressTexts::tr("node %1 of %2").arg(qMax(1, job.nodeIndex)).arg(job.nodeCount);
    if (job.request.groupSize > 1)
        parts += ProgressTexts::tr("image %1 of %2").arg(job.request.indexInGroup + 1).arg(job.request.groupSize);
    return parts.join(ProgressTexts::tr(" · "));
}

} // namespace hanga
