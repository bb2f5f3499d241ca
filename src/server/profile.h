#pragma once

#include "base/error.h"
#include "base/ids.h"

#include <QUrl>
#include <QUrlQuery>

namespace hanga {

/// One ComfyUI that the person named: where it is. Paths are joined below the base, since a proxy may add a prefix.
struct ServerProfile
{
    ServerId id;  ///< stable: by default the address
    QString name; ///< what people read
    QUrl base;    ///< http or https, host, port, prefix without a slash at the end; no credentials

    /// From what a person types: "127.0.0.1", "box:8188", "https://host/prefix/". No port with http and no path → 8188.
    /// "localhost" is used as typed. Errors: AddressInvalid.
    [[nodiscard]] static Result<ServerProfile> fromAddress(const QString &typed);

    [[nodiscard]] QString address() const; ///< for sentences: without credentials and query
    /// \a path starts with '/' and is percent-encoded.
    [[nodiscard]] QUrl httpUrl(const QString &path, const QUrlQuery &query = {}) const;
    [[nodiscard]] QUrl webSocketUrl(const QString &clientId) const;
    [[nodiscard]] bool isLoopback() const;

    friend bool operator==(const ServerProfile &, const ServerProfile &) = default;
};

} // namespace hanga
