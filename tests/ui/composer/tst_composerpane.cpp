#include "tests/ui/composer/shownpane.h"

#include <QComboBox>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSet>
#include <QSignalSpy>

using namespace hanga;

class TestComposerPane final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWorkflowWithoutSeedHasNoSeedField();
    void aWorkflowWithoutPromptSaysSo();
    void lineTwoTellsTheTruth();
    void aCatalogueLeavesTypingFocusAndCursor();
    void aModelThatTheServerLacksIsKeptAndSaid();
    void tabGoesFromTopToBottom();
    void everyControlHasANameOfItsOwn();
    void aDraftBringsEverythingBack();
    void aDraftThatChangesOneValueLeavesTheOthersAlone();
    void anEditIsMarkedAndUndoTakesTheMarkAway();
    void pauseAndCancelAreOnlyAskedFor();
    void recentFilesAreOffered();
    void theNegativePromptStaysOpen();
    void aNarrowPaneHidesNothing();
};

void TestComposerPane::aWorkflowWithoutSeedHasNoSeedField()
{
    Shown shown(graphs::withoutPrompt());
    QVERIFY(!shown.edit("composerSeed")->isEnabled());
    QCOMPARE(shown.edit("composerSeed")->toolTip(), QStringLiteral("This workflow has no seed"));

    shown.pane.actions().generate->trigger();

    const JobRequest sent = shown.requests.last().first();
    QVERIFY(!sent.seed);
    QCOMPARE(sent.workflow, graphs::withoutPrompt());
}

void TestComposerPane::aWorkflowWithoutPromptSaysSo()
{
    Shown shown(graphs::withoutPrompt());

    QVERIFY(shown.says(QStringLiteral("No prompt in this workflow")));
    QVERIFY(!shown.find<QPlainTextEdit>("composerPrompt"));
    QVERIFY(!shown.find<QWidget>("composerShowNegative")->isVisible());
    QVERIFY(!shown.find<QWidget>("composerSwapSize")->isVisible());
    QVERIFY(shown.find<QWidget>("composerSetting_1_image")->isVisible());
}

void TestComposerPane::lineTwoTellsTheTruth()
{
    Shown shown(graphs::textToImage());
    QCOMPARE(shown.consequence(), QStringLiteral("1 image(s) · held until connected"));
    shown.pane.setServerReady(true);
    QCOMPARE(shown.consequence(), QStringLiteral("1 image(s) · joins the queue"));
    shown.pane.setPaused(true);
    QCOMPARE(shown.consequence(), QStringLiteral("1 image(s) · held until resumed"));
    shown.type("composerSteps", QStringLiteral("-"));
    QCOMPARE(shown.consequence(), QStringLiteral("1 thing(s) to fix"));

    shown.pane.actions().generate->trigger();

    QVERIFY(shown.requests.isEmpty());
    QVERIFY(shown.find<QWidget>("composerSteps")->hasFocus());
}

void TestComposerPane::aCatalogueLeavesTypingFocusAndCursor()
{
    Shown shown(graphs::textToImage());
    auto *prompt = shown.find<QPlainTextEdit>("composerPrompt");
    prompt->setFocus();
    QTest::keyClicks(prompt, QStringLiteral("big "));
    const int cursor = prompt->textCursor().position();

    shown.pane.setCatalog(graphs::catalog());

    QCOMPARE(shown.find<QPlainTextEdit>("composerPrompt"), prompt);
    QVERIFY(prompt->hasFocus());
    QCOMPARE(prompt->toPlainText(), QStringLiteral("big a boat"));
    QCOMPARE(prompt->textCursor().position(), cursor);
    QVERIFY(prompt->document()->isUndoAvailable());
    auto *sampler = shown.find<QComboBox>("composerSetting_3_sampler_name");
    QVERIFY(sampler);
    QCOMPARE(sampler->count(), 2);
}

void TestComposerPane::aModelThatTheServerLacksIsKeptAndSaid()
{
    Shown shown(graphs::textToImage());
    shown.pane.setCatalog(graphs::catalog());
    auto *model = shown.find<QComboBox>("composerSetting_4_ckpt_name");
    QCOMPARE(model->currentText(), QStringLiteral("here.safetensors"));
    QVERIFY(shown.says(QStringLiteral("Not on this server.")));

    model->setCurrentIndex(1);
    Q_EMIT model->textActivated(model->currentText());
    shown.pane.actions().generate->trigger();

    QVERIFY(!shown.says(QStringLiteral("Not on this server.")));
    QCOMPARE(shown.requests.last().first().workflow.input(graphs::at("4", "ckpt_name")),
             json::Value("second.safetensors"));
}

