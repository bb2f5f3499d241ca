#include "app/inspectcommand.h"

#include "app/catalogsource.h"
#include "app/console.h"
#include "workflow/conversion.h"
#include "workflow/inspection.h"

namespace hanga {

namespace {

/// A UI file's answers are those of its conversion; true if \a file was converted.
bool convert(OpenedFile &file, const NodeCatalog &catalog)
{
    if (file.api || file.ui.isNull() || catalog.isEmpty())
        return false;
    const Result<Conversion> conversion = convertToApi(file.ui, catalog, file.name);
    if (!conversion) {
        file.notes.append(whatHappened(conversion.error()));
        return false;
    }
    file.api = conversion->workflow;
    for (const ConversionNote &note : conversion->notes)
        file.notes.append(noteText(note));
    return true;
}

} // namespace

ExitCode InspectCommand::run()
{
    auto file = openFile(m_options.file);
    if (!file) {
        console::complain(m_options.file, file.error());
        return exitCodeOf(file.error());
    }
    auto catalog = catalogFrom(m_options.objectInfo, m_options.server);
    if (catalog && catalog->isEmpty() && !file->api && !file->ui.isNull())
        catalog = catalogSeenLast();
    if (!catalog) {
        console::complain(catalog.error());
        return exitCodeOf(catalog.error());
    }
    const bool isConverted = convert(*file, *catalog);
    if (m_options.json) {
        json::Value found = inspectionJson(*file, *catalog);
        found.set("has_api", json::Value(file->api.has_value() && !isConverted));
        console::printLine(found);
    } else {
        const QString text = inspectionText(*file, *catalog);
        console::print(text.endsWith(u'\n') ? text : text + u'\n');
    }
    return ExitCode::Done;
}

} // namespace hanga
