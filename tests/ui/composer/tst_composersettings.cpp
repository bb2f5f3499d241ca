#include "tests/ui/composer/shownpane.h"

#include <QElapsedTimer>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace hanga;

namespace {

Workflow withManyInputs(int count)
{
    json::Value graph = graphs::textToImage().graph();
    json::Value save = graph["9"];
    json::Value inputs = save["inputs"];
    for (int i = 0; i < count; ++i)
        inputs.set("value" + std::to_string(i), json::Value::number(qint64(i)));
    save.set("inputs", inputs);
    graph.set("9", save);
    return Workflow::fromJson(graph, QStringLiteral("many")).value();
}

Problem problem(const char *node, const char *input, bool isFatal)
{
    Problem made;
    made.kind = Problem::Kind::TooLarge;
    made.at = graphs::at(node, input);
    made.args = QStringList{QStringLiteral("900"), QStringLiteral("100")};
    made.isFatal = isFatal;
    return made;
}

} // namespace

/// Pins, "More", the search, and the way to a field.
class TestComposerSettings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void moreIsClosedAndHasEveryOtherInput();
    void whatIsTypedInMoreReachesItsInput();
    void controlKFindsASetting();
    void theSearchLeadsToFieldsAboveToo();
    void threeHundredInputsOpenAtOnceAndAreAllBuiltInTime();
    void aPinnedSettingStandsFirstAndStaysInTheDraft();
    void goToOpensWhatIsClosed_data();
    void goToOpensWhatIsClosed();
    void problemsAreMarkedByTheirWeightAndMoveNothing();
    void theCountOfProblemsIsAButton();
    void otherWaysToOpenStandAboveTheRecentFiles();
};

void TestComposerSettings::moreIsClosedAndHasEveryOtherInput()
{
    Shown shown(graphs::textToImage());
    QVERIFY(shown.find<QToolButton>("composerMore")->isVisible());
    QVERIFY(!shown.find<QWidget>("composerSetting_9_filename_prefix"));

    shown.find<QToolButton>("composerMore")->click();

    QTRY_VERIFY(shown.find<QWidget>("composerSetting_9_filename_prefix")->isVisible());
    QVERIFY(shown.says(QStringLiteral("SaveImage")));
}

void TestComposerSettings::whatIsTypedInMoreReachesItsInput()
{
    Shown shown(graphs::textToImage());
    shown.find<QToolButton>("composerMore")->click();

    shown.type("composerSetting_9_filename_prefix", QStringLiteral("Boats"));

    QCOMPARE(shown.pane.workflow().input(graphs::at("9", "filename_prefix")), json::Value("Boats"));
    QCOMPARE(shown.find<QWidget>("composerReset_9_filename_prefix")->accessibleName(),
             QStringLiteral("Reset filename_prefix to Hanga"));
    shown.pane.actions().undo->trigger();
    QCOMPARE(shown.edit("composerSetting_9_filename_prefix")->text(), QStringLiteral("Hanga"));
}

void TestComposerSettings::controlKFindsASetting()
{
    Shown shown(withManyInputs(40));
    QTest::keyClick(&shown.pane, Qt::Key_K, Qt::ControlModifier);
    auto *search = shown.find<QLineEdit>("composerFindSetting");
    QTRY_VERIFY(search->hasFocus());

    QTest::keyClicks(search, QStringLiteral("VALUE37"));
    QTRY_VERIFY(shown.find<QWidget>("composerSetting_9_value37")->isVisible());
    QVERIFY(!shown.find<QWidget>("composerSetting_9_value1")->isVisible());

    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(shown.find<QWidget>("composerSetting_9_value37")->hasFocus());
    search->setFocus();
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(shown.find<QWidget>("composerSetting_9_value1")->isVisible());
    QTest::keyClicks(search, QStringLiteral("no such thing"));
    QVERIFY(shown.says(QStringLiteral("Nothing matches")));
}

void TestComposerSettings::theSearchLeadsToFieldsAboveToo()
{
    Shown shown(graphs::textToImage());
    shown.pane.actions().findSetting->trigger();
    auto *search = shown.find<QLineEdit>("composerFindSetting");

    QTest::keyClicks(search, QStringLiteral("first pass steps"));
    QTest::keyClick(search, Qt::Key_Return);

    QVERIFY(shown.find<QWidget>("composerSteps")->hasFocus());
}

void TestComposerSettings::threeHundredInputsOpenAtOnceAndAreAllBuiltInTime()
{
    Shown shown(withManyInputs(300));
    QElapsedTimer clock;
    clock.start();
    shown.find<QToolButton>("composerMore")->click();
    const qint64 opened = clock.elapsed();

    QVERIFY(shown.find<QWidget>("composerSetting_9_value1"));
    QVERIFY(!shown.find<QWidget>("composerSetting_9_value299"));
    QTRY_VERIFY(shown.find<QWidget>("composerSetting_9_value299"));
    QVERIFY2(opened < 1000, qPrintable(QString::number(opened))); // generous: a busy machine, a debug build
}

