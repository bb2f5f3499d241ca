#include "server/eventsorter.h"

#include "protocol/eventparser.h"

#include <algorithm>

namespace hanga {

namespace {

/// More than the jobs of any server; a hostile one must not make the list long.
constexpr size_t waitingLimit = 64;

PromptId promptOf(const MessageHead &head)
{
    return PromptId{QString::fromUtf8(head.prompt.data(), qsizetype(head.prompt.size()))};
}

bool isPng(const QByteArray &image)
{
    return image.startsWith("\x89PNG");
}

} // namespace

EventSorter::EventSorter(QObject *parent) : QObject(parent)
{
    connect(&m_frame, &FrameCoalescer::due, this, &EventSorter::flush);
}

void EventSorter::addText(const QByteArray &message)
{
    const MessageHead head = peekTextMessage({message.constData(), size_t(message.size())});
    // Without a prompt in its head a message may be anybody's: its job must be known before it may replace another.
    if (head.prompt.empty())
        parse(message);
    else if (head.type == "progress")
        keep({Kind::Progress, promptOf(head), message});
    else if (head.type == "progress_state")
        keep({Kind::ProgressState, promptOf(head), message});
    else
        parse(message);
}

void EventSorter::addBinary(const QByteArray &frame)
{
    if (const auto event = parseBinaryEvent(frame))
        sort(*event);
    else
        Q_EMIT messageRefused(event.error());
}

void EventSorter::parse(const QByteArray &message)
{
    ++m_parsed;
    if (const auto event = parseTextEvent(message))
        sort(*event);
    else
        Q_EMIT messageRefused(event.error());
}

void EventSorter::sort(const Event &event)
{
    const PromptId prompt = hanga::promptOf(event);
    if (std::holds_alternative<ProgressEvent>(event)) {
        keep({Kind::Progress, prompt, event});
    } else if (std::holds_alternative<ProgressStateEvent>(event)) {
        keep({Kind::ProgressState, prompt, event});
    } else if (const auto *preview = std::get_if<PreviewEvent>(&event)) {
        keep({Kind::Preview, prompt, event, !isPng(preview->image)});
    } else {
        flushJob(prompt);
        emitNow(event);
    }
}

void EventSorter::keep(Waiting waiting)
{
    if (waiting.isReplaceable) {
        const auto older = std::ranges::find_if(m_waiting, [&waiting](const Waiting &one) {
            return one.isReplaceable && one.kind == waiting.kind && one.prompt == waiting.prompt;
        });
        if (older != m_waiting.end())
            m_waiting.erase(older);
    }
    m_waiting.push_back(std::move(waiting));
    if (m_waiting.size() > waitingLimit)
        flush();
    else
        m_frame.markDirty();
}

void EventSorter::emitNow(const Event &event)
{
    if (std::holds_alternative<UnknownEvent>(event))
        ++m_unknown;
    Q_EMIT eventReady(event);
}

void EventSorter::emitWaiting(const Waiting &waiting)
{
    if (const auto *event = std::get_if<Event>(&waiting.message)) {
        emitNow(*event);
        return;
    }
    ++m_parsed;
    if (const auto event = parseTextEvent(std::get<QByteArray>(waiting.message)))
        emitNow(*event);
    else
        Q_EMIT messageRefused(event.error());
}

void EventSorter::flushJob(const PromptId &prompt)
{
    // What names no job belongs to whichever runs; an event that names none may be any job's.
    std::list<Waiting> due;
    for (auto waiting = m_waiting.begin(); waiting != m_waiting.end();) {
        const auto next = std::next(waiting);
        if (prompt.isEmpty() || waiting->prompt.isEmpty() || waiting->prompt == prompt)
            due.splice(due.end(), m_waiting, waiting);
        waiting = next;
    }
    for (const Waiting &waiting : due)
        emitWaiting(waiting);
}

void EventSorter::flush()
{
    flushJob({});
}

void EventSorter::clear()
{
    m_waiting.clear();
}

} // namespace hanga
