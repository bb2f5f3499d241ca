#include "support/transcript.h"

#include "json/document.h"

#include <QDir>
#include <QFile>
#include <QtEndian>

#include <algorithm>

namespace hanga::test {

namespace {

QDir folder()
{
    return QDir(QStringLiteral(HANGA_TEST_DATA "/transcripts"));
}

/// Of most frames the recorder kept 64 bytes. The rest is made up: the metadata from the node that ran, zeros for the
/// picture.
QByteArray rebuiltFrame(const json::Value &entry, const json::Value &executing)
{
    QByteArray frame = QByteArray::fromHex(entry["head_hex"].toString().toLatin1());
    if (frame.startsWith(QByteArray::fromHex("00000004"))) {
        json::Value metadata = json::Value::object();
        metadata.set("node_id", executing["node"]);
        metadata.set("prompt_id", executing["prompt_id"]);
        metadata.set("display_node_id", executing["display_node"]);
        const QByteArray text = json::writeLikePython(metadata);
        QByteArray length(4, '\0');
        qToBigEndian(quint32(text.size()), length.data());
        frame = frame.left(4) + length + text + QByteArray::fromHex("ffd8ffe0");
    }
    const auto size = qsizetype(entry["length"].toInt64().value_or(0));
    return frame.append(std::max<qsizetype>(size - frame.size(), 0), '\0');
}

QByteArray readBinary(const json::Value &entry, const json::Value &executing)
{
    QFile file(folder().filePath(entry["file"].toString()));
    if (entry["file"].isString() && file.open(QFile::ReadOnly))
        return file.readAll();
    return rebuiltFrame(entry, executing);
}

} // namespace

QStringList transcriptNames()
{
    QStringList names;
    for (const QString &file : folder().entryList({QStringLiteral("*.jsonl")}, QDir::Files, QDir::Name))
        names.append(file.chopped(6));
    return names;
}

QList<TranscriptEntry> readTranscript(const QString &name)
{
    QList<TranscriptEntry> entries;
    QFile file(folder().filePath(name + QStringLiteral(".jsonl")));
    if (!file.open(QFile::ReadOnly))
        return entries;
    json::Value executing;
    while (!file.atEnd()) {
        const auto line = json::parse(file.readLine());
        if (!line)
            return {};
        TranscriptEntry entry;
        entry.kind = (*line)["kind"].toString();
        entry.client = (*line)["client"].toString();
        if (entry.kind == u"ws-open")
            entry.client = (*line)["client_id"].toString();
        if (entry.kind == u"ws-text")
            entry.text = json::writeLikePython((*line)["message"]);
        if ((*line)["message"]["type"].text() == "executing" && (*line)["message"]["data"]["node"].isString())
            executing = (*line)["message"]["data"];
        if (entry.kind == u"ws-binary")
            entry.binary = readBinary(*line, executing);
        entry.all = *line;
        entries.append(entry);
    }
    return entries;
}

QByteArray responseBody(const TranscriptEntry &http)
{
    if (http.all.contains("response_json"))
        return json::writeLikePython(http.all["response_json"]);
    return http.all["response_text"].toString().toUtf8();
}

} // namespace hanga::test
