#include "app/generatereport.h"

#include "app/console.h"
#include "queue/refusalproblems.h"

#include <QCoreApplication>

#include <cmath>

namespace hanga {

namespace {

struct GenerateReportText
{
    Q_DECLARE_TR_FUNCTIONS(GenerateReportText)
};

json::Value text(const QString &value)
{
    return json::Value(value);
}

/// Steps and places are whole almost always; then they are written so.
json::Value number(double value)
{
    constexpr double exact = 9e15;
    if (std::isfinite(value) && value == std::floor(value) && std::abs(value) < exact)
        return json::Value::number(qint64(value));
    return json::Value::number(value);
}

json::Value line(const QString &event, const Job &job)
{
    json::Value value = json::Value::object();
    value.set("event", text(event));
    value.set("job", text(job.id.text()));
    return value;
}

json::Value progressLine(const Job &job)
{
    json::Value value = line(QStringLiteral("progress"), job);
    value.set("fraction", json::Value::number(job.fraction));
    value.set("node", text(job.node.text()));
    value.set("title", text(job.nodeTitle));
    value.set("value", number(job.step));
    value.set("max", number(job.steps));
    return value;
}

json::Value problemValue(const Job &job, const InputProblem &problem)
{
    json::Value value = json::Value::object();
    value.set("node", text(problem.node.text()));
    value.set("title", text(job.request.workflow.title(problem.node)));
    value.set("class", text(problem.classType));
    value.set("input", text(problem.input));
    value.set("type", text(problem.type));
    value.set("message", text(problem.message));
    value.set("details", text(problem.details));
    return value;
}

json::Value errorValue(const Job &job)
{
    json::Value value = json::Value::object();
    value.set("message", text(job.error ? whatHappened(*job.error) : QString()));
    value.set("advice", text(job.error ? whatToDo(*job.error) : QString()));
    if (job.failure) {
        value.set("node", text(job.failure->node.text()));
        value.set("title", text(job.request.workflow.title(job.failure->node)));
        value.set("class", text(job.failure->nodeType));
        value.set("exception_type", text(job.failure->exceptionType));
        value.set("exception_message", text(job.failure->exceptionMessage));
        json::Value traceback = json::Value::array();
        for (const QString &each : job.failure->traceback)
            traceback.append(text(each));
        value.set("traceback", traceback);
    }
    if (job.refusal) {
        value.set("type", text(job.refusal->type));
        json::Value problems = json::Value::array();
        for (const InputProblem &problem : job.refusal->problems)
            problems.append(problemValue(job, problem));
        value.set("problems", problems);
    }
    return value;
}

QString bar(double fraction)
{
    constexpr int width = 24;
    const int full = int(fraction * width);
    return u'[' + QString(full, u'#') + QString(width - full, u'-') + u']';
}

} // namespace

void GenerateReport::jobChanged(const Job &job)
{
    Told &told = m_told[job.id];
    if (told.ended)
        return;
    const bool reachedServer = job.state != JobState::Held && job.state != JobState::Sending;
    if (!told.queued && reachedServer && !isEnd(job.state) && job.number)
        tellQueued(job, told);
    if (isEnd(job.state))
        tellEnd(job, told);
}

void GenerateReport::jobProgressed(const Job &job)
{
    Told &told = m_told[job.id];
    if (told.ended)
        return;
    if (console::isTerminal()) {
        const QString steps = job.steps > 0 ? QStringLiteral(" %1/%2").arg(job.step).arg(job.steps) : QString();
        const QString place = m_all > 1 ? QStringLiteral("%1/%2 ").arg(m_ended + 1).arg(m_all) : QString();
        console::drawStatus(QStringLiteral("%1%2 %3% %4%5")
                                .arg(place, bar(job.fraction))
                                .arg(int(job.fraction * 100))
                                .arg(job.nodeTitle, steps));
    }
    if (!m_json)
        return;
    told.progress = true;
    told.fraction = job.fraction;
    tell(job, progressLine(job));
}

void GenerateReport::outputStored(const Job &job, const Picture &picture)
{
    if (!m_json) {
        console::print(picture.path + u'\n');
        return;
    }
    json::Value value = line(QStringLiteral("output"), job);
    value.set("node", text(picture.node.text()));
    value.set("file", text(picture.path));
    value.set("type", text(picture.temporary ? QStringLiteral("temp") : QStringLiteral("output")));
    value.set("media", text(picture.media));
    tell(job, value);
}

void GenerateReport::setCounts(int ended, int all)
{
    m_ended = ended;
    m_all = all;
}

void GenerateReport::tell(const Job &job, const json::Value &value)
{
    Told &told = m_told[job.id];
    if (told.queued)
        console::printLine(value);
    else
        told.heldBack.append(value);
}

void GenerateReport::tellQueued(const Job &job, Told &told)
{
    told.queued = true;
    PromptRefusal dropped;
    dropped.problems = job.dropped;
    for (const QString &line : linesOf(dropped, job.request.workflow))
        console::complain(line, GenerateReportText::tr("this output will not be made"));
    if (!m_json)
        return;
    json::Value value = line(QStringLiteral("queued"), job);
    value.set("prompt_id", text(job.prompt.text()));
    value.set("number", job.number ? number(*job.number) : json::Value());
    console::printLine(value);
    for (const json::Value &each : std::exchange(told.heldBack, {}))
        console::printLine(each);
}

void GenerateReport::tellEnd(const Job &job, Told &told)
{
    console::clearStatus();
    // If the answer was lost, only its events or the server's history have told of it.
    if (!told.queued && (job.started.isValid() || job.outputsKnown))
        tellQueued(job, told);
    told.ended = true;
    complainAbout(job);
    if (!m_json)
        return;
    if (told.queued && (!told.progress || told.fraction != job.fraction))
        console::printLine(progressLine(job));
    json::Value value = line(jobStateName(job.state), job);
    if (job.error)
        value.set("error", errorValue(job));
    console::printLine(value);
}

QStringList GenerateReport::linesOf(const PromptRefusal &refusal, const Workflow &workflow) const
{
    if (refusal.problems.isEmpty())
        return {};
    QStringList lines;
    for (const Problem &problem : refusalProblems(refusal, workflow, m_catalog))
        lines.append(GenerateReportText::tr("The server refused it: %1").arg(problemLine(problem)));
    return lines;
}

void GenerateReport::complainAbout(const Job &job) const
{
    if (job.refusal && !job.refusal->problems.isEmpty()) {
        for (const QString &line : linesOf(*job.refusal, job.request.workflow))
            console::complain(line, whatToDo(*job.error));
    } else if (job.error) {
        console::complain(*job.error);
    }
}

} // namespace hanga
