#pragma once

#include "workflow/preflight.h"

namespace hanga {

inline Problem madeProblem(Problem::Kind kind, const QString &node, const QString &input, const QStringList &args)
{
    Problem made;
    made.kind = kind;
    made.at = {NodeId(node), input};
    made.title = QStringLiteral("Title %1").arg(node);
    made.args = args;
    return made;
}

inline Fix madeFix(const Problem &problem, const QString &value, bool certain)
{
    return {QStringLiteral("Use “%1”").arg(value), {{problem.at, json::Value(value)}}, certain};
}

/// A file that the server has in another folder, and under another name too.
inline Problem missingFile(const QString &node, bool certain = true)
{
    Problem made = madeProblem(Problem::Kind::NotInList, node, QStringLiteral("ckpt_name"),
                               {QStringLiteral("a\\%1.safetensors").arg(node)});
    if (certain)
        made.fixes.append(madeFix(made, QStringLiteral("a/%1.safetensors").arg(node), true));
    made.fixes.append(madeFix(made, QStringLiteral("near.safetensors"), false));
    made.choices = {QStringLiteral("near.safetensors"), QStringLiteral("other.safetensors")};
    return made;
}

inline Problem missingClass(const QString &node, const QString &name, const QString &pack)
{
    Problem made = madeProblem(Problem::Kind::UnknownClass, node, {}, {name});
    made.pack = pack;
    made.isFatal = true;
    return made;
}

} // namespace hanga
