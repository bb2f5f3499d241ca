#include "tests/ui/composer/shownpane.h"
#include "workflow/opening.h"

#include <QDir>

using namespace hanga;

/// Workflows that people published, as far as they are at hand.
class TestRealWorkflows final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotTouchedIsSentAsItWas();
};

void TestRealWorkflows::whatIsNotTouchedIsSentAsItWas()
{
    const QDir folder(QStringLiteral(HANGA_SHARED_DIR "/workflows/api"));
    const QStringList names = folder.entryList({QStringLiteral("*.json")});
    if (names.isEmpty())
        QSKIP("The published workflows are not here.");
    Shown shown;
    int sent = 0;
    for (const QString &name : names) {
        const Result<OpenedFile> file = openFile(folder.filePath(name));
        const Result<Workflow> workflow = file ? runnable(*file) : tl::unexpected(file.error());
        if (!workflow)
            continue; // broken ones are shown to nobody

        shown.pane.showWorkflow(name, *workflow);
        shown.pane.actions().generate->trigger();
        QTRY_VERIFY2(shown.requests.size() == sent + 1, qPrintable(name + QLatin1Char(' ') + shown.consequence()));
        ++sent;

        Workflow back = shown.requests.last().first().workflow;
        for (const InputRef &seed : linkedSeeds(discover(*workflow, {})))
            back.setInput(seed, workflow->input(seed));
        QVERIFY2(json::write(back.graph()) == json::write(workflow->graph()), qPrintable(name));
    }
    QVERIFY(sent > 10);
}

QTEST_MAIN(TestRealWorkflows)
#include "tst_realworkflows.moc"
