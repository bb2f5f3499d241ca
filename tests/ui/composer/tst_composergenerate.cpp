#include "tests/ui/composer/shownpane.h"

#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace hanga;

namespace {

const InputRef promptText = graphs::at("6", "text");
const InputRef seedInput = graphs::at("3", "seed");

} // namespace

/// What Generate asks for after a person has typed.
class TestComposerGenerate final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void atFirstGenerateAsksForAWorkflow();
    void aTypedPromptReachesItsInputAndNothingElseChanges();
    void severalPromptsEachReachTheirOwnNode();
    void japaneseTextArrivesAsTyped();
    void theLargestSeedIsKeptDigitForDigit();
    void whatIsNoSeedIsSaidAndNothingIsSent_data();
    void whatIsNoSeedIsSaidAndNothingIsSent();
    void eachSeedModeOverThreeGenerates_data();
    void eachSeedModeOverThreeGenerates();
    void theDiceRollsAtOnce();
    void theSeedOfTheShownImageIsKept();
    void keepAfterAGenerateMeansTheShownImage();
    void fourImagesAreFourJobsOfOneGroup();
    void everyValueIsWrittenToItsInput_data();
    void everyValueIsWrittenToItsInput();
    void theSizeIsSwapped();
    void controlEnterGeneratesFromInsideThePrompt();
    void aKeyHeldDownIsOneWish();
    void controlDRollsFromInsideAField_data();
    void controlDRollsFromInsideAField();
    void aLargeWorkflowIsLookedThroughInThePool();
};

void TestComposerGenerate::atFirstGenerateAsksForAWorkflow()
{
    Shown shown;
    QSignalSpy open(&shown.pane, &ComposerPane::openRequested);

    shown.find<QToolButton>("composerGenerate")->click();

    QCOMPARE(open.size(), 1);
    QVERIFY(shown.requests.isEmpty());
    QVERIFY(shown.pane.draft().isNull());
}

void TestComposerGenerate::aTypedPromptReachesItsInputAndNothingElseChanges()
{
    Shown shown(graphs::textToImage());
    shown.choose("Keep");
    QSignalSpy edited(&shown.pane, &ComposerPane::edited);

    auto *prompt = shown.find<QPlainTextEdit>("composerPrompt");
    prompt->moveCursor(QTextCursor::End);
    QTest::keyClicks(prompt, QStringLiteral(" at dawn"));
    shown.pane.actions().generate->trigger();

    QVERIFY(!edited.isEmpty());
    Workflow expected = graphs::textToImage();
    expected.setInput(promptText, json::Value("a boat at dawn"));
    QCOMPARE(json::write(shown.requests.last().first().workflow.graph()), json::write(expected.graph()));
}

void TestComposerGenerate::severalPromptsEachReachTheirOwnNode()
{
    Shown shown(graphs::twoPrompts());
    auto *sky = shown.find<QPlainTextEdit>("composerPrompt");
    auto *sea = shown.find<QPlainTextEdit>("composerPrompt2");
    QCOMPARE(sea->accessibleName(), QStringLiteral("Prompt 2: Sea"));
    QVERIFY(shown.says(QStringLiteral("Prompt — Sky")));

    sea->selectAll();
    QTest::keyClicks(sea, QStringLiteral("calm"));
    shown.pane.actions().generate->trigger();

    const Workflow sent = shown.requests.last().first().workflow;
    QCOMPARE(sent.input(graphs::at("2", "text")), json::Value("clouds"));
    QCOMPARE(sent.input(graphs::at("3", "text")), json::Value("calm"));
    QCOMPARE(sky->toPlainText(), QStringLiteral("clouds"));
}

