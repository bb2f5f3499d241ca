#include "demo/demouserdata.h"

#include "demo/demojson.h"
#include "demo/demoreplies.h"

#include <QDir>
#include <QUrl>

namespace hanga {
namespace {

using namespace demo;

/// The name that \a segment means: decoded by the HTTP library, and once more by ComfyUI where a '%' is left.
QString nameOf(const QByteArray &segment)
{
    const QString once = QUrl::fromPercentEncoding(segment);
    return once.contains(u'%') ? QUrl::fromPercentEncoding(once.toUtf8()) : once;
}

/// Nothing if \a name leaves the user's folder.
std::optional<QString> inside(const QString &name)
{
    const QString path = QDir::cleanPath(name);
    const bool leaves =
        path.startsWith(u'/') || path == QLatin1StringView("..") || path.startsWith(QLatin1StringView("../"));
    return leaves ? std::nullopt : std::optional(path);
}

bool isSaid(const DemoRequest &request, const QString &key)
{
    return request.value(key).toLower() == QLatin1StringView("true");
}

/// Whether an existing file stays; writing over it is ComfyUI's default.
bool keepsExisting(const DemoRequest &request)
{
    return request.value(QStringLiteral("overwrite")) == QLatin1StringView("false");
}

json::Value seconds(const QDateTime &time)
{
    return json::Value::number(double(time.toMSecsSinceEpoch()) / 1000);
}

} // namespace

void DemoUserData::put(const QString &path, const QByteArray &bytes)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    File &file = m_files[path];
    if (!file.created.isValid())
        file.created = now;
    file.bytes = bytes;
    file.modified = now;
}

json::Value DemoUserData::info(const QString &path, const QString &shown) const
{
    const File file = m_files.value(path);
    return object({{"path", text(shown)},
                   {"size", integer(file.bytes.size())},
                   {"modified", seconds(file.modified)},
                   {"created", seconds(file.created)}});
}

DemoReply DemoUserData::list(const DemoRequest &request) const
{
    const QString directory = request.value(QStringLiteral("dir"));
    if (directory.isEmpty())
        return answerText("Directory not provided", 400);
    const auto folder = inside(directory);
    if (!folder)
        return answerText("Invalid directory", 403);
    const QString prefix = *folder == QLatin1StringView(".") ? QString() : *folder + u'/';
    const bool recurses = isSaid(request, QStringLiteral("recurse"));
    json::Value list = json::Value::array();
    bool isThere = false;
    for (auto file = m_files.lowerBound(prefix); file != m_files.end() && file.key().startsWith(prefix); ++file) {
        isThere = true;
        const QString path = file.key().sliced(prefix.size());
        const bool isHidden = path.startsWith(u'.') || path.contains(QLatin1StringView("/.")); // Python's glob
        if (isHidden || (!recurses && path.contains(u'/')))
            continue;
        if (isSaid(request, QStringLiteral("full_info")))
            list.append(info(file.key(), path));
        else if (isSaid(request, QStringLiteral("split")))
            list.append(demo::list(QStringList{path} + path.split(u'/')));
        else
            list.append(text(path));
    }
    return isThere ? answerJson(list) : answerText("Directory not found", 404);
}

DemoReply DemoUserData::answer(const QByteArray &segments, const DemoRequest &request)
{
    const QByteArrayList parts = segments.split('/');
    const bool moves = parts.size() == 3 && parts[1] == "move";
    if (parts.size() != 1 && !moves)
        return answerText("404: Not Found", 404);
    const auto path = inside(nameOf(parts.first()));
    const auto target = moves ? inside(nameOf(parts.last())) : path;
    if (!path || !target)
        return answerEmpty(403);
    if (request.isPost && !moves)
        return store(*path, request);
    if (moves && !request.isPost)
        return answerText("405: Method Not Allowed", 405);
    if (!m_files.contains(*path))
        return answerEmpty(404);
    if (moves)
        return move(*path, *target, request);
    if (request.isDelete) {
        m_files.remove(*path);
        return answerEmpty(204);
    }
    DemoReply reply;
    reply.type = path->endsWith(QLatin1StringView(".json")) ? "application/json" : "application/octet-stream";
    reply.body = m_files.value(*path).bytes;
    return reply;
}

DemoReply DemoUserData::store(const QString &path, const DemoRequest &request)
{
    if (keepsExisting(request) && m_files.contains(path))
        return answerText("File already exists", 409);
    // A name that is a folder, or below a file, cannot be opened for writing.
    const auto below = m_files.lowerBound(path + u'/');
    bool isImpossible = path.isEmpty() || path == QLatin1StringView(".") ||
                        (below != m_files.end() && below.key().startsWith(path + u'/'));
    for (qsizetype slash = path.indexOf(u'/'); slash > 0; slash = path.indexOf(u'/', slash + 1))
        isImpossible = isImpossible || m_files.contains(path.first(slash));
    if (isImpossible)
        return answerEmpty(400);
    put(path, request.body);
    return written(path, request);
}

DemoReply DemoUserData::move(const QString &from, const QString &to, const DemoRequest &request)
{
    if (keepsExisting(request) && m_files.contains(to))
        return answerText("File already exists", 409);
    const File file = m_files.take(from);
    m_files.insert(to, file);
    return written(to, request);
}

DemoReply DemoUserData::written(const QString &path, const DemoRequest &request) const
{
    return answerJson(isSaid(request, QStringLiteral("full_info")) ? info(path, path) : text(path));
}

} // namespace hanga
