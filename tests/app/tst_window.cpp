#include "tests/app/windowfixture.h"

#include "demo/demoserver.h"
#include "media/png.h"
#include "tests/support/faultproxy.h"
#include "ui/gallery/gallerypane.h"
#include "ui/queue/queuepane.h"
#include "ui/shared/notices.h"
#include "json/document.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

using namespace hanga;

namespace {

/// The graph that the picture at \a path was made with, from the file itself.
json::Value promptInside(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto texts = media::readPngTexts(file, path);
    for (const media::TextChunk &chunk : texts.value_or(QList<media::TextChunk>())) {
        if (chunk.keyword == u"prompt")
            return json::parse(chunk.text).value_or(json::Value());
    }
    return {};
}

/// The first value of \a input in any node of \a graph.
json::Value inputNamed(const json::Value &graph, std::string_view input)
{
    for (const json::Member &node : graph.members()) {
        if (node.value["inputs"].contains(input) && !node.value["inputs"][input].isArray())
            return node.value["inputs"][input];
    }
    return {};
}

/// A visible label in \a widget has \a text in it.
bool says(const WindowFixture &program, const char *widget, const QString &text)
{
    const auto labels = program.find<QWidget>(widget)->findChildren<QLabel *>();
    return std::ranges::any_of(
        labels, [&text](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
}

} // namespace

class TestWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPromptBecomesAnImageInTheGallery();
    void theLargestSeedIsFoundAgainInTheSavedImage();
    void aWorkflowIsOpenedThroughTheDialog();
    void aDroppedImageOpensTheWorkflowInside();
    void withoutAServerTheStartPageOffersTheDemo();
    void jobsAskedForWithoutAServerRunOnceThereIsOne();
    void aPortThatIsNotComfyUiIsSaidInOneSentence_data();
    void aPortThatIsNotComfyUiIsSaidInOneSentence();
    void aCutConnectionIsOpenedAgainAndTheJobStillEnds();
    void aFileThatCannotBeOpenedIsSaidInOneSentence_data();
    void aFileThatCannotBeOpenedIsSaidInOneSentence();
    void aRejectedJobMarksTheInputThatIsToBlame();
    void aFailedJobShowsNodeAndMessageAndCanBeRetried();
    void whatWasTypedSurvivesAKill();
    void closingWithUnsentJobsAsksFirst();
    void quittingAsksOnceAndEndsTheProgram();
    void everyControlHasANameForScreenReaders();
};

void TestWindow::aPromptBecomesAnImageInTheGallery()
{
    WindowFixture program;
    program.start(true);
    QTRY_VERIFY(program.canType());
    auto *prompt = program.find<QPlainTextEdit>("composerPrompt");
    QSignalSpy progress(program.find<QProgressBar>("previewProgress"), &QProgressBar::valueChanged);

    prompt->selectAll();
    QTest::keyClicks(prompt, QStringLiteral("moonlit harbour"));
    QTest::mouseClick(program.find<QAbstractButton>("composerGenerate"), Qt::LeftButton);

    auto *gallery = program.find<GalleryPane>("galleryPane");
    QTRY_COMPARE(gallery->model().rowCount(), 1);
    QVERIFY(progress.count() > 3);
    const QStringList files = program.pictures();
    QCOMPARE(files.size(), 1);
    QCOMPARE(gallery->model().paths().value(0), files.value(0));
    QVERIFY(!QImage(files.value(0)).isNull());
    QCOMPARE(inputNamed(promptInside(files.value(0)), "text").toString(), QStringLiteral("moonlit harbour"));
}

void TestWindow::theLargestSeedIsFoundAgainInTheSavedImage()
{
    WindowFixture program;
    program.start(true);
    QTRY_VERIFY(program.canType());
    auto *seed = program.find<QLineEdit>("composerSeed");

    seed->selectAll();
    QTest::keyClicks(seed, QStringLiteral("18446744073709551615"));
    QTest::keyClick(program.find<QPlainTextEdit>("composerPrompt"), Qt::Key_Return, Qt::ControlModifier);

    QTRY_COMPARE(program.pictures().size(), 1);
    const json::Value graph = promptInside(program.pictures().first());
    QCOMPARE(inputNamed(graph, "seed").text(), std::string_view("18446744073709551615"));
}

void TestWindow::aWorkflowIsOpenedThroughTheDialog()
{
    WindowFixture program;
    program.start(true);
    QTRY_VERIFY(program.canType());
    Workflow workflow = textToImageSample(QStringLiteral("demo.safetensors"));
    workflow.setInput({NodeId(QStringLiteral("6")), QStringLiteral("text")}, json::Value(QStringLiteral("海と月")));
    const QString path = program.write(QStringLiteral("流れ と/港 dawn.json"), workflow);
    program.ask().files = {path};

    QTest::mouseClick(program.find<QAbstractButton>("composerOpenWorkflow"), Qt::LeftButton);

    QTRY_VERIFY(program.window()->windowTitle().contains(QStringLiteral("港 dawn")));
    QCOMPARE(program.ask().dialogs.size(), 1);
}

void TestWindow::aDroppedImageOpensTheWorkflowInside()
{
    WindowFixture program;
    program.start(true);
    QTRY_VERIFY(program.canType());
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral(HANGA_TEST_DATA "/transcripts/saved-with-metadata.png"))});
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(program.window(), &enter);
    QVERIFY(program.find<QWidget>("dropTarget")->isVisible());
    QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);

    QCoreApplication::sendEvent(program.window(), &drop);

    QTRY_VERIFY(program.window()->windowTitle().contains(QStringLiteral("saved-with-metadata")));
}

