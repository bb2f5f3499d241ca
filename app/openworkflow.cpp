#include "app/openworkflow.h"

#include "settings/settings.h"
#include "ui/composer/composerpane.h"
#include "ui/composer/draft.h"
#include "ui/shared/ask.h"
#include "ui/shared/notices.h"

#include <QFileInfo>

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
        m_isEdited = true;
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
    m_name = draftFromJson(draft)->name;
    Q_EMIT changed();
}

void OpenWorkflow::offerSample(const NodeCatalog &catalog)
{
    const QString fingerprint = m_composer.fingerprint();
    if (fingerprint.isEmpty()) {
        OpenedFile sample;
        sample.name = tr("Text to image");
        show(sample, textToImageSample(catalog.firstChoice(QStringLiteral("CheckpointLoaderSimple"), u"ckpt_name")),
             {});
    } else if (fingerprint == textToImageSample().fingerprint()) {
        useCheckpointOf(catalog);
    }
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
    const QString folder =
        m_settings.recentFiles.isEmpty() ? QString() : QFileInfo(m_settings.recentFiles.first()).path();
    const Ask::Files files{tr("Open a workflow or an image"),
                           folder,
                           {tr("Workflows and images (*.json *.png *.jpg *.jpeg *.webp)"), tr("All files (*)")}};
    m_ask.openFiles(m_composer.window(), files, [this](const QStringList &paths) {
        if (!paths.isEmpty())
            open(paths.first());
    });
}

void OpenWorkflow::show(const OpenedFile &file, const Workflow &workflow, const QString &path)
{
    m_composer.showWorkflow(file.name, workflow, file.ui);
    m_name = file.name;
    m_isEdited = false;
    if (!path.isEmpty()) {
        m_settings.addRecentFile(path);
        m_composer.setRecentFiles(m_settings.recentFiles);
    }
    for (const QString &note : file.notes)
        m_notices.post({Notice::Kind::Info, note, {}, {}, {}, {}, {}});
    m_drafts.touch();
    Q_EMIT changed();
    if (path.isEmpty())
        return;
    m_wasOpened = true;
    Q_EMIT opened();
}

} // namespace hanga
