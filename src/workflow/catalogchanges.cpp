#include "workflow/catalogchanges.h"

#include <QCoreApplication>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <array>

namespace hanga {

namespace {

struct ChangesText
{
    Q_DECLARE_TR_FUNCTIONS(ChangesText)
};

constexpr qsizetype mostNames = 3;

/// "clip_name1" and "clip_name2" offer the same files.
QString kindOf(const QString &input)
{
    qsizetype end = input.size();
    while (end > 0 && input.at(end - 1).isDigit())
        --end;
    return input.first(end).endsWith(u"_name") ? input.first(end) : input;
}

/// In the order in which they are told.
constexpr std::array wellKnown = {u"ckpt_name",        u"unet_name", u"lora_name",    u"vae_name",
                                  u"control_net_name", u"clip_name", u"sampler_name", u"image"};

qsizetype rankOf(const QString &kind)
{
    return std::ranges::find_if(wellKnown, [&kind](const char16_t *known) { return kind == QStringView(known); }) -
           wellKnown.begin();
}

QString counted(const QString &kind, int count)
{
    switch (rankOf(kind)) {
    case 0:
        return ChangesText::tr("%n checkpoint(s)", nullptr, count);
    case 1:
        return ChangesText::tr("%n diffusion model(s)", nullptr, count);
    case 2:
        return ChangesText::tr("%n LoRA(s)", nullptr, count);
    case 3:
        return ChangesText::tr("%n VAE(s)", nullptr, count);
    case 4:
        return ChangesText::tr("%n ControlNet(s)", nullptr, count);
    case 5:
        return ChangesText::tr("%n text encoder(s)", nullptr, count);
    case 6:
        return ChangesText::tr("%n sampler(s)", nullptr, count);
    case 7:
        return ChangesText::tr("%n image(s)", nullptr, count);
    default:
        return ChangesText::tr("%n choice(s) of “%1”", nullptr, count).arg(kind);
    }
}

struct Offer
{
    QSet<QString> before;
    QSet<QString> after;
};

void addTo(QSet<QString> &set, const QStringList &choices)
{
    for (const QString &choice : choices) {
        if (!choice.isEmpty()) // a server without a file may say so with an empty name
            set.insert(choice);
    }
}

/// What the classes that both know offer, for the kinds of choices that changed anywhere.
QMap<QString, Offer> changedOffers(const NodeCatalog &before, const NodeCatalog &after, const QStringList &classes)
{
    struct Pair
    {
        QString kind;
        const QStringList *before;
        const QStringList *after;
    };
    QList<Pair> pairs;
    QMap<QString, Offer> offers;
    for (const QString &name : classes) {
        const NodeClass *old = before.find(name);
        for (const InputSpec &spec : after.find(name)->inputs) {
            if (spec.kind != InputSpec::Kind::Choice)
                continue;
            const InputSpec *same = old->input(spec.name);
            if (!same || same->kind != InputSpec::Kind::Choice)
                continue;
            const Pair pair{kindOf(spec.name), &same->choices, &spec.choices};
            if (*pair.before != *pair.after)
                offers.insert(pair.kind, {});
            pairs.append(pair);
        }
    }
    for (const Pair &pair : std::as_const(pairs)) {
        const auto offer = offers.find(pair.kind);
        if (offer == offers.end())
            continue;
        addTo(offer->before, *pair.before);
        addTo(offer->after, *pair.after);
    }
    return offers;
}

QStringList sorted(const QSet<QString> &names)
{
    QStringList list(names.begin(), names.end());
    list.sort(Qt::CaseInsensitive);
    return list;
}

/// A pack's own name for files that are told under their usual one already.
void dropTold(QStringList &names, QSet<QString> &told, bool isUsual)
{
    if (isUsual)
        addTo(told, names);
    else
        names.removeIf([&told](const QString &name) { return told.contains(name); });
}

QString part(const QString &count, const QStringList &names)
{
    QString list = names.first(std::min(names.size(), mostNames)).join(ChangesText::tr(", "));
    if (names.size() > mostNames)
        list += u'…';
    return ChangesText::tr("%1 (%2)").arg(count, list);
}

QString listed(const CatalogChanges &changes, QStringList CatalogChanges::Choice::*names, const QStringList &classes)
{
    QStringList parts;
    for (const CatalogChanges::Choice &choice : changes.choices) {
        if (const QStringList &found = choice.*names; !found.isEmpty())
            parts.append(part(counted(choice.kind, int(found.size())), found));
    }
    if (!classes.isEmpty())
        parts.append(part(ChangesText::tr("%n node class(es)", nullptr, int(classes.size())), classes));
    return parts.join(ChangesText::tr(", "));
}

} // namespace

CatalogChanges catalogChanges(const NodeCatalog &before, const NodeCatalog &after)
{
    CatalogChanges changes;
    QStringList both;
    for (const QString &name : after.classNames())
        (before.find(name) ? both : changes.newClasses).append(name);
    for (const QString &name : before.classNames()) {
        if (!after.find(name))
            changes.goneClasses.append(name);
    }
    changes.newClasses.sort(Qt::CaseInsensitive);
    changes.goneClasses.sort(Qt::CaseInsensitive);
    const QMap<QString, Offer> offers = changedOffers(before, after, both);
    for (auto offer = offers.cbegin(); offer != offers.cend(); ++offer)
        changes.choices.append(
            {offer.key(), sorted(offer->after - offer->before), sorted(offer->before - offer->after)});
    std::ranges::stable_sort(changes.choices, {},
                             [](const CatalogChanges::Choice &choice) { return rankOf(choice.kind); });
    QSet<QString> added;
    QSet<QString> removed;
    for (CatalogChanges::Choice &choice : changes.choices) {
        const bool isUsual = rankOf(choice.kind) < qsizetype(wellKnown.size());
        dropTold(choice.added, added, isUsual);
        dropTold(choice.removed, removed, isUsual);
    }
    changes.choices.removeIf(
        [](const CatalogChanges::Choice &choice) { return choice.added.isEmpty() && choice.removed.isEmpty(); });
    return changes;
}

QString changesText(const CatalogChanges &changes)
{
    const QString added = listed(changes, &CatalogChanges::Choice::added, changes.newClasses);
    const QString removed = listed(changes, &CatalogChanges::Choice::removed, changes.goneClasses);
    QStringList sentences;
    if (!added.isEmpty())
        sentences.append(ChangesText::tr("New: %1.").arg(added));
    if (!removed.isEmpty())
        sentences.append(ChangesText::tr("Gone: %1.").arg(removed));
    return sentences.isEmpty() ? ChangesText::tr("Nothing new.") : sentences.join(u' ');
}

} // namespace hanga
