#include "ui/viewer/imageview.h"

#include "base/background.h"
#include "ui/shared/formatting.h"
#include "ui/shared/imagefile.h"
#include "ui/shared/metrics.h"
#include "ui/shared/tokens.h"

#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QUrl>

#include <cmath>

namespace hanga {

namespace {

constexpr double zoomStep = 1.25;
constexpr int panStep = 64;
constexpr qint64 largestScaled = 32'000'000; // pixels; above it the visible part is drawn from the picture itself

} // namespace

ImageView::ImageView(QWidget *parent) : QWidget(parent), m_emptyText(tr("Your picture appears here")), m_scaler(this)
{
    setObjectName(QStringLiteral("preview"));
    setAccessibleName(tr("Preview"));
    setAccessibleDescription(m_emptyText);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(64, 64);
    connect(&m_scaler, &SmoothScaler::ready, this, qOverload<>(&QWidget::update));
}

QSize ImageView::sizeHint() const
{
    return {640, 480};
}

void ImageView::showImage(const QImage &image, const QString &path)
{
    ++m_wanted;
    m_path = path;
    m_isLive = false;
    take(image, image.size(), false);
}

void ImageView::showPreview(const QImage &image, QSize finalSize)
{
    ++m_wanted;
    m_path.clear();
    m_isLive = true;
    take(image, finalSize.isEmpty() ? image.size() : finalSize, finalSize.isEmpty());
}

void ImageView::showFile(const QString &path)
{
    const quint64 number = ++m_wanted;
    runInBackground(
        this, [path] { return loadImage(path); },
        [this, path, number](const Result<QImage> &loaded) {
            if (number != m_wanted)
                return;
            if (!loaded) {
                showSentence(whatHappened(loaded.error()));
                m_path = path; // it can still be shown in its folder
                Q_EMIT failed(loaded.error());
                return;
            }
            showImage(*loaded, path);
            Q_EMIT fileShown(path);
        });
}

void ImageView::showNothing()
{
    showSentence({});
}

void ImageView::showSentence(const QString &text)
{
    ++m_wanted;
    m_sentence = text;
    m_path.clear();
    m_image = {};
    m_scaler.clear();
    setAccessibleDescription(sentence());
    changed();
}

void ImageView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    if (m_image.isNull())
        setAccessibleDescription(sentence());
    update();
}

QString ImageView::sentence() const
{
    if (!m_image.isNull())
        return {};
    return m_sentence.isEmpty() ? m_emptyText : m_sentence;
}

void ImageView::take(const QImage &image, QSize geometry, bool enlarges)
{
    if (image.isNull())
        return showNothing();
    m_sentence.clear();
    m_image = image;
    m_image.setDevicePixelRatio(1);
    if (m_image.format() != QImage::Format_RGB32 && m_image.format() != QImage::Format_ARGB32_Premultiplied) {
        m_image.convertTo(m_image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    }
    m_viewport.setPicture(geometry, enlarges);
    setAccessibleDescription(formatting::pixels(geometry));
    changed();
}

void ImageView::changed()
{
    update();
    const QString text = zoomText();
    if (text == m_zoomText)
        return;
    m_zoomText = text;
    Q_EMIT zoomTextChanged(text);
}

void ImageView::fit()
{
    m_viewport.fit();
    changed();
}

void ImageView::setZoom(double zoom)
{
    m_viewport.zoomTo(zoom, m_viewport.center());
    changed();
}

void ImageView::zoomIn()
{
    setZoom(zoom() * zoomStep);
}

void ImageView::zoomOut()
{
    setZoom(zoom() / zoomStep);
}

QString ImageView::zoomText() const
{
    if (m_image.isNull())
        return {};
    const int percent = int(std::lround(zoom() * 100));
    return isFit() ? tr("Fit %1 %").arg(percent) : tr("%1 %").arg(percent);
}

void ImageView::toggleFit(QPointF at)
{
    if (isFit())
        m_viewport.zoomTo(1, toDevice(at));
    else
        m_viewport.fit();
    changed();
}

void ImageView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeColor(Token::Canvas, palette()));
    if (m_image.isNull())
        paintSentence(painter);
    else
        paintPicture(painter);
    if (!m_showsRing)
        return;
    painter.resetTransform();
    painter.setPen(QPen(themeColor(Token::Accent, palette()), 2));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

void ImageView::paintSentence(QPainter &painter)
{
    painter.setPen(themeColor(Token::Text2, palette()));
    painter.drawText(
        rect().adjusted(metrics::panelPadding, metrics::panelPadding, -metrics::panelPadding, -metrics::panelPadding),
        Qt::AlignCenter | Qt::TextWordWrap, sentence());
}

