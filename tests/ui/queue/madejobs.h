#pragma once

#include "queue/job.h"
#include "json/document.h"

#include <QStringList>

namespace hanga {

/// A workflow of four nodes: a text, a sampler with seed and steps, a size, an output.
inline Workflow madeWorkflow(const QString &text, Seed seed, int steps = 20)
{
    const QString graph = QStringLiteral(R"({
        "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 768, "height": 512, "batch_size": 1}},
        "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "%1", "clip": ["4", 1]}},
        "3": {"class_type": "KSampler", "_meta": {"title": "Sampler"},
              "inputs": {"seed": %2, "steps": %3, "cfg": 8.0, "latent_image": ["5", 0], "positive": ["6", 0]}},
        "8": {"class_type": "VAEDecode", "_meta": {"title": "VAE Decode"}, "inputs": {"samples": ["3", 0]}},
        "9": {"class_type": "SaveImage", "inputs": {"images": ["8", 0]}}
    })");
    const Result<json::Value> root = json::parse(graph.arg(text, seed.text()).arg(steps).toUtf8());
    return *Workflow::fromJson(*root, QStringLiteral("made"));
}

inline Job madeJob(const QString &name, Seed seed = Seed(42), JobState state = JobState::Held)
{
    Job job;
    job.id = newJobId();
    job.request.name = name;
    job.request.workflow = madeWorkflow(QStringLiteral("a harbour at dawn"), seed);
    job.request.seed = seed;
    job.server = ServerId(QStringLiteral("workshop"));
    job.serverName = QStringLiteral("Workshop");
    job.state = state;
    job.made = QDateTime::currentDateTimeUtc();
    return job;
}

/// A job at work: 62 %, step 18 of 30 of the sampler.
inline Job madeRunningJob(const QString &name, double fraction = 0.62)
{
    Job job = madeJob(name, Seed(42), JobState::Running);
    job.prompt = newPromptId();
    job.fraction = fraction;
    job.node = NodeId(QStringLiteral("3"));
    job.nodeTitle = QStringLiteral("Sampler");
    job.step = 18;
    job.steps = 30;
    job.nodeIndex = 3;
    job.nodeCount = 5;
    job.started = QDateTime::currentDateTimeUtc();
    return job;
}

inline Job madeFailedJob(const QString &name)
{
    Job job = madeJob(name, Seed(42), JobState::Failed);
    ExecutionErrorEvent failure;
    failure.node = NodeId(QStringLiteral("8"));
    failure.nodeType = QStringLiteral("VAEDecode");
    failure.exceptionType = QStringLiteral("RuntimeError");
    failure.exceptionMessage = QStringLiteral("tried to allocate <b>2.31 GiB</b>");
    failure.traceback = {QStringLiteral("  File \"execution.py\", line 1\n"), QStringLiteral("    raise\n")};
    job.failure = failure;
    job.prompt = newPromptId();
    return job;
}

inline Job madeRejectedJob(const QString &name)
{
    Job job = madeJob(name, Seed(42), JobState::Rejected);
    PromptRefusal refusal;
    refusal.type = QStringLiteral("prompt_outputs_failed_validation");
    refusal.message = QStringLiteral("Prompt outputs failed validation");
    refusal.problems = {{NodeId(QStringLiteral("3")), QStringLiteral("KSampler"), QStringLiteral("cfg"),
                         QStringLiteral("value_bigger_than_max"),
                         QStringLiteral("Value 400.0 bigger than max of 100.0"), QStringLiteral("cfg")}};
    job.refusal = refusal;
    return job;
}

} // namespace hanga
