#include "demo/demomultipart.h"

namespace hanga {
namespace {

/// `key="value"` of a header, with \" and \\ undone; nothing if the key is not there.
std::optional<QString> parameter(const QByteArray &header, const QByteArray &key)
{
    qsizetype at = header.indexOf(key + '=');
    while (at > 0 && header[at - 1] != ';' && header[at - 1] != ' ') // `name=` is also the end of `filename=`
        at = header.indexOf(key + '=', at + 1);
    if (at < 0)
        return std::nullopt;
    at += key.size() + 1;
    if (at >= header.size() || header[at] != '"')
        return QString::fromUtf8(header.mid(at).split(';').first().trimmed());
    QByteArray value;
    for (++at; at < header.size() && header[at] != '"'; ++at) {
        const bool isEscape =
            header[at] == '\\' && at + 1 < header.size() && (header[at + 1] == '"' || header[at + 1] == '\\');
        value += header[isEscape ? ++at : at];
    }
    return QString::fromUtf8(value);
}

DemoPart partOf(const QByteArray &headers, const QByteArray &content)
{
    DemoPart part;
    for (const QByteArray &line : headers.split('\n')) {
        if (!line.toLower().startsWith("content-disposition:"))
            continue;
        part.name = parameter(line, "name").value_or(QString());
        part.fileName = parameter(line, "filename");
    }
    part.content = content;
    return part;
}

} // namespace

QList<DemoPart> demoParts(const QByteArray &contentType, const QByteArray &body)
{
    const QByteArray boundary = parameter(contentType, "boundary").value_or(QString()).toUtf8();
    QList<DemoPart> parts;
    if (boundary.isEmpty())
        return parts;
    const QByteArray line = "--" + boundary;
    qsizetype at = body.indexOf(line);
    while (at >= 0) {
        at += line.size();
        const qsizetype headersEnd = body.indexOf("\r\n\r\n", at);
        const qsizetype next = body.indexOf("\r\n" + line, at);
        if (body.mid(at, 2) == "--" || headersEnd < 0 || next < headersEnd)
            break;
        parts << partOf(body.mid(at + 2, headersEnd - at - 2), body.mid(headersEnd + 4, next - headersEnd - 4));
        at = next + 2;
    }
    return parts;
}

} // namespace hanga