void TestWindow::withoutAServerTheStartPageOffersTheDemo()
{
    WindowFixture program;
    program.start(false);
    QTRY_COMPARE(program.window()->page(), MainWindow::Page::Start);
    QTRY_VERIFY(program.find<QLabel>("startLooked")->text().contains(QStringLiteral("127.0.0.1:9")));

    QTest::mouseClick(program.find<QAbstractButton>("startDemo"), Qt::LeftButton);

    QTRY_COMPARE(program.window()->page(), MainWindow::Page::Create);
    QTRY_VERIFY(program.canType());
}

void TestWindow::jobsAskedForWithoutAServerRunOnceThereIsOne()
{
    WindowFixture program;
    const QString path =
        program.write(QStringLiteral("held.json"), textToImageSample(QStringLiteral("demo-landscape.safetensors")));
    program.start(false, {path});
    QTRY_VERIFY(program.window()->windowTitle().contains(QStringLiteral("held")));

    QTest::keyClick(program.find<QPlainTextEdit>("composerPrompt"), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(program.find<QListView>("queueList")->model()->rowCount() > 0);
    QCOMPARE(program.pictures().size(), 0);
    program.window()->menu().openDemo->trigger();

    QTRY_COMPARE(program.pictures().size(), 1);
}

void TestWindow::aPortThatIsNotComfyUiIsSaidInOneSentence_data()
{
    QTest::addColumn<QByteArray>("answer");

    QTest::newRow("a web page") << QByteArray(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>");
    QTest::newRow("not found") << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("broken JSON") << QByteArray(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 3\r\n\r\n{\"a");
    QTest::newRow("no HTTP at all") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
}

void TestWindow::aPortThatIsNotComfyUiIsSaidInOneSentence()
{
    QFETCH(QByteArray, answer);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&server, answer] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
            socket->write(answer);
            socket->disconnectFromHost();
        });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    });
    WindowFixture program(QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort()));

    program.start(false);

    QTRY_VERIFY2(program.find<QLabel>("startLooked")->text().contains(QStringLiteral("not ComfyUI")),
                 qPrintable(program.find<QLabel>("startLooked")->text()));
    QCOMPARE(program.window()->page(), MainWindow::Page::Start);
}