void TestComposerPane::tabGoesFromTopToBottom()
{
    Shown shown(graphs::textToImage());
    shown.pane.setCatalog(graphs::catalog());
    shown.pane.setCancelEnabled(true);
    shown.pane.setShownSeedAvailable(true);
    QTRY_VERIFY(shown.find<QWidget>("composerSetting_4_ckpt_name")->isVisible());
    shown.pane.actions().goToPrompt->trigger();
    const QStringList expected = {QStringLiteral("composerPrompt"),
                                  QStringLiteral("composerShowNegative"),
                                  QStringLiteral("composerSeed"),
                                  QStringLiteral("composerRollSeed"),
                                  QStringLiteral("composerSeedMode"),
                                  QStringLiteral("composerUseShownSeed"),
                                  QStringLiteral("composerWidth"),
                                  QStringLiteral("composerHeight"),
                                  QStringLiteral("composerSwapSize"),
                                  QStringLiteral("composerSteps"),
                                  QStringLiteral("composerCfg"),
                                  QStringLiteral("composerCount"),
                                  QStringLiteral("composerOpenFind"),
                                  QStringLiteral("composerSettingOptions"),
                                  QStringLiteral("composerSetting_4_ckpt_name"),
                                  QStringLiteral("composerPin_4_ckpt_name"),
                                  QStringLiteral("composerSetting_3_sampler_name"),
                                  QStringLiteral("composerPin_3_sampler_name"),
                                  QStringLiteral("composerSetting_3_scheduler"),
                                  QStringLiteral("composerPin_3_scheduler"),
                                  QStringLiteral("composerSetting_3_denoise_slider"),
                                  QStringLiteral("composerSetting_3_denoise"),
                                  QStringLiteral("composerPin_3_denoise"),
                                  QStringLiteral("composerSetting_5_batch_size"),
                                  QStringLiteral("composerPin_5_batch_size"),
                                  QStringLiteral("composerBlocks"),
                                  QStringLiteral("composerMore"),
                                  QStringLiteral("composerGenerate"),
                                  QStringLiteral("composerPause"),
                                  QStringLiteral("composerCancel"),
                                  QStringLiteral("composerOpenWorkflow")};

    QStringList visited;
    for (int i = 0; i < expected.size(); ++i) {
        QWidget *focus = QApplication::focusWidget();
        while (focus && !focus->objectName().startsWith(QStringLiteral("composer")))
            focus = focus->parentWidget(); // a segment or the line edit of a box
        visited.append(focus ? focus->objectName() : QString());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }

    QCOMPARE(visited, expected);
}

void TestComposerPane::everyControlHasANameOfItsOwn()
{
    Shown shown(graphs::twoPrompts());
    shown.pane.setCatalog(graphs::catalog());

    QSet<QString> names;
    QSet<QString> objects;
    for (const QWidget *control : shown.pane.findChildren<QWidget *>()) {
        const bool isPart = !control->objectName().startsWith(QStringLiteral("composer"));
        if (isPart || control->focusPolicy() == Qt::NoFocus)
            continue;
        QVERIFY2(!control->accessibleName().isEmpty(), qPrintable(control->objectName()));
        QVERIFY2(!names.contains(control->accessibleName()), qPrintable(control->accessibleName()));
        QVERIFY2(!objects.contains(control->objectName()), qPrintable(control->objectName()));
        names.insert(control->accessibleName());
        objects.insert(control->objectName());
    }
    QCOMPARE(shown.find<QWidget>("composerSeedMode")->accessibleName(), QStringLiteral("Seed mode"));
    QCOMPARE(shown.find<QWidget>("composerSettings")->accessibleName(), QStringLiteral("Workflow settings"));
    QCOMPARE(shown.find<QWidget>("composerWorkflow")->accessibleName(), QStringLiteral("Workflow"));
    for (const char *fixed :
         {"Negative prompt", "Show negative prompt", "Seed", "Roll new seed", "Width", "Use seed of shown image",
          "Height", "Swap width and height", "Steps", "cfg", "Model", "Number of images", "Sampler", "Scheduler",
          "Denoise", "Generate", "Pause", "Cancel", "Open workflow"})
        QVERIFY2(names.contains(QString::fromLatin1(fixed)), fixed);
}

void TestComposerPane::aDraftBringsEverythingBack()
{
    Shown shown(graphs::textToImage());
    auto *prompt = shown.find<QPlainTextEdit>("composerPrompt");
    prompt->selectAll();
    QTest::keyClicks(prompt, QStringLiteral("a storm"));
    shown.type("composerSeed", QStringLiteral("-1"));
    shown.choose("Increment");
    shown.type("composerCount", QStringLiteral("3"));
    shown.type("composerSteps", QStringLiteral("12"));
    shown.pane.actions().goToNegative->trigger();
    const json::Value kept = json::parse(json::write(shown.pane.draft())).value();

    Shown again;
    QVERIFY(again.pane.restoreDraft(kept));

    QCOMPARE(again.pane.draft(), kept);
    QCOMPARE(again.find<QPlainTextEdit>("composerPrompt")->toPlainText(), QStringLiteral("a storm"));
    QCOMPARE(again.edit("composerSeed")->text(), QStringLiteral("-1"));
    QCOMPARE(again.edit("composerCount")->text(), QStringLiteral("3"));
    QCOMPARE(again.edit("composerSteps")->text(), QStringLiteral("12"));
    QVERIFY(again.find<QWidget>("composerNegativePrompt")->isVisible());
    QCOMPARE(again.pane.fingerprint(), shown.pane.fingerprint());
    QVERIFY(!again.pane.restoreDraft({}));
    QCOMPARE(again.pane.draft(), kept);
}

