#include "prompt/wildcardfolder.h"

#include "prompt/nearnames.h"
#include "prompt/textfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMutexLocker>
#include <QRegularExpression>

#include <algorithm>

namespace hanga::prompt {

namespace {

struct WildcardText
{
    Q_DECLARE_TR_FUNCTIONS(WildcardText)
};

constexpr int deepest = 64;
constexpr qsizetype longestName = 200;
const QLatin1StringView suffix(".txt");

QRegularExpression globFor(const QString &name)
{
    QString pattern = QRegularExpression::escape(name);
    pattern.replace(QLatin1StringView("\\*"), QLatin1StringView(".*"))
        .replace(QLatin1StringView("\\?"), QLatin1StringView("."));
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern), QRegularExpression::CaseInsensitiveOption);
}

bool isGlob(QStringView name)
{
    return name.contains(u'*') || name.contains(u'?');
}

QList<Option> optionsOf(const QString &text)
{
    QList<Option> options;
    for (const QStringView line : QStringView(text).split(u'\n')) {
        const QStringView value = line.trimmed();
        if (!value.isEmpty() && !value.startsWith(u'#'))
            options.append(readOption(value));
    }
    return options;
}

QStringList wildcardsIn(QStringView text)
{
    QStringList names;
    for (qsizetype at = 0; at < text.size();) {
        const QStringView name = wildcardAt(text, at);
        if (!name.isEmpty())
            names.append(name.toString());
        // What follows a backslash begins nothing.
        at += !name.isEmpty() ? name.size() + 4 : text.at(at) == u'\\' ? 2 : 1;
    }
    return names;
}

} // namespace

QStringView wildcardAt(QStringView text, qsizetype at)
{
    if (!text.mid(at).startsWith(u"__"))
        return {};
    const QStringView rest = text.mid(at + 2, longestName + 2);
    const qsizetype end = rest.indexOf(u"__", 1);
    const QStringView name = rest.left(std::max(end, qsizetype(0)));
    const auto belongs = [](QChar c) { return c.isLetterOrNumber() || QStringView(u"_-/*?. ").contains(c); };
    const bool isName = std::ranges::all_of(name, belongs) && name.trimmed() == name && !name.startsWith(u'_');
    return isName ? name : QStringView();
}

QStringList WildcardFolder::names() const
{
    const QMutexLocker locker(&m_mutex);
    return listed();
}

const QStringList &WildcardFolder::listed() const
{
    if (m_names)
        return *m_names;
    QStringList found;
    const QDir folder(m_path);
    QDirIterator files(m_path, {QStringLiteral("*.txt")}, QDir::Files | QDir::Readable, QDirIterator::Subdirectories);
    while (files.hasNext() && found.size() < mostFiles)
        found.append(folder.relativeFilePath(files.next()).chopped(suffix.size()));
    found.sort();
    m_names = found;
    return *m_names;
}

QStringList WildcardFolder::matching(const QString &name) const
{
    const QStringList &all = listed();
    if (!isGlob(name) && all.contains(name))
        return {name};
    return all.filter(globFor(name));
}

Result<QList<Option>> WildcardFolder::options(const QString &name) const
{
    const QMutexLocker locker(&m_mutex);
    const QStringList files = matching(name);
    if (files.isEmpty())
        return failure(Error::Kind::WildcardMissing,
                       {name, m_path, nearNames(name, listed()).join(QStringLiteral(", "))});
    QList<Option> options;
    for (const QString &file : files) {
        const auto part = fileOptions(file);
        if (!part)
            return part;
        options.append(*part);
    }
    return options;
}

Result<QList<Option>> WildcardFolder::fileOptions(const QString &name) const
{
    if (const auto known = m_files.constFind(name); known != m_files.constEnd())
        return *known;
    QFile file(QDir(m_path).filePath(name + suffix));
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::FileUnreadable, {file.fileName(), file.errorString()});
    if (file.size() > largestFile)
        return failure(Error::Kind::FileTooLarge,
                       {file.fileName(), QString::number(file.size() >> 20), QString::number(largestFile >> 20)});
    const auto text = textOfFile(file.readAll(), file.fileName());
    if (!text)
        return tl::unexpected(text.error());
    return *m_files.insert(name, optionsOf(*text));
}

std::optional<Error> WildcardFolder::defect(const QString &text) const
{
    const QMutexLocker locker(&m_mutex);
    QStringList path;
    return defectBelow(text, path);
}

std::optional<Error> WildcardFolder::defectBelow(const QString &text, QStringList &path) const
{
    for (const QString &name : wildcardsIn(text)) {
        if (m_sound.contains(name))
            continue;
        const bool isCircle = path.contains(name);
        path.append(name);
        if (isCircle || path.size() > deepest)
            return Error{Error::Kind::VariationsInvalid,
                         {WildcardText::tr("the wildcards lead back to themselves: %1").arg(path.join(u" → "))},
                         {}};
        const auto lines = options(name);
        if (!lines)
            return lines.error();
        for (const Option &line : *lines) {
            if (auto error = defectBelow(line.text, path))
                return error;
        }
        path.removeLast();
        m_sound.insert(name);
    }
    return std::nullopt;
}

} // namespace hanga::prompt
