#include "app/draftstore.h"

#include "base/background.h"
#include "json/document.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QSaveFile>

#include <chrono>

namespace hanga {

namespace {

Q_LOGGING_CATEGORY(draftLog, "hanga.draft")

bool writeDraft(const QString &path, const json::Value &draft)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(json::write(draft)) < 0 || !file.commit()) {
        qCWarning(draftLog).noquote() << "The draft could not be saved:" << file.errorString();
        return false;
    }
    return true;
}

} // namespace

DraftStore::DraftStore(const QString &path, std::function<json::Value()> collect, QObject *parent)
    : QObject(parent), m_path(path), m_collect(std::move(collect))
{
    using namespace std::chrono_literals;
    m_timer.setSingleShot(true);
    m_timer.setInterval(500ms);
    connect(&m_timer, &QTimer::timeout, this, &DraftStore::write);
}

json::Value DraftStore::load() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    auto draft = json::parse(file.readAll());
    if (draft)
        return *draft;
    file.close();
    const QString damaged = m_path + QStringLiteral(".damaged");
    QFile::remove(damaged);
    QFile::rename(m_path, damaged);
    qCWarning(draftLog).noquote() << "The last draft is damaged and was put aside as" << damaged;
    return {};
}

void DraftStore::touch()
{
    m_isDirty = true;
    if (!m_timer.isActive() && !m_isWriting)
        m_timer.start();
}

void DraftStore::write()
{
    if (m_isWriting || !m_isDirty)
        return;
    m_isWriting = true;
    m_isDirty = false;
    runInBackground(
        this, [path = m_path, draft = m_collect()] { return writeDraft(path, draft); },
        [this](bool) {
            m_isWriting = false;
            if (m_isDirty)
                m_timer.start();
        });
}

void DraftStore::saveNow()
{
    m_timer.stop();
    m_isDirty = false;
    writeDraft(m_path, m_collect());
}

} // namespace hanga
