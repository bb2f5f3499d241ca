#pragma once

#include "json/value.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <string_view>

namespace hanga {

/// One input of a class as /object_info describes it.
struct DemoInput
{
    QString name;
    bool required = true;
    json::Value spec; ///< `[type or choices]` or `[type or choices, options]`
};

/// The classes that the demo server knows, in the very shapes in which ComfyUI 0.3.64 lists them: the table is a copy
/// of its /object_info with the demo's own model names. Read-only after construction.
class DemoNodes final
{
public:
    DemoNodes();

    [[nodiscard]] bool knows(const QString &classType) const;
    [[nodiscard]] bool isOutput(const QString &classType) const;
    [[nodiscard]] QList<DemoInput> inputs(const QString &classType) const;
    /// The type of output \a slot; empty if there is none.
    [[nodiscard]] QString outputType(const QString &classType, qint64 slot) const;

    /// /object_info; \a inputFiles are the choices of LoadImage.
    [[nodiscard]] json::Value info(const QStringList &inputFiles) const;
    [[nodiscard]] QStringList checkpoints() const;
    [[nodiscard]] QStringList loras() const;

private:
    [[nodiscard]] const json::Value &classInfo(const QString &classType) const;

    json::Value m_classes;
};

} // namespace hanga