void TestComposerPane::aDraftThatChangesOneValueLeavesTheOthersAlone()
{
    Shown shown(graphs::textToImage());
    auto *prompt = shown.find<QPlainTextEdit>("composerPrompt");
    prompt->setFocus();
    QTest::keyClicks(prompt, QStringLiteral("big "));
    auto draft = draftFromJson(shown.pane.draft());
    draft->workflow.setInput(graphs::at("4", "ckpt_name"), json::Value("other.safetensors"));

    QVERIFY(shown.pane.restoreDraft(toJson(*draft)));

    QCOMPARE(shown.edit("composerSetting_4_ckpt_name")->text(), QStringLiteral("other.safetensors"));
    QVERIFY(prompt->hasFocus());
    QVERIFY(prompt->document()->isUndoAvailable());
    QTest::keyClicks(prompt, QStringLiteral("white "));
    shown.pane.actions().generate->trigger();
    QCOMPARE(shown.requests.last().first().workflow.input(graphs::at("6", "text")), json::Value("big white a boat"));
}

void TestComposerPane::anEditIsMarkedAndUndoTakesTheMarkAway()
{
    Shown shown(graphs::textToImage());
    QVERIFY(!shown.says(QStringLiteral("•")));
    auto *prompt = shown.find<QPlainTextEdit>("composerPrompt");

    QTest::keyClicks(prompt, QStringLiteral("x"));
    QVERIFY(shown.says(QStringLiteral("•")));
    prompt->undo();
    QVERIFY(!shown.says(QStringLiteral("•")));
}

void TestComposerPane::pauseAndCancelAreOnlyAskedFor()
{
    Shown shown(graphs::textToImage());
    QSignalSpy paused(&shown.pane, &ComposerPane::pauseToggled);
    QSignalSpy cancelled(&shown.pane, &ComposerPane::cancelRequested);
    QVERIFY(!shown.find<QToolButton>("composerCancel")->isEnabled());

    shown.pane.setCancelEnabled(true);
    shown.find<QToolButton>("composerCancel")->click();
    shown.find<QToolButton>("composerPause")->click();
    shown.find<QToolButton>("composerPause")->click();

    QCOMPARE(cancelled.size(), 1);
    QCOMPARE(paused.size(), 2);
    QCOMPARE(paused[0].first().toBool(), true);
    QCOMPARE(paused[1].first().toBool(), false);
}

void TestComposerPane::recentFilesAreOffered()
{
    Shown shown;
    QSignalSpy asked(&shown.pane, &ComposerPane::openRecentRequested);
    auto *recent = shown.find<QToolButton>("composerRecentFiles");
    QVERIFY(!recent->isVisible());

    shown.pane.setRecentFiles({QStringLiteral("/with space/港 & boat.json")});
    QTRY_VERIFY(recent->isVisible());
    QTest::mouseClick(recent, Qt::LeftButton);
    auto *menu = shown.find<QMenu>("composerOpenMenu");
    QTRY_VERIFY(menu->isVisible());
    menu->actions().first()->trigger();
    menu->close();

    QCOMPARE(asked.last().first().toString(), QStringLiteral("/with space/港 & boat.json"));
    shown.pane.setRecentFiles({});
    QVERIFY(!recent->isVisible());
}

void TestComposerPane::theNegativePromptStaysOpen()
{
    Shown shown(graphs::textToImage());
    QVERIFY(!shown.find<QWidget>("composerNegativePrompt")->isVisible());

    shown.find<QToolButton>("composerShowNegative")->click();

    QTRY_VERIFY(shown.find<QWidget>("composerNegativePrompt")->isVisible());
    QVERIFY(shown.pane.draft()["negative_open"].toBool());
    shown.pane.setCatalog(graphs::catalog());
    QVERIFY(shown.find<QWidget>("composerNegativePrompt")->isVisible());
}

void TestComposerPane::aNarrowPaneHidesNothing()
{
    Shown shown(graphs::textToImage());
    shown.pane.setCatalog(graphs::catalog());
    shown.pane.setCompact(true);
    shown.pane.resize(320, 900);

    QTRY_COMPARE(shown.pane.width(), 320);
    for (const char *name : {"composerUseShownSeed", "composerSeedMode", "composerCount", "composerCancel",
                             "composerOpenWorkflow", "composerSetting_4_ckpt_name"}) {
        auto *widget = shown.find<QWidget>(name);
        const int right = widget->mapTo(&shown.pane, QPoint(widget->width(), 0)).x();
        QVERIFY2(right <= 320 - 16, name);
    }
}

QTEST_MAIN(TestComposerPane)
#include "tst_composerpane.moc"
