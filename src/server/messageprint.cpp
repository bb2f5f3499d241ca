#include "server/messageprint.h"

#include <QRegularExpression>

namespace hanga {

namespace {

constexpr qsizetype shownBytes = 4096;

} // namespace

QString printText(QByteArrayView message)
{
    // The value may be cut off by the limit: then it ends with the text.
    static const QRegularExpression secret(
        QStringLiteral(
            R"re(("(?:sid|[^"]*(?:api[_-]?key|token|secret|password|authorization)[^"]*)"\s*:\s*")(?:[^"\\]|\\.)*)re"),
        QRegularExpression::CaseInsensitiveOption);
    QString text = QString::fromUtf8(message.first(std::min(message.size(), shownBytes)));
    text.replace(secret, QStringLiteral("\\1…"));
    if (message.size() > shownBytes)
        text.append(u'…');
    return text;
}

QString printBinary(QByteArrayView frame)
{
    return QStringLiteral("%1 bytes: %2")
        .arg(frame.size())
        .arg(QString::fromLatin1(frame.first(std::min<qsizetype>(frame.size(), 16)).toByteArray().toHex(' ')));
}

} // namespace hanga
