#pragma once

#include "json/value.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace hanga {

/// Keeps what was typed but not sent, so that no crash and no kill loses more than its last second: one JSON file,
/// replaced whole, written in the pool.
class DraftStore final : public QObject
{
    Q_OBJECT

public:
    /// \a collect gives the present draft; it is asked only when there is something to save.
    DraftStore(const QString &path, std::function<json::Value()> collect, QObject *parent = nullptr);

    /// The draft of the last run; null if there is none or it cannot be read (a damaged file is kept beside as
    /// .damaged).
    [[nodiscard]] json::Value load() const;
    void touch();   ///< something was edited: save within a second
    void saveNow(); ///< at the end of the program; blocks until it is on disk

private:
    QString m_path;
    std::function<json::Value()> m_collect;
    QTimer m_timer;
    bool m_isWriting = false;
    bool m_isDirty = false;

    void write();
};

} // namespace hanga
