#include "server/httpcall.h"

#include <QNetworkReply>
#include <QSslError>

#include <algorithm>

namespace hanga {

namespace {

/// How much of a stream waits in the reply while its receiver is busy.
constexpr qint64 readBufferBytes = qint64(4) << 20;
/// A page or an error in place of a stream is kept whole, so it may not be as large as the stream.
constexpr qint64 keptInsteadBytes = qint64(1) << 20;

} // namespace

Error cutShort(const QString &address, qint64 received, qint64 announced)
{
    const QString whole = announced < 0 ? QStringLiteral("?") : QString::number(announced);
    return {Error::Kind::ReplyCutShort, {address, QString::number(received), whole}, {}};
}

Error atAddress(Error error, const QString &address)
{
    if (error.kind == Error::Kind::JsonInvalid)
        return {Error::Kind::ReplyUnreadable,
                {address, QStringLiteral("JSON, %1:%2").arg(error.args.value(0), error.args.value(1))},
                error.detail};
    if (error.kind == Error::Kind::ReplyUnreadable && !error.args.isEmpty())
        error.args[0] = address;
    return error;
}

HttpCall::HttpCall(QNetworkReply *reply, Plan plan, QObject *context, QObject *service, Whole whole, Failed failed)
    : QObject(service), m_reply(reply), m_plan(std::move(plan)), m_whole(std::move(whole)), m_failed(std::move(failed))
{
    reply->setParent(this);
    m_watch.setSingleShot(true);
    connect(&m_watch, &QTimer::timeout, this, &HttpCall::giveUp);
    connect(reply, &QNetworkReply::requestSent, this, [this] {
        m_isSent = true;
        keepWatch();
    });
    connect(reply, &QNetworkReply::uploadProgress, this, &HttpCall::keepWatch);
    connect(reply, &QNetworkReply::metaDataChanged, this, &HttpCall::keepWatch);
    connect(reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        if (!errors.isEmpty())
            m_tlsProblem = errors.first().errorString();
    });
    connect(reply, &QNetworkReply::readyRead, this, [this] {
        keepWatch();
        read();
    });
    connect(reply, &QNetworkReply::finished, this, [this] {
        m_watch.stop();
        m_isFinished = true;
        read();
    });
    if (context && context != service)
        connect(context, &QObject::destroyed, this, [this] { (void)end(); });
    keepWatch();
}

HttpCall::~HttpCall()
{
    m_reply->disconnect(this);
    m_reply->abort();
}

void HttpCall::keepWatch()
{
    if (!m_isFinished && !m_isPaused)
        m_watch.start(m_isSent ? m_plan.limits.stall : m_plan.limits.connect);
}

void HttpCall::giveUp()
{
    fail({Error::Kind::TimedOut, {m_plan.address}, {}});
}

void HttpCall::setPaused(bool paused)
{
    if (m_isPaused == paused)
        return;
    m_isPaused = paused;
    m_reply->setReadBufferSize(readBufferBytes);
    if (paused) {
        m_watch.stop();
        return;
    }
    keepWatch();
    read();
}

bool HttpCall::isGood(const HttpHead &head) const
{
    return (head.status >= 200 && head.status < 300) || m_plan.alsoRead.contains(head.status);
}

void HttpCall::read()
{
    if (m_isOver || m_isPaused)
        return;
    const QByteArray bytes = m_reply->readAll();
    m_received += bytes.size();
    const HttpHead answer = headOf(*m_reply);
    if (m_received == bytes.size())
        m_isPage = isWebPage(answer, bytes);
    const bool isStream = m_piece && isGood(answer) && !m_isPage;
    const qint64 limit = m_piece && !isStream ? std::min(m_plan.limits.body, keptInsteadBytes) : m_plan.limits.body;
    if (m_received > limit || answer.announced > limit) {
        fail({Error::Kind::ReplyTooLarge, {m_plan.address, QString::number(limit >> 20)}, {}});
        return;
    }
    if (isStream)
        m_piece(bytes);
    else
        m_body += bytes;
    if (m_isFinished && !m_isOver && !m_isPaused)
        finish();
}

std::optional<Error> HttpCall::judge(const HttpHead &head) const
{
    if (head.status == 0)
        return transportError(*m_reply, m_plan.address, m_tlsProblem);
    if (!isGood(head))
        return statusError(head, m_body, m_reply->url(), m_plan.address);
    const bool isClosed = m_reply->error() == QNetworkReply::RemoteHostClosedError;
    if (isClosed || m_received < head.announced)
        return cutShort(m_plan.address, m_received, head.announced);
    // A status that is read although it is not 2xx sets an error of its own in Qt.
    if (head.status < 300 && m_reply->error() != QNetworkReply::NoError)
        return transportError(*m_reply, m_plan.address, m_tlsProblem);
    if (m_isPage)
        return Error{Error::Kind::NotComfyUi, {m_plan.address, QStringLiteral("HTML")}, {}};
    return {};
}

void HttpCall::finish()
{
    const HttpHead answer = headOf(*m_reply);
    if (const auto error = judge(answer)) {
        fail(*error);
        return;
    }
    // A copy, since the listener may delete the service and this call with it.
    const Whole whole = m_whole;
    whole(*this, {answer.status, m_body, answer.announced >= 0});
}

void HttpCall::cancel()
{
    if (m_isOver)
        return;
    // Its caller may not expect the answer within its own call of cancel().
    QMetaObject::invokeMethod(
        this, [this] { fail(Error{}); }, Qt::QueuedConnection);
    m_watch.stop();
    m_reply->disconnect(this);
    m_reply->abort();
}

bool HttpCall::end()
{
    if (m_isOver)
        return false;
    m_isOver = true;
    m_watch.stop();
    deleteLater();
    return true;
}

void HttpCall::fail(const Error &error)
{
    if (!end())
        return;
    const Failed failed = m_failed;
    failed(error);
}

} // namespace hanga
