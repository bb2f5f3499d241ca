#pragma once

#include "demo/demohttp.h"
#include "json/value.h"

#include <QDateTime>
#include <QMap>

namespace hanga {

/// The files that people keep on a demo server (/userdata), in memory. Paths are relative to the one user's folder.
class DemoUserData final
{
public:
    void put(const QString &path, const QByteArray &bytes);

    /// GET /userdata.
    [[nodiscard]] DemoReply list(const DemoRequest &request) const;
    /// GET, POST and DELETE of /userdata/{file}, POST of /userdata/{file}/move/{dest}; \a segments is what follows
    /// /userdata/, still encoded: a slash of the name is `%2F`.
    [[nodiscard]] DemoReply answer(const QByteArray &segments, const DemoRequest &request);

private:
    struct File
    {
        QByteArray bytes;
        QDateTime modified;
        QDateTime created;
    };

    [[nodiscard]] DemoReply store(const QString &path, const DemoRequest &request);
    [[nodiscard]] DemoReply move(const QString &from, const QString &to, const DemoRequest &request);
    [[nodiscard]] json::Value info(const QString &path, const QString &shown) const;
    [[nodiscard]] DemoReply written(const QString &path, const DemoRequest &request) const;

    QMap<QString, File> m_files;
};

} // namespace hanga
