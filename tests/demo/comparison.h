#pragma once

#include "json/value.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace hanga::test {

/// Compares what the demo server said with what a real ComfyUI said in the recordings. Everything must be equal but for
/// the rows of one table, each with its reason (\ref differences in comparison.cpp).
class Comparison final
{
public:
    /// \a ids grows with every job and is shared by all scenarios: later ones speak of jobs of earlier ones.
    Comparison(QString scenario, QHash<QString, QString> &ids) : m_scenario(std::move(scenario)), m_ids(ids) {}

    /// The recorded id and ours name the same job from now on.
    void identify(const QString &recorded, const QString &ours);

    void compare(const QString &where, const json::Value &recorded, const json::Value &ours);
    void compareText(const QString &where, const QString &recorded, const QString &ours);
    void fail(const QString &what) { m_found << what; }

    [[nodiscard]] const QHash<QString, QString> &ids() const { return m_ids; }
    [[nodiscard]] const QStringList &found() const { return m_found; }

private:
    void compareObjects(const QString &where, const json::Value &recorded, const json::Value &ours);
    void compareLists(const QString &where, const json::Value &recorded, const json::Value &ours);
    [[nodiscard]] QString translated(QString text) const;

    QString m_scenario;
    QHash<QString, QString> &m_ids; ///< recorded id → ours
    QStringList m_found;
};

/// A row of the table applies to this place.
enum class Allowance { None, Anything, SameType, AnyOrder, MoreChoices };
[[nodiscard]] Allowance allowanceAt(const QString &scenario, const QString &where);

} // namespace hanga::test