void ImageView::paintPicture(QPainter &painter)
{
    painter.scale(1 / devicePixelRatioF(), 1 / devicePixelRatioF());
    const QRect place = m_viewport.pictureRect();
    if (place.size() == m_image.size()) {
        painter.drawImage(place.topLeft(), m_image);
        return;
    }
    const bool enlarged = place.width() > m_image.width();
    const bool scales = (!enlarged || m_isLive) && qint64(place.width()) * place.height() <= largestScaled;
    if (scales) {
        m_scaler.request(m_image, place.size());
        // A live picture comes ten times a second: the one before stays until the next is scaled.
        if (m_scaler.has(m_image, place.size()) || (m_isLive && m_scaler.image().size() == place.size())) {
            painter.drawImage(place.topLeft(), m_scaler.image());
            return;
        }
    }
    // From 200 % on single pixels are wanted.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_isLive || zoom() < 2);
    painter.drawImage(place, m_image);
}

void ImageView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_viewport.setView((QSizeF(size()) * devicePixelRatioF()).toSize());
    changed();
}

void ImageView::wheelEvent(QWheelEvent *event)
{
    if (m_image.isNull())
        return event->ignore();
    const double steps = event->angleDelta().y() / 120.0;
    m_viewport.zoomTo(zoom() * std::pow(zoomStep, steps), toDevice(event->position()));
    changed();
    event->accept();
}

void ImageView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton && !m_image.isNull()) {
        m_viewport.zoomTo(1, toDevice(event->position()));
        return changed();
    }
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_isPressed = true;
    m_pressedAt = m_draggedFrom = event->position();
    if (m_viewport.canPan() && !m_image.isNull())
        setCursor(Qt::ClosedHandCursor);
}

void ImageView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_isPressed)
        return QWidget::mouseMoveEvent(event);
    if (m_viewport.canPan() && !m_image.isNull()) {
        m_viewport.pan(toDevice(event->position() - m_draggedFrom));
        m_draggedFrom = event->position();
        return update();
    }
    if ((event->position() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance())
        dragOut();
}

void ImageView::mouseReleaseEvent(QMouseEvent *event)
{
    m_isPressed = false;
    unsetCursor();
    QWidget::mouseReleaseEvent(event);
}

void ImageView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !m_image.isNull())
        toggleFit(event->position());
}

void ImageView::dragOut()
{
    m_isPressed = false;
    if (m_path.isEmpty())
        return;
    auto *file = new QMimeData;
    file->setUrls({QUrl::fromLocalFile(m_path)});
    auto *drag = new QDrag(this);
    drag->setMimeData(file);
    if (!m_image.isNull())
        drag->setPixmap(QPixmap::fromImage(m_image.scaled(96, 96, Qt::KeepAspectRatio, Qt::FastTransformation)));
    drag->exec(Qt::CopyAction); // the one loop of its own that Qt offers no way around
}

bool ImageView::isZoomKey(const QKeyEvent *event) const
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    if (event->modifiers() & (Qt::AltModifier | Qt::MetaModifier))
        return false;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus:
    case Qt::Key_0:
        return true;
    case Qt::Key_1:
        return control; // 1 alone is a star
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        return !control && m_viewport.canPan();
    default:
        return false;
    }
}

bool ImageView::event(QEvent *event)
{
    // Ctrl+1 is a page of the window, except over a picture.
    if (event->type() == QEvent::ShortcutOverride && !m_image.isNull() && isZoomKey(static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void ImageView::keyPressEvent(QKeyEvent *event)
{
    if (m_image.isNull() || !isZoomKey(event))
        return QWidget::keyPressEvent(event);
    const double step = panStep * devicePixelRatioF();
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomIn();
    case Qt::Key_Minus:
        return zoomOut();
    case Qt::Key_0:
        return fit();
    case Qt::Key_1:
        return setZoom(1);
    case Qt::Key_Left:
        m_viewport.pan({step, 0});
        break;
    case Qt::Key_Right:
        m_viewport.pan({-step, 0});
        break;
    case Qt::Key_Up:
        m_viewport.pan({0, step});
        break;
    default:
        m_viewport.pan({0, -step});
        break;
    }
    update();
}

void ImageView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_showsRing = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                  event->reason() == Qt::ShortcutFocusReason;
    update();
}

void ImageView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    m_showsRing = false;
    update();
}

} // namespace hanga
