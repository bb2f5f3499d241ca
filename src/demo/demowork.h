#pragma once

#include "base/ids.h"
#include "demo/demofiles.h"
#include "json/value.h"

#include <QHash>
#include <QImage>
#include <QList>

#include <chrono>
#include <optional>

namespace hanga {

/// What flows along a link of the demo: names and prompt words (MODEL, CLIP, CONDITIONING), or pictures (LATENT,
/// IMAGE).
struct DemoValue
{
    QString words;
    QSize size;
    int count = 1;        ///< pictures in the batch
    QList<QImage> images; ///< empty: a latent that nothing was painted into yet
};

/// Why a node raised, in Python's terms.
struct DemoFailure
{
    QString type;
    QString message;
};

/// All that a node needs to run; a value, so that it can run anywhere.
struct DemoCall
{
    QString classType;
    json::Value inputs;              ///< validated
    QHash<QString, DemoValue> links; ///< input → what came along its link
    json::Value graph;               ///< the whole prompt, for the metadata of saved files
    json::Value extraPngInfo;
    DemoFiles files;
};

struct DemoOutcome
{
    QList<DemoValue> values; ///< one an output slot
    json::Value ui;          ///< what `executed` shows; null for nodes with nothing to show
    std::optional<DemoFailure> failure;
    std::chrono::milliseconds pause{0}; ///< how long the node pretends to work
};

/// How a sampler is seen at work: how many steps it shows and which picture comes of them.
struct DemoSampling
{
    int steps = 0; ///< 0: not a sampler
    QString prompt;
    Seed seed;
    QSize size;
    QImage start;        ///< img2img: what it starts from; null for none
    double strength = 1; ///< how much of the start is painted over
};
[[nodiscard]] DemoSampling demoSampling(const DemoCall &call);
/// The small version of what \a sampling will give, for previews.
[[nodiscard]] QImage demoPreviewBase(const DemoSampling &sampling);

/// Runs one node. Pure but for files that it reads and writes; may take a second: call it on a pool thread.
[[nodiscard]] DemoOutcome runDemoNode(const DemoCall &call);

} // namespace hanga
