#pragma once

#include "queue/job.h"

namespace hanga {

// Parts of a job as the journal keeps them: JSON by field names. What is missing reads as the field's default, so that
// later fields do no harm.

[[nodiscard]] json::Value toJson(const Error &error);
[[nodiscard]] json::Value toJson(const JobOutput &output);
[[nodiscard]] json::Value toJson(const InputProblem &problem);
[[nodiscard]] json::Value toJson(const PromptRefusal &refusal);
[[nodiscard]] json::Value toJson(const ExecutionErrorEvent &failure);
[[nodiscard]] json::Value toJson(const std::pair<InputRef, QString> &textTemplate);

[[nodiscard]] Error errorFromJson(const json::Value &value);
[[nodiscard]] JobOutput outputFromJson(const json::Value &value);
[[nodiscard]] InputProblem problemFromJson(const json::Value &value);
[[nodiscard]] PromptRefusal refusalFromJson(const json::Value &value);
[[nodiscard]] ExecutionErrorEvent failureFromJson(const json::Value &value);
[[nodiscard]] std::pair<InputRef, QString> textTemplateFromJson(const json::Value &value);

template <class T> [[nodiscard]] json::Value listToJson(const QList<T> &list)
{
    json::Value items = json::Value::array();
    for (const T &item : list)
        items.append(toJson(item));
    return items;
}

template <class T> [[nodiscard]] QList<T> listFromJson(const json::Value &value, T (*read)(const json::Value &))
{
    QList<T> list;
    for (const json::Value &item : value.items())
        list.append(read(item));
    return list;
}

} // namespace hanga
