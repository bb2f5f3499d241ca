#include "app/workflowloader.h"

#include <utility>

namespace hanga {

namespace {

struct Loaded
{
    OpenedFile file;
    Conversion conversion;
};

Result<Loaded> withRunnable(Result<OpenedFile> file, const NodeCatalog &catalog)
{
    if (!file)
        return tl::unexpected(file.error());
    auto conversion = runnable(*file, catalog);
    if (!conversion)
        return tl::unexpected(conversion.error());
    return Loaded{std::move(*file), std::move(*conversion)};
}

} // namespace

template <class Read> void WorkflowLoader::load(const QString &path, Read read)
{
    const int request = ++m_newest;
    m_again = nullptr;
    const bool hadCatalog = !m_catalog.isEmpty();
    runInBackground(
        this, [read, catalog = m_catalog] { return withRunnable(read(), catalog); },
        [this, request, path, read, hadCatalog](Result<Loaded> loaded) {
            if (request != m_newest)
                return;
            if (loaded) {
                Q_EMIT opened(loaded->file, loaded->conversion, path);
                return;
            }
            const bool waits = loaded.error().kind == Error::Kind::UiFormat && !hadCatalog;
            if (waits && !m_catalog.isEmpty()) // it came while the file was read
                return load(path, read);
            if (waits)
                m_again = [this, path, read] { load(path, read); };
            Q_EMIT failed(path, loaded.error());
        });
}

void WorkflowLoader::setCatalog(const NodeCatalog &catalog)
{
    m_catalog = catalog;
    if (m_again && !catalog.isEmpty())
        std::exchange(m_again, nullptr)();
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
