#include "demo/demopainter.h"

#include "demo/demoprint.h"
#include "demo/demorandom.h"

#include <algorithm>
#include <cmath>

namespace hanga {
namespace {

/// What the wooden block and the paper leave: fine grain, long streaks along the wood, a slightly worn edge.
void pressOntoPaper(QImage &sheet, quint64 seed)
{
    DemoRandom random(seed);
    const int width = sheet.width();
    const int height = sheet.height();
    const double unit = std::min(width, height);
    const double phase = random.between(0, 100);
    for (int y = 0; y < height; ++y) {
        auto *line = reinterpret_cast<QRgb *>(sheet.scanLine(y));
        const double v = y / unit;
        const double streak = 2.2 * std::sin(v * 61 + phase) + 1.6 * std::sin(v * 173 + phase * 2);
        quint64 bits = random.next();
        for (int x = 0; x < width; ++x) {
            bits = bits * 6364136223846793005u + 1442695040888963407u;
            const int grain = int(bits >> 60) - 7;
            const double u = x / unit;
            const int tone = int(streak * std::sin(u * 2.1 + phase + v * 5)) + grain;
            const QRgb pixel = line[x];
            line[x] = qRgb(std::clamp(qRed(pixel) + tone, 0, 255), std::clamp(qGreen(pixel) + tone, 0, 255),
                           std::clamp(qBlue(pixel) + tone, 0, 255));
        }
    }
}

} // namespace

QImage paintDemoPicture(const DemoPicture &picture)
{
    QImage sheet(picture.size.expandedTo({1, 1}), QImage::Format_RGB32);
    sheet.fill(Qt::black);
    DemoPrint(sheet, picture).paint();
    pressOntoPaper(sheet, picture.seed.value() + quint64(picture.steps));
    return sheet;
}

QImage paintDemoPreview(const QImage &finished, Seed seed, int step, int steps)
{
    const double done = std::clamp(double(step) / std::max(steps, 1), 0.0, 1.0);
    const QSize whole = finished.size().scaled(512, 512, Qt::KeepAspectRatio).expandedTo({1, 1});
    // A latent has an eighth of the picture's width; what is seen of it sharpens with the steps.
    const QSize latent = whole.scaled(whole / (8.0 - 5.5 * done), Qt::KeepAspectRatio).expandedTo({1, 1});
    QImage image =
        finished.scaled(latent, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_RGB32);
    DemoRandom random(seed.value());
    const double noise = std::pow(1 - done, 1.7);
    for (int y = 0; y < image.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const quint64 bits = random.next();
            const auto blend = [noise](int colour, quint64 byte) {
                return int(colour * (1 - noise * 0.8) + (double(byte & 0xff) * 0.75 + 32) * noise * 0.8);
            };
            line[x] =
                qRgb(blend(qRed(line[x]), bits), blend(qGreen(line[x]), bits >> 16), blend(qBlue(line[x]), bits >> 32));
        }
    }
    return image.scaled(whole, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

} // namespace hanga
