#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace hanga {

/// One field of a multipart/form-data body.
struct DemoPart
{
    QString name;
    std::optional<QString> fileName; ///< present, perhaps empty, if the field is a file
    QByteArray content;
};

/// The fields of \a body; empty if \a contentType names no boundary or the body has none of it.
[[nodiscard]] QList<DemoPart> demoParts(const QByteArray &contentType, const QByteArray &body);

} // namespace hanga
