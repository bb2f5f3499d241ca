#pragma once

#include "workflow/uitree.h"

namespace hanga {

/// A value that a subgraph holds for the widgets that its input stands for.
struct HostValue
{
    json::Value value;
    QString control; ///< the control word beside it; empty if there is none
};

/// The values of one subgraph in one place, by the name of the input. Editors of different dates store them in
/// different orders, see the source.
class HostValues final
{
public:
    explicit HostValues(const UiScope &scope);

    [[nodiscard]] const HostValue *find(const QString &port) const; ///< null: the inner value holds
    /// True if it cannot be told which values belong to which input; then there are none.
    [[nodiscard]] bool isUnclear() const { return m_isUnclear; }

private:
    void readByPort(const QStringList &ports, const json::Value &values);
    void readByProxy(const json::Value &proxies, const json::Value &values);

    QHash<QString, HostValue> m_values;
    bool m_isUnclear = false;
};

} // namespace hanga