void TestComposerSettings::aPinnedSettingStandsFirstAndStaysInTheDraft()
{
    Shown shown(graphs::textToImage());
    shown.find<QToolButton>("composerMore")->click();
    auto *pin = shown.find<QToolButton>("composerPin_9_filename_prefix");
    QCOMPARE(pin->accessibleName(), QStringLiteral("Pin filename_prefix"));

    pin->click();

    QTRY_VERIFY(shown.find<QWidget>("composerSettings")
                    ->isAncestorOf(shown.find<QWidget>("composerSetting_9_filename_prefix")));
    QTRY_VERIFY(shown.find<QWidget>("composerSetting_9_filename_prefix")->y() >= 0);
    QVERIFY(shown.find<QToolButton>("composerPin_9_filename_prefix")->isChecked());
    QVERIFY(shown.find<QToolButton>("composerPin_9_filename_prefix")->hasFocus());
    QTRY_VERIFY(shown.find<QWidget>("composerSetting_9_filename_prefix")->mapTo(&shown.pane, QPoint()).y() <
                shown.find<QWidget>("composerSetting_4_ckpt_name")->mapTo(&shown.pane, QPoint()).y());

    Shown again;
    QVERIFY(again.pane.restoreDraft(json::parse(json::write(shown.pane.draft())).value()));
    QVERIFY(again.find<QToolButton>("composerPin_9_filename_prefix")->isChecked());

    shown.pane.actions().undo->trigger();
    QVERIFY(!shown.find<QWidget>("composerSettings")
                 ->findChild<QWidget *>(QStringLiteral("composerSetting_9_filename_prefix")));
}

void TestComposerSettings::goToOpensWhatIsClosed_data()
{
    QTest::addColumn<InputRef>("at");
    QTest::addColumn<QByteArray>("control");
    QTest::newRow("prompt") << graphs::at("6", "text") << QByteArray("composerPrompt");
    QTest::newRow("negative") << graphs::at("7", "text") << QByteArray("composerNegativePrompt");
    QTest::newRow("seed") << graphs::at("3", "seed") << QByteArray("composerSeed");
    QTest::newRow("setting") << graphs::at("4", "ckpt_name") << QByteArray("composerSetting_4_ckpt_name");
    QTest::newRow("more") << graphs::at("9", "filename_prefix") << QByteArray("composerSetting_9_filename_prefix");
}

void TestComposerSettings::goToOpensWhatIsClosed()
{
    QFETCH(InputRef, at);
    QFETCH(QByteArray, control);
    Shown shown(graphs::textToImage());

    QVERIFY(shown.pane.goTo(at));

    auto *field = shown.find<QWidget>(control.constData());
    QTRY_VERIFY(field->hasFocus());
    QTRY_VERIFY(!field->visibleRegion().isEmpty());
    QVERIFY(!shown.pane.goTo(graphs::at("3", "model")));
}

void TestComposerSettings::problemsAreMarkedByTheirWeightAndMoveNothing()
{
    Shown shown(graphs::textToImage());
    const QString sentence = problemText(problem("3", "steps", true));

    shown.pane.showProblems({problem("3", "steps", true), problem("3", "cfg", false), problem("7", "text", true)});

    QVERIFY(shown.says(sentence));
    QCOMPARE(shown.find<QWidget>("composerSteps")->property("role").toString(), QStringLiteral("error"));
    QVERIFY(shown.find<QWidget>("composerCfg")->property("role").toString() != QStringLiteral("error"));
    QVERIFY(!shown.find<QWidget>("composerNegativePrompt")->isVisible());
    shown.pane.showProblems({});
    QVERIFY(!shown.says(sentence));
}

void TestComposerSettings::theCountOfProblemsIsAButton()
{
    Shown shown(graphs::textToImage());
    QSignalSpy asked(&shown.pane, &ComposerPane::problemsRequested);
    auto *button = shown.find<QToolButton>("composerProblemCount");
    QVERIFY(!button->isVisible());

    shown.pane.setProblemCount(1, 2);
    QVERIFY(button->isVisible());
    QCOMPARE(button->accessibleName(), QStringLiteral("Problems"));
    QCOMPARE(button->text(), QStringLiteral("2 problem(s)"));
    QCOMPARE(shown.consequence(), QStringLiteral("1 thing(s) to fix"));
    button->click();
    QCOMPARE(asked.size(), 1);

    shown.pane.showWorkflow(QStringLiteral("Other"), graphs::textToImage());
    QVERIFY(!button->isVisible());
}

void TestComposerSettings::otherWaysToOpenStandAboveTheRecentFiles()
{
    Shown shown;
    QAction fromServer(QStringLiteral("From the server…"));
    shown.pane.setOpenExtras({&fromServer});
    QVERIFY(shown.find<QToolButton>("composerRecentFiles")->isVisible());
    shown.pane.setRecentFiles({QStringLiteral("/a.json")});
    shown.pane.setRecentFiles({QStringLiteral("/b.json")});

    const QList<QAction *> actions = shown.find<QMenu>("composerOpenMenu")->actions();
    QCOMPARE(actions.size(), 3);
    QCOMPARE(actions[0], &fromServer);
    QVERIFY(actions[1]->isSeparator());
    QCOMPARE(actions[2]->text(), QStringLiteral("b.json"));
}

QTEST_MAIN(TestComposerSettings)
#include "tst_composersettings.moc"
