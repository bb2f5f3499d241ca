#include "ui/queue/jobtexts.h"

#include "queue/jobdifference.h"
#include "ui/shared/formatting.h"

#include <QCoreApplication>

#include <algorithm>

namespace hanga {

namespace {

constexpr int mostChanges = 3;
constexpr qsizetype longestWords = 24;
constexpr qsizetype longestSeed = 8; // of which two fit into a row

struct JobTexts
{
    Q_DECLARE_TR_FUNCTIONS(JobTexts)
};

QString valueText(const json::Value &value)
{
    if (value.isNull())
        return QStringLiteral("—");
    if (value.isBool())
        return value.toBool() ? JobTexts::tr("on") : JobTexts::tr("off");
    if (value.isString())
        return value.toString();
    QString number = QString::fromUtf8(value.text().data(), qsizetype(value.text().size()));
    if (number.contains(u'.') && !number.contains(u'e', Qt::CaseInsensitive)) {
        while (number.endsWith(u'0'))
            number.chop(1);
        if (number.endsWith(u'.'))
            number.chop(1);
    }
    return number;
}

QString shortened(const QString &text)
{
    const QString line = text.simplified();
    return line.size() <= longestWords ? line : line.left(longestWords - 1).trimmed() + u'…';
}

QString arrow(const QString &name, const QString &before, const QString &after)
{
    return JobTexts::tr("%1 %2 → %3").arg(name, before, after);
}

bool isStep(const InputChange &change, quint64 &from, quint64 &to)
{
    from = change.before.toUInt64().value_or(0);
    to = change.after.toUInt64().value_or(0);
    return change.before.toUInt64() && change.after.toUInt64() && (to - from == 1 || from - to == 1);
}

/// A long seed that is not the next one: what it is tells nobody anything, so it is said last.
bool isDullSeed(const InputChange &change)
{
    quint64 from = 0;
    quint64 to = 0;
    return change.kind == InputChange::Kind::Seed && !isStep(change, from, to) &&
           qMax(valueText(change.before).size(), valueText(change.after).size()) > longestSeed;
}

QString seedChange(const InputChange &change)
{
    const QString before = valueText(change.before);
    const QString after = valueText(change.after);
    if (qMax(before.size(), after.size()) <= longestSeed)
        return JobTexts::tr("Seed %1 → %2").arg(before, after);
    quint64 from = 0;
    quint64 to = 0;
    if (!isStep(change, from, to))
        return JobTexts::tr("Seed %1").arg(after);
    return to > from ? JobTexts::tr("Seed +1") : JobTexts::tr("Seed −1");
}

QString textChange(const QString &name, const QString &before, const QString &now)
{
    const auto [left, right] = changedWords(before, now);
    if (left.isEmpty())
        return JobTexts::tr("%1: added “%2”").arg(name, shortened(right));
    if (right.isEmpty())
        return JobTexts::tr("%1: without “%2”").arg(name, shortened(left));
    return JobTexts::tr("%1: “%2” → “%3”").arg(name, shortened(left), shortened(right));
}

/// What tells two files apart: without the folder, and without the ending that both have.
std::pair<QString, QString> fileNames(QString before, QString after)
{
    const auto name = [](QString path) { return path.replace(u'\\', u'/').section(u'/', -1); };
    if (name(before) != name(after)) {
        before = name(before);
        after = name(after);
    }
    const QString ending = before.mid(qMax(qsizetype(0), before.lastIndexOf(u'.')));
    if (ending.size() > 1 && ending.size() < before.size() && ending[1].isLetter() && after.endsWith(ending)) {
        before.chop(ending.size());
        after.chop(ending.size());
    }
    return {before, after};
}

QString valueChange(const QString &name, const InputChange &change)
{
    const QString before = valueText(change.before);
    const QString after = valueText(change.after);
    if (!change.before.isString() || !change.after.isString())
        return arrow(name, shortened(before), shortened(after));
    const auto [left, right] = fileNames(before, after);
    const bool prose = qMax(left.size(), right.size()) > longestWords && (left.contains(u' ') || right.contains(u' '));
    return prose ? textChange(name, left, right) : arrow(name, shortened(left), shortened(right));
}

/// The changes as sentences: a width and a height of one node are a size, an input that changed in several nodes is
/// told apart by the node.
class ChangeTexts final
{
public:
    explicit ChangeTexts(const QList<InputChange> &changes) : m_changes(changes) {}

    [[nodiscard]] QStringList sentences() const
    {
        QStringList dull;
        QStringList told;
        for (const InputChange &change : m_changes) {
            const InputChange *height = partner(change, u"width", u"height");
            if (height)
                told += arrow(JobTexts::tr("Size"), sizeText(change.before, height->before),
                              sizeText(change.after, height->after));
            else if (!partner(change, u"height", u"width"))
                (isDullSeed(change) ? dull : told) += sentence(change);
        }
        return told + dull;
    }

private:
    static QString sizeText(const json::Value &width, const json::Value &height)
    {
        return valueText(width) + u'×' + valueText(height);
    }

    [[nodiscard]] const InputChange *partner(const InputChange &change, QStringView own, QStringView other) const
    {
        const auto at = std::find_if(m_changes.begin(), m_changes.end(), [&](const InputChange &each) {
            return change.at.input == own && each.at.input == other && each.at.node == change.at.node;
        });
        return at == m_changes.end() ? nullptr : &*at;
    }

    [[nodiscard]] QString sentence(const InputChange &change) const
    {
        switch (change.kind) {
        case InputChange::Kind::Seed:
            return seedChange(change);
        case InputChange::Kind::Text:
            return textChange(JobTexts::tr("Prompt"), valueText(change.before), valueText(change.after));
        case InputChange::Kind::NegativeText:
            return textChange(JobTexts::tr("Negative prompt"), valueText(change.before), valueText(change.after));
        case InputChange::Kind::Value:
            break;
        }
        const auto uses = std::count_if(m_changes.begin(), m_changes.end(), [&change](const InputChange &other) {
            return other.kind == change.kind && other.at.input == change.at.input;
        });
        return valueChange(uses < 2 ? change.at.input
                                    : JobTexts::tr("%1 (%2)", "input, node title").arg(change.at.input, change.title),
                           change);
    }

    const QList<InputChange> &m_changes;
};

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
    const std::optional<QList<InputChange>> changed = inputChanges(before->request, request);
    if (!changed)
        return withImageNumber(
            request.name == before->request.name ? JobTexts::tr("Other nodes") : JobTexts::tr("New workflow"), request);
    QStringList changes = ChangeTexts(*changed).sentences();
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
