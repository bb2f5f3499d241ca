#include "demo/demorun.h"

#include "base/background.h"
#include "demo/demojson.h"
#include "demo/demopainter.h"
#include "demo/demopython.h"
#include "json/document.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QTimer>
#include <QtEndian>

#include <utility>

namespace hanga {

using namespace demo;

/// A sampler at work: steps are shown one by one while its picture is made beside them.
struct DemoRun::Sampler
{
    DemoSampling sampling;
    int step = 0; ///< the last one shown
    QElapsedTimer sinceLastStep;
    QImage base; ///< what the previews are made of; made with the first one
};

namespace {

struct Preview
{
    QImage base;
    QByteArray jpeg;
};

Preview renderPreview(const DemoSampling &sampling, QImage base, int step)
{
    if (base.isNull())
        base = demoPreviewBase(sampling);
    Preview preview{base, {}};
    QBuffer buffer(&preview.jpeg);
    buffer.open(QIODevice::WriteOnly);
    paintDemoPreview(base, Seed(sampling.seed.value() + quint64(step)), step, sampling.steps).save(&buffer, "JPEG", 85);
    return preview;
}

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

} // namespace

DemoRun::DemoRun(DemoJob job, const DemoNodes &nodes, const DemoFiles &files, DemoCache &cache, DemoSockets &sockets,
                 std::chrono::milliseconds step)
    : m_job(std::move(job)), m_nodes(nodes), m_files(files), m_cache(cache), m_sockets(sockets), m_step(step)
{
    m_signatures = demoSignatures(m_job.graph, [this](const json::Value &node) {
        if (node["class_type"].text() != "LoadImage")
            return QByteArray();
        QFile file(m_files.annotatedFile(node["inputs"]["image"].toString()).value_or(QString()));
        if (!file.open(QIODevice::ReadOnly))
            return QByteArray();
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(&file);
        return hash.result();
    });
}

QString DemoRun::classOf(const QString &node) const
{
    return m_job.graph[node.toStdString()]["class_type"].toString();
}

void DemoRun::sendToOwner(std::string_view event, json::Value data)
{
    if (const auto owner = m_job.clientId())
        m_sockets.send(event, std::move(data), owner);
}

void DemoRun::sendMessage(std::string_view event, json::Value data)
{
    data.set("timestamp", integer(QDateTime::currentMSecsSinceEpoch()));
    m_messages.append(json::Value::array({text(event), data}));
    if (event == "execution_interrupted")
        m_sockets.send(event, std::move(data), m_job.clientId()); // the one that goes to all if nobody owns the job
    else
        sendToOwner(event, std::move(data));
}

void DemoRun::start()
{
    sendMessage("execution_start", object({{"prompt_id", text(m_job.id)}}));
    const QSet<QByteArray> wanted(m_signatures.cbegin(), m_signatures.cend());
    m_cache.removeIf([&wanted](DemoCache::iterator entry) { return !wanted.contains(entry.key()); });
    QStringList cached;
    for (const auto &[id, node] : m_job.graph.members()) {
        if (m_cache.contains(m_signatures.value(fromUtf8(id))))
            cached << fromUtf8(id);
    }
    sendMessage("execution_cached", object({{"nodes", list(cached)}, {"prompt_id", text(m_job.id)}}));
    m_schedule = std::make_unique<DemoSchedule>(m_job.graph, m_nodes, QSet<QString>(cached.cbegin(), cached.cend()));
    for (const QString &output : m_job.outputs)
        m_schedule->add(output);
    runNext();
}

void DemoRun::runNext()
{
    m_outcome.reset();
    m_sampler.reset();
    m_node.clear();
    while (const auto node = m_schedule->next()) {
        m_node = *node;
        if (!m_cache.contains(m_signatures.value(m_node))) {
            runNode();
            return;
        }
        showCached();
        m_schedule->complete(std::exchange(m_node, QString()));
    }
    end("execution_success", object({{"prompt_id", text(m_job.id)}}), true);
}

/// An output node whose result is known is only shown again.
void DemoRun::showCached()
{
    const json::Value ui = m_cache.value(m_signatures.value(m_node)).ui;
    sendToOwner(
        "executed",
        object(
            {{"node", text(m_node)}, {"display_node", text(m_node)}, {"output", ui}, {"prompt_id", text(m_job.id)}}));
    setProgress(integer(1), integer(1), "finished");
}

void DemoRun::runNode()
{
    setProgress(json::Value::number(0.0), json::Value::number(1.0), "running");
    sendToOwner("executing",
                object({{"node", text(m_node)}, {"display_node", text(m_node)}, {"prompt_id", text(m_job.id)}}));
    if (m_interrupted) {
        fail({});
        return;
    }
    const DemoCall work = call();
    if (const DemoSampling sampling = demoSampling(work); sampling.steps > 0)
        startSampling(sampling);
    runInBackground(
        this, [work] { return runDemoNode(work); }, [this](const DemoOutcome &outcome) { takeOutcome(outcome); });
}

DemoCall DemoRun::call() const
{
    DemoCall call{
        classOf(m_node), m_job.graph[m_node.toStdString()]["inputs"], {}, m_job.graph, m_job.extraData["extra_pnginfo"],
        m_files};
    for (const auto &[name, input] : call.inputs.members()) {
        if (!input.isArray() || input.size() != 2)
            continue;
        const QByteArray source = m_signatures.value(input[0].toString());
        call.links.insert(fromUtf8(name), m_cache.value(source).values.value(input[1].toInt64().value_or(0)));
    }
    return call;
}

void DemoRun::takeOutcome(const DemoOutcome &outcome)
{
    if (outcome.failure) {
        fail(*outcome.failure);
        return;
    }
    m_outcome = outcome;
    if (outcome.pause.count() > 0)
        QTimer::singleShot(outcome.pause, this, &DemoRun::finishNode);
    else if (!m_sampler || m_sampler->step == m_sampler->sampling.steps)
        finishNode();
}

void DemoRun::startSampling(const DemoSampling &sampling)
{
    m_sampler = std::make_shared<Sampler>();
    m_sampler->sampling = sampling;
    renderStep();
}

/// The preview of the next step is made in the pool; it is shown when it is ready and its time has come.
void DemoRun::renderStep()
{
    m_sampler->sinceLastStep.start();
    const auto done = [this](const Preview &preview) {
        m_sampler->base = preview.base;
        const auto wait = m_step - std::chrono::milliseconds(m_sampler->sinceLastStep.elapsed());
        QTimer::singleShot(std::max(wait, std::chrono::milliseconds(0)), Qt::PreciseTimer, this,
                           [this, jpeg = preview.jpeg] { showStep(jpeg); });
    };
    runInBackground(
        this,
        [sampling = m_sampler->sampling, base = m_sampler->base, step = m_sampler->step + 1] {
            return renderPreview(sampling, base, step);
        },
        done);
}

void DemoRun::showStep(const QByteArray &jpeg)
{
    if (m_interrupted) {
        fail({});
        return;
    }
    const int steps = m_sampler->sampling.steps;
    const int step = ++m_sampler->step;
    const bool withMetadata = m_sockets.wantsPreviewMetadata(m_job.clientId());
    setProgress(integer(step), integer(steps), "running");
    if (withMetadata)
        sendPreview(jpeg, true);
    m_sockets.send(
        "progress",
        object(
            {{"value", integer(step)}, {"max", integer(steps)}, {"prompt_id", text(m_job.id)}, {"node", text(m_node)}}),
        m_job.clientId());
    if (!withMetadata)
        sendPreview(jpeg, false);
    if (step < steps)
        renderStep();
    else if (m_outcome)
        finishNode();
}

void DemoRun::finishNode()
{
    if (!m_outcome->ui.isNull())
        sendToOwner("executed", object({{"node", text(m_node)},
                                        {"display_node", text(m_node)},
                                        {"output", m_outcome->ui},
                                        {"prompt_id", text(m_job.id)}}));
    const json::Value max = m_progress[m_node.toStdString()]["max"];
    setProgress(max, max, "finished");
    m_cache.insert(m_signatures.value(m_node), {m_outcome->values, m_outcome->ui});
    m_executed << m_node;
    m_schedule->complete(m_node);
    runNext();
}

/// An empty failure is an interruption; both leave the node "running" in the last progress_state.
void DemoRun::fail(const DemoFailure &failure)
{
    json::Value data = object({{"prompt_id", text(m_job.id)},
                               {"node_id", text(m_node)},
                               {"node_type", text(classOf(m_node))},
                               {"executed", list(m_executed)}});
    if (failure.type.isEmpty()) {
        end("execution_interrupted", std::move(data), false);
        return;
    }
    QStringList nodes;
    for (const auto &[id, node] : m_job.graph.members())
        nodes << fromUtf8(id);
    data.set("exception_message", text(failure.message + u'\n'));
    data.set("exception_type", text(failure.type));
    data.set(
        "traceback",
        list(
            {QStringLiteral(
                 "  File \"execution.py\", in execute\n    output_data, output_ui = await get_output_data(…)\n"),
             QStringLiteral("  File \"demo.py\", in %1\n    raise %2(message)\n").arg(classOf(m_node), failure.type)}));
    data.set("current_inputs", currentInputs());
    data.set("current_outputs", list(nodes));
    end("execution_error", std::move(data), false);
}

void DemoRun::end(std::string_view event, json::Value data, bool success)
{
    m_success = success;
    sendMessage(event, std::move(data));
    m_node.clear();
    Q_EMIT finished();
}

json::Value DemoRun::currentInputs() const
{
    json::Value inputs = json::Value::object();
    for (const auto &[name, input] : m_job.graph[m_node.toStdString()]["inputs"].members()) {
        const bool isLink = input.isArray();
        inputs.set(name, json::Value::array({isLink ? text("tensor([[[[0., 0., 1.],\n          ...]]]])") : input}));
    }
    return inputs;
}

json::Value DemoRun::historyEntry() const
{
    json::Value outputs = json::Value::object();
    json::Value meta = json::Value::object();
    for (const auto &[id, node] : m_job.graph.members()) {
        const json::Value ui = m_cache.value(m_signatures.value(fromUtf8(id))).ui;
        if (ui.isNull())
            continue;
        outputs.set(id, ui);
        meta.set(id, object({{"node_id", text(id)},
                             {"display_node", text(id)},
                             {"parent_node", json::Value()},
                             {"real_node_id", text(id)}}));
    }
    return object({{"outputs", outputs},
                   {"status", object({{"status_str", text(m_success ? "success" : "error")},
                                      {"completed", boolean(m_success)},
                                      {"messages", m_messages}})},
                   {"meta", meta}});
}

void DemoRun::setProgress(json::Value value, json::Value max, std::string_view state)
{
    m_progress.set(m_node.toStdString(), object({{"value", std::move(value)},
                                                 {"max", std::move(max)},
                                                 {"state", text(state)},
                                                 {"node_id", text(m_node)},
                                                 {"prompt_id", text(m_job.id)},
                                                 {"display_node_id", text(m_node)},
                                                 {"parent_node_id", json::Value()},
                                                 {"real_node_id", text(m_node)}}));
    m_sockets.send("progress_state", object({{"prompt_id", text(m_job.id)}, {"nodes", m_progress}}), m_job.clientId());
}

void DemoRun::sendPreview(const QByteArray &jpeg, bool withMetadata)
{
    if (!withMetadata) {
        m_sockets.sendBinary(bigEndian(1) + bigEndian(1) + jpeg, m_job.clientId());
        return;
    }
    const QByteArray metadata = json::writeLikePython(object({{"node_id", text(m_node)},
                                                              {"prompt_id", text(m_job.id)},
                                                              {"display_node_id", text(m_node)},
                                                              {"parent_node_id", json::Value()},
                                                              {"real_node_id", text(m_node)},
                                                              {"image_type", text("image/jpeg")}}));
    m_sockets.sendBinary(bigEndian(4) + bigEndian(quint32(metadata.size())) + metadata + jpeg, m_job.clientId());
}

} // namespace hanga
