#pragma once

#include "json/value.h"

#include <initializer_list>
#include <string_view>
#include <utility>

namespace hanga::demo {

/// Short names for building replies. A literal handed to json::Value itself would become a bool.
[[nodiscard]] inline json::Value text(std::string_view utf8)
{
    return json::Value(utf8);
}
[[nodiscard]] inline json::Value text(const char *utf8)
{
    return json::Value(std::string_view(utf8));
}
[[nodiscard]] inline json::Value text(const QString &text)
{
    return json::Value(text);
}
[[nodiscard]] inline json::Value integer(qint64 value)
{
    return json::Value::number(value);
}
[[nodiscard]] inline json::Value boolean(bool value)
{
    return json::Value(value);
}
[[nodiscard]] inline json::Value object(std::initializer_list<std::pair<std::string_view, json::Value>> members)
{
    json::Value object = json::Value::object();
    for (const auto &[key, value] : members)
        object.set(key, value);
    return object;
}
[[nodiscard]] inline json::Value list(const QStringList &texts)
{
    json::Value list = json::Value::array();
    for (const QString &item : texts)
        list.append(json::Value(item));
    return list;
}
[[nodiscard]] inline QString fromUtf8(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

} // namespace hanga::demo
