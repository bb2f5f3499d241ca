#include "protocol/fields.h"

#include <cmath>

namespace hanga {

namespace {

const json::Value nothing;

}

Fields::Fields(const json::Value &object, QString name) : m_object(object), m_name(std::move(name))
{
    if (!object.isObject() && !object.isNull())
        m_problem = m_name;
}

const json::Value &Fields::wrong(std::string_view key)
{
    if (m_problem.isEmpty())
        m_problem = m_name + u'.' + QString::fromUtf8(key.data(), qsizetype(key.size()));
    return nothing;
}

QString Fields::text(std::string_view key)
{
    const json::Value &value = m_object[key];
    if (!value.isString() && !value.isNull())
        return wrong(key).toString();
    return value.toString();
}

QString Fields::idText(std::string_view key)
{
    const json::Value &value = m_object[key];
    if (!value.isNumber())
        return text(key);
    const std::string_view digits = value.text();
    return QString::fromLatin1(digits.data(), qsizetype(digits.size()));
}

double Fields::number(std::string_view key)
{
    const json::Value &value = m_object[key];
    if (!value.isNumber() && !value.isNull())
        (void)wrong(key);
    const double number = value.toDouble().value_or(0);
    return std::isfinite(number) ? number : 0;
}

QStringList Fields::texts(std::string_view key)
{
    const json::Value &value = m_object[key];
    if (value.isString())
        return {value.toString()};
    QStringList texts;
    for (const json::Value &item : list(key).items()) {
        if (item.isString())
            texts.append(item.toString());
    }
    return texts;
}

const json::Value &Fields::object(std::string_view key)
{
    const json::Value &value = m_object[key];
    return value.isObject() || value.isNull() ? value : wrong(key);
}

const json::Value &Fields::list(std::string_view key)
{
    const json::Value &value = m_object[key];
    return value.isArray() || value.isNull() ? value : wrong(key);
}

Error Fields::problem() const
{
    return unreadable(m_problem);
}

Error unreadable(const QString &what)
{
    return {Error::Kind::ReplyUnreadable, {QString(), what}, {}};
}

ExecutionErrorEvent readExecutionError(Fields &data)
{
    return {data.prompt(),
            data.node("node_id"),
            data.text("node_type"),
            data.text("exception_type"),
            data.text("exception_message"),
            data.texts("traceback")};
}

} // namespace hanga
