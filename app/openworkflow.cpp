#include "app/openworkflow.h"

#include "settings/settings.h"
#include "ui/composer/composerpane.h"
#include "ui/composer/draft.h"
#include "ui/shared/ask.h"
#include "ui/shared/notices.h"

#include <QFileInfo>

#include <algorithm>

namespace hanga {

namespace {

const InputRef sampleCheckpoint(const Workflow &sample)
{
    for (const NodeId &node : sample.nodes()) {
        if (sample.classType(node) == u"CheckpointLoaderSimple")
            return {node, QStringLiteral("ckpt_name")};
    }
    return {};
}

OpenedFile sampleFile()
{
    OpenedFile sample;
    sample.name = OpenWorkflow::tr("Text to image");
    return sample;
}

} // namespace

OpenWorkflow::OpenWorkflow(ComposerPane &composer, Notices &notices, Ask &ask, Settings &settings,
                           const QString &draftPath)
    : m_composer(composer), m_notices(notices), m_ask(ask), m_settings(settings),
      m_drafts(draftPath, [&composer] { return composer.draft(); })
{
    connect(&m_loader, &WorkflowLoader::opened, this, &OpenWorkflow::show);
    connect(&m_loader, &WorkflowLoader::failed, this,
            [this](const QString &, const Error &error) { m_notices.post(error); });
    connect(&m_composer, &ComposerPane::openRequested, this, &OpenWorkflow::askForFile);
    connect(&m_composer, &ComposerPane::openRecentRequested, this, &OpenWorkflow::open);
    connect(&m_composer, &ComposerPane::edited, this, [this] {
        m_drafts.touch();
        Q_EMIT changed();
    });
    m_composer.setRecentFiles(m_settings.recentFiles);
}

void OpenWorkflow::restore()
{
    const json::Value draft = m_drafts.load();
    if (!m_composer.restoreDraft(draft))
        return;
    m_name = draft["name"].toString();
    Q_EMIT changed();
}

void OpenWorkflow::setCatalog(const NodeCatalog &catalog)
{
    offerSample(catalog);
    m_loader.setCatalog(catalog);
}

void OpenWorkflow::offerSample(const NodeCatalog &catalog)
{
    m_checkpoint = catalog.firstChoice(QStringLiteral("CheckpointLoaderSimple"), u"ckpt_name");
    const QString fingerprint = m_composer.fingerprint();
    if (fingerprint.isEmpty())
        fill(sampleFile(), textToImageSample(m_checkpoint));
    else if (fingerprint == textToImageSample().fingerprint())
        useCheckpointOf(catalog);
}

void OpenWorkflow::openSample()
{
    show(sampleFile(), Conversion{textToImageSample(m_checkpoint), {}, {}}, {});
}

void OpenWorkflow::useCheckpointOf(const NodeCatalog &catalog)
{
    const NodeClass *loader = catalog.find(QStringLiteral("CheckpointLoaderSimple"));
    const InputSpec *spec = loader ? loader->input(u"ckpt_name") : nullptr;
    auto draft = draftFromJson(m_composer.draft());
    if (!draft || !spec || spec->choices.isEmpty())
        return;
    const InputRef checkpoint = sampleCheckpoint(draft->workflow);
    // A name that this server has, or one that the person chose in a file of their own, stays.
    if (draft->opened != textToImageSample(draft->opened.input(checkpoint).toString()) ||
        spec->choices.contains(draft->workflow.input(checkpoint).toString()))
        return;
    const json::Value first(spec->choices.first());
    draft->opened.setInput(checkpoint, first);
    draft->workflow.setInput(checkpoint, first);
    m_composer.restoreDraft(toJson(*draft));
    m_drafts.touch();
}

void OpenWorkflow::open(const QString &path)
{
    m_loader.openPath(path);
}

void OpenWorkflow::openData(const QByteArray &bytes, const QString &name)
{
    m_loader.openData(bytes, name);
}

void OpenWorkflow::askForFile()
{
    const QString endings = QStringLiteral(
        "*.json *.txt *.png *.webp *.jpg *.jpeg *.avif *.svg *.mp4 *.mov *.webm *.mkv *.flac *.ogg *.opus "
        "*.mp3 *.glb *.latent *.safetensors");
    const QString folder =
        m_settings.recentFiles.isEmpty() ? QString() : QFileInfo(m_settings.recentFiles.first()).path();
    const Ask::Files files{tr("Open a workflow or an image"),
                           folder,
                           {tr("Files with a workflow (%1)").arg(endings), tr("All files (*)")}};
    m_ask.openFiles(m_composer.window(), files, [this](const QStringList &paths) {
        if (!paths.isEmpty())
            open(paths.first());
    });
}

void OpenWorkflow::show(const OpenedFile &file, const Conversion &conversion, const QString &path)
{
    const QString leftName = m_name;
    const QString leftFingerprint = m_composer.fingerprint();
    const json::Value left = m_composer.draft();
    const bool isKept = keepTyped();
    fill(file, conversion.workflow);
    if (!path.isEmpty()) {
        m_settings.addRecentFile(path);
        m_composer.setRecentFiles(m_settings.recentFiles);
    }
    for (const QString &note : file.notes)
        m_notices.post({Notice::Kind::Info, note, {}, {}, {}, {}, {}});
    if (!file.api && !file.ui.isNull())
        sayConverted(file.name, conversion.notes);
    if (isKept)
        offerUndo(leftName, left);
    if (leftFingerprint != m_composer.fingerprint()) // of the same structure Undo has it already
        offerKept();
    Q_EMIT opened();
}

void OpenWorkflow::sayConverted(const QString &name, const QList<ConversionNote> &notes)
{
    constexpr int mostNotes = 50;
    Notice notice;
    notice.what = tr("“%1” was converted from the editor's format.").arg(name);
    const auto inexact = [](const ConversionNote &note) { return !isHarmless(note.kind); };
    if (std::ranges::any_of(notes, inexact)) {
        notice.kind = Notice::Kind::Warning;
        notice.what = tr("“%1” was converted from the editor's format, but not all of it exactly.").arg(name);
    }
    notice.detail = notesText(notes, mostNotes);
    m_notices.post(notice);
}

void OpenWorkflow::fill(const OpenedFile &file, const Workflow &workflow)
{
    m_composer.showWorkflow(file.name, workflow, file.ui);
    m_name = file.name;
    m_drafts.touch();
    Q_EMIT changed();
}

/// False if nothing was typed that the file has not.
bool OpenWorkflow::keepTyped()
{
    const json::Value draft = m_composer.draft();
    if (draft.isNull() || draft["graph"] == draft["opened"])
        return false;
    m_drafts.keep(m_composer.fingerprint(), draft);
    return true;
}

void OpenWorkflow::offerUndo(const QString &name, const json::Value &draft)
{
    Notice notice;
    notice.what = tr("“%1” was replaced. What you typed into it is kept.").arg(name);
    notice.actionText = tr("Undo");
    notice.action = [this, draft] { bringBack(draft); };
    m_notices.post(notice);
}

void OpenWorkflow::offerKept()
{
    const QString fingerprint = m_composer.fingerprint();
    m_drafts.find(fingerprint, [this, fingerprint](const json::Value &kept) {
        if (m_composer.fingerprint() != fingerprint || kept["graph"] == m_composer.draft()["graph"])
            return;
        Notice notice;
        notice.what = tr("You typed other values into this workflow before.");
        notice.actionText = tr("Use them");
        notice.action = [this, kept] { bringBack(kept); };
        m_notices.post(notice);
    });
}

void OpenWorkflow::bringBack(const json::Value &draft)
{
    (void)keepTyped();
    if (!m_composer.restoreDraft(draft))
        return;
    m_name = draft["name"].toString();
    m_drafts.touch();
    Q_EMIT changed();
    Q_EMIT opened();
}

} // namespace hanga