void TestComposerGenerate::japaneseTextArrivesAsTyped()
{
    Shown shown(graphs::textToImage());
    auto *prompt = shown.find<QPlainTextEdit>("composerPrompt");
    prompt->selectAll();

    QInputMethodEvent taken;
    taken.setCommitString(QStringLiteral("雪山の下の漁村、朝霧"));
    QCoreApplication::sendEvent(prompt, &taken);
    shown.pane.actions().generate->trigger();

    QCOMPARE(shown.requests.last().first().workflow.input(promptText).toString(),
             QStringLiteral("雪山の下の漁村、朝霧"));
}

void TestComposerGenerate::theLargestSeedIsKeptDigitForDigit()
{
    Shown shown(graphs::oneSampler(R"("seed": 5, "steps": 20, "cfg": 7.0)"));
    shown.choose("Keep");

    shown.type("composerSeed", QStringLiteral("18446744073709551615"));
    shown.pane.actions().generate->trigger();

    const JobRequest sent = shown.requests.last().first();
    QCOMPARE(sent.workflow.input(seedInput).text(), std::string_view("18446744073709551615"));
    QCOMPARE(sent.seed, Seed(~quint64(0)));
    QCOMPARE(shown.edit("composerSeed")->text(), QStringLiteral("18446744073709551615"));
}

void TestComposerGenerate::whatIsNoSeedIsSaidAndNothingIsSent_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("sentence");
    const QString range = QStringLiteral("A seed is a whole number from 0 to 18446744073709551615.");
    QTest::newRow("minus one") << "-1"
                               << "Seeds start at 0. For a new one each time choose Random.";
    QTest::newRow("words") << "lucky" << range;
    QTest::newRow("one too many") << "18446744073709551616" << range;
    QTest::newRow("a fraction") << "1.5" << range;
    QTest::newRow("nothing") << "" << range;
}

void TestComposerGenerate::whatIsNoSeedIsSaidAndNothingIsSent()
{
    QFETCH(QString, typed);
    QFETCH(QString, sentence);
    Shown shown(graphs::textToImage());

    shown.type("composerSeed", typed);
    QVERIFY(shown.says(sentence));
    QVERIFY(shown.find<QToolButton>("composerGenerate")->isEnabled());
    shown.pane.actions().generate->trigger();

    QVERIFY(shown.requests.isEmpty());
    QCOMPARE(shown.edit("composerSeed")->text(), typed);
    QVERIFY(shown.edit("composerSeed")->hasFocus());
    shown.type("composerSeed", QStringLiteral("７"));
    QVERIFY(!shown.says(sentence));
    shown.pane.actions().generate->trigger();
    QCOMPARE(shown.requests.last().first().seed, Seed(7));
}

void TestComposerGenerate::eachSeedModeOverThreeGenerates_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<QString>("seeds");
    QTest::addColumn<QString>("next");
    QTest::newRow("keep") << QByteArray("Keep") << "1 1 1"
                          << "1";
    QTest::newRow("up") << QByteArray("Increment") << "1 2 3"
                        << "4";
    QTest::newRow("down") << QByteArray("Decrement") << "1 0 18446744073709551615"
                          << "18446744073709551614";
}

void TestComposerGenerate::eachSeedModeOverThreeGenerates()
{
    QFETCH(QByteArray, mode);
    QFETCH(QString, seeds);
    QFETCH(QString, next);
    Shown shown(graphs::oneSampler(R"("seed": 1, "steps": 20, "cfg": 7.0)"));
    shown.choose(mode.constData());

    for (int i = 0; i < 3; ++i)
        shown.pane.actions().generate->trigger();

    QStringList sent;
    for (const QList<JobRequest> &requests : std::as_const(shown.requests))
        sent.append(requests.first().seed->text());
    QCOMPARE(sent.join(u' '), seeds);
    QCOMPARE(shown.edit("composerSeed")->text(), next);
}

void TestComposerGenerate::theDiceRollsAtOnce()
{
    Shown shown(graphs::textToImage());
    shown.choose("Keep");

    shown.find<QToolButton>("composerRollSeed")->click();

    const QString rolled = shown.edit("composerSeed")->text();
    QVERIFY(rolled != QStringLiteral("18446744073709551615"));
    shown.pane.actions().generate->trigger();
    QCOMPARE(shown.requests.last().first().seed->text(), rolled);
}

