#pragma once

#include "workflow/conversion.h"
#include "workflow/hostvalues.h"
#include "workflow/linkresolver.h"
#include "workflow/widgetguess.h"
#include "workflow/widgetreader.h"

#include <map>

namespace hanga {

/// One conversion of one file: \ref convertToApi without its checks.
class Converter final
{
public:
    Converter(const json::Value &ui, const NodeCatalog &catalog);

    /// Call it once. \a graph gets the nodes, the rest of \a conversion what is to be said about them.
    void convert(json::Value &graph, Conversion &conversion);

private:
    void addScope(const UiScope &scope);
    void addNode(const UiScope &scope, const UiNode &node);
    void addValues(const UiNode &node, const NodeClass &nodeClass);
    void addGuesses(const UiNode &node);
    [[nodiscard]] QList<GuessedValue> guesses(const UiNode &node);
    void addNamedValues(const UiNode &node, const NodeClass *nodeClass);
    void addRows(const UiNode &node);
    void addLinks(const UiScope &scope, const UiNode &node);
    void addLink(const UiInput &input, const LinkSource &source);
    void addLiteral(const UiInput &input, const json::Value &value, const QString &control);
    void reviewValue(const NodeClass &nodeClass, const WidgetValue &value);
    void reviewTexts();
    void set(const QString &input, const json::Value &value);
    void note(ConversionNote::Kind kind, const QStringList &args);
    [[nodiscard]] const HostValues &hostValues(const UiScope &scope);

    const NodeCatalog &m_catalog;
    json::Value m_components;                      ///< classes that the file itself defines
    QHash<QString, QStringList> m_componentInputs; ///< of those that occurred
    UiTree m_tree;
    LinkResolver m_links;
    std::map<const UiScope *, HostValues> m_hosts;
    json::Value *m_graph = nullptr;
    Conversion *m_conversion = nullptr;
    // the node in hand
    NodeId m_node;
    const NodeClass *m_class = nullptr;
    json::Value m_inputs;
    QHash<QString, InputSpec> m_widgets;
};

} // namespace hanga
