#pragma once

#include "base/error.h"
#include "ui/viewer/smoothscaler.h"
#include "ui/viewer/viewport.h"

#include <QImage>
#include <QWidget>

namespace hanga {

/// Shows one picture: fitted at first, never over 100 % unless it is a live preview. The wheel zooms at the pointer,
/// dragging moves what is seen (or, where all of it is seen, drags the file out), a double click changes between fit
/// and 100 %, the middle button shows 100 %. Keys: + − zoom, 0 or Ctrl+0 fit, Ctrl+1 100 %, arrows move.
///
/// Scaling happens in the pool; painting copies. 100 % is one picture pixel a device pixel, on dense screens too.
class ImageView final : public QWidget
{
    Q_OBJECT

public:
    explicit ImageView(QWidget *parent = nullptr);

    /// A finished picture. \a path is the file that is dragged out; may be empty.
    void showImage(const QImage &image, const QString &path = {});
    /// A live preview, usually much smaller than the picture it becomes. It is drawn as large as \a finalSize would be,
    /// so nothing moves when the result comes; an unknown final size fits the view.
    void showPreview(const QImage &image, QSize finalSize = {});
    /// Decodes the file in the pool and shows it; what was shown stays until then. A file that cannot be shown puts a
    /// sentence in its place. Only the newest call counts.
    void showFile(const QString &path);
    /// Nothing but the sentence \a emptyText, in plain text.
    void showNothing();
    void showSentence(const QString &text);
    void setEmptyText(const QString &text);

    [[nodiscard]] const QImage &image() const { return m_image; }
    [[nodiscard]] const QString &path() const { return m_path; }
    /// The sentence that stands in place of a picture; empty if there is one.
    [[nodiscard]] QString sentence() const;

    void fit();
    /// 1 is 100 %. At the middle of the view.
    void setZoom(double zoom);
    void zoomIn();
    void zoomOut();
    [[nodiscard]] double zoom() const { return m_viewport.zoom(); }
    [[nodiscard]] bool isFit() const { return m_viewport.isFit(); }
    /// "Fit 60 %", "150 %"; empty without a picture.
    [[nodiscard]] QString zoomText() const;

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void zoomTextChanged(const QString &text);
    /// The file given to \ref showFile is on the screen.
    void fileShown(const QString &path);
    void failed(const hanga::Error &error);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void take(const QImage &image, QSize geometry, bool enlarges);
    void changed();
    void toggleFit(QPointF at);
    void dragOut();
    [[nodiscard]] bool isZoomKey(const QKeyEvent *event) const;
    [[nodiscard]] QPointF toDevice(QPointF point) const { return point * devicePixelRatioF(); }
    void paintPicture(QPainter &painter);
    void paintSentence(QPainter &painter);

    QImage m_image;
    QString m_path;
    QString m_emptyText;
    QString m_sentence;
    Viewport m_viewport;
    SmoothScaler m_scaler;
    QString m_zoomText;   // as last told
    quint64 m_wanted = 0; // number of the newest showX call
    QPointF m_pressedAt;
    QPointF m_draggedFrom;
    bool m_isPressed = false;
    bool m_isLive = false;
    bool m_showsRing = false;
};

} // namespace hanga