void TestComposerGenerate::theSeedOfTheShownImageIsKept()
{
    Shown shown(graphs::textToImage());
    QSignalSpy asked(&shown.pane, &ComposerPane::useShownSeedRequested);
    QVERIFY(!shown.find<QToolButton>("composerUseShownSeed")->isEnabled());

    shown.pane.setShownSeedAvailable(true);
    shown.find<QToolButton>("composerUseShownSeed")->click();
    QCOMPARE(asked.size(), 1);
    shown.pane.showSeed(Seed(42));

    for (int i = 0; i < 2; ++i) {
        shown.pane.actions().generate->trigger();
        QCOMPARE(shown.requests.last().first().seed, Seed(42));
    }
}

void TestComposerGenerate::keepAfterAGenerateMeansTheShownImage()
{
    Shown shown(graphs::textToImage());
    shown.pane.setShownSeedAvailable(true);
    QSignalSpy asked(&shown.pane, &ComposerPane::useShownSeedRequested);

    shown.type("composerSeed", QStringLiteral("7"));
    shown.choose("Keep");
    QCOMPARE(asked.size(), 0); // the typed seed is meant

    shown.choose("Random");
    shown.pane.actions().generate->trigger();
    shown.choose("Keep");
    QCOMPARE(asked.size(), 1);
}

void TestComposerGenerate::fourImagesAreFourJobsOfOneGroup()
{
    Shown shown(graphs::oneSampler(R"("seed": 10, "steps": 20, "cfg": 7.0)"));
    shown.choose("Increment");

    shown.type("composerCount", QStringLiteral("4"));
    QCOMPARE(shown.consequence(), QStringLiteral("4 image(s) · held until connected"));
    shown.pane.actions().generate->trigger();

    const QList<JobRequest> sent = shown.requests.last();
    QCOMPARE(sent.size(), 4);
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(sent[i].seed, Seed(quint64(10 + i)));
        QCOMPARE(sent[i].workflow.input(seedInput).toUInt64(), quint64(10 + i));
        QCOMPARE(sent[i].group, sent.first().group);
        QCOMPARE(sent[i].groupSize, 4);
    }
    QCOMPARE(shown.edit("composerSeed")->text(), QStringLiteral("14"));
}

void TestComposerGenerate::everyValueIsWrittenToItsInput_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("width") << QByteArray("composerWidth") << "640"
                           << "5"
                           << "width" << QByteArray("640");
    QTest::newRow("height") << QByteArray("composerHeight") << "480"
                            << "5"
                            << "height" << QByteArray("480");
    QTest::newRow("steps") << QByteArray("composerSteps") << "8"
                           << "3"
                           << "steps" << QByteArray("8");
    QTest::newRow("cfg") << QByteArray("composerCfg") << "5"
                         << "3"
                         << "cfg" << QByteArray("5.0");
    QTest::newRow("model") << QByteArray("composerSetting_4_ckpt_name") << "x.safetensors"
                           << "4"
                           << "ckpt_name" << QByteArray("\"x.safetensors\"");
    QTest::newRow("sampler") << QByteArray("composerSetting_3_sampler_name") << "ddim"
                             << "3"
                             << "sampler_name" << QByteArray("\"ddim\"");
    QTest::newRow("denoise") << QByteArray("composerSetting_3_denoise") << "0.8"
                             << "3"
                             << "denoise" << QByteArray("0.8");
}

