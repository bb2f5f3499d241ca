#include "server/eventsocket.h"

#include "protocol/eventparser.h"
#include "server/messageprint.h"
#include "server/socketlink.h"

#include <QMetaMethod>
#include <QUuid>

namespace hanga {

namespace {

bool needsAPerson(const Error &error)
{
    return error.kind == Error::Kind::SignInNeeded || error.kind == Error::Kind::Blocked;
}

} // namespace

EventSocket::EventSocket(const ServerProfile &profile, const QString &clientId, QObject *parent,
                         const EventSocketTimes &times)
    : QObject(parent), m_profile(profile), m_times(times), m_clientId(clientId), m_pace(times.firstRetry)
{
    for (QTimer *timer : {&m_retry, &m_statusWatch, &m_quiet})
        timer->setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &EventSocket::connectNow);
    connect(&m_statusWatch, &QTimer::timeout, this, &EventSocket::dropZombie);
    connect(&m_quiet, &QTimer::timeout, this, &EventSocket::changeReusedId);
    connect(&m_sorter, &EventSorter::eventReady, this, &EventSocket::handOn);
    connect(&m_sorter, &EventSorter::messageRefused, this, &EventSocket::messageRefused);
}

EventSocket::~EventSocket() = default;

EventSocket::State EventSocket::state() const
{
    return m_state;
}

QString EventSocket::clientId() const
{
    return m_clientId;
}

int EventSocket::attempt() const
{
    return m_attempt;
}

qint64 EventSocket::unknownMessages() const
{
    return m_sorter.unknownMessages();
}

qint64 EventSocket::parsedMessages() const
{
    return m_sorter.parsedTexts();
}

void EventSocket::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

void EventSocket::open()
{
    if (m_state == State::Closed || m_state == State::WaitingToReopen)
        connectNow();
}

void EventSocket::close()
{
    m_retry.stop();
    m_statusWatch.stop();
    m_quiet.stop();
    m_sorter.clear();
    m_pace.restart();
    m_attempt = 0;
    retireLink();
    setState(State::Closed);
}

void EventSocket::setJobsOutstanding(bool outstanding)
{
    m_jobsOutstanding = outstanding;
    if (outstanding) {
        m_quiet.stop();
        if (m_retry.isActive() && m_retry.remainingTimeAsDuration() > m_times.shortRetryCap)
            m_retry.start(m_times.shortRetryCap);
    } else if (m_idIsReused) {
        m_quiet.start(m_times.quiet);
    }
}

void EventSocket::expectStatus()
{
    const bool cameJustNow = m_sinceStatus.isValid() && !m_sinceStatus.hasExpired(m_times.status.count());
    if (m_state == State::Open && !cameJustNow && !m_statusWatch.isActive())
        m_statusWatch.start(m_times.status);
}

void EventSocket::chooseClientId()
{
    if (!m_idWasOpen)
        return;
    // With jobs outstanding only the same id gets their events. Otherwise a fresh one is safer: when ComfyUI notices
    // that an old socket of the same id is dead, it forgets the new one.
    m_idIsReused = m_jobsOutstanding;
    if (m_jobsOutstanding)
        return;
    m_idWasOpen = false;
    m_clientId = QUuid::createUuid().toString(QUuid::WithoutBraces);
}

void EventSocket::connectNow()
{
    m_retry.stop();
    ++m_attempt;
    const QString before = m_clientId;
    chooseClientId();
    setState(State::Opening);
    if (m_retiring && before == m_clientId)
        connect(m_retiring, &SocketLink::gone, this, &EventSocket::startLink);
    else
        startLink();
}

void EventSocket::startLink()
{
    if (m_state != State::Opening || m_link)
        return;
    m_link = new SocketLink(m_profile, m_times, this);
    connect(m_link, &SocketLink::opened, this, &EventSocket::linkOpened);
    connect(m_link, &SocketLink::lost, this, &EventSocket::linkLost);
    connect(m_link, &SocketLink::textReceived, this, &EventSocket::readText);
    connect(m_link, &SocketLink::binaryReceived, this, &EventSocket::readBinary);
    m_link->open(m_clientId);
}

void EventSocket::retireLink()
{
    if (!m_link)
        return;
    m_link->disconnect(this);
    m_retiring = m_link;
    m_link.clear();
    m_retiring->close();
}

void EventSocket::linkOpened()
{
    m_attempt = 0;
    m_idWasOpen = true;
    m_sinceStatus.invalidate();
    setState(State::Open);
}

void EventSocket::linkLost(const Error &error)
{
    m_link->disconnect(this);
    m_link->deleteLater();
    m_link.clear();
    m_statusWatch.stop();
    m_sorter.flush();
    reopenLater(error);
}

void EventSocket::reopenLater(const Error &error)
{
    Q_EMIT failed(error);
    if (m_state == State::Closed || m_link || m_retry.isActive()) // a listener has decided otherwise
        return;
    if (needsAPerson(error)) {
        close();
        return;
    }
    // What is no ComfyUI need not be asked every two seconds whether it has become one.
    const bool isHurried = (m_profile.isLoopback() || m_jobsOutstanding) && error.kind != Error::Kind::NotComfyUi;
    m_retry.start(m_pace.next(isHurried ? m_times.shortRetryCap : m_times.longRetryCap));
    setState(State::WaitingToReopen);
}

void EventSocket::dropZombie()
{
    m_sorter.flush();
    retireLink();
    reopenLater({Error::Kind::TimedOut, {m_profile.address()}, {}});
}

void EventSocket::changeReusedId()
{
    if (m_jobsOutstanding || m_state != State::Open)
        return;
    m_sorter.flush();
    retireLink();
    connectNow();
}

void EventSocket::readText(const QString &text)
{
    const QByteArray message = text.toUtf8();
    m_pace.restart();
    if (isSignalConnected(QMetaMethod::fromSignal(&EventSocket::messageSeen))) {
        const std::string_view type = peekTextMessage({message.constData(), size_t(message.size())}).type;
        Q_EMIT messageSeen(QString::fromUtf8(type.data(), qsizetype(type.size())), printText(message));
    }
    m_sorter.addText(message);
}

void EventSocket::readBinary(const QByteArray &frame)
{
    if (isSignalConnected(QMetaMethod::fromSignal(&EventSocket::messageSeen)))
        Q_EMIT messageSeen(QStringLiteral("binary"), printBinary(frame));
    m_sorter.addBinary(frame);
}

void EventSocket::handOn(const Event &event)
{
    if (std::holds_alternative<StatusEvent>(event)) {
        m_sinceStatus.start();
        m_statusWatch.stop();
    }
    Q_EMIT eventReceived(event);
}

} // namespace hanga
