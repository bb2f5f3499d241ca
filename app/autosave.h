#pragma once

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace hanga {

/// Saves one thing half a second after it began to change, in the pool, one save at a time. The newest state is what
/// stays on disk, also when the program ends while an older one is still being written.
class Autosave final : public QObject
{
    Q_OBJECT

public:
    using Save = std::function<void()>;
    /// \a prepare is called on this thread when it is time, and takes what is to be saved; the pool runs what it
    /// returns.
    explicit Autosave(std::function<Save()> prepare, QObject *parent = nullptr);

    void touch();   ///< something has changed
    void saveNow(); ///< at the end of the program; blocks until it is on disk

private:
    struct Turn;

    void start();
    static void saveInTurn(Turn &turn, quint64 number, const Save &save);

    std::function<Save()> m_prepare;
    std::shared_ptr<Turn> m_turn;
    quint64 m_last = 0; ///< number of the save begun last
    QTimer m_timer;
    bool m_isSaving = false;
    bool m_isDirty = false;
};

} // namespace hanga