void TestComposerGenerate::everyValueIsWrittenToItsInput()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, typed);
    QFETCH(QString, node);
    QFETCH(QString, input);
    QFETCH(QByteArray, written);
    Shown shown(graphs::textToImage());
    shown.pane.setCatalog(graphs::catalog());
    shown.choose("Keep");

    shown.type(field.constData(), typed);
    shown.pane.actions().generate->trigger();

    const InputRef at{NodeId(node), input};
    Workflow expected = graphs::textToImage();
    const Workflow sent = shown.requests.last().first().workflow;
    QCOMPARE(json::write(sent.input(at)), written);
    expected.setInput(at, sent.input(at));
    QCOMPARE(json::write(sent.graph()), json::write(expected.graph()));
}

void TestComposerGenerate::theSizeIsSwapped()
{
    Shown shown(graphs::textToImage());

    shown.find<QToolButton>("composerSwapSize")->click();
    shown.pane.actions().generate->trigger();

    const Workflow sent = shown.requests.last().first().workflow;
    QCOMPARE(sent.input(graphs::at("5", "width")).toInt64(), 1216);
    QCOMPARE(sent.input(graphs::at("5", "height")).toInt64(), 832);
}

void TestComposerGenerate::controlEnterGeneratesFromInsideThePrompt()
{
    Shown shown(graphs::textToImage());
    auto *prompt = shown.find<QPlainTextEdit>("composerPrompt");
    shown.pane.actions().goToPrompt->trigger();
    QVERIFY(prompt->hasFocus());

    QTest::keyClick(prompt, Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClick(prompt, Qt::Key_Enter, Qt::ControlModifier | Qt::KeypadModifier);

    QCOMPARE(shown.requests.size(), 2);
    QCOMPARE(prompt->toPlainText(), QStringLiteral("a boat"));
}

void TestComposerGenerate::aKeyHeldDownIsOneWish()
{
    const ComposerPane pane;

    QVERIFY(!pane.actions().generate->autoRepeat());
    QVERIFY(!pane.actions().pause->autoRepeat());
    QVERIFY(!pane.actions().cancel->autoRepeat());
}

void TestComposerGenerate::controlDRollsFromInsideAField_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("prompt") << QByteArray("composerPrompt");
    QTest::newRow("seed") << QByteArray("composerSeed");
    QTest::newRow("steps") << QByteArray("composerSteps");
    QTest::newRow("model") << QByteArray("composerSetting_4_ckpt_name");
}

void TestComposerGenerate::controlDRollsFromInsideAField()
{
    QFETCH(QByteArray, field);
    Shown shown(graphs::textToImage());
    auto *widget = shown.find<QWidget>(field.constData());
    widget->setFocus();
    const json::Value graph = shown.pane.draft()["graph"];
    const QString before = shown.edit("composerSeed")->text();

    QTest::keyClick(QApplication::focusWidget(), Qt::Key_D, Qt::ControlModifier);

    const QString rolled = shown.edit("composerSeed")->text();
    QVERIFY(rolled != before);
    QVERIFY(Seed::fromText(rolled));
    QVERIFY(rolled != before.mid(1)); // Ctrl+D deletes a character in the fields of some desktops
    QCOMPARE(shown.pane.draft()["graph"], graph);
}

void TestComposerGenerate::aLargeWorkflowIsLookedThroughInThePool()
{
    json::Value graph = graphs::textToImage().graph();
    for (int i = 0; i < 500; ++i)
        graph.set("extra" + std::to_string(i), json::parse(R"({"class_type": "Note", "inputs": {}})").value());
    Shown shown;

    shown.pane.showWorkflow(QStringLiteral("Large"), Workflow::fromJson(graph, QStringLiteral("large")).value());
    shown.pane.actions().generate->trigger(); // before anybody knows where the seed is

    QTRY_COMPARE(shown.requests.size(), 1);
    QCOMPARE(shown.requests.first().first().seed, Seed(~quint64(0)));
    QCOMPARE(shown.find<QPlainTextEdit>("composerPrompt")->toPlainText(), QStringLiteral("a boat"));
}

QTEST_MAIN(TestComposerGenerate)
#include "tst_composergenerate.moc"
