#include "tests/ui/composer/shownpane.h"

#include <QCheckBox>
#include <QSignalSpy>

using namespace hanga;

namespace {

/// A picture is loaded, turned and saved; the turning can be left out.
Workflow turned()
{
    return graphs::read(R"({
        "1": {"class_type": "LoadImage", "inputs": {"image": "a.png"}},
        "2": {"class_type": "ImageBlur", "_meta": {"title": "Soft"}, "inputs": {"image": ["1", 0], "radius": 3}},
        "3": {"class_type": "SaveImage", "inputs": {"filename_prefix": "Hanga", "images": ["2", 0]}}})");
}

NodeCatalog catalog()
{
    return NodeCatalog::fromObjectInfo(R"({
        "LoadImage": {"input": {"required": {"image": [["a.png"]]}}, "output": ["IMAGE"], "display_name": "Load",
            "output_node": false},
        "ImageBlur": {"input": {"required": {"image": ["IMAGE"], "radius": ["INT", {"min": 1, "max": 31}]}},
            "output": ["IMAGE"], "display_name": "Blur", "output_node": false},
        "SaveImage": {"input": {"required": {"images": ["IMAGE"], "filename_prefix": ["STRING", {}]}}, "output": [],
            "display_name": "Save", "output_node": true}})",
                                       QStringLiteral("http://localhost"))
        .value();
}

const InputRef radius = graphs::at("2", "radius");

} // namespace

class TestComposerBlocks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNodeIsSwitchedOffAndOnWithWhatWasTyped();
    void aSwitchIsOneStepOfUndo();
    void generateWaitsForTheSwitch();
    void aSwitchTakenBackTakesItsGenerateAlong();
    void theDraftKeepsTheSwitches();
};

void TestComposerBlocks::aNodeIsSwitchedOffAndOnWithWhatWasTyped()
{
    Shown shown;
    shown.pane.setCatalog(catalog());
    shown.pane.showWorkflow(QStringLiteral("Turned"), turned());
    QSignalSpy converted(&shown.pane, &ComposerPane::converted);
    shown.pane.applyEdits({{radius, json::Value::number(qint64(9))}});
    shown.find<QToolButton>("composerBlocks")->click();
    auto *box = shown.find<QCheckBox>("composerBlock_2");
    QVERIFY(box);
    QCOMPARE(box->accessibleName(), QStringLiteral("Switch Soft"));
    QVERIFY(box->isChecked());
    box->setFocus();

    QTest::keyClick(box, Qt::Key_Space);
    QTRY_COMPARE(converted.size(), 1);
    QVERIFY(!shown.pane.workflow().contains(NodeId(QStringLiteral("2"))));
    QCOMPARE(shown.pane.workflow().link(graphs::at("3", "images"))->node, NodeId(QStringLiteral("1")));
    QVERIFY(shown.pane.isChanged());
    QVERIFY(box->hasFocus());
    QVERIFY(!box->isChecked());

    QTest::keyClick(box, Qt::Key_Space);
    QTRY_COMPARE(converted.size(), 2);
    QCOMPARE(shown.pane.workflow().input(radius), json::Value::number(qint64(9)));
}

void TestComposerBlocks::aSwitchIsOneStepOfUndo()
{
    Shown shown;
    shown.pane.setCatalog(catalog());
    shown.pane.showWorkflow(QStringLiteral("Turned"), turned());
    shown.find<QToolButton>("composerBlocks")->click();
    auto *box = shown.find<QCheckBox>("composerBlock_2");
    box->click();
    QTRY_VERIFY(!shown.pane.workflow().contains(radius.node));

    shown.pane.actions().undo->trigger();

    QCOMPARE(shown.pane.workflow(), turned());
    QVERIFY(shown.find<QCheckBox>("composerBlock_2")->isChecked());
    QVERIFY(!shown.pane.isChanged());
    shown.pane.actions().redo->trigger();
    QVERIFY(!shown.pane.workflow().contains(radius.node));
    QVERIFY(!shown.find<QCheckBox>("composerBlock_2")->isChecked());
}

void TestComposerBlocks::generateWaitsForTheSwitch()
{
    Shown shown;
    shown.pane.setCatalog(catalog());
    shown.pane.showWorkflow(QStringLiteral("Turned"), turned());
    shown.find<QToolButton>("composerBlocks")->click();

    shown.find<QCheckBox>("composerBlock_2")->click();
    shown.pane.actions().generate->trigger();

    QTRY_COMPARE(shown.requests.size(), 1);
    QVERIFY(!shown.requests.first().first().workflow.contains(radius.node));
}

void TestComposerBlocks::aSwitchTakenBackTakesItsGenerateAlong()
{
    Shown shown;
    shown.pane.setCatalog(catalog());
    shown.pane.showWorkflow(QStringLiteral("Turned"), turned());
    shown.pane.applyEdits({{radius, json::Value::number(qint64(9))}});
    QSignalSpy converted(&shown.pane, &ComposerPane::converted);
    shown.find<QToolButton>("composerBlocks")->click();
    auto *box = shown.find<QCheckBox>("composerBlock_2");
    box->click();
    shown.pane.actions().generate->trigger(); // waits for the switch

    shown.pane.actions().undo->trigger();
    box->click();

    QTRY_COMPARE(converted.size(), 1);
    QCOMPARE(shown.requests.size(), 0); // nobody asked for jobs of this switch
}

void TestComposerBlocks::theDraftKeepsTheSwitches()
{
    Shown shown;
    shown.pane.setCatalog(catalog());
    shown.pane.showWorkflow(QStringLiteral("Turned"), turned());
    shown.find<QToolButton>("composerBlocks")->click();
    shown.find<QCheckBox>("composerBlock_2")->click();
    QTRY_VERIFY(!shown.pane.workflow().contains(radius.node));

    Shown again;
    again.pane.setCatalog(catalog());
    QVERIFY(again.pane.restoreDraft(json::parse(json::write(shown.pane.draft())).value()));
    again.find<QToolButton>("composerBlocks")->click();
    auto *box = again.find<QCheckBox>("composerBlock_2");
    QVERIFY(!box->isChecked());
    box->click();

    QTRY_COMPARE(again.pane.workflow(), turned());
}

QTEST_MAIN(TestComposerBlocks)
#include "tst_composerblocks.moc"