void TestWindow::aCutConnectionIsOpenedAgainAndTheJobStillEnds()
{
    DemoServer server(DemoOptions{std::chrono::milliseconds(60)});
    QVERIFY(server.listen());
    test::FaultProxy proxy(quint16(server.url().port()));
    WindowFixture program(proxy.address());
    program.start(false);
    QTRY_VERIFY(program.canType());
    auto *bar = program.find<QProgressBar>("previewProgress");
    QTest::keyClick(program.find<QPlainTextEdit>("composerPrompt"), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(bar->value() > bar->minimum());

    proxy.cutAll();

    QTRY_COMPARE_WITH_TIMEOUT(program.pictures().size(), 1, 15000);
    QCOMPARE(program.window()->page(), MainWindow::Page::Create);
}

void TestWindow::aFileThatCannotBeOpenedIsSaidInOneSentence_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");

    QTest::newRow("nothing in it") << QByteArray() << QStringLiteral("is empty");
    QTest::newRow("not JSON") << QByteArray("{\"3\": {]") << QStringLiteral("line 1, column");
    QTest::newRow("a JSON array") << QByteArray("[1, 2]") << QStringLiteral("is not a ComfyUI workflow");
    QTest::newRow("an empty object") << QByteArray("{}") << QStringLiteral("is not a ComfyUI workflow");
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe{\0}\0", 6) << QStringLiteral("UTF-16");
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\x02\x01\x01\0\0\0\0",
                                          11)
                            << QStringLiteral("not");
    QTest::newRow("a link to nowhere") << QByteArray(
                                              R"({"1": {"class_type": "SaveImage", "inputs": {"images": ["7", 0]}}})")
                                       << QStringLiteral("broken");
    QTest::newRow("a circle") << QByteArray(R"({"1": {"class_type": "A", "inputs": {"x": ["2", 0]}},
                                                "2": {"class_type": "B", "inputs": {"x": ["1", 0]}}})")
                              << QStringLiteral("broken");
}

