#pragma once

#include "server/httplimits.h"
#include "server/replyjudge.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>

class QNetworkReply;

namespace hanga {

/// A whole answer whose status the service wants to read.
struct HttpAnswer
{
    int status = 0;
    QByteArray body;            ///< empty if it was streamed
    bool isLengthKnown = false; ///< announced and held; otherwise a cut may have gone unnoticed
};

/// \a announced is negative where no length was.
[[nodiscard]] Error cutShort(const QString &address, qint64 received, qint64 announced);
/// Adds the address, which parsers do not know. What is no JSON at all is an unreadable reply, not a broken file.
[[nodiscard]] Error atAddress(Error error, const QString &address);

/// One HTTP request from its sending to its end, for all services: watches for silence and size, and judges what came.
/// It ends exactly once: with a value (\ref end, then the service's done) or an error; it then deletes itself. It dies
/// silently with its context or its service.
class HttpCall final : public QObject
{
    Q_OBJECT

public:
    struct Plan
    {
        QString address; ///< for errors
        HttpLimits limits;
        QList<int> alsoRead{}; ///< statuses beside 2xx whose body is an answer
    };
    using Whole = std::function<void(HttpCall &call, const HttpAnswer &answer)>;
    using Failed = std::function<void(const Error &)>;
    using Piece = std::function<void(const QByteArray &)>;

    /// Takes \a reply over. \a whole is called when the answer is complete; the call goes on until \ref end or \ref
    /// fail.
    HttpCall(QNetworkReply *reply, Plan plan, QObject *context, QObject *service, Whole whole, Failed failed);
    ~HttpCall() override;

    /// Hands the body on in pieces instead of keeping it, if it is a good one.
    void streamTo(Piece piece) { m_piece = std::move(piece); }
    /// Stops reading while the receiver is busy; the server then waits.
    void setPaused(bool paused);

    void cancel();
    /// True once: whoever gets it may call the service's done.
    [[nodiscard]] bool end();
    void fail(const Error &error);

    [[nodiscard]] const QString &address() const { return m_plan.address; }

private:
    QNetworkReply *m_reply;
    Plan m_plan;
    Whole m_whole;
    Failed m_failed;
    Piece m_piece;
    QTimer m_watch;
    QByteArray m_body;
    QString m_tlsProblem;
    qint64 m_received = 0;
    bool m_isSent = false;
    bool m_isPage = false;
    bool m_isPaused = false;
    bool m_isFinished = false;
    bool m_isOver = false;

    void keepWatch();
    void giveUp();
    void read();
    void finish();
    [[nodiscard]] bool isGood(const HttpHead &head) const;
    [[nodiscard]] std::optional<Error> judge(const HttpHead &head) const;
};

} // namespace hanga
