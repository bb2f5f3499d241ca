#pragma once

#include "json/value.h"

#include <QHash>
#include <QList>
#include <QString>

namespace hanga {

/// One place where a node of the web editor takes something in.
struct UiInput
{
    QString name;
    QString type;
    QString widget; ///< the widget that it belongs to; empty for a plain socket
    QString link;   ///< id of the link that ends here; empty if there is none
};

/// A node as the web editor stores it. Ids are texts, because files hold numbers and texts.
struct UiNode
{
    enum class Mode { Runs, Muted, Bypassed };

    QString id;
    QString type;
    QString title; ///< empty if the author gave none
    Mode mode = Mode::Runs;
    qint64 order = 0;
    QList<UiInput> inputs;
    QStringList outputs;                   ///< types, one a slot
    json::Value values;                    ///< widgets_values: a list by position, or an object by name
    json::Value namedValues;               ///< widgets_values_named; null in nearly all files
    json::Value proxyWidgets;              ///< of a subgraph: which inner widgets it shows
    QHash<QString, json::Value> overrides; ///< by name, before its own values: what a group node holds for it

    [[nodiscard]] const UiInput *input(QStringView inputName) const;
};

/// Where a link starts. Its end is not kept: nodes know their own inputs better (slot numbers moved in 2025).
struct UiLink
{
    QString origin;
    int slot = 0;
};

/// Where something goes into or comes out of a subgraph.
struct UiPort
{
    QString name;
    QStringList links; ///< inside the subgraph
};

/// The nodes and links of one level: of the whole file, of a subgraph's definition or of a group node.
struct UiGraph
{
    QList<UiNode> nodes; ///< in the order in which the editor ran them
    QHash<QString, qsizetype> places;
    QHash<QString, UiLink> links;
    QList<UiPort> inputs;
    QList<UiPort> outputs;
    QStringList doubleIds; ///< ids of nodes that are left out, because an earlier node has the same

    /// Reads the root of a file or an entry of `definitions.subgraphs`; what is malformed is left out.
    [[nodiscard]] static UiGraph fromJson(const json::Value &root);
    [[nodiscard]] static UiNode nodeFromJson(const json::Value &object);
    void add(UiNode node);
    [[nodiscard]] const UiNode *node(const QString &id) const; ///< null if there is none
};

/// An id of the editor, number or text; empty for anything else.
[[nodiscard]] QString uiId(const json::Value &value);

} // namespace hanga
