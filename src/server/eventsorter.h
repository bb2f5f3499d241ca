#pragma once

#include "base/framecoalescer.h"
#include "protocol/event.h"

#include <QObject>

#include <list>

namespace hanga {

/// Turns the messages of one socket into events. State events come out at once and in order. Of `progress`,
/// `progress_state` and previews only the newest of a job waits, as bytes where it can, and is decoded once a frame or
/// before the next state event of its job: a burst of 20 000 messages is not parsed 20 000 times.
/// PNG previews all come out: SaveImageWebsocket sends its results that way, and the server previews in JPEG.
class EventSorter final : public QObject
{
    Q_OBJECT

public:
    explicit EventSorter(QObject *parent = nullptr);

    void addText(const QByteArray &message);
    void addBinary(const QByteArray &frame);
    void flush(); ///< what waits comes out now
    void clear(); ///< what waits is dropped

    [[nodiscard]] qint64 unknownMessages() const { return m_unknown; }
    [[nodiscard]] qint64 parsedTexts() const { return m_parsed; }

Q_SIGNALS:
    void eventReady(const hanga::Event &event);
    void messageRefused(const hanga::Error &error);

private:
    enum class Kind { Progress, ProgressState, Preview };
    struct Waiting
    {
        Kind kind;
        PromptId prompt;
        std::variant<QByteArray, Event> message; ///< text not yet parsed, or an event that had to be
        bool isReplaceable = true;
    };

    std::list<Waiting> m_waiting; ///< few: a job has at most one of each kind, PNG previews aside
    FrameCoalescer m_frame;
    qint64 m_unknown = 0;
    qint64 m_parsed = 0;

    void parse(const QByteArray &message);
    void sort(const Event &event);
    void keep(Waiting waiting);
    void emitNow(const Event &event);
    void emitWaiting(const Waiting &waiting);
    void flushJob(const PromptId &prompt);
};

} // namespace hanga
