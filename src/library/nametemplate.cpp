#include "library/nametemplate.h"

#include "library/picture.h"

#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace hanga {

namespace {

constexpr qsizetype mostBytes = 200;
constexpr int counterDigits = 3;

bool isUnsafe(char32_t c)
{
    if (c == QChar::ReplacementCharacter)
        return true;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // also turns the direction of the text around, or is invisible
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

QString cutToBytes(QString text, qsizetype bytes)
{
    while (text.toUtf8().size() > bytes) {
        text.chop(1);
        if (!text.isEmpty() && text.back().isHighSurrogate())
            text.chop(1);
    }
    return text;
}

bool isReserved(const QString &name)
{
    static const QSet<QString> devices{
        QStringLiteral("CON"),  QStringLiteral("PRN"),  QStringLiteral("AUX"),  QStringLiteral("NUL"),
        QStringLiteral("COM1"), QStringLiteral("COM2"), QStringLiteral("COM3"), QStringLiteral("COM4"),
        QStringLiteral("COM5"), QStringLiteral("COM6"), QStringLiteral("COM7"), QStringLiteral("COM8"),
        QStringLiteral("COM9"), QStringLiteral("LPT1"), QStringLiteral("LPT2"), QStringLiteral("LPT3"),
        QStringLiteral("LPT4"), QStringLiteral("LPT5"), QStringLiteral("LPT6"), QStringLiteral("LPT7"),
        QStringLiteral("LPT8"), QStringLiteral("LPT9")};
    return devices.contains(name.section(u'.', 0, 0).trimmed().toUpper());
}

QString flat(QString value)
{
    return value.replace(u'/', u'_').replace(u'\\', u'_');
}

/// In one pass, so that a value that looks like a mark stays as it is.
QString filled(const QString &part, const QHash<QString, QString> &values)
{
    static const QRegularExpression mark(QStringLiteral("%(date|time|seed|counter|workflow|node)%([-_]?)"));
    QString text;
    qsizetype end = 0;
    for (auto matches = mark.globalMatch(part); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        text += part.mid(end, match.capturedStart() - end);
        end = match.capturedEnd();
        // Values bring no folders of their own.
        const QString value = flat(values.value(match.captured(1)));
        if (!value.isEmpty())
            text += value + match.captured(2);
    }
    return text + part.mid(end);
}

} // namespace

QString safeName(const QString &text)
{
    QString name;
    for (const char32_t c : text.normalized(QString::NormalizationForm_C).toUcs4()) {
        if (isUnsafe(c))
            continue;
        const bool separates = c < 0x80 && QStringLiteral("<>:\"/\\|?*").contains(QChar(char16_t(c)));
        name += separates ? QStringLiteral("_") : QString::fromUcs4(&c, 1);
    }
    name = cutToBytes(name.trimmed(), mostBytes);
    while (name.endsWith(u'.') || name.endsWith(u' '))
        name.chop(1);
    if (name.startsWith(u'.'))
        name[0] = u'_';
    if (isReserved(name))
        name.prepend(u'_');
    return name;
}

QString expandTemplate(const QString &nameTemplate, const NameValues &values, int counter)
{
    const QHash<QString, QString> marks{
        {QStringLiteral("date"), values.date},
        {QStringLiteral("time"), values.time},
        {QStringLiteral("seed"), values.seed},
        {QStringLiteral("workflow"), values.workflow},
        {QStringLiteral("node"), values.node},
        {QStringLiteral("counter"), QStringLiteral("%1").arg(counter, counterDigits, 10, QLatin1Char('0'))}};
    QStringList parts;
    for (const QString &part : nameTemplate.split(u'/', Qt::SkipEmptyParts)) {
        if (const QString safe = safeName(filled(part, marks)); !safe.isEmpty())
            parts.append(safe);
    }
    if (parts.isEmpty())
        parts.append(QStringLiteral("image"));
    if (!nameTemplate.contains(QStringLiteral("%counter%")) && counter > 1)
        parts.last() += QStringLiteral("-%1").arg(counter);
    return parts.join(u'/');
}

QString safeEnding(const QString &serverName)
{
    const QString suffix = QFileInfo(serverName).suffix().toLower();
    return mediaOf(serverName) == u"file" ? QStringLiteral(".bin") : u'.' + suffix;
}

} // namespace hanga
