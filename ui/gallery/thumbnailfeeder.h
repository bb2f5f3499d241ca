#pragma once

#include <QObject>
#include <QSet>
#include <QSize>

namespace hanga {

class GalleryModel;

/// Decodes the thumbnails that are in sight and hands them to the model; two at a time, in the pool, from the first
/// visible one on. What scrolls out of sight before its turn is never decoded.
class ThumbnailFeeder final : public QObject
{
    Q_OBJECT

public:
    /// \a model must outlive it.
    explicit ThumbnailFeeder(GalleryModel &model, QObject *parent = nullptr);

    /// The rows in sight now; an empty range (\a last below \a first) rests.
    void setVisible(int first, int last);
    /// In device pixels: 256, or 512 on dense screens.
    void setBox(QSize box) { m_box = box; }

private:
    void feed();
    void load(const QString &path);

    GalleryModel &m_model;
    QSize m_box{256, 256};
    int m_first = 0;
    int m_last = -1;
    QSet<QString> m_loading;
};

} // namespace hanga
