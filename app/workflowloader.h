#pragma once

#include "base/background.h"
#include "workflow/conversion.h"
#include "workflow/disagreement.h"

#include <QObject>

#include <functional>

namespace hanga {

/// A file that was opened, and what runs of it.
struct LoadedWorkflow
{
    OpenedFile file;
    Conversion conversion;
    /// Where the graph that ran and the editor's format in one file are two different workflows.
    std::optional<Disagreement> disagreement;
    QString path; ///< empty for data
};

/// Opens workflow files without stopping the window. Only the newest request counts: an older one that is still being
/// read is dropped, so a slow large file never replaces what was opened after it. A file in the editor's format needs
/// the node classes of a server: without them it waits, and is opened by itself once they are known.
class WorkflowLoader final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The node classes of the server at hand; an empty catalogue: none is known.
    void setCatalog(const NodeCatalog &catalog);
    void openPath(const QString &path);
    void openData(const QByteArray &bytes, const QString &name); ///< dropped or pasted text and images
    void stopWaiting();                                          ///< what waits for a catalogue is not opened any more
    /// Another part of a file that is open: what it holds in the editor's format, converted.
    void openEditorsPart(const LoadedWorkflow &loaded);

Q_SIGNALS:
    void opened(const hanga::LoadedWorkflow &loaded);
    void failed(const QString &path, const hanga::Error &error);
    /// \a name is in the editor's format and no server was seen yet.
    void waitsForServer(const QString &name);

private:
    template <class Read> void load(const QString &path, Read read);

    NodeCatalog m_catalog;
    std::function<void()> m_again; ///< opens what waits for a catalogue
    int m_newest = 0;
};

} // namespace hanga
