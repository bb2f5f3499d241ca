#pragma once

#include "protocol/event.h"

#include <optional>
#include <string_view>

namespace hanga {

/// Reads the members of one JSON object of a server. What is missing or null is empty; what has the wrong type is
/// empty too and remembered, so that a parser reads all it wants and asks once: \ref problem.
class Fields final
{
public:
    /// \a name is how the object is called in a problem: "progress", "progress.data".
    Fields(const json::Value &object, QString name);

    [[nodiscard]] QString text(std::string_view key);
    /// An id: a text, or a number as custom nodes write them.
    [[nodiscard]] QString idText(std::string_view key);
    [[nodiscard]] PromptId prompt() { return PromptId{idText("prompt_id")}; }
    [[nodiscard]] NodeId node(std::string_view key) { return NodeId{idText(key)}; }
    /// A finite number; 0 for NaN and the infinities, which nothing here can use.
    [[nodiscard]] double number(std::string_view key);
    [[nodiscard]] QStringList texts(std::string_view key); ///< of a list; a lone text is a list of one
    [[nodiscard]] const json::Value &object(std::string_view key);
    [[nodiscard]] const json::Value &list(std::string_view key);

    void refuse(std::string_view key) { (void)wrong(key); } ///< for what only the caller can see is wrong
    [[nodiscard]] bool isSound() const { return m_problem.isEmpty(); }
    /// ReplyUnreadable, naming the first field that was wrong. args[0], the address, is the caller's to fill in.
    [[nodiscard]] Error problem() const;

private:
    const json::Value &m_object;
    QString m_name;
    QString m_problem;

    const json::Value &wrong(std::string_view key);
};

/// ReplyUnreadable without an address.
[[nodiscard]] Error unreadable(const QString &what);

/// Event data of `execution_error`, which history repeats.
[[nodiscard]] ExecutionErrorEvent readExecutionError(Fields &data);

/// A file entry of an output or an upload; nothing if \a item has no name under \a nameKey.
[[nodiscard]] std::optional<ServerFile> readServerFile(const json::Value &item, std::string_view nameKey = "filename");

} // namespace hanga
