#include "ui/preflight/preflightitem.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace hanga {

namespace {

using Kind = Problem::Kind;

struct PreflightItemText
{
    Q_DECLARE_TR_FUNCTIONS(PreflightItemText)
};

bool sameFix(const Fix &a, const Fix &b)
{
    return a.description == b.description && a.certain == b.certain && a.edits == b.edits;
}

bool sameProblem(const Problem &a, const Problem &b)
{
    return a.kind == b.kind && a.at == b.at && a.title == b.title && a.args == b.args && a.pack == b.pack &&
           a.choices == b.choices && a.isFatal == b.isFatal &&
           std::equal(a.fixes.begin(), a.fixes.end(), b.fixes.begin(), b.fixes.end(), sameFix);
}

/// The pack of \a problem with a name in front that no key of a problem has.
QString packKey(const Problem &problem)
{
    return QStringLiteral("pack\n") + problem.pack;
}

/// The name of a model in \a input: what an input of the usual nodes is called.
enum class ModelKind { None, Lora, Vae, Other };

ModelKind modelKind(const QString &input)
{
    const auto names = [&input](const char *part) { return input.contains(QLatin1String(part), Qt::CaseInsensitive); };
    if (names("lora"))
        return ModelKind::Lora;
    if (names("vae"))
        return ModelKind::Vae;
    const bool other = names("ckpt") || names("unet") || names("model") || names("clip_name") || names("control_net");
    return other ? ModelKind::Other : ModelKind::None;
}

QString listSentence(const Problem &problem)
{
    switch (uploadKind(problem)) {
    case UploadKind::Image:
        return PreflightItemText::tr("Image not on this server: %1");
    case UploadKind::Video:
        return PreflightItemText::tr("Video not on this server: %1");
    case UploadKind::Audio:
        return PreflightItemText::tr("Audio not on this server: %1");
    case UploadKind::Nothing:
        break;
    }
    switch (modelKind(problem.at.input)) {
    case ModelKind::Lora:
        return PreflightItemText::tr("LoRA not on this server: %1");
    case ModelKind::Vae:
        return PreflightItemText::tr("VAE not on this server: %1");
    case ModelKind::Other:
        return PreflightItemText::tr("Model not on this server: %1");
    case ModelKind::None:
        break;
    }
    return PreflightItemText::tr("Not in the server’s list: %1");
}

QString listIcon(const Problem &problem)
{
    switch (uploadKind(problem)) {
    case UploadKind::Image:
        return QStringLiteral("image");
    case UploadKind::Video:
        return QStringLiteral("video");
    case UploadKind::Audio:
        return QStringLiteral("music");
    case UploadKind::Nothing:
        break;
    }
    return modelKind(problem.at.input) == ModelKind::None ? QStringLiteral("list-ordered") : QStringLiteral("layers");
}

MarkedText packHeadline(const PreflightItem &item)
{
    const QString pack = item.first().pack.simplified();
    const QStringList classes = item.classes();
    const int count = int(classes.size());
    if (count == 1)
        return MarkedText::with(PreflightItemText::tr("Node type not installed: %1"), classes.first());
    if (pack.isEmpty())
        return {PreflightItemText::tr("%n node type(s) are not installed", nullptr, count), 0, 0};
    return {PreflightItemText::tr("%n node type(s) of %1 are not installed", nullptr, count).arg(pack), 0, 0};
}

} // namespace

bool PreflightItem::isNote() const
{
    return hanga::isNote(first().kind);
}

const Fix *PreflightItem::certainFix() const
{
    const QList<Fix> &fixes = first().fixes;
    const auto fix = std::ranges::find_if(fixes, &Fix::certain);
    return fix == fixes.end() ? nullptr : &*fix;
}

bool PreflightItem::isLeft(const QSet<QString> &left) const
{
    return !left.isEmpty() && std::ranges::all_of(problems, [&left](const Problem &problem) {
        return left.contains(problemKey(problem));
    });
}

QStringList PreflightItem::classes() const
{
    QStringList names;
    for (const Problem &problem : problems)
        names.append(problem.args.value(0));
    names.removeDuplicates();
    return names;
}

bool operator==(const PreflightItem &a, const PreflightItem &b)
{
    return a.key == b.key &&
           std::equal(a.problems.begin(), a.problems.end(), b.problems.begin(), b.problems.end(), sameProblem);
}

