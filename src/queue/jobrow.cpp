#include "queue/jobrow.h"

#include "queue/jobjson.h"
#include "json/document.h"

namespace hanga {

namespace {

QVariant text(const json::Value &value)
{
    return QString::fromUtf8(json::write(value));
}

template <class T> QVariant optionalText(const std::optional<T> &value)
{
    return value ? text(toJson(*value)) : QVariant();
}

template <class T> QVariant listText(const QList<T> &list)
{
    return list.isEmpty() ? QVariant() : text(listToJson(list));
}

QVariant time(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

std::optional<JobState> stateFromName(const QString &name)
{
    for (int state = int(JobState::Held); state <= int(JobState::Lost); ++state) {
        if (jobStateName(JobState(state)) == name)
            return JobState(state);
    }
    return std::nullopt;
}

/// Column by column, in the order of jobColumns().
class RowReader final
{
public:
    explicit RowReader(const QSqlQuery &row) : m_row(row) {}

    QVariant value() { return m_row.value(m_column++); }
    QString text() { return value().toString(); }
    int number() { return value().toInt(); }
    bool truth() { return value().toBool(); }
    QDateTime time()
    {
        const QVariant ms = value();
        return ms.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(ms.toLongLong(), Qt::UTC);
    }
    json::Value json()
    {
        const QByteArray utf8 = value().toString().toUtf8();
        return utf8.isEmpty() ? json::Value() : json::parse(utf8).value_or(json::Value());
    }

private:
    const QSqlQuery &m_row;
    int m_column = 0;
};

Result<std::monostate> readRequest(RowReader &row, Job &job, JobTexts &texts)
{
    JobRequest &request = job.request;
    job.id = JobId(row.text());
    job.made = row.time();
    job.retryOf = JobId(row.text());
    request.name = row.text();
    const auto graph = texts.get(row.value());
    const auto ui = texts.get(row.value());
    if (!graph || !ui)
        return tl::unexpected((graph ? ui : graph).error());
    request.ui = *ui;
    if (auto workflow = Workflow::fromJson(*graph, request.name))
        request.workflow = std::move(*workflow);
    request.seed = Seed::fromText(row.text());
    request.group = row.text();
    request.indexInGroup = row.number();
    request.groupSize = row.number();
    request.templates = listFromJson(row.json(), textTemplateFromJson);
    return {};
}

void readState(RowReader &row, Job &job)
{
    job.state = stateFromName(row.text()).value_or(JobState::Lost);
    row.truth(); // whether it has ended: the state says it
    job.server = ServerId(row.text());
    job.serverName = row.text();
    job.prompt = PromptId(row.text());
    if (const QVariant number = row.value(); !number.isNull())
        job.number = number.toDouble();
    job.position = row.number();
    job.sid = row.text();
    job.unconfirmed = row.truth();
    job.cancelRequested = row.truth();
    job.outputs = listFromJson(row.json(), outputFromJson);
    job.outputsKnown = row.truth();
    job.dropped = listFromJson(row.json(), problemFromJson);
    if (const json::Value error = row.json(); !error.isNull())
        job.error = errorFromJson(error);
    if (const json::Value refusal = row.json(); !refusal.isNull())
        job.refusal = refusalFromJson(refusal);
    if (const json::Value failure = row.json(); !failure.isNull())
        job.failure = failureFromJson(failure);
    job.sent = row.time();
    job.started = row.time();
    job.finished = row.time();
    job.fraction = job.state == JobState::Done ? 1 : 0;
}

} // namespace

const QStringList &requestColumns()
{
    static const QStringList columns =
        QStringLiteral("id made retry_of name graph ui seed group_id group_index group_size templates").split(u' ');
    return columns;
}

const QStringList &stateColumns()
{
    static const QStringList columns =
        QStringLiteral("state ended server server_name prompt number position sid unconfirmed cancel_requested outputs "
                       "outputs_known dropped error refusal failure sent started finished")
            .split(u' ');
    return columns;
}

const QStringList &jobColumns()
{
    static const QStringList columns = requestColumns() + stateColumns();
    return columns;
}

Result<QVariantList> requestValues(const Job &job, JobTexts &texts)
{
    const JobRequest &request = job.request;
    const auto graph = texts.put(request.workflow.graph());
    if (!graph)
        return tl::unexpected(graph.error());
    const auto ui = texts.put(request.ui);
    if (!ui)
        return tl::unexpected(ui.error());
    return QVariantList{job.id.text(),
                        time(job.made),
                        job.retryOf.text(),
                        request.name,
                        *graph,
                        *ui,
                        request.seed ? QVariant(request.seed->text()) : QVariant(),
                        request.group,
                        request.indexInGroup,
                        request.groupSize,
                        listText(request.templates)};
}

QVariantList stateValues(const Job &job)
{
    return {jobStateName(job.state),
            isEnd(job.state),
            job.server.text(),
            job.serverName,
            job.prompt.text(),
            job.number ? QVariant(*job.number) : QVariant(),
            job.position,
            job.sid,
            job.unconfirmed,
            job.cancelRequested,
            listText(job.outputs),
            job.outputsKnown,
            listText(job.dropped),
            optionalText(job.error),
            optionalText(job.refusal),
            optionalText(job.failure),
            time(job.sent),
            time(job.started),
            time(job.finished)};
}

Result<Job> jobFromRow(const QSqlQuery &row, JobTexts &texts)
{
    RowReader reader(row);
    Job job;
    if (const auto read = readRequest(reader, job, texts); !read)
        return tl::unexpected(read.error());
    readState(reader, job);
    if (job.request.workflow.isEmpty() && !isEnd(job.state)) {
        job.unconfirmed = true;
        job.error = Error{Error::Kind::FileDamaged, {job.request.name, QStringLiteral("…")}, {}};
    }
    return job;
}

} // namespace hanga
