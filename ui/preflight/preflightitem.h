#pragma once

#include "ui/preflight/markedtext.h"
#include "ui/shared/tokens.h"
#include "workflow/preflight.h"

#include <QSet>

namespace hanga {

/// One row of the list: a problem, or all classes that one pack lacks.
struct PreflightItem
{
    QString key; ///< the same for the same trouble, whatever its fixes are now
    QList<Problem> problems;

    [[nodiscard]] const Problem &first() const { return problems.first(); }
    [[nodiscard]] bool isPack() const { return first().kind == Problem::Kind::UnknownClass; }
    /// Nothing that keeps it from running: only worth knowing.
    [[nodiscard]] bool isNote() const;
    /// What means the same as the file has it; nullptr if nothing does.
    [[nodiscard]] const Fix *certainFix() const;
    /// Every problem in it is among \a left, keys of \ref problemKey.
    [[nodiscard]] bool isLeft(const QSet<QString> &left) const;
    /// Of a pack: what is not installed, each once.
    [[nodiscard]] QStringList classes() const;

    friend bool operator==(const PreflightItem &a, const PreflightItem &b);
};

/// The rows for \a problems: what must be fixed first, then what is worth knowing, each in the order of the file.
[[nodiscard]] QList<PreflightItem> preflightItems(const QList<Problem> &problems);

/// What a card says about its item.
[[nodiscard]] MarkedText itemHeadline(const PreflightItem &item);
/// A second sentence; often empty. \a jobs is how many are to be sent: they all cost.
[[nodiscard]] QString itemDetail(const PreflightItem &item, int jobs);
[[nodiscard]] QString itemIcon(const PreflightItem &item);
[[nodiscard]] Token itemColor(const PreflightItem &item);
/// "steps · KSampler · node 3"; empty for what lies nowhere.
[[nodiscard]] QString placeText(const Problem &problem);

/// What is uploaded to a server for an input of \a problem; Nothing where it takes no file from here.
enum class UploadKind { Nothing, Image, Video, Audio };
[[nodiscard]] UploadKind uploadKind(const Problem &problem);

} // namespace hanga
