#include "workflow/conversionnote.h"

#include <QCoreApplication>

#include <algorithm>

namespace hanga {

namespace {

struct ConversionNoteText
{
    Q_DECLARE_TR_FUNCTIONS(ConversionNoteText)
};

using Kind = ConversionNote::Kind;

/// What is said about a node's connections and its place in the file; empty for other kinds.
QString graphText(Kind kind, const QStringList &args)
{
    const QString first = args.value(0);
    const QString second = args.value(1);
    switch (kind) {
    case Kind::MissingClass:
        return ConversionNoteText::tr(
                   "The server lacks the class “%1”; the node keeps its links, and the values that have a name.")
            .arg(first);
    case Kind::Guessed:
        return ConversionNoteText::tr(
                   "The inputs of the class “%1” are not known; these got their values by custom: %2.")
            .arg(first, second);
    case Kind::EditorOnly:
        return ConversionNoteText::tr("The class “%1” is unknown and has no inputs and outputs; it is left out.")
            .arg(first);
    case Kind::DanglingLink:
        return ConversionNoteText::tr("What “%1” is linked to is not in the file; the link is dropped.").arg(first);
    case Kind::LostInput:
        return ConversionNoteText::tr("It lost “%1”, because “%2” is muted or bypassed.").arg(first, second);
    case Kind::Circle:
        return ConversionNoteText::tr("The link of “%1” runs in a circle; it is dropped.").arg(first);
    case Kind::UnknownGroup:
        return ConversionNoteText::tr("The file does not say what is in the group “%1”; it is left out.").arg(first);
    case Kind::Recursion:
        return ConversionNoteText::tr("The subgraph “%1” holds itself, or lies too deep; it is left out.").arg(first);
    case Kind::TooManyNodes:
        return ConversionNoteText::tr("The workflow has more than %1 nodes; the rest is left out.").arg(first);
    case Kind::DoubleId:
        return ConversionNoteText::tr("An earlier node has the same id; this one is left out.");
    default:
        return {};
    }
}

/// What is said about an input's value.
QString valueText(Kind kind, const QStringList &args)
{
    const QString first = args.value(0);
    const QString second = args.value(1);
    switch (kind) {
    case Kind::WrongType:
        return ConversionNoteText::tr("Saved by another version of the class “%1”: “%2” has the value %3.")
            .arg(first, second, args.value(2));
    case Kind::DefaultUsed:
        return ConversionNoteText::tr("The file has no “%1”; the default %2 is used.").arg(first, second);
    case Kind::NameDiffers:
        return ConversionNoteText::tr("The file has two values for “%1”; %2 is used.").arg(first, second);
    case Kind::HostValueUsed:
        return ConversionNoteText::tr("“%1” has the value that its subgraph shows; inside there is %2.")
            .arg(first, second);
    case Kind::HostUnclear:
        return ConversionNoteText::tr(
                   "It cannot be told which inputs the values of “%1” belong to; the inner values are used.")
            .arg(first);
    case Kind::NeedsBrowser:
        return ConversionNoteText::tr("“%1” is filled by the web editor; the stored value is used.").arg(first);
    case Kind::DynamicPrompt:
        return ConversionNoteText::tr("“%1” has choices or comments, which are resolved for each image.").arg(first);
    case Kind::FileNameTokens:
        return ConversionNoteText::tr("“%1” has placeholders, which are filled in for each image: %2.")
            .arg(first, second);
    default:
        return {};
    }
}

} // namespace

QString noteText(const ConversionNote &note)
{
    const QString graph = graphText(note.kind, note.args);
    const QString text = graph.isEmpty() ? valueText(note.kind, note.args) : graph;
    return note.node.isEmpty() ? text : ConversionNoteText::tr("Node %1: %2").arg(note.node.text(), text);
}

bool isHarmless(ConversionNote::Kind kind)
{
    return kind == Kind::DefaultUsed || kind == Kind::HostValueUsed || kind == Kind::DynamicPrompt ||
           kind == Kind::FileNameTokens || kind == Kind::EditorOnly;
}

QString notesText(QList<ConversionNote> notes, int most)
{
    std::ranges::stable_partition(notes, [](const ConversionNote &note) { return !isHarmless(note.kind); });
    QStringList lines;
    for (qsizetype i = 0; i < std::min(notes.size(), qsizetype(most)); ++i)
        lines.append(noteText(notes.at(i)));
    if (notes.size() > most)
        lines.append(ConversionNoteText::tr("%n more note(s).", nullptr, int(notes.size() - most)));
    return lines.join(u'\n');
}

} // namespace hanga
