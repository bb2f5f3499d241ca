#include "tests/app/windowfixture.h"
#include "ui/gallery/gallerypane.h"
#include "ui/queue/queuepane.h"

#include <QAction>
#include <QClipboard>
#include <QElapsedTimer>
#include <QListView>
#include <QMimeData>

using namespace hanga;

namespace {

void pressGenerate(const WindowFixture &program)
{
    if (!QTest::qWaitForWindowActive(program.window())) // keys mean nothing before
        qWarning("the window does not become active");
    QTest::keyClick(program.find<QPlainTextEdit>("composerPrompt"), Qt::Key_Return, Qt::ControlModifier);
}

} // namespace

/// What can be done with images, by key and menu, and with many jobs at once.
class TestWindowImages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysWorkWhereTheImageIs();
    void withoutAnImageItsVerbsAreOff();
    void theQueueShowsTheImageThatCame();
    void aRefusalMarksOnlyItsOwnWorkflow();
    void manyJobsAtOnceDoNotStopTheWindow();
};

void TestWindowImages::keysWorkWhereTheImageIs()
{
    WindowFixture program;
    program.start(true);
    QTRY_VERIFY(program.canType());
    pressGenerate(program);
    auto *gallery = program.find<QWidget>("galleryView");
    auto *preview = program.find<QWidget>("preview");
    QTRY_VERIFY(program.window()->menu().saveImage->isEnabled());
    program.window()->activateWindow();

    gallery->setFocus();
    QTest::keyClick(gallery, Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(program.ask().dialogs.size(), 1);

    preview->setFocus();
    QTest::keyClick(preview, Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(program.ask().dialogs.size(), 2);
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(preview, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->mimeData()->hasImage());
    QTest::keyClick(preview, Qt::Key_Space);
    QVERIFY(program.find<QWidget>("viewerImage")->isVisible());
}

void TestWindowImages::withoutAnImageItsVerbsAreOff()
{
    WindowFixture program;
    program.start(true);
    QTRY_VERIFY(program.canType());

    const MainMenu &menu = program.window()->menu();
    for (const QAction *verb : {menu.copyImage, menu.saveImage, menu.showImageInFolder, menu.viewImage})
        QVERIFY2(!verb->isEnabled(), qPrintable(verb->objectName()));
}

void TestWindowImages::theQueueShowsTheImageThatCame()
{
    WindowFixture program;
    program.start(true);
    QTRY_VERIFY(program.canType());
    pressGenerate(program);
    QAbstractItemModel *rows = program.find<QListView>("queueList")->model();
    const auto *gallery = &program.find<GalleryPane>("galleryPane")->model();
    QTRY_COMPARE(gallery->rowCount(), 1);
    QTRY_VERIFY(!gallery->index(0).data(Qt::DecorationRole).value<QImage>().isNull());
    const QImage thumbnail = gallery->index(0).data(Qt::DecorationRole).value<QImage>();
    const auto rowImage = [rows] {
        return rows->index(rows->rowCount() - 1, 0).data(QueueModel::ThumbnailRole).value<QImage>();
    };

    QTRY_COMPARE(rowImage(), thumbnail.scaled(96, 96, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation));
}

void TestWindowImages::aRefusalMarksOnlyItsOwnWorkflow()
{
    WindowFixture program;
    program.start(false, {program.write(QStringLiteral("refused.json"),
                                        textToImageSample(QStringLiteral("missing.safetensors")))});
    QTRY_VERIFY(program.canType());
    pressGenerate(program);
    json::Value graph = textToImageSample().graph();
    graph.set("99", graph["9"]);
    program.app().openFiles({program.write(QStringLiteral("other.json"), *Workflow::fromJson(graph, {}))});
    QTRY_VERIFY(program.window()->windowTitle().contains(QStringLiteral("other")));

    program.window()->menu().openDemo->trigger();

    QTRY_VERIFY(program.find<QWidget>("errorCard")->isVisible());
    for (const QLabel *label : program.find<QWidget>("composer")->findChildren<QLabel *>())
        QVERIFY2(!label->text().contains(QStringLiteral("not in list")), qPrintable(label->text()));
}

void TestWindowImages::manyJobsAtOnceDoNotStopTheWindow()
{
    WindowFixture program;
    program.start(false, {program.write(QStringLiteral("many.json"), textToImageSample())});
    QTRY_VERIFY(program.canType());
    QElapsedTimer clock;
    clock.start();
    constexpr int presses = 200;

    for (int i = 0; i < presses; ++i)
        pressGenerate(program);
    // And a header.
    QTRY_COMPARE(program.find<QListView>("queueList")->model()->rowCount(), presses + 1);
    QVERIFY2(clock.elapsed() < presses * 16, qPrintable(QString::number(clock.elapsed())));
}

QTEST_MAIN(TestWindowImages)
#include "tst_windowimages.moc"
