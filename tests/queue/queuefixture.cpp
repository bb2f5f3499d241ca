#include "queuefixture.h"

#include "workflow/opening.h"
#include "json/document.h"

#include <QTest>

namespace hanga::test {

QueueFixture::QueueFixture(const QString &address, const QueueTimings &timings, JobStore *store)
    : connection(*ServerProfile::fromAddress(address)), queue(timings)
{
    connect(&queue, &JobQueue::jobAdded, this, [this](const JobId &id) { states[id].append(job(id).state); });
    connect(&queue, &JobQueue::jobChanged, this, [this](const JobId &id) {
        if (states[id].last() != job(id).state)
            states[id].append(job(id).state);
        mostWaiting = std::max(mostWaiting, queue.count(JobState::Sending) + queue.count(JobState::Waiting));
    });
    connect(&queue, &JobQueue::progressed, this, [this](const QList<JobId> &ids) {
        for (const JobId &id : ids)
            fractions[id].append(job(id).fraction);
    });
    connect(&queue, &JobQueue::previewReceived, this,
            [this](const JobId &id, const NodeId &node, const QByteArray &) { previews[id].append(node); });
    connect(&queue, &JobQueue::outputReady, this, [this](const JobId &id, const NodeId &, const ServerFile &file) {
        outputs[id].append(file);
        if (storesOutputs)
            queue.outputStored(id, file, QStringLiteral("/stored/") + file.filename);
    });
    if (store)
        queue.setStore(*store);
    queue.addServer(connection);
}

bool QueueFixture::open()
{
    connection.open();
    return QTest::qWaitFor([this] { return connection.state() == ServerConnection::State::Ready; });
}

JobId QueueFixture::add(const Workflow &workflow)
{
    JobRequest request;
    request.name = QStringLiteral("test");
    request.workflow = workflow;
    return queue.add(request, connection.profile().id);
}

QueueTimings impatient()
{
    using Pause = QueueTimings::Pause;
    return {Pause(50), {Pause(10), Pause(20), Pause(40)}, Pause(60), Pause(20), Pause(10000)};
}

Workflow smallSample(const NodeCatalog &catalog, int steps, quint64 seed)
{
    Workflow workflow = textToImageSample(catalog.firstChoice(QStringLiteral("CheckpointLoaderSimple"), u"ckpt_name"));
    for (const NodeId &node : workflow.nodes()) {
        for (const char *name : {"steps", "seed", "width", "height"}) {
            const InputRef input{node, QString::fromLatin1(name)};
            if (workflow.input(input).isNull())
                continue;
            const bool isSize = name[0] == 'w' || name[0] == 'h';
            workflow.setInput(input, json::Value::number(isSize           ? quint64(64)
                                                         : name[1] == 't' ? quint64(steps)
                                                                          : seed));
        }
    }
    return workflow;
}

Workflow throughNode(const QString &classType, const QString &input, const json::Value &value, int color)
{
    const auto graph = json::parse(R"({
        "1": {"class_type": "EmptyImage", "inputs": {"width": 64, "height": 64, "batch_size": 1, "color": 0}},
        "2": {"class_type": "", "inputs": {"image": ["1", 0]}, "_meta": {"title": "中間"}},
        "3": {"class_type": "SaveImage", "inputs": {"images": ["2", 0], "filename_prefix": "test"}}})");
    json::Value root = *graph;
    json::Value node = root["2"];
    node.set("class_type", json::Value(classType));
    root.set("2", node);
    Workflow workflow = *Workflow::fromJson(root, QString());
    workflow.setInput({NodeId(QStringLiteral("1")), QStringLiteral("color")}, json::Value::number(qint64(color)));
    workflow.setInput({NodeId(QStringLiteral("2")), input}, value);
    return workflow;
}

} // namespace hanga::test
