#pragma once

#include "json/value.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace hanga::test {

/// A recording of a real ComfyUI (tests/data/transcripts): what was seen, in order.
struct TranscriptEntry
{
    QString kind;      ///< "ws-text", "ws-binary", "ws-open", "http" …
    QString client;    ///< whose socket it was
    QByteArray text;   ///< of ws-text: the message as Python wrote it
    QByteArray binary; ///< of ws-binary: the frame; where only its head was kept, completed to its length
    json::Value all;   ///< the whole line
};

/// Names without folder and ending, sorted: "02-t2i-full-run".
[[nodiscard]] QStringList transcriptNames();
[[nodiscard]] QList<TranscriptEntry> readTranscript(const QString &name);
/// Body of an http entry as it came over the wire.
[[nodiscard]] QByteArray responseBody(const TranscriptEntry &http);

} // namespace hanga::test
