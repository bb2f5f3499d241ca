#pragma once

#include "demo/demoserver.h"

#include <QStringList>
#include <QTemporaryDir>

namespace hanga::test {

/// A demo server of the test's own process, and a home with a name that programs stumble over.
class Workshop final
{
public:
    Workshop();

    [[nodiscard]] QString home() const { return m_home.path(); }
    [[nodiscard]] QString path(const QString &name) const { return m_home.filePath(name); }
    /// A file in the home; its path.
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const;
    /// `generate` at this server, with \a more.
    [[nodiscard]] QStringList generate(const QStringList &more) const;

private:
    DemoServer m_server;
    QTemporaryDir m_home;
};

/// A workflow without sampling: a plain image through one node of \a classType, with \a inputs beside its image, saved.
[[nodiscard]] QByteArray chain(const QByteArray &classType, const QByteArray &inputs = {},
                               const QByteArray &title = "中間");

} // namespace hanga::test
