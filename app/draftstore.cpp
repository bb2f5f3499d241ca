#include "app/draftstore.h"

#include "base/background.h"
#include "json/document.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QSaveFile>

namespace hanga {

namespace {

Q_LOGGING_CATEGORY(draftLog, "hanga.draft")

void writeDraft(const QString &path, const json::Value &draft)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(json::write(draft)) < 0 || !file.commit())
        qCWarning(draftLog).noquote() << "The draft could not be saved:" << file.errorString();
}

void removeOldest(const QString &folder)
{
    const QStringList newestFirst = QDir(folder).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Time);
    for (const QString &name : newestFirst.mid(DraftStore::mostKept))
        QFile::remove(QDir(folder).filePath(name));
}

QString keptPath(const QString &folder, const QString &fingerprint)
{
    return QDir(folder).filePath(fingerprint + QStringLiteral(".json"));
}

} // namespace

DraftStore::DraftStore(const QString &path, std::function<json::Value()> collect, QObject *parent)
    : QObject(parent), m_path(path), m_folder(QFileInfo(path).dir().filePath(QStringLiteral("drafts"))),
      m_present([path, collect = std::move(collect)]() -> Autosave::Save {
          return [path, draft = collect()] { writeDraft(path, draft); };
      })
{}

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

void DraftStore::keep(const QString &fingerprint, const json::Value &draft)
{
    m_unwritten.insert(fingerprint, draft);
    runInBackground(
        this,
        [folder = m_folder, path = keptPath(m_folder, fingerprint), draft] {
            writeDraft(path, draft);
            removeOldest(folder);
            return draft;
        },
        [this, fingerprint](const json::Value &written) {
            if (m_unwritten.value(fingerprint) == written)
                m_unwritten.remove(fingerprint);
        });
}

void DraftStore::find(const QString &fingerprint, std::function<void(const json::Value &)> found)
{
    if (const auto unwritten = m_unwritten.constFind(fingerprint); unwritten != m_unwritten.cend())
        return found(json::Value(*unwritten));
    runInBackground(
        this,
        [path = keptPath(m_folder, fingerprint)] {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? json::parse(file.readAll()).value_or(json::Value()) : json::Value();
        },
        [found = std::move(found)](const json::Value &draft) {
            if (!draft.isNull())
                found(draft);
        });
}

} // namespace hanga
