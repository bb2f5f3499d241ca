#include "library/outputsaver.h"

#include "base/background.h"
#include "library/exclusiverename.h"
#include "library/nametemplate.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QTimer>
#include <QUuid>

#include <array>
#include <cerrno>
#include <chrono>

namespace hanga {

namespace {

using namespace std::chrono_literals;

constexpr int mostAtOnce = 6;
constexpr std::array pauses{500ms, 2000ms}; ///< before the second and the third try
constexpr int mostNames = 100000;

/// One file on its way.
struct Save
{
    Picture picture;
    ServerFile file;
    QPointer<ViewService> files;
    QString folder;
    QString nameTemplate;
    NameValues values;
    QString part; ///< the whole file under a hidden name, in the folder where it will stay
    size_t tries = 0;
};

QString pathFor(const Save &save, int counter)
{
    const QString name = expandTemplate(save.nameTemplate, save.values, counter) + safeEnding(save.file.filename);
    return QDir(save.folder).absoluteFilePath(name);
}

/// The folder of the file exists afterwards. Runs in the pool.
std::optional<Error> makeFolder(const QString &folder)
{
    if (QDir().mkpath(folder))
        return std::nullopt;
    return Error{Error::Kind::FileUnwritable, {folder, qt_error_string(errno)}, {}};
}

/// Gives the finished part its name: the first that is free. Runs in the pool.
Result<QString> moveToFreeName(const Save &save)
{
    for (int counter = 1; counter < mostNames; ++counter) {
        const QString path = pathFor(save, counter);
        if (QFileInfo::exists(path))
            continue;
        // The number may stand in the name of a folder.
        (void)makeFolder(QFileInfo(path).absolutePath());
        const auto renamed = renameExclusively(save.part, path);
        if (renamed && *renamed)
            return path;
        if (!renamed) {
            QFile::remove(save.part);
            return tl::unexpected(renamed.error());
        }
    }
    QFile::remove(save.part);
    return failure(Error::Kind::FileUnwritable, {pathFor(save, mostNames), qt_error_string(EEXIST)});
}

bool worthAnotherTry(const Error &error)
{
    using enum Error::Kind;
    return error.kind != FileMissingOnServer && error.kind != FileUnwritable && error.kind != Cancelled;
}

NameValues valuesOf(const Job &job, const NodeId &node)
{
    const QDateTime when = (job.started.isValid() ? job.started : QDateTime::currentDateTimeUtc()).toLocalTime();
    return {when.toString(u"yyyy-MM-dd"), when.toString(u"HHmmss"),
            job.request.seed ? job.request.seed->text() : QString(), job.request.name, node.text()};
}

} // namespace

class OutputSaver::Private final
{
public:
    explicit Private(OutputSaver &saver) : q(saver) {}

    void startNext();
    void prepare(Save save);
    void download(Save save);
    void downloaded(Save save, const Result<qint64> &result);
    void give(const Save &save, const QString &path);
    void fail(const Save &save, const Error &error);

    OutputSaver &q;
    QString folder;
    QString nameTemplate;
    QList<Save> waiting;
    int open = 0;
};

void OutputSaver::Private::startNext()
{
    while (open < mostAtOnce && !waiting.isEmpty()) {
        ++open;
        prepare(waiting.takeFirst());
    }
}

void OutputSaver::Private::prepare(Save save)
{
    const QString where = QFileInfo(pathFor(save, 1)).absolutePath();
    save.part = where + QStringLiteral("/.hanga-%1.part").arg(QUuid::createUuid().toString(QUuid::WithoutBraces));
    runInBackground(
        &q, [where] { return makeFolder(where); },
        [this, save](const std::optional<Error> &error) {
            if (error)
                return fail(save, *error);
            download(save);
        });
}

void OutputSaver::Private::download(Save save)
{
    if (!save.files)
        return fail(save, Error{Error::Kind::Cancelled, {}, {}});
    ++save.tries;
    // The calls of a server that is left end without a word.
    auto *watch = new QObject(&q);
    QObject::connect(save.files, &QObject::destroyed, watch, [this, save, watch] {
        watch->deleteLater();
        fail(save, Error{Error::Kind::Cancelled, {}, {}});
    });
    save.files->download(save.file, save.part, &q, [this, save, watch](const Result<qint64> &result) {
        delete watch;
        downloaded(save, result);
    });
}

void OutputSaver::Private::downloaded(Save save, const Result<qint64> &result)
{
    if (!result) {
        if (save.tries > pauses.size() || !worthAnotherTry(result.error()))
            return fail(save, result.error());
        QTimer::singleShot(pauses.at(save.tries - 1), &q, [this, save] { download(save); });
        return;
    }
    runInBackground(
        &q, [save] { return moveToFreeName(save); },
        [this, save](const Result<QString> &path) {
            if (!path)
                return fail(save, path.error());
            give(save, *path);
        });
}

void OutputSaver::Private::give(const Save &save, const QString &path)
{
    --open;
    startNext();
    Picture picture = save.picture;
    picture.path = path;
    picture.media = mediaOf(path);
    picture.made = QDateTime::currentDateTimeUtc();
    Q_EMIT q.pictureSaved(picture, save.file);
}

void OutputSaver::Private::fail(const Save &save, const Error &error)
{
    --open;
    startNext();
    Q_EMIT q.saveFailed(save.picture.job, save.file, error);
}

OutputSaver::OutputSaver(const QString &folder, const QString &nameTemplate, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this))
{
    d->folder = folder;
    d->nameTemplate = nameTemplate;
}

OutputSaver::~OutputSaver() = default;

void OutputSaver::setFolder(const QString &folder)
{
    d->folder = folder;
}

QString OutputSaver::folder() const
{
    return d->folder;
}

void OutputSaver::save(const Job &job, const NodeId &node, const ServerFile &file, ViewService &files)
{
    Save save;
    save.picture.job = job.id;
    save.picture.node = node;
    save.picture.server = job.server;
    save.picture.temporary = file.type == ServerFile::Type::Temp;
    save.picture.seed = job.request.seed;
    save.picture.workflowName = job.request.name;
    save.file = file;
    save.files = &files;
    save.folder = d->folder;
    save.nameTemplate = d->nameTemplate;
    save.values = valuesOf(job, node);
    d->waiting.append(save);
    d->startNext();
}

} // namespace hanga
