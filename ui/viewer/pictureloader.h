#pragma once

#include "base/error.h"

#include <QHash>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QStringList>

namespace hanga {

/// Decodes the picture that is looked at and then its neighbours, in the pool, and keeps exactly those. A broken
/// neighbour is told only when it becomes the first.
class PictureLoader final : public QObject
{
    Q_OBJECT

public:
    explicit PictureLoader(QObject *parent = nullptr);

    /// The first is needed now, the others ahead of need, one after the other. What is not named is forgotten. The
    /// answer for the first comes as a signal, at once if it is known.
    void want(const QStringList &paths);

Q_SIGNALS:
    void loaded(const QString &path, const QImage &image);
    void failed(const QString &path, const hanga::Error &error);

private:
    void load(const QString &path);
    void answer();
    void loadNext();

    QStringList m_wanted;
    QHash<QString, Result<QImage>> m_ready;
    QSet<QString> m_loading;
};

} // namespace hanga
