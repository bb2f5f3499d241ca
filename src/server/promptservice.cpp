#include "server/promptservice.h"

#include "server/httpjson.h"
#include "server/httprequest.h"
#include "json/document.h"

#include <QHttpMultiPart>
#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace hanga {

namespace {

Result<std::monostate> ignoreBody(const HttpAnswer &)
{
    return std::monostate{};
}

Result<PromptAnswer> readPromptAnswer(const HttpAnswer &answer)
{
    if (answer.status == 400) {
        auto refusal = parsePromptRefusal(answer.body);
        return refusal ? Result<PromptAnswer>(*refusal) : tl::unexpected(refusal.error());
    }
    auto accepted = parsePromptAccepted(answer.body);
    return accepted ? Result<PromptAnswer>(*accepted) : tl::unexpected(accepted.error());
}

/// ComfyUI takes the name verbatim, so it goes out as UTF-8 and not percent-encoded.
QByteArray disposition(const QString &fileName)
{
    QString name = fileName;
    name.replace(u'\\', u'_').replace(u'/', u'_').replace(u'"', u'_').replace(u'\r', u'_').replace(u'\n', u'_');
    return "form-data; name=\"image\"; filename=\"" + name.toUtf8() + '"';
}

} // namespace

PromptService::PromptService(const ServerProfile &profile, QNetworkAccessManager &network, QObject *parent,
                             const HttpLimits &limits)
    : QObject(parent), m_profile(profile), m_network(network), m_limits(limits)
{}

HttpCall::Plan PromptService::plan(QList<int> alsoRead) const
{
    return {m_profile.address(), m_limits, std::move(alsoRead)};
}

QNetworkReply *PromptService::post(const QString &path, const json::Value &body)
{
    return postJsonOnce(m_network, apiRequest(m_profile, path), json::write(body));
}

Call PromptService::submit(const PromptBody &body, QObject *context, Done<PromptAnswer> done)
{
    QNetworkReply *reply =
        postJsonOnce(m_network, apiRequest(m_profile, QStringLiteral("/prompt")), writePromptBody(body));
    return callJson<PromptAnswer>(reply, plan({400}), context, this, readPromptAnswer, std::move(done));
}

Call PromptService::fetchQueue(QObject *context, Done<QueueSnapshot> done)
{
    QNetworkReply *reply = m_network.get(apiRequest(m_profile, QStringLiteral("/queue")));
    return callJson<QueueSnapshot>(
        reply, plan(), context, this, [](const HttpAnswer &answer) { return parseQueue(answer.body); },
        std::move(done));
}

Call PromptService::fetchHistory(const PromptId &prompt, QObject *context, Done<std::optional<HistoryEntry>> done)
{
    const QString path = QStringLiteral("/history/") + QString::fromLatin1(QUrl::toPercentEncoding(prompt.text()));
    return callJson<std::optional<HistoryEntry>>(
        m_network.get(apiRequest(m_profile, path)), plan(), context, this,
        [prompt](const HttpAnswer &answer) { return parseHistory(answer.body, prompt); }, std::move(done));
}

Call PromptService::fetchHistoryOf(const JobId &job, QObject *context, Done<std::optional<HistoryEntry>> done)
{
    const QUrlQuery newest{{QStringLiteral("max_items"), QStringLiteral("32")}};
    return callJson<std::optional<HistoryEntry>>(
        m_network.get(apiRequest(m_profile, QStringLiteral("/history"), newest)), plan(), context, this,
        [job](const HttpAnswer &answer) { return parseHistoryOf(answer.body, job); }, std::move(done));
}

Call PromptService::interrupt(const PromptId &prompt, QObject *context, Done<std::monostate> done)
{
    json::Value body = json::Value::object();
    body.set("prompt_id", json::Value(prompt.text()));
    return callJson<std::monostate>(post(QStringLiteral("/interrupt"), body), plan(), context, this, ignoreBody,
                                    std::move(done));
}

Call PromptService::removePending(const QList<PromptId> &prompts, QObject *context, Done<std::monostate> done)
{
    json::Value ids = json::Value::array();
    for (const PromptId &prompt : prompts)
        ids.append(json::Value(prompt.text()));
    json::Value body = json::Value::object();
    body.set("delete", ids);
    return callJson<std::monostate>(post(QStringLiteral("/queue"), body), plan(), context, this, ignoreBody,
                                    std::move(done));
}

Call PromptService::upload(const QByteArray &bytes, const QString &fileName, QObject *context, Done<ServerFile> done)
{
    auto *form = new QHttpMultiPart(QHttpMultiPart::FormDataType);
    QHttpPart image;
    image.setRawHeader("Content-Disposition", disposition(fileName));
    image.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/octet-stream"));
    image.setBody(bytes);
    form->append(image);
    QNetworkReply *reply = m_network.post(apiRequest(m_profile, QStringLiteral("/upload/image")), form);
    form->setParent(reply);
    return callJson<ServerFile>(
        reply, plan(), context, this, [](const HttpAnswer &answer) { return parseUpload(answer.body); },
        std::move(done));
}

} // namespace hanga
