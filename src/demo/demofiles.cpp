#include "demo/demofiles.h"

#include "demo/demopainter.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <utility>

namespace hanga {
namespace {

constexpr std::pair<QLatin1StringView, DemoFiles::Folder> folders[] = {
    {QLatin1StringView("output"), DemoFiles::Folder::Output},
    {QLatin1StringView("input"), DemoFiles::Folder::Input},
    {QLatin1StringView("temp"), DemoFiles::Folder::Temp},
};

QString expanded(QString prefix, QSize size)
{
    const QDateTime now = QDateTime::currentDateTime();
    const auto twoDigits = [](int number) { return QString::number(number).rightJustified(2, u'0'); };
    const std::pair<QLatin1StringView, QString> tokens[] = {
        {QLatin1StringView("%width%"), QString::number(size.width())},
        {QLatin1StringView("%height%"), QString::number(size.height())},
        {QLatin1StringView("%year%"), QString::number(now.date().year())},
        {QLatin1StringView("%month%"), twoDigits(now.date().month())},
        {QLatin1StringView("%day%"), twoDigits(now.date().day())},
        {QLatin1StringView("%hour%"), twoDigits(now.time().hour())},
        {QLatin1StringView("%minute%"), twoDigits(now.time().minute())},
        {QLatin1StringView("%second%"), twoDigits(now.time().second())},
    };
    for (const auto &[token, value] : tokens)
        prefix.replace(token, value);
    return prefix;
}

/// The number in `name_00012_.png`; 0 for files of other prefixes.
int counterOf(const QString &fileName, const QString &prefix)
{
    if (!fileName.startsWith(prefix + u'_'))
        return 0;
    return fileName.mid(prefix.size() + 1).section(u'_', 0, 0).toInt();
}

} // namespace

DemoFiles::DemoFiles() : m_root(std::make_shared<QTemporaryDir>())
{
    for (const auto &[name, folder] : folders)
        QDir(m_root->path()).mkdir(name);
    const DemoPicture example{QStringLiteral("morning, sea and boats"), Seed(36), {384, 256}};
    paintDemoPicture(example).save(path(Folder::Input) + QStringLiteral("/example.png"));
}

std::optional<DemoFiles::Folder> DemoFiles::folderNamed(const QString &name)
{
    for (const auto &[known, folder] : folders) {
        if (known == name)
            return folder;
    }
    return std::nullopt;
}

QString DemoFiles::path(Folder folder) const
{
    return m_root->filePath(folders[size_t(folder)].first);
}

bool DemoFiles::isInside(const QString &path, const QString &directory)
{
    const QString clean = QDir::cleanPath(path);
    return clean == directory || clean.startsWith(directory + u'/');
}

QString DemoFiles::Place::fileName(const QString &suffix) const
{
    return QStringLiteral("%1_%2_.%3").arg(name, QString::number(counter).rightJustified(5, u'0'), suffix);
}

std::optional<DemoFiles::Place> DemoFiles::nextPlace(Folder folder, const QString &prefix, QSize size) const
{
    const QString wanted = QDir::cleanPath(expanded(prefix, size));
    const QString root = path(folder);
    const qsizetype slash = wanted.lastIndexOf(u'/');
    Place place;
    place.subfolder = slash < 0 ? QString() : wanted.left(slash);
    place.name = wanted.mid(slash + 1);
    place.directory = wanted.startsWith(u'/') ? place.subfolder : QDir::cleanPath(root + u'/' + place.subfolder);
    if (!isInside(place.directory, root) || !QDir().mkpath(place.directory))
        return std::nullopt;
    for (const QString &file : QDir(place.directory).entryList(QDir::Files | QDir::Hidden))
        place.counter = std::max(place.counter, counterOf(file, place.name) + 1);
    return place;
}

QStringList DemoFiles::inputPictures() const
{
    QStringList files = QDir(path(Folder::Input))
                            .entryList({QStringLiteral("*.png"), QStringLiteral("*.jpg"), QStringLiteral("*.jpeg"),
                                        QStringLiteral("*.webp"), QStringLiteral("*.gif"), QStringLiteral("*.bmp")},
                                       QDir::Files | QDir::Hidden);
    std::sort(files.begin(), files.end());
    return files;
}

std::optional<DemoFiles::Folder> DemoFiles::takeAnnotation(QString &name)
{
    for (const auto &[known, folder] : folders) {
        const QString ending = QStringLiteral("[%1]").arg(known);
        if (name.endsWith(ending)) {
            name.chop(ending.size());
            if (name.endsWith(u' '))
                name.chop(1);
            return folder;
        }
    }
    return std::nullopt;
}

std::optional<QString> DemoFiles::annotatedFile(const QString &name) const
{
    QString plain = name;
    const QString root = path(takeAnnotation(plain).value_or(Folder::Input));
    const QString file = QDir::cleanPath(root + u'/' + plain);
    if (!isInside(file, root) || !QFileInfo(file).isFile())
        return std::nullopt;
    return file;
}

} // namespace hanga
