#include "ui/preview/previewdecoder.h"

#include "base/background.h"

#include <QBuffer>
#include <QImageReader>

namespace hanga {

namespace {

constexpr qint64 frameTime = 100; // ms
constexpr qsizetype mostBytes = 16 * 1024 * 1024;
constexpr int longestSide = 4096;

/// The format by the first bytes, whatever the sender calls it; empty for what we do not take.
QByteArray formatOf(const QByteArray &image)
{
    if (image.startsWith(QByteArrayView("\xff\xd8\xff", 3)))
        return QByteArrayLiteral("jpeg");
    if (image.startsWith(QByteArrayView("\x89PNG\r\n\x1a\n", 8)))
        return QByteArrayLiteral("png");
    if (image.startsWith(QByteArrayView("RIFF", 4)) && image.mid(8, 4) == QByteArrayView("WEBP", 4))
        return QByteArrayLiteral("webp");
    return {};
}

QImage decodePreview(const QByteArray &bytes)
{
    const QByteArray format = formatOf(bytes);
    if (format.isEmpty() || bytes.size() > mostBytes)
        return {};
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    const QSize size = reader.size();
    if (!size.isValid() || size.width() > longestSide || size.height() > longestSide)
        return {};
    QImage image = reader.read();
    if (image.isNull())
        return {};
    return std::move(image).convertToFormat(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied
                                                                    : QImage::Format_RGB32);
}

} // namespace

PreviewDecoder::PreviewDecoder(QObject *parent) : QObject(parent)
{
    m_clock.start();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PreviewDecoder::work);
}

void PreviewDecoder::take(const JobId &id, const QByteArray &image)
{
    m_feeds[id].waiting = image;
    work();
}

void PreviewDecoder::forget(const JobId &id)
{
    m_feeds.remove(id);
}

void PreviewDecoder::setPaused(bool paused)
{
    m_paused = paused;
    work();
}

void PreviewDecoder::work()
{
    if (m_paused)
        return;
    const qint64 now = m_clock.elapsed();
    qint64 next = frameTime + 1;
    for (auto feed = m_feeds.begin(); feed != m_feeds.end(); ++feed) {
        if (feed->waiting.isNull() || feed->isBusy)
            continue;
        const qint64 wait = feed->hasStarted ? feed->startedAt + frameTime - now : 0;
        if (wait <= 0)
            decode(feed.key(), *feed);
        else
            next = qMin(next, wait);
    }
    if (next <= frameTime)
        m_timer.start(int(next));
}

void PreviewDecoder::decode(const JobId &id, Feed &feed)
{
    feed.isBusy = true;
    feed.hasStarted = true;
    feed.startedAt = m_clock.elapsed();
    runInBackground(
        this, [bytes = std::exchange(feed.waiting, {})] { return decodePreview(bytes); },
        [this, id](const QImage &image) { finish(id, image); });
}

void PreviewDecoder::finish(const JobId &id, const QImage &image)
{
    const auto feed = m_feeds.find(id);
    if (feed == m_feeds.end())
        return;
    feed->isBusy = false;
    if (!image.isNull())
        Q_EMIT decoded(id, image);
    work();
}

} // namespace hanga