QList<PreflightItem> preflightItems(const QList<Problem> &problems)
{
    QList<PreflightItem> items;
    QHash<QString, qsizetype> places;
    QHash<QString, int> seen; // two problems may be the same to the eye: the key must tell them apart
    for (const Problem &problem : problems) {
        if (problem.kind == Kind::UnknownClass) {
            const QString key = packKey(problem);
            if (const auto place = places.constFind(key); place != places.constEnd()) {
                items[*place].problems.append(problem);
                continue;
            }
            places.insert(key, items.size());
            items.append({key, {problem}});
            continue;
        }
        QString key = problemKey(problem);
        if (const int times = seen[key]++; times > 0)
            key += u'\n' + QString::number(times);
        items.append({key, {problem}});
    }
    std::ranges::stable_partition(items, [](const PreflightItem &item) { return !item.isNote(); });
    return items;
}

MarkedText itemHeadline(const PreflightItem &item)
{
    const Problem &problem = item.first();
    const QString value = problem.args.value(0);
    switch (problem.kind) {
    case Kind::UnknownClass:
        return packHeadline(item);
    case Kind::NotInList:
        return MarkedText::with(listSentence(problem), value);
    case Kind::MissingInput:
        return MarkedText::with(PreflightItemText::tr("Needs a value or a connection: %1"), problem.at.input);
    case Kind::PaidNode:
        return MarkedText::in(problemText(problem), problem.args.value(1));
    case Kind::ServerSays:
        return {problemText(problem).simplified(), 0, 0};
    default:
        return MarkedText::in(problemText(problem), value);
    }
}

QString itemDetail(const PreflightItem &item, int jobs)
{
    if (item.first().kind == Kind::PaidNode && jobs > 1) {
        const QString price = item.first().args.value(1);
        return price.isEmpty() ? PreflightItemText::tr("%n job(s), and each of them costs.", nullptr, jobs)
                               : PreflightItemText::tr("%1 × %n job(s)", nullptr, jobs).arg(price);
    }
    if (!item.isPack())
        return {};
    const QString pack = item.first().pack;
    if (item.classes().size() > 1)
        return pack.isEmpty() ? PreflightItemText::tr("Which packs have them is not known.") : QString();
    return pack.isEmpty() ? PreflightItemText::tr("Which pack has it is not known.")
                          : PreflightItemText::tr("It belongs to %1.").arg(pack);
}

QString itemIcon(const PreflightItem &item)
{
    switch (item.first().kind) {
    case Kind::UnknownClass:
        return QStringLiteral("puzzle");
    case Kind::NotInList:
        return listIcon(item.first());
    case Kind::MissingInput:
        return QStringLiteral("circle-dashed");
    case Kind::TooSmall:
    case Kind::TooLarge:
    case Kind::WrongValue:
        return QStringLiteral("hash");
    case Kind::BadLink:
    case Kind::LinkToNowhere:
    case Kind::TypeMismatch:
    case Kind::Circle:
        return QStringLiteral("unlink");
    case Kind::NoOutput:
        return QStringLiteral("image-off");
    case Kind::LoraText:
        return QStringLiteral("layers");
    case Kind::NeedsBrowser:
        return QStringLiteral("globe");
    case Kind::PaidNode:
        return QStringLiteral("coins");
    case Kind::ServerSays:
        return QStringLiteral("server");
    }
    return {};
}

Token itemColor(const PreflightItem &item)
{
    return item.isNote() ? Token::Warn : Token::Err;
}

QString placeText(const Problem &problem)
{
    const QString node = problem.at.node.text();
    if (node.isEmpty())
        return {};
    const QString title = problem.title.simplified();
    if (problem.at.input.isEmpty())
        return PreflightItemText::tr("%1 · node %2").arg(title, node);
    return PreflightItemText::tr("%1 · %2 · node %3").arg(problem.at.input.simplified(), title, node);
}

UploadKind uploadKind(const Problem &problem)
{
    if (problem.kind != Kind::NotInList && problem.kind != Kind::MissingInput)
        return UploadKind::Nothing;
    const QString input = problem.at.input;
    if (input == u"image" || input == u"mask")
        return UploadKind::Image;
    if (input == u"video" || input == u"file")
        return UploadKind::Video;
    return input == u"audio" ? UploadKind::Audio : UploadKind::Nothing;
}

} // namespace hanga
