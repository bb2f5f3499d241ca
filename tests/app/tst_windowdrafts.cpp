#include "tests/app/windowfixture.h"

#include <QAbstractButton>
#include <QActionGroup>
#include <QDropEvent>
#include <QMimeData>
#include <QTimer>

using namespace hanga;

namespace {

const InputRef promptInput{NodeId(QStringLiteral("6")), QStringLiteral("text")};

Workflow sampleWith(const QString &prompt)
{
    Workflow workflow = textToImageSample(QStringLiteral("demo.safetensors"));
    workflow.setInput(promptInput, json::Value(prompt));
    return workflow;
}

/// One with a prompt, but of another structure.
Workflow otherWorkflow()
{
    json::Value graph = sampleWith(QStringLiteral("other")).graph();
    graph.set("99", graph["9"]);
    return *Workflow::fromJson(graph, {});
}

QString prompt(const WindowFixture &program)
{
    const auto *edit = program.find<QPlainTextEdit>("composerPrompt");
    return edit ? edit->toPlainText() : QString();
}

void type(const WindowFixture &program, const QString &text)
{
    auto *edit = program.find<QPlainTextEdit>("composerPrompt");
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

void pressNotice(const WindowFixture &program, const QString &text)
{
    for (auto *button : program.find<Notices>("notices")->findChildren<QAbstractButton *>()) {
        if (button->text() == text)
            return button->click();
    }
    QFAIL(qPrintable(QStringLiteral("no notice offers ") + text));
}

} // namespace

/// Nothing that was typed is lost when another workflow takes its place.
class TestWindowDrafts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undoBringsBackWhatWasReplaced();
    void nothingTypedNothingOffered();
    void whatWasTypedIsOfferedWithTheSameWorkflow();
    void aStartWithAFileKeepsTheDraftOfTheLastRun();
    void theSampleCanBeOpenedAgain();
    void droppedTextLeavesTheStartPage();
    void choicesSurviveAKill();
};

void TestWindowDrafts::undoBringsBackWhatWasReplaced()
{
    WindowFixture program;
    program.start(true);
    QTRY_VERIFY(program.canType());
    type(program, QStringLiteral("typed and not sent"));

    program.app().openFiles({program.write(QStringLiteral("b.json"), sampleWith(QStringLiteral("of the file")))});
    QTRY_COMPARE(prompt(program), QStringLiteral("of the file"));
    pressNotice(program, QStringLiteral("Undo"));

    QCOMPARE(prompt(program), QStringLiteral("typed and not sent"));
    QVERIFY(program.window()->windowTitle().contains(QStringLiteral("Text to image")));
}

void TestWindowDrafts::nothingTypedNothingOffered()
{
    WindowFixture program;
    program.start(true, {program.write(QStringLiteral("a.json"), sampleWith(QStringLiteral("a")))});
    QTRY_COMPARE(prompt(program), QStringLiteral("a"));

    program.app().openFiles({program.write(QStringLiteral("b.json"), sampleWith(QStringLiteral("b")))});

    QTRY_COMPARE(prompt(program), QStringLiteral("b"));
    QCOMPARE(program.find<Notices>("notices")->count(), 0);
}

void TestWindowDrafts::whatWasTypedIsOfferedWithTheSameWorkflow()
{
    WindowFixture program;
    const QString first = program.write(QStringLiteral("a.json"), sampleWith(QStringLiteral("a")));
    program.start(true, {first});
    QTRY_COMPARE(prompt(program), QStringLiteral("a"));
    type(program, QStringLiteral("typed into a"));
    program.app().openFiles({program.write(QStringLiteral("other.json"), otherWorkflow())});
    QTRY_COMPARE(prompt(program), QStringLiteral("other"));

    program.app().openFiles({first});
    QTRY_COMPARE(prompt(program), QStringLiteral("a"));
    QTRY_VERIFY(program.noticeText().contains(QStringLiteral("other values")));
    pressNotice(program, QStringLiteral("Use them"));

    QCOMPARE(prompt(program), QStringLiteral("typed into a"));
}

void TestWindowDrafts::aStartWithAFileKeepsTheDraftOfTheLastRun()
{
    WindowFixture program;
    program.start(true);
    QTRY_VERIFY(program.canType());
    type(program, QStringLiteral("of the last run"));
    QTimer::singleShot(0, program.window(), [&program] { program.window()->menu().quit->trigger(); });
    QCOMPARE(QCoreApplication::exec(), 0);

    program.restart();
    program.start(true, {program.write(QStringLiteral("other.json"), otherWorkflow())});
    QTRY_COMPARE(prompt(program), QStringLiteral("other"));
    pressNotice(program, QStringLiteral("Undo"));

    QCOMPARE(prompt(program), QStringLiteral("of the last run"));
}

void TestWindowDrafts::theSampleCanBeOpenedAgain()
{
    WindowFixture program;
    program.start(true, {program.write(QStringLiteral("other.json"), otherWorkflow())});
    QTRY_COMPARE(prompt(program), QStringLiteral("other"));
    QTRY_COMPARE(program.window()->page(), MainWindow::Page::Create);

    program.window()->menu().openSample->trigger();

    QVERIFY(program.window()->windowTitle().contains(QStringLiteral("Text to image")));
}

void TestWindowDrafts::droppedTextLeavesTheStartPage()
{
    WindowFixture program;
    program.start(false);
    QMimeData data;
    data.setText(QString::fromUtf8(json::write(sampleWith(QStringLiteral("dropped")).graph())));
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(program.window(), &enter);
    QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);

    QCoreApplication::sendEvent(program.window(), &drop);

    QTRY_VERIFY(program.canType());
    QCOMPARE(prompt(program), QStringLiteral("dropped"));
}

void TestWindowDrafts::choicesSurviveAKill()
{
    WindowFixture program;
    program.start(true);
    for (QAction *action : program.window()->menu().languages->actions()) {
        if (action->data() == QStringLiteral("ja"))
            action->trigger();
    }

    QTRY_COMPARE(Settings::load(program.paths().settingsFile).language, QStringLiteral("ja"));
}

QTEST_MAIN(TestWindowDrafts)
#include "tst_windowdrafts.moc"