void TestWindow::aFileThatCannotBeOpenedIsSaidInOneSentence()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    WindowFixture program;
    QFile file(QDir(program.home()).filePath(QStringLiteral("壊れ た.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();

    program.start(true, {file.fileName()});

    QTRY_VERIFY2(program.noticeText().contains(says), qPrintable(program.noticeText()));
    QCOMPARE(program.find<Notices>("notices")->count(), 1);
}

void TestWindow::aRejectedJobMarksTheInputThatIsToBlame()
{
    WindowFixture program;
    const QString path =
        program.write(QStringLiteral("rejected.json"), textToImageSample(QStringLiteral("missing.safetensors")));
    program.start(true, {path});
    QTRY_VERIFY(program.window()->windowTitle().contains(QStringLiteral("rejected")));
    QTRY_COMPARE(program.window()->page(), MainWindow::Page::Create);
    QTRY_VERIFY(program.find<QAbstractButton>("composerProblemCount")->isVisible());

    QTest::mouseClick(program.find<QAbstractButton>("composerGenerate"), Qt::LeftButton);
    QTRY_VERIFY(program.find<QAbstractButton>("preflightSendAnyway")->isVisible());
    QTest::mouseClick(program.find<QAbstractButton>("preflightSendAnyway"), Qt::LeftButton);

    QTRY_VERIFY(program.find<QWidget>("errorCard")->isVisible());
    QTRY_VERIFY(says(program, "composer", QStringLiteral("missing.safetensors")));
    QVERIFY(program.find<QWidget>("preflightPane")->isVisible());
}

void TestWindow::aFailedJobShowsNodeAndMessageAndCanBeRetried()
{
    WindowFixture program;
    const auto graph = json::parse(
        R"({"1": {"class_type": "EmptyImage", "inputs": {"width": 64, "height": 64, "batch_size": 1, "color": 0}},
        "2": {"class_type": "TestExplode", "inputs": {"image": ["1", 0], "message": "boom"}},
        "3": {"class_type": "SaveImage", "inputs": {"images": ["2", 0], "filename_prefix": "x"}}})");
    QVERIFY(graph);
    const QString path = program.write(QStringLiteral("fails.json"), *Workflow::fromJson(*graph, {}));
    program.start(true, {path});
    QTRY_VERIFY(program.window()->windowTitle().contains(QStringLiteral("fails")));
    QTRY_COMPARE(program.window()->page(), MainWindow::Page::Create);

    QTest::mouseClick(program.find<QAbstractButton>("composerGenerate"), Qt::LeftButton);

    auto *card = program.find<QWidget>("errorCard");
    QTRY_VERIFY(card->isVisible());
    QVERIFY2(program.find<QLabel>("errorRaw")->text().contains(QStringLiteral("RuntimeError")),
             qPrintable(program.find<QLabel>("errorRaw")->text()));
    const int rows = program.find<QListView>("queueList")->model()->rowCount();
    QTest::mouseClick(program.find<QAbstractButton>("errorRetry"), Qt::LeftButton);
    QTRY_VERIFY(program.find<QListView>("queueList")->model()->rowCount() > rows);
}

void TestWindow::whatWasTypedSurvivesAKill()
{
    WindowFixture program;
    program.start(true);
    QTRY_VERIFY(program.canType());
    auto *prompt = program.find<QPlainTextEdit>("composerPrompt");
    prompt->selectAll();
    QTest::keyClicks(prompt, QStringLiteral("typed and never sent"));
    const QString draft = program.home() + QStringLiteral("/draft.json");
    const auto isOnDisk = [&draft] {
        QFile file(draft);
        return file.open(QIODevice::ReadOnly) && file.readAll().contains("typed and never sent");
    };
    QTRY_VERIFY(isOnDisk());

    program.restart();
    program.start(false);

    QCOMPARE(program.find<QPlainTextEdit>("composerPrompt")->toPlainText(), QStringLiteral("typed and never sent"));
}

void TestWindow::closingWithUnsentJobsAsksFirst()
{
    WindowFixture program;
    const QString path = program.write(QStringLiteral("held.json"), textToImageSample());
    program.start(false, {path});
    QTRY_VERIFY(program.window()->windowTitle().contains(QStringLiteral("held")));
    QTest::keyClick(program.find<QPlainTextEdit>("composerPrompt"), Qt::Key_Return, Qt::ControlModifier);
    program.ask().accepts = false;

    program.window()->close();

    QCOMPARE(program.ask().questions.size(), 1);
    QVERIFY(program.window()->isVisible());
}

void TestWindow::quittingAsksOnceAndEndsTheProgram()
{
    WindowFixture program;
    const QString path = program.write(QStringLiteral("held.json"), textToImageSample());
    program.start(false, {path});
    QTRY_VERIFY(program.window()->windowTitle().contains(QStringLiteral("held")));
    QTest::keyClick(program.find<QPlainTextEdit>("composerPrompt"), Qt::Key_Return, Qt::ControlModifier);
    QTimer::singleShot(0, program.window(), [&program] { program.window()->menu().quit->trigger(); });
    QTimer::singleShot(5000, program.window(), [] { QCoreApplication::exit(1); });

    QCOMPARE(QCoreApplication::exec(), 0);
    QCOMPARE(program.ask().questions.size(), 1);
}

void TestWindow::everyControlHasANameForScreenReaders()
{
    WindowFixture program;
    program.start(true);
    QTRY_VERIFY(program.canType());

    QStringList nameless;
    for (QWidget *widget : program.window()->findChildren<QWidget *>()) {
        // The line inside a spin box or a combo box speaks with its parent's name.
        const bool isInner =
            qobject_cast<QAbstractSpinBox *>(widget->parent()) || qobject_cast<QComboBox *>(widget->parent());
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || isInner)
            continue;
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        if (spoken && spoken->text(QAccessible::Name).isEmpty())
            nameless.append(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName());
    }

    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral(", "))));
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
