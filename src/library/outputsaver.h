#pragma once

#include "library/picture.h"
#include "queue/job.h"
#include "server/viewservice.h"

namespace hanga {

/// Brings outputs from the server to this computer: the server's own bytes, whole or not at all, under names of ours.
/// A failed download is tried three times with growing pauses; FileMissingOnServer is not. At most six at once.
class OutputSaver final : public QObject
{
    Q_OBJECT

public:
    /// Below \a folder, by \a nameTemplate: %date% %time% %seed% %counter% %workflow% %node%; '/' makes folders. Other
    /// text stays. Names are made safe on every system; the ending is the server's if it is a known one.
    OutputSaver(const QString &folder, const QString &nameTemplate, QObject *parent = nullptr);
    ~OutputSaver() override;

    void setFolder(const QString &folder);
    [[nodiscard]] QString folder() const;

    /// Ends in \ref pictureSaved or \ref saveFailed, with Cancelled if \a files dies before.
    void save(const Job &job, const NodeId &node, const ServerFile &file, ViewService &files);

    static constexpr QStringView defaultTemplate = u"%date%/%time%-%seed%-%counter%";

Q_SIGNALS:
    void pictureSaved(const hanga::Picture &picture, const hanga::ServerFile &file);
    void saveFailed(const hanga::JobId &job, const hanga::ServerFile &file, const hanga::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hanga
