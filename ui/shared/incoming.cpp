#include "ui/shared/incoming.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

namespace hanga {

namespace {

struct IncomingText
{
    Q_DECLARE_TR_FUNCTIONS(IncomingText)
};

constexpr qsizetype longestPath = 4096;

QStringList localFiles(const QMimeData *offered)
{
    QStringList paths;
    for (const QUrl &url : offered->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

/// Lossless formats first, and those that other programs write workflows into.
QString imageType(const QMimeData *offered)
{
    for (const char *type : {"image/png", "image/webp", "image/jpeg", "image/avif"}) {
        if (offered->hasFormat(QLatin1StringView(type)))
            return QLatin1StringView(type);
    }
    return {};
}

QString fileNamedBy(const QString &text)
{
    const QString line = text.trimmed();
    if (line.isEmpty() || line.size() > longestPath || line.contains(u'\n'))
        return {};
    const QString path = line.startsWith(u"file://") ? QUrl(line).toLocalFile() : line;
    const QFileInfo info(path);
    return info.isAbsolute() && info.isFile() ? path : QString();
}

bool looksLikeWorkflow(const QString &text)
{
    const QStringView head = QStringView(text).trimmed();
    return head.startsWith(u'{') && (head.contains(u"\"class_type\"") || head.contains(u"\"last_node_id\"") ||
                                     (head.contains(u"\"nodes\"") && head.contains(u"\"links\"")));
}

} // namespace

Incoming Incoming::from(const QMimeData *offered, Way way)
{
    const bool isDropped = way == Way::Dropped;
    if (const QStringList paths = localFiles(offered); !paths.isEmpty())
        return {paths, {}, {}};
    if (const QString type = imageType(offered); !type.isEmpty()) {
        return {
            {}, offered->data(type), isDropped ? IncomingText::tr("Dropped image") : IncomingText::tr("Pasted image")};
    }
    if (!offered->hasText())
        return {};
    const QString text = offered->text();
    if (const QString path = fileNamedBy(text); !path.isEmpty())
        return {{path}, {}, {}};
    return {{}, text.toUtf8(), isDropped ? IncomingText::tr("Dropped text") : IncomingText::tr("Pasted text")};
}

bool Incoming::isOffered(const QMimeData *offered)
{
    return !localFiles(offered).isEmpty() || !imageType(offered).isEmpty() || offered->hasText();
}

bool Incoming::opensInsteadOfTyping(const QMimeData *offered)
{
    if (!localFiles(offered).isEmpty())
        return true;
    if (offered->hasText())
        return looksLikeWorkflow(offered->text());
    return !imageType(offered).isEmpty();
}

} // namespace hanga
