#pragma once

#include "base/background.h"
#include "workflow/opening.h"

#include <QObject>

namespace hanga {

/// Opens workflow files without stopping the window. Only the newest request counts: an older one that is still being
/// read is dropped, so a slow large file never replaces what was opened after it.
class WorkflowLoader final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void openPath(const QString &path);
    void openData(const QByteArray &bytes, const QString &name); ///< dropped or pasted text and images

Q_SIGNALS:
    /// \a path is empty for data.
    void opened(const hanga::OpenedFile &file, const hanga::Workflow &workflow, const QString &path);
    void failed(const QString &path, const hanga::Error &error);

private:
    template <class Read> void load(const QString &path, Read read);

    int m_newest = 0;
};

} // namespace hanga
