#include "app/autosave.h"

#include "base/background.h"

#include <QMutex>

#include <chrono>

namespace hanga {

struct Autosave::Turn
{
    QMutex mutex;
    quint64 newest = 0; ///< number of the save that lies on disk
};

Autosave::Autosave(std::function<Save()> prepare, QObject *parent)
    : QObject(parent), m_prepare(std::move(prepare)), m_turn(std::make_shared<Turn>())
{
    using namespace std::chrono_literals;
    m_timer.setSingleShot(true);
    m_timer.setInterval(500ms);
    connect(&m_timer, &QTimer::timeout, this, &Autosave::start);
}

void Autosave::touch()
{
    m_isDirty = true;
    if (!m_timer.isActive() && !m_isSaving)
        m_timer.start();
}

void Autosave::saveNow()
{
    m_timer.stop();
    m_isDirty = false;
    saveInTurn(*m_turn, ++m_last, m_prepare());
}

void Autosave::start()
{
    m_isSaving = true;
    m_isDirty = false;
    runInBackground(
        this,
        [turn = m_turn, number = ++m_last, save = m_prepare()] {
            saveInTurn(*turn, number, save);
            return true;
        },
        [this](bool) {
            m_isSaving = false;
            if (m_isDirty)
                m_timer.start();
        });
}

void Autosave::saveInTurn(Turn &turn, quint64 number, const Save &save)
{
    const QMutexLocker lock(&turn.mutex);
    if (number < turn.newest)
        return; // the pool came to it only after saveNow()
    turn.newest = number;
    save();
}

} // namespace hanga
