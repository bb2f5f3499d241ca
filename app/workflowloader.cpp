#include "app/workflowloader.h"

namespace hanga {

namespace {

struct Loaded
{
    OpenedFile file;
    Workflow workflow;
};

Result<Loaded> withRunnable(Result<OpenedFile> file)
{
    if (!file)
        return tl::unexpected(file.error());
    auto workflow = runnable(*file);
    if (!workflow)
        return tl::unexpected(workflow.error());
    return Loaded{std::move(*file), std::move(*workflow)};
}

} // namespace

template <class Read> void WorkflowLoader::load(const QString &path, Read read)
{
    const int request = ++m_newest;
    runInBackground(
        this, [read = std::move(read)] { return withRunnable(read()); },
        [this, request, path](Result<Loaded> loaded) {
            if (request != m_newest)
                return;
            if (loaded)
                Q_EMIT opened(loaded->file, loaded->workflow, path);
            else
                Q_EMIT failed(path, loaded.error());
        });
}

void WorkflowLoader::openPath(const QString &path)
{
    load(path, [path] { return openFile(path); });
}

void WorkflowLoader::openData(const QByteArray &bytes, const QString &name)
{
    load({}, [bytes, name] { return openBytes(bytes, name); });
}

} // namespace hanga
