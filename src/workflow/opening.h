#pragma once

#include "workflow/workflow.h"

#include <QStringList>

namespace hanga {

/// What a file held. One of \a api and \a ui is there at least, unless \a format is a medium's and it carries neither.
struct OpenedFile
{
    QString name; ///< file name without its folder and ending: the workflow's name
    /// "api", "ui", "parameters" (a text of Stable Diffusion web UI), or what \ref media::mediaFormat says: "png",
    /// "mp4" …
    QString format;
    std::optional<Workflow> api;
    json::Value ui; ///< the editor's format; null if there is none
    /// The text of a wrapper or chunk that was used, for people ("the prompt that ran, from the image").
    QStringList notes;
};

/// Reads a workflow file, or a picture, film, sound or model that carries one; decides by content, not by name. Blocks:
/// call it in the pool. When a medium carries both, \a api is what ran and \a ui travels along; the parameters of
/// Stable Diffusion web UI become the built-in sample. Workflow text may have 50 MB (FileTooLarge); media any size.
/// Errors: File…, JsonInvalid, NotAWorkflow.
[[nodiscard]] Result<OpenedFile> openFile(const QString &path);
[[nodiscard]] Result<OpenedFile> openBytes(const QByteArray &bytes, const QString &name);

/// What must be there to run it: the API graph. Errors: UiFormat, NoWorkflowInside, BrokenGraph.
[[nodiscard]] Result<Workflow> runnable(const OpenedFile &file);

/// The built-in text-to-image sample (512×512, 20 steps, euler/normal), with \a checkpoint if it is not empty.
[[nodiscard]] Workflow textToImageSample(const QString &checkpoint = {});

} // namespace hanga
