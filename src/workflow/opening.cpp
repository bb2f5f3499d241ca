#include "workflow/opening.h"

#include "media/mediaformat.h"
#include "media/texts.h"
#include "workflow/a1111.h"
#include "workflow/fileformat.h"
#include "workflow/openingjson.h"
#include "workflow/openingtexts.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace hanga {

namespace {

struct OpeningText
{
    Q_DECLARE_TR_FUNCTIONS(OpeningText)
};

constexpr qint64 megabyte = 1024 * 1024;
constexpr qint64 largestText = 50 * megabyte; // the contract in the header

/// Fills \a file from the text of a .json file, or from one that Stable Diffusion web UI wrote.
Result<OpenedFile> withText(OpenedFile file, const QByteArray &text, const QString &path)
{
    Result<WorkflowJson> found = readWorkflowJson(text, path);
    if (!found) {
        const auto mapped = workflowFromA1111(QString::fromUtf8(text));
        if (!mapped)
            return tl::unexpected(found.error());
        file.format = QStringLiteral("parameters");
        file.api = mapped->workflow;
        file.notes = mapped->notes;
        file.notes.prepend(OpeningText::tr("The text of Stable Diffusion web UI is used: its values are in the "
                                           "built-in text-to-image workflow."));
        return file;
    }
    file.format = found->api ? QStringLiteral("api") : QStringLiteral("ui");
    if (found->isWrapped)
        file.notes.append(found->api ? OpeningText::tr("The file wraps the workflow; its part “prompt” is used.")
                                     : OpeningText::tr("The file wraps the workflow; its part “workflow” is used."));
    file.api = std::move(found->api);
    file.ui = std::move(found->ui);
    return file;
}

Result<OpenedFile> withMediaTexts(OpenedFile file, QIODevice &device, const QString &path)
{
    const Result<QList<media::TextChunk>> texts = media::readTexts(device, path);
    if (!texts)
        return tl::unexpected(texts.error());
    takeTexts(file, *texts);
    if (file.notes.isEmpty())
        file.notes.append(media::hasTexts(file.format)
                              ? OpeningText::tr("No workflow was found in this file.")
                              : OpeningText::tr("No workflow was found: files of this kind carry none."));
    return file;
}

Result<OpenedFile> openDevice(QIODevice &device, const QString &path)
{
    OpenedFile file;
    file.name = QFileInfo(path).completeBaseName();
    file.format = media::mediaFormat(device.peek(media::headSize));
    if (!file.format.isEmpty())
        return withMediaTexts(std::move(file), device, path);
    if (device.size() > largestText) {
        const auto megabytes = [](qint64 bytes) { return QString::number((bytes + megabyte - 1) / megabyte); };
        return failure(Error::Kind::FileTooLarge, {path, megabytes(device.size()), megabytes(largestText)});
    }
    const QByteArray text = device.read(largestText);
    if (text.isEmpty())
        return failure(Error::Kind::FileEmpty, {path});
    if (isBinary(text))
        return failure(Error::Kind::NotAWorkflow, {path, OpeningText::tr("it holds no text")});
    return withText(std::move(file), text, path);
}

} // namespace

Result<OpenedFile> openFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure(Error::Kind::FileNotFound, {path});
    if (!info.isFile()) // reading a pipe or a device might never end
        return failure(Error::Kind::FileUnreadable, {path, info.isDir() ? OpeningText::tr("it is a folder")
                                                                        : OpeningText::tr("it is no ordinary file")});
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::FileUnreadable, {path, file.errorString()});
    return openDevice(file, path);
}

Result<OpenedFile> openBytes(const QByteArray &bytes, const QString &name)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    return openDevice(buffer, name);
}

Result<Workflow> runnable(const OpenedFile &file)
{
    if (file.api) {
        if (const std::optional<Error> defect = file.api->defect())
            return tl::unexpected(*defect);
        return *file.api;
    }
    return failure(file.ui.isNull() ? Error::Kind::NoWorkflowInside : Error::Kind::UiFormat, {file.name});
}

} // namespace hanga
