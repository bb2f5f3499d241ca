#pragma once

#include "workflow/nodecatalog.h"
#include "workflow/uigraph.h"

#include <span>

namespace hanga {

/// What a stored value is to the input that it was assigned to.
enum class WidgetFit {
    Fits,
    NotAChoice, ///< a text where one is wanted, but none that the server offers
    WrongType
};

[[nodiscard]] WidgetFit fitOf(const InputSpec &spec, const json::Value &value);
/// What the editor shows in a new node: the declared default, the first choice, 0, false or "".
[[nodiscard]] json::Value initialValue(const InputSpec &spec);
/// "fixed", "randomize" and the like: what the editor does with a number after each run.
[[nodiscard]] bool isControlWord(const json::Value &value);

struct WidgetValue
{
    InputSpec spec;
    json::Value value;
    QString control;      ///< the control word beside it; empty if none is stored
    bool isStored = true; ///< false: the file has no such value, so it is the initial one
    bool differs = false; ///< the file has another value for it under its name
};

/// Gives values that are stored by position to the inputs of node classes. The editor stores more values than inputs:
/// control words after seeds, buttons, filters; and some programs leave the control words out.
class WidgetReader final
{
public:
    enum class Layout {
        Now,
        BeforeSockets ///< before 2025: inputs that are always sockets had a value too
    };

    explicit WidgetReader(std::span<const json::Value> values, Layout layout = Layout::Now)
        : m_values(values), m_layout(layout)
    {}

    /// The values of one node's widgets; those of \a left have none here. Dynamic choices are followed.
    [[nodiscard]] QList<WidgetValue> read(const QList<InputSpec> &specs, const QStringList &left = {});
    [[nodiscard]] qsizetype used() const { return m_next; }
    /// The next value, null at the end; for nodes of the editor alone.
    [[nodiscard]] json::Value take();
    /// The control word that stands next, empty if there is none.
    [[nodiscard]] QString takeControl();

private:
    void readInto(QList<WidgetValue> &read, const QList<InputSpec> &specs, const QStringList &left, int depth);
    void skipCompanions(WidgetValue &value, const InputSpec *following);
    [[nodiscard]] const json::Value &next() const;

    std::span<const json::Value> m_values;
    Layout m_layout;
    qsizetype m_next = 0;
};

/// The values of all widgets of \a node, whatever form they are stored in.
[[nodiscard]] QList<WidgetValue> widgetValues(const UiNode &node, const NodeClass &nodeClass);

} // namespace hanga
