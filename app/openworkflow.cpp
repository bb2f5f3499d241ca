#include "app/openworkflow.h"

#include "settings/settings.h"
#include "ui/composer/composerpane.h"
#include "ui/composer/draft.h"
#include "ui/shared/ask.h"
#include "ui/shared/notices.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace hanga {

namespace {

constexpr int mostNotes = 50;               // of a notice
constexpr std::chrono::minutes waysBack{1}; // how long what was replaced is offered

const InputRef sampleCheckpoint(const Workflow &sample)
{
    for (const NodeId &node : sample.nodes()) {
        if (sample.classType(node) == u"CheckpointLoaderSimple")
            return {node, QStringLiteral("ckpt_name")};
    }
    return {};
}

LoadedWorkflow sampleWith(const QString &checkpoint)
{
    LoadedWorkflow sample;
    sample.file.name = OpenWorkflow::tr("Text to image");
    sample.file.api = textToImageSample(checkpoint);
    sample.conversion.workflow = *sample.file.api;
    return sample;
}

bool isExact(const QList<ConversionNote> &notes)
{
    return std::ranges::all_of(notes, [](const ConversionNote &note) { return isHarmless(note.kind); });
}

/// What runs of \a file: its graph where it has one.
WorkflowSource sourceOf(const OpenedFile &file)
{
    return {file.api.value_or(Workflow()), file.ui};
}

} // namespace

OpenWorkflow::OpenWorkflow(ComposerPane &composer, Notices &notices, Ask &ask, Settings &settings,
                           const QString &draftPath)
    : m_composer(composer), m_notices(notices), m_ask(ask), m_settings(settings),
      m_drafts(draftPath, [this] { return presentDraft(); })
{
    connect(&m_loader, &WorkflowLoader::opened, this, &OpenWorkflow::show);
    connect(&m_loader, &WorkflowLoader::failed, this,
            [this](const QString &path, const Error &error) { sayUnreadable(path, error); });
    connect(&m_loader, &WorkflowLoader::waitsForServer, this, &OpenWorkflow::waitsForServer);
    connect(&m_file, &WorkflowFile::saved, this, &OpenWorkflow::takeSaved);
    connect(&m_file, &WorkflowFile::failed, &m_notices, qOverload<const Error &>(&Notices::post));
    connect(&m_file, &WorkflowFile::changedOutside, this, &OpenWorkflow::sayChangedOutside);
    connect(&m_composer, &ComposerPane::converted, this,
            [this](const QList<ConversionNote> &notes) { saySwitched(notes); });
    connect(&m_composer, &ComposerPane::switchFailed, &m_notices, qOverload<const Error &>(&Notices::post));
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
    m_file.follow(draft["path"].toString());
    Q_EMIT changed();
    Q_EMIT replaced(draft["ui"]);
}

/// With the file that it came from.
json::Value OpenWorkflow::presentDraft() const
{
    json::Value draft = m_composer.draft();
    if (draft.isObject() && !m_file.path().isEmpty())
        draft.set("path", json::Value(m_file.path()));
    return draft;
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
        fill(sampleWith(m_checkpoint));
    else if (m_file.path().isEmpty() && fingerprint == textToImageSample().fingerprint())
        useCheckpointOf(catalog);
}

