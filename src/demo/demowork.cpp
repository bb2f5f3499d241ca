#include "demo/demowork.h"

#include "demo/demojson.h"
#include "demo/demopainter.h"
#include "demo/demopixels.h"
#include "demo/demosaver.h"

#include <QImageReader>
#include <QPainter>

#include <algorithm>

namespace hanga {
namespace {

using namespace demo;

int whole(const json::Value &inputs, std::string_view name, int fallback = 0)
{
    return int(inputs[name].toInt64().value_or(fallback));
}

DemoOutcome gives(QList<DemoValue> values)
{
    DemoOutcome outcome;
    outcome.values = std::move(values);
    return outcome;
}

DemoOutcome raises(const QString &type, const QString &message)
{
    DemoOutcome outcome;
    outcome.failure = DemoFailure{type, message};
    return outcome;
}

DemoValue pictures(QList<QImage> images)
{
    DemoValue value;
    value.size = images.isEmpty() ? QSize() : images.first().size();
    value.count = int(images.size());
    value.images = std::move(images);
    return value;
}

/// \a painted over \a start, as far as the sampler may change it.
QImage over(const QImage &start, QImage painted, double strength)
{
    if (start.isNull() || strength >= 1)
        return painted;
    QPainter painter(&painted);
    painter.setOpacity(1 - strength);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRect(QPoint(), painted.size()), start);
    return painted;
}

DemoOutcome sample(const DemoCall &call)
{
    const DemoSampling sampling = demoSampling(call);
    const DemoValue latent = call.links.value(QStringLiteral("latent_image"));
    QList<QImage> images;
    for (int i = 0; i < latent.count; ++i) {
        const DemoPicture picture{sampling.prompt, Seed(sampling.seed.value() + quint64(i)), sampling.size,
                                  sampling.steps};
        images << over(latent.images.value(i), paintDemoPicture(picture), sampling.strength);
    }
    return gives({pictures(std::move(images))});
}

DemoOutcome decode(const DemoValue &latent)
{
    QList<QImage> images = latent.images;
    while (images.size() < latent.count) { // what an autoencoder makes of zeros
        QImage blank(latent.size, QImage::Format_RGB32);
        blank.fill(QColor(126, 118, 108));
        images << blank;
    }
    return gives({pictures(std::move(images))});
}

DemoOutcome encode(const DemoValue &pixels)
{
    QList<QImage> images;
    for (const QImage &image : pixels.images)
        images << image.copy(0, 0, std::max(8, image.width() / 8 * 8), std::max(8, image.height() / 8 * 8));
    return gives({pictures(std::move(images))});
}

DemoOutcome upscale(const DemoCall &call)
{
    DemoValue latent = call.links.value(QStringLiteral("samples"));
    QSize size(whole(call.inputs, "width"), whole(call.inputs, "height"));
    if (size.isNull())
        return gives({latent});
    if (size.width() == 0)
        size.setWidth(std::max(64, latent.size.width() * size.height() / std::max(1, latent.size.height())));
    if (size.height() == 0)
        size.setHeight(std::max(64, latent.size.height() * size.width() / std::max(1, latent.size.width())));
    const bool crop = call.inputs["crop"].text() == "center";
    latent.size = size;
    for (QImage &image : latent.images) {
        image =
            image.scaled(size, crop ? Qt::KeepAspectRatioByExpanding : Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        image =
            image.copy(QRect(QPoint((image.width() - size.width()) / 2, (image.height() - size.height()) / 2), size));
    }
    return gives({latent});
}

DemoOutcome load(const DemoCall &call)
{
    const QString name = call.inputs["image"].toString();
    const auto file = call.files.annotatedFile(name);
    if (!file)
        return raises(QStringLiteral("FileNotFoundError"),
                      QStringLiteral("[Errno 2] No such file or directory: '%1'").arg(name));
    QImageReader reader(*file);
    reader.setDecideFormatFromContent(true);
    const QImage image = reader.read();
    if (image.isNull())
        return raises(QStringLiteral("PIL.UnidentifiedImageError"),
                      QStringLiteral("cannot identify image file '%1'").arg(name));
    QImage mask(image.size(), QImage::Format_RGB32);
    mask.fill(Qt::black);
    return gives({pictures({demoPixels(image)}), pictures({mask})});
}

DemoOutcome filled(const json::Value &inputs)
{
    QImage image(whole(inputs, "width"), whole(inputs, "height"), QImage::Format_RGB32);
    image.fill(QColor(QRgb(whole(inputs, "color"))));
    return gives({pictures(QList<QImage>(whole(inputs, "batch_size", 1), image))});
}

DemoOutcome inverted(DemoValue value)
{
    for (QImage &image : value.images)
        image.invertPixels();
    return gives({value});
}

DemoOutcome lora(const DemoCall &call)
{
    DemoValue model = call.links.value(QStringLiteral("model"));
    // The demo's LoRAs are words added to the prompt.
    if (call.inputs["strength_model"].toDouble().value_or(0) > 0)
        model.words += u' ' + call.inputs["lora_name"].toString().section(u'.', 0, 0).replace(u'-', u' ');
    return gives({model, call.links.value(QStringLiteral("clip"))});
}

DemoOutcome emptyLatent(const json::Value &inputs)
{
    DemoValue latent;
    latent.size = QSize(whole(inputs, "width"), whole(inputs, "height"));
    latent.count = whole(inputs, "batch_size", 1);
    return gives({latent});
}

DemoOutcome slow(const DemoCall &call)
{
    DemoOutcome outcome = gives({call.links.value(QStringLiteral("image"))});
    outcome.pause = std::chrono::milliseconds(int(call.inputs["seconds"].toDouble().value_or(0) * 1000));
    return outcome;
}

DemoOutcome encodedText(const DemoCall &call)
{
    DemoValue conditioning;
    conditioning.words = call.inputs["text"].toString();
    return gives({conditioning});
}

DemoOutcome combined(const DemoCall &call)
{
    DemoValue both = call.links.value(QStringLiteral("conditioning_1"));
    both.words += u' ' + call.links.value(QStringLiteral("conditioning_2")).words;
    return gives({both});
}

} // namespace

DemoSampling demoSampling(const DemoCall &call)
{
    const bool advanced = call.classType == QLatin1StringView("KSamplerAdvanced");
    if (!advanced && call.classType != QLatin1StringView("KSampler"))
        return {};
    const DemoValue latent = call.links.value(QStringLiteral("latent_image"));
    DemoSampling sampling;
    sampling.steps = std::max(1, whole(call.inputs, "steps", 20));
    sampling.seed = Seed(call.inputs[advanced ? "noise_seed" : "seed"].toUInt64().value_or(0));
    sampling.prompt =
        call.links.value(QStringLiteral("positive")).words + call.links.value(QStringLiteral("model")).words;
    sampling.size = latent.size;
    sampling.start = latent.images.value(0);
    sampling.strength = call.inputs["denoise"].toDouble().value_or(1);
    if (advanced) {
        const int first = whole(call.inputs, "start_at_step");
        const int last = std::min(sampling.steps, whole(call.inputs, "end_at_step", sampling.steps));
        sampling.strength = std::clamp(double(last - first) / sampling.steps, 0.0, 1.0);
        sampling.steps = std::max(1, last - first);
    }
    return sampling;
}

QImage demoPreviewBase(const DemoSampling &sampling)
{
    const QSize size = sampling.size.scaled(256, 256, Qt::KeepAspectRatio).expandedTo({1, 1});
    return over(sampling.start, paintDemoPicture({sampling.prompt, sampling.seed, size, sampling.steps}),
                sampling.strength);
}

DemoOutcome runDemoNode(const DemoCall &call)
{
    const auto is = [&call](const char *name) { return call.classType == QLatin1StringView(name); };
    const auto link = [&call](const char *name) { return call.links.value(QString::fromLatin1(name)); };
    if (is("KSampler") || is("KSamplerAdvanced"))
        return sample(call);
    if (is("CLIPTextEncode"))
        return encodedText(call);
    if (is("ConditioningCombine"))
        return combined(call);
    if (is("CheckpointLoaderSimple"))
        return gives({DemoValue(), DemoValue(), DemoValue()});
    if (is("LoraLoader"))
        return lora(call);
    if (is("EmptyLatentImage"))
        return emptyLatent(call.inputs);
    if (is("LatentUpscale"))
        return upscale(call);
    if (is("VAEDecode"))
        return decode(link("samples"));
    if (is("VAEEncode"))
        return encode(link("pixels"));
    if (is("LoadImage"))
        return load(call);
    if (is("EmptyImage"))
        return filled(call.inputs);
    if (is("ImageInvert"))
        return inverted(link("image"));
    if (is("TestSlow"))
        return slow(call);
    if (is("TestExplode"))
        return raises(QStringLiteral("RuntimeError"), call.inputs["message"].toString());
    return saveDemoImages(call);
}

} // namespace hanga
