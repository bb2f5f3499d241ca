#include "app/convertcommand.h"

#include "app/catalogsource.h"
#include "app/console.h"
#include "workflow/conversion.h"
#include "json/document.h"

#include <QSaveFile>

namespace hanga {

namespace {

Result<Conversion> convertedFile(const ConvertOptions &options)
{
    const Result<OpenedFile> file = openFile(options.file);
    if (!file)
        return tl::unexpected(file.error());
    const Result<NodeCatalog> catalog = catalogFrom(options.objectInfo, options.server);
    if (!catalog)
        return tl::unexpected(catalog.error());
    if (!file->ui.isNull() && !catalog->isEmpty())
        return convertToApi(file->ui, *catalog, file->name);
    return runnable(*file, *catalog); // what needs no conversion, or the sentence that says why there is none
}

std::optional<Error> writeFile(const QString &path, const QByteArray &text)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return std::nullopt;
    return Error{Error::Kind::FileUnwritable, {path, file.errorString()}, {}};
}

} // namespace

ExitCode ConvertCommand::run()
{
    const Result<Conversion> conversion = convertedFile(m_options);
    if (!conversion) {
        console::complain(m_options.file, conversion.error());
        return exitCodeOf(conversion.error());
    }
    for (const ConversionNote &note : conversion->notes)
        console::complain(noteText(note));
    if (m_options.output.isEmpty()) {
        console::printLine(conversion->workflow.graph());
        return ExitCode::Done;
    }
    const QByteArray text = json::write(conversion->workflow.graph(), json::Layout::Indented);
    if (const std::optional<Error> error = writeFile(m_options.output, text)) {
        console::complain(*error);
        return exitCodeOf(*error);
    }
    return ExitCode::Done;
}

} // namespace hanga