void OpenWorkflow::openSample()
{
    show(sampleWith(m_checkpoint));
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
    draft->source.api.setInput(checkpoint, first);
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

void OpenWorkflow::stopWaiting()
{
    m_loader.stopWaiting();
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
    m_ask.openFiles(m_composer.window(), files, [this](const QStringList &paths) { openAll(paths); });
}

void OpenWorkflow::openAll(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    open(paths.first());
    int others = 0;
    for (auto path = paths.rbegin(); path != paths.rend() - 1; ++path) {
        if (!QFileInfo::exists(*path)) {
            m_notices.post(Error{Error::Kind::FileNotFound, {*path}, {}});
            continue;
        }
        rememberFile(*path);
        ++others;
    }
    if (others == 0)
        return;
    m_notices.post({Notice::Kind::Info,
                    tr("“%1” is opened.").arg(QFileInfo(paths.first()).fileName()),
                    tr("The other %n file(s) stand under File → Open recent.", nullptr, others),
                    {},
                    {},
                    {},
                    {}});
}

void OpenWorkflow::show(const LoadedWorkflow &loaded)
{
    const OpenedFile &file = loaded.file;
    const QString leftName = m_name;
    const QString leftFingerprint = m_composer.fingerprint();
    const json::Value left = presentDraft();
    const bool isKept = keepTyped();
    fill(loaded);
    if (!loaded.path.isEmpty())
        rememberFile(loaded.path);
    for (const QString &note : file.notes)
        m_notices.post({Notice::Kind::Info, note, {}, {}, {}, {}, {}});
    if (!file.api && !file.ui.isNull())
        sayConverted(file.name, loaded.conversion.notes);
    if (isKept)
        offerUndo(leftName, left);
    if (leftFingerprint != m_composer.fingerprint()) // of the same structure Undo has it already
        offerKept();
    if (loaded.disagreement)
        sayDisagreement(loaded);
    Q_EMIT opened();
}

void OpenWorkflow::sayUnreadable(const QString &path, const Error &error)
{
    const bool isNoWorkflow = error.kind == Error::Kind::JsonInvalid || error.kind == Error::Kind::NotAWorkflow;
    if (!path.isEmpty() || !isNoWorkflow)
        return m_notices.post(error);
    // What was pasted, dropped or fetched is no file that could be looked at in an editor.
    m_notices.post({Notice::Kind::Warning,
                    tr("This is no workflow."),
                    tr("Copy the whole text of an exported workflow, or open its file."),
                    whatHappened(error),
                    {},
                    {},
                    {}});
}

void OpenWorkflow::rememberFile(const QString &path)
{
    m_settings.addRecentFile(path);
    m_composer.setRecentFiles(m_settings.recentFiles);
    Q_EMIT recentFilesChanged();
}

void OpenWorkflow::sayDisagreement(const LoadedWorkflow &loaded)
{
    Notice notice;
    notice.kind = Notice::Kind::Warning;
    notice.what =
        tr("“%1” holds two different workflows: the one that ran, and the one of the editor.").arg(loaded.file.name);
    notice.next = tr("The one that ran is open.");
    notice.detail = loaded.disagreement->differences.join(u'\n');
    notice.actionText = tr("Open the editor's");
    notice.action = [this, loaded] { m_loader.openEditorsPart(loaded); };
    m_notices.post(notice);
}

void OpenWorkflow::sayChangedOutside(const QString &path)
{
    Notice notice;
    notice.kind = Notice::Kind::Warning;
    notice.what = tr("“%1” was changed by another program.").arg(QFileInfo(path).fileName());
    notice.next = tr("Here it is as it was, with what you typed.");
    notice.actionText = tr("Open it again");
    notice.action = [this, path] { open(path); };
    m_notices.post(notice);
}

void OpenWorkflow::saySwitched(const QList<ConversionNote> &notes)
{
    if (isExact(notes))
        return;
    Notice notice;
    notice.kind = Notice::Kind::Warning;
    notice.what = tr("The switched blocks leave links open.");
    notice.next = tr("Undo takes the switch back.");
    notice.detail = notesText(notes, mostNotes);
    m_notices.post(notice);
}

void OpenWorkflow::saveAs()
{
    const Workflow workflow = m_composer.workflowToSave();
    if (workflow.isEmpty())
        return;
    // A picture or a UI file that it came from must not be overwritten by accident.
    const bool isOwn = m_file.path().endsWith(u".json", Qt::CaseInsensitive) && !m_composer.isConverted();
    const QString nearby = m_file.path().isEmpty() ? m_settings.recentFiles.value(0) : m_file.path();
    const QDir folder(nearby.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                                       : QFileInfo(nearby).path());
    const Ask::Files files{tr("Save the workflow in the API format"),
                           isOwn ? m_file.path() : folder.filePath(m_name + QStringLiteral(".json")),
                           {tr("Workflows (%1)").arg(u"*.json")}};
    m_ask.saveFile(m_composer.window(), files, [this, workflow, typed = m_composer.workflow()](const QString &path) {
        if (path.isEmpty())
            return;
        m_toSave = typed;
        m_file.save(path, workflow);
    });
}

void OpenWorkflow::takeSaved(const QString &path)
{
    rememberFile(path);
    if (path == m_file.path()) { // else another workflow lies in the composer by now
        m_name = QFileInfo(path).completeBaseName();
        m_composer.markSaved(m_name, m_toSave);
        m_drafts.touch();
    }
    m_notices.post({Notice::Kind::Done,
                    tr("“%1” is saved in the API format.").arg(QFileInfo(path).fileName()),
                    {},
                    {},
                    {},
                    {},
                    {}});
    Q_EMIT changed();
}

void OpenWorkflow::sayConverted(const QString &name, const QList<ConversionNote> &notes)
{
    Notice notice;
    notice.what = tr("“%1” was converted from the editor's format.").arg(name);
    if (!isExact(notes)) {
        notice.kind = Notice::Kind::Warning;
        notice.what = tr("“%1” was converted from the editor's format, but not all of it exactly.").arg(name);
    }
    notice.detail = notesText(notes, mostNotes);
    m_notices.post(notice);
}

void OpenWorkflow::fill(const LoadedWorkflow &loaded)
{
    m_composer.showWorkflow(loaded.file.name, sourceOf(loaded.file), loaded.conversion);
    m_name = loaded.file.name;
    m_file.follow(loaded.path);
    m_drafts.touch();
    Q_EMIT changed();
    Q_EMIT replaced(loaded.file.ui);
}

/// False if nothing was typed that the file has not.
bool OpenWorkflow::keepTyped()
{
    const json::Value draft = presentDraft();
    if (draft.isNull() || !m_composer.isChanged())
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
    notice.lasts = waysBack;
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
        notice.lasts = waysBack;
        m_notices.post(notice);
    });
}

void OpenWorkflow::bringBack(const json::Value &draft)
{
    (void)keepTyped();
    if (!m_composer.restoreDraft(draft))
        return;
    m_name = draft["name"].toString();
    m_file.follow(draft["path"].toString());
    m_drafts.touch();
    Q_EMIT changed();
    Q_EMIT replaced(draft["ui"]);
    Q_EMIT opened();
}

} // namespace hanga
