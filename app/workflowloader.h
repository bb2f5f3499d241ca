#pragma once

#include "base/background.h"
#include "workflow/conversion.h"

#include <QObject>

#include <functional>

namespace hanga {

/// Opens workflow files without stopping the window. Only the newest request counts: an older one that is still being
/// read is dropped, so a slow large file never replaces what was opened after it. A file in the editor's format needs
/// the node classes of a server: without them it fails, and is opened by itself once they are known.
class WorkflowLoader final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The node classes of the server at hand; an empty catalogue: none is known.
    void setCatalog(const NodeCatalog &catalog);
    void openPath(const QString &path);
    void openData(const QByteArray &bytes, const QString &name); ///< dropped or pasted text and images

Q_SIGNALS:
    /// \a path is empty for data. \a conversion holds the workflow that runs.
    void opened(const hanga::OpenedFile &file, const hanga::Conversion &conversion, const QString &path);
    void failed(const QString &path, const hanga::Error &error);

private:
    template <class Read> void load(const QString &path, Read read);

    NodeCatalog m_catalog;
    std::function<void()> m_again; ///< opens what waits for a catalogue
    int m_newest = 0;
};

} // namespace hanga
