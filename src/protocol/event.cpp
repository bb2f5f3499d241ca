#include "protocol/event.h"

namespace hanga {

QString serverFileTypeName(ServerFile::Type type)
{
    switch (type) {
    case ServerFile::Type::Output:
        return QStringLiteral("output");
    case ServerFile::Type::Temp:
        return QStringLiteral("temp");
    case ServerFile::Type::Input:
        return QStringLiteral("input");
    }
    return {};
}

PromptId promptOf(const Event &event)
{
    return std::visit(
        [](const auto &one) -> PromptId {
            if constexpr (requires { one.prompt; })
                return one.prompt;
            else
                return {};
        },
        event);
}

} // namespace hanga
