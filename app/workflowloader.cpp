#include "app/workflowloader.h"

#include <utility>

namespace hanga {

namespace {

Result<LoadedWorkflow> withRunnable(Result<OpenedFile> file, const NodeCatalog &catalog)
{
    if (!file)
        return tl::unexpected(file.error());
    auto conversion = runnable(*file, catalog);
    if (!conversion)
        return tl::unexpected(conversion.error());
    LoadedWorkflow loaded{std::move(*file), std::move(*conversion), {}, {}};
    if (loaded.file.api && !loaded.file.ui.isNull())
        loaded.disagreement = disagreement(*loaded.file.api, loaded.file.ui, catalog);
    return loaded;
}

} // namespace

template <class Read> void WorkflowLoader::load(const QString &path, Read read)
{
    const int request = ++m_newest;
    m_again = nullptr;
    const bool hadCatalog = !m_catalog.isEmpty();
    runInBackground(
        this, [read, catalog = m_catalog] { return withRunnable(read(), catalog); },
        [this, request, path, read, hadCatalog](Result<LoadedWorkflow> loaded) {
            if (request != m_newest)
                return;
            if (loaded) {
                loaded->path = path;
                Q_EMIT opened(*loaded);
                return;
            }
            const bool waits = loaded.error().kind == Error::Kind::UiFormat && !hadCatalog;
            if (!waits) {
                Q_EMIT failed(path, loaded.error());
                return;
            }
            if (!m_catalog.isEmpty()) // it came while the file was read
                return load(path, read);
            m_again = [this, path, read] { load(path, read); };
            Q_EMIT waitsForServer(loaded.error().args.value(0));
        });
}

void WorkflowLoader::setCatalog(const NodeCatalog &catalog)
{
    m_catalog = catalog;
    if (m_again && !catalog.isEmpty())
        std::exchange(m_again, nullptr)();
}

void WorkflowLoader::stopWaiting()
{
    m_again = nullptr;
}

void WorkflowLoader::openPath(const QString &path)
{
    load(path, [path] { return openFile(path); });
}

void WorkflowLoader::openData(const QByteArray &bytes, const QString &name)
{
    load({}, [bytes, name] { return openBytes(bytes, name); });
}

void WorkflowLoader::openEditorsPart(const LoadedWorkflow &loaded)
{
    OpenedFile part = loaded.file;
    part.api.reset();
    part.notes.clear();
    load(loaded.path, [part] { return Result<OpenedFile>(part); });
}

} // namespace hanga
