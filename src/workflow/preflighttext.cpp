#include "workflow/preflight.h"

#include <QCoreApplication>

namespace hanga {

namespace {

struct PreflightText
{
    Q_DECLARE_TR_FUNCTIONS(PreflightText)
};

using Kind = Problem::Kind;

QString valueSentence(const Problem &problem)
{
    const QString first = problem.args.value(0);
    const QString second = problem.args.value(1);
    switch (problem.kind) {
    case Kind::NotInList:
        return PreflightText::tr("The server does not have “%1”.").arg(first);
    case Kind::TooSmall:
        return PreflightText::tr("%1 is too small: the smallest value is %2.").arg(first, second);
    case Kind::TooLarge:
        return PreflightText::tr("%1 is too large: the largest value is %2.").arg(first, second);
    case Kind::WrongValue:
        return PreflightText::tr("“%1” is not a value of the type %2.").arg(first, second);
    default:
        return {};
    }
}

QString unknownSentence(const QString &classType, const QString &pack)
{
    if (pack.isEmpty())
        return PreflightText::tr("The server does not know the class “%1”.").arg(classType);
    return PreflightText::tr("The server does not know the class “%1” of the node pack “%2”.").arg(classType, pack);
}

QString paidSentence(const QString &price)
{
    if (price.isEmpty())
        return PreflightText::tr("Each run spends credits. The price is not known here: see the server.");
    return PreflightText::tr("Each run spends credits: %1.").arg(price);
}

/// Servers repeat the name of the input, or the message, as details.
QString serverSentence(const QString &message, const QString &details)
{
    const QString said = message.isEmpty() || details.contains(message) ? details
                         : details.isEmpty() || message.contains(details)
                             ? message
                             : QStringLiteral("%1: %2").arg(message, details);
    if (said.isEmpty())
        return PreflightText::tr("The server refused it without a reason.");
    return PreflightText::tr("The server says: %1").arg(said);
}

} // namespace

QString problemText(const Problem &problem)
{
    const QString first = problem.args.value(0);
    switch (problem.kind) {
    case Kind::UnknownClass:
        return unknownSentence(first, problem.pack);
    case Kind::MissingInput:
        return PreflightText::tr("It needs a value or a connection.");
    case Kind::BadLink:
        return PreflightText::tr("Its value is a list that is no connection.");
    case Kind::TypeMismatch:
        return PreflightText::tr("It gets %1, but needs %2.").arg(first, problem.args.value(1));
    case Kind::NoOutput:
        return PreflightText::tr("No node of the workflow keeps or shows a result.");
    case Kind::LoraText:
        return PreflightText::tr("This node does not load LoRAs named in its text: %1.").arg(first);
    case Kind::NeedsBrowser:
        return PreflightText::tr("This node waits for a person in the web editor.");
    case Kind::PaidNode:
        return paidSentence(problem.args.value(1));
    case Kind::ServerSays:
        return serverSentence(first, problem.args.value(1));
    case Kind::LinkToNowhere:
    case Kind::Circle:
        return first;
    default:
        return valueSentence(problem);
    }
}

QString problemLine(const Problem &problem)
{
    const QString text = problemText(problem);
    // These name their nodes, or have none.
    if (problem.kind == Kind::LinkToNowhere || problem.kind == Kind::Circle || problem.at.node.isEmpty())
        return text;
    if (problem.at.input.isEmpty())
        return PreflightText::tr("“%1” (node %2): %3").arg(problem.title, problem.at.node.text(), text);
    return PreflightText::tr("“%1” of “%2” (node %3): %4")
        .arg(problem.at.input, problem.title, problem.at.node.text(), text);
}

bool isNote(Problem::Kind kind)
{
    return kind == Problem::Kind::LoraText || kind == Problem::Kind::NeedsBrowser || kind == Problem::Kind::PaidNode;
}

QString problemKind(Kind kind)
{
    switch (kind) {
    case Kind::UnknownClass:
        return QStringLiteral("unknown_class");
    case Kind::MissingInput:
        return QStringLiteral("required_input_missing");
    case Kind::NotInList:
        return QStringLiteral("value_not_in_list");
    case Kind::TooSmall:
        return QStringLiteral("value_smaller_than_min");
    case Kind::TooLarge:
        return QStringLiteral("value_bigger_than_max");
    case Kind::WrongValue:
        return QStringLiteral("invalid_input_type");
    case Kind::BadLink:
        return QStringLiteral("bad_linked_input");
    case Kind::LinkToNowhere:
        return QStringLiteral("link_to_nowhere");
    case Kind::TypeMismatch:
        return QStringLiteral("return_type_mismatch");
    case Kind::Circle:
        return QStringLiteral("circle");
    case Kind::NoOutput:
        return QStringLiteral("no_output");
    case Kind::LoraText:
        return QStringLiteral("lora_text");
    case Kind::NeedsBrowser:
        return QStringLiteral("needs_browser");
    case Kind::PaidNode:
        return QStringLiteral("paid_node");
    case Kind::ServerSays:
        return QStringLiteral("server_says");
    }
    return {};
}

QString problemKey(const Problem &problem)
{
    QStringList parts{problemKind(problem.kind), problem.at.node.text(), problem.at.input};
    // Their args are translated sentences; the place is enough.
    if (problem.kind != Kind::LinkToNowhere && problem.kind != Kind::Circle)
        parts.append(problem.args);
    return parts.join(QChar(0x1f));
}

} // namespace hanga
