#include "workflow/opening.h"

#include "media/png.h"
#include "workflow/fileformat.h"
#include "json/document.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <array>

namespace hanga {

namespace {

struct OpeningText
{
    Q_DECLARE_TR_FUNCTIONS(OpeningText)
};

constexpr qint64 megabyte = 1024 * 1024;
constexpr qint64 largestText = 50 * megabyte; // the contract in the header
constexpr int mostEncodings = 3;              // some writers put JSON text into a JSON text

/// \a value, or what it says if it is a text that holds JSON again.
Result<json::Value> decoded(json::Value value)
{
    for (int i = 0; i < mostEncodings && value.isString(); ++i) {
        const std::string_view text = value.text();
        Result<json::Value> inner = json::parse(QByteArrayView(text.data(), qsizetype(text.size())));
        if (!inner)
            return inner;
        value = *std::move(inner);
    }
    return value;
}

/// \a value decoded, or as it was if it is a text that holds no JSON.
json::Value decodedOrSame(const json::Value &value)
{
    return decoded(value).value_or(value);
}

Result<json::Value> parsed(QByteArrayView text)
{
    const Result<json::Value> root = json::parse(text);
    return root ? decodedOrSame(*root) : root;
}

bool isUi(const json::Value &root)
{
    return root["nodes"].isArray() && root.contains("links");
}

/// The editor's workflow beside a prompt: in a dump of chunks, or in the body of POST /prompt.
json::Value uiBeside(const json::Value &root)
{
    for (const json::Value *place :
         {&root["workflow"], &root["extra_data"]["extra_pnginfo"]["workflow"], &root["extra_pnginfo"]["workflow"]}) {
        if (json::Value ui = decodedOrSame(*place); isUi(ui))
            return ui;
    }
    return {};
}

/// Fills \a file from the text of a .json file.
Result<OpenedFile> withJson(OpenedFile file, QByteArrayView text, const QString &path)
{
    Result<json::Value> root = parsed(text);
    if (!root)
        return tl::unexpected(root.error());
    if (isUi(*root)) {
        file.format = QStringLiteral("ui");
        file.ui = *std::move(root);
        return file;
    }
    file.ui = uiBeside(*root);
    const json::Value wrapped = decodedOrSame((*root)["prompt"]);
    const bool isWrapped = wrapped.isObject() && !(*root)["prompt"]["class_type"].isString();
    Result<Workflow> api = Workflow::fromJson(isWrapped ? wrapped : *root, path);
    if (api) {
        file.format = QStringLiteral("api");
        file.api = *std::move(api);
        if (isWrapped)
            file.notes.append(OpeningText::tr("The file wraps the workflow; its part “prompt” is used."));
    } else if (!file.ui.isNull()) {
        file.format = QStringLiteral("ui");
        file.notes.append(OpeningText::tr("The file wraps the workflow; its part “workflow” is used."));
    } else {
        return tl::unexpected(api.error());
    }
    return file;
}

void takePrompt(OpenedFile &file, const QByteArray &text)
{
    const Result<json::Value> root = parsed(text);
    const Result<Workflow> api = root ? Workflow::fromJson(*root, file.name) : tl::unexpected(root.error());
    if (api)
        file.api = *api;
    else
        file.notes.append(
            OpeningText::tr("The text “prompt” in the image is no workflow: %1").arg(whatHappened(api.error())));
}

void takeWorkflow(OpenedFile &file, const QByteArray &text)
{
    const Result<json::Value> root = parsed(text);
    if (root && isUi(*root))
        file.ui = *root;
    else if (root && !file.api && Workflow::fromJson(*root, file.name)) // some tools put the API graph there
        file.api = *Workflow::fromJson(*root, file.name);
    else
        file.notes.append(OpeningText::tr("The text “workflow” in the image cannot be read."));
}

Result<OpenedFile> withPngTexts(OpenedFile file, QIODevice &device, const QString &path)
{
    const Result<QList<media::TextChunk>> chunks = media::readPngTexts(device, path);
    if (!chunks)
        return tl::unexpected(chunks.error());
    for (const media::TextChunk &chunk : *chunks) {
        if (chunk.keyword.compare(QLatin1StringView("prompt"), Qt::CaseInsensitive) == 0 && !file.api)
            takePrompt(file, chunk.text);
        else if (chunk.keyword.compare(QLatin1StringView("workflow"), Qt::CaseInsensitive) == 0 && file.ui.isNull())
            takeWorkflow(file, chunk.text);
    }
    if (file.api)
        file.notes.prepend(OpeningText::tr("The workflow that made this image is used."));
    else if (!file.ui.isNull())
        file.notes.prepend(OpeningText::tr("The image holds the editor's workflow only."));
    return file;
}

Result<OpenedFile> openDevice(QIODevice &device, const QString &path)
{
    OpenedFile file;
    file.name = QFileInfo(path).completeBaseName();
    const QByteArray head = device.peek(headSize);
    file.format = mediaFormat(head);
    if (file.format == u"png")
        return withPngTexts(std::move(file), device, path);
    if (!file.format.isEmpty()) {
        file.notes.append(OpeningText::tr("No workflow was found: Hanga looks for one in PNG images only."));
        return file;
    }
    if (device.size() > largestText) {
        const auto megabytes = [](qint64 bytes) { return QString::number((bytes + megabyte - 1) / megabyte); };
        return failure(Error::Kind::FileTooLarge, {path, megabytes(device.size()), megabytes(largestText)});
    }
    const QByteArray text = device.read(largestText);
    if (text.isEmpty())
        return failure(Error::Kind::FileEmpty, {path});
    if (isBinary(text))
        return failure(Error::Kind::NotAWorkflow, {path, OpeningText::tr("it holds no text")});
    return withJson(std::move(file), text, path);
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
