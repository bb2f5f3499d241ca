#include "tests/app/windowfixture.h"

#include "demo/demoserver.h"
#include "ui/composer/composerpane.h"
#include "ui/preflight/preflightpane.h"
#include "workflow/opening.h"

#include <QAbstractButton>
#include <QBuffer>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QHttpMultiPart>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QNetworkAccessManager>
#include <QNetworkReply>

using namespace hanga;

namespace {

/// A plain picture is turned and saved; the turning is bypassed. The author's form shows colour and number.
constexpr auto canvas = R"({"version":0.4,"links":[[1,1,0,2,0,"IMAGE"],[2,2,0,3,0,"IMAGE"]],"nodes":[
    {"id":1,"type":"EmptyImage","order":0,"mode":0,"outputs":[{"name":"IMAGE","type":"IMAGE"}],
     "widgets_values":[64,32,1,255]},
    {"id":2,"type":"ImageInvert","order":1,"mode":4,"inputs":[{"name":"image","type":"IMAGE","link":1}],
     "outputs":[{"name":"IMAGE","type":"IMAGE"}],"widgets_values":[]},
    {"id":3,"type":"SaveImage","order":2,"mode":0,"inputs":[{"name":"images","type":"IMAGE","link":2}],
     "widgets_values":["turned"]}],
    "extra":{"linearMode":true,"linearData":{"inputs":[[1,"color"],[1,"batch_size"]],"outputs":[3]}}})";

/// What ran in the same picture: another node, another size.
constexpr auto ran = R"({"1":{"class_type":"EmptyImage","inputs":{"width":96,"height":32,"batch_size":1,"color":255}},
    "3":{"class_type":"SaveImage","inputs":{"filename_prefix":"ran","images":["1",0]}}})";

QString pathIn(const WindowFixture &program, const QString &name)
{
    return QDir(program.home()).filePath(name);
}

QString write(const WindowFixture &program, const QString &name, const QByteArray &content)
{
    QFile file(pathIn(program, name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("the file of the test could not be written");
    return file.fileName();
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ComposerPane *composer(const WindowFixture &program)
{
    return program.window()->findChild<ComposerPane *>();
}

QPlainTextEdit *prompt(const WindowFixture &program)
{
    return program.find<QPlainTextEdit>("composerPrompt");
}

void open(WindowFixture &program, const QStringList &files, const QString &name)
{
    program.start(true, files);
    QTRY_VERIFY2(program.window()->windowTitle().contains(name), qPrintable(program.noticeText()));
    QTRY_COMPARE(program.window()->page(), MainWindow::Page::Create);
}

/// The button with \a text in a notice.
QAbstractButton *noticeButton(const WindowFixture &program, const QString &text)
{
    for (auto *button : program.find<QWidget>("notices")->findChildren<QAbstractButton *>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

QByteArray get(const DemoServer &server, const QString &path)
{
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(QUrl(server.url().toString() + path))));
    const bool ended = QTest::qWaitFor([&reply] { return reply->isFinished(); });
    return ended ? reply->readAll() : QByteArray();
}

/// The server has another image from now on.
void upload(const DemoServer &server, const QString &name)
{
    QImage image(4, 4, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    auto *parts = new QHttpMultiPart(QHttpMultiPart::FormDataType);
    QHttpPart part;
    part.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("image/png"));
    part.setHeader(QNetworkRequest::ContentDispositionHeader,
                   QStringLiteral("form-data; name=\"image\"; filename=\"%1\"").arg(name));
    part.setBody(bytes);
    parts->append(part);
    QNetworkAccessManager network;
    const QUrl url(server.url().toString() + QStringLiteral("/upload/image"));
    const std::unique_ptr<QNetworkReply> reply(network.post(QNetworkRequest(url), parts));
    parts->setParent(reply.get());
    QVERIFY(QTest::qWaitFor([&reply] { return reply->isFinished(); }));
    QCOMPARE(reply->error(), QNetworkReply::NoError);
}

} // namespace

/// Every way into and out of the program for a workflow, in the real window on the built-in demo.
class TestWindowFiles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWorkflowIsSavedWithEveryDigitAndCountsAsUnchanged();
    void savingAnotherFileThanTheOpenOneFollowsTheNewOne();
    void aChangeFromOutsideIsOfferedAndOpened();
    void whatIsPastedIntoThePromptOpens_data();
    void whatIsPastedIntoThePromptOpens();
    void aPastedTextIsTyped();
    void aTextThatIsNoWorkflowIsSaidToBeNone();
    void ofSeveralFilesTheFirstOpensAndTheOthersAreOffered();
    void twoWorkflowsInOnePictureLeaveTheChoice();
    void aBlockOfACanvasIsSwitchedOnAndRuns();
    void theAuthorsFormIsTheFirstPins();
    void aWorkflowOfTheServerIsOpenedAndSavedBackToItsPlace();
    void theListOfAServerClosesWithIt();
    void refreshSaysWhatIsNew();
    void anUploadGoesOnlyIntoItsWorkflow();
    void aFileIsNotOpenedLaterOnceItsPageWasClosed();
    void noTwoVerbsOfAMenuShareALetter();
};

void TestWindowFiles::aWorkflowIsSavedWithEveryDigitAndCountsAsUnchanged()
{
    WindowFixture program;
    QByteArray text = R"({"9":{"class_type":"SaveImage","inputs":{"filename_prefix":"p","images":["1",0]}},
        "1":{"class_type":"EmptyImage","inputs":{"width":64,"height":32,"batch_size":1,"color":255},
             "odd":[1.0,1e3,6.50,18446744073709551615]}})";
    open(program, {write(program, QStringLiteral("digits.json"), text)}, QStringLiteral("digits"));
    const InputRef prefix{NodeId(QStringLiteral("9")), QStringLiteral("filename_prefix")};
    composer(program)->applyEdits({{prefix, json::Value(QStringLiteral("版画"))}});
    QTRY_VERIFY(program.window()->isWindowModified());
    program.ask().files = {pathIn(program, QStringLiteral("saved 版画.json"))};

    program.window()->menu().saveWorkflow->trigger();

    QTRY_VERIFY(!program.window()->isWindowModified());
    QVERIFY(program.window()->windowTitle().contains(QStringLiteral("saved 版画")));
    const QByteArray saved = contents(program.ask().files.first());
    const auto expected = json::parse(text.replace("\"p\"", "\"版画\""));
    const auto found = json::parse(saved);
    QVERIFY(expected && found);
    QCOMPARE(json::write(*found), json::write(*expected));

    composer(program)->applyEdits({{prefix, json::Value(QStringLiteral("q"))}});
    QTRY_VERIFY(program.window()->isWindowModified());
}

void TestWindowFiles::savingAnotherFileThanTheOpenOneFollowsTheNewOne()
{
    WindowFixture program;
    open(program, {program.write(QStringLiteral("old.json"), textToImageSample())}, QStringLiteral("old"));
    program.ask().files = {pathIn(program, QStringLiteral("new.json"))};
    program.window()->menu().saveWorkflow->trigger();
    QTRY_VERIFY(program.window()->windowTitle().contains(QStringLiteral("new")));

    (void)write(program, QStringLiteral("new.json"), ran);

    QTRY_VERIFY2(program.noticeText().contains(QStringLiteral("“new.json” was changed by another program.")),
                 qPrintable(program.noticeText()));
}

void TestWindowFiles::aChangeFromOutsideIsOfferedAndOpened()
{
    WindowFixture program;
    const QString path = program.write(QStringLiteral("flow.json"), textToImageSample());
    open(program, {path}, QStringLiteral("flow"));
    QTest::qWait(100); // for the content that is there to be known
    Workflow other = textToImageSample();
    const InputRef text{NodeId(QStringLiteral("6")), QStringLiteral("text")};
    other.setInput(text, json::Value(QStringLiteral("from outside")));
    (void)program.write(QStringLiteral("flow.json"), other);
    QTRY_VERIFY2(program.noticeText().contains(QStringLiteral("was changed by another program")),
                 qPrintable(program.noticeText()));
    QVERIFY(composer(program)->workflow().input(text).toString() != u"from outside");

    noticeButton(program, QStringLiteral("Open it again"))->click();

    QTRY_COMPARE(composer(program)->workflow().input(text).toString(), QStringLiteral("from outside"));
    QCOMPARE(prompt(program)->toPlainText(), QStringLiteral("from outside"));
}

void TestWindowFiles::whatIsPastedIntoThePromptOpens_data()
{
    QTest::addColumn<bool>("isFile");
    QTest::addColumn<QString>("title");
    QTest::newRow("text") << false << QStringLiteral("Pasted text");
    QTest::newRow("file") << true << QStringLiteral("copied 版画");
}

void TestWindowFiles::whatIsPastedIntoThePromptOpens()
{
    QFETCH(bool, isFile);
    QFETCH(QString, title);
    WindowFixture program;
    program.start(true);
    QTRY_VERIFY(program.canType());
    prompt(program)->setFocus();
    QTest::keyClicks(prompt(program), QStringLiteral("typed "));
    auto *data = new QMimeData;
    if (isFile)
        data->setUrls({QUrl::fromLocalFile(write(program, QStringLiteral("copied 版画.json"), ran))});
    else
        data->setText(QString::fromUtf8(ran));
    QGuiApplication::clipboard()->setMimeData(data);

    QTest::keyClick(prompt(program), Qt::Key_V, Qt::ControlModifier);

    QTRY_VERIFY2(program.window()->windowTitle().contains(title), qPrintable(program.noticeText()));
    QCOMPARE(composer(program)->workflow().graph(), *json::parse(ran));
    noticeButton(program, QStringLiteral("Undo"))->click();
    QTRY_VERIFY(program.canType());
    QVERIFY2(prompt(program)->toPlainText().contains(QStringLiteral("typed ")),
             qPrintable(prompt(program)->toPlainText()));
}

void TestWindowFiles::aPastedTextIsTyped()
{
    WindowFixture program;
    program.start(true);
    QTRY_VERIFY(program.canType());
    const QString title = program.window()->windowTitle();
    prompt(program)->setFocus();
    prompt(program)->selectAll();
    QGuiApplication::clipboard()->setText(QStringLiteral("{a|b} harbour"));

    QTest::keyClick(prompt(program), Qt::Key_V, Qt::ControlModifier);

    QCOMPARE(prompt(program)->toPlainText(), QStringLiteral("{a|b} harbour"));
    QCOMPARE(program.window()->windowTitle(), title);
}

void TestWindowFiles::aTextThatIsNoWorkflowIsSaidToBeNone()
{
    WindowFixture program;
    program.start(true);
    QTRY_VERIFY(program.canType());
    QGuiApplication::clipboard()->setText(QStringLiteral("a harbour"));

    program.window()->menu().paste->trigger();

    QTRY_VERIFY2(program.noticeText().contains(QStringLiteral("This is no workflow.")),
                 qPrintable(program.noticeText()));
}

void TestWindowFiles::ofSeveralFilesTheFirstOpensAndTheOthersAreOffered()
{
    WindowFixture program;
    program.start(true);
    QTRY_VERIFY(program.canType());
    QList<QUrl> urls;
    for (const char *name : {"first.json", "second.json", "third.json"})
        urls.append(QUrl::fromLocalFile(write(program, QString::fromLatin1(name), ran)));
    QMimeData data;
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(program.window(), &enter);
    QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);

    QCoreApplication::sendEvent(program.window(), &drop);

    QTRY_VERIFY(program.window()->windowTitle().contains(QStringLiteral("first")));
    QVERIFY2(program.noticeText().contains(QStringLiteral("The other 2 file(s) stand under File")),
             qPrintable(program.noticeText()));
    program.app().end();
    const QStringList kept = Settings::load(program.paths().settingsFile).recentFiles;
    QCOMPARE(kept.first(3), QStringList({urls[0].toLocalFile(), urls[1].toLocalFile(), urls[2].toLocalFile()}));
}

void TestWindowFiles::twoWorkflowsInOnePictureLeaveTheChoice()
{
    WindowFixture program;
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::blue);
    image.setText(QStringLiteral("prompt"), QString::fromUtf8(ran));
    image.setText(QStringLiteral("workflow"), QString::fromUtf8(canvas));
    const QString path = pathIn(program, QStringLiteral("both.png"));
    QVERIFY(image.save(path));
    program.start(true);
    QTRY_VERIFY(program.canType());

    program.app().openFiles({path});

    QTRY_VERIFY2(program.noticeText().contains(QStringLiteral("holds two different workflows")),
                 qPrintable(program.noticeText()));
    const InputRef width{NodeId(QStringLiteral("1")), QStringLiteral("width")};
    QCOMPARE(composer(program)->workflow().input(width), json::Value::number(qint64(96)));
    noticeButton(program, QStringLiteral("Open the editor's"))->click();
    QTRY_COMPARE(composer(program)->workflow().input(width), json::Value::number(qint64(64)));
}

void TestWindowFiles::aBlockOfACanvasIsSwitchedOnAndRuns()
{
    DemoServer server;
    QVERIFY(server.listen());
    WindowFixture program(server.url().toString());
    program.start(false, {write(program, QStringLiteral("canvas.json"), canvas)});
    QTRY_VERIFY(program.window()->windowTitle().contains(QStringLiteral("canvas")));
    QTRY_COMPARE(program.window()->page(), MainWindow::Page::Create);
    const NodeId turning(QStringLiteral("2"));
    QVERIFY(!composer(program)->workflow().contains(turning));
    QTRY_VERIFY(program.find<QAbstractButton>("composerBlocks"));
    if (!program.find<QAbstractButton>("composerBlock_2")->isVisible())
        program.find<QAbstractButton>("composerBlocks")->click();

    QTest::keyClick(program.find<QAbstractButton>("composerBlock_2"), Qt::Key_Space);
    QTRY_VERIFY(composer(program)->workflow().contains(turning));
    composer(program)->actions().generate->trigger();

    QTRY_VERIFY(get(server, QStringLiteral("/history")).contains("ImageInvert"));
}

void TestWindowFiles::theAuthorsFormIsTheFirstPins()
{
    WindowFixture program;
    open(program, {write(program, QStringLiteral("canvas.json"), canvas)}, QStringLiteral("canvas"));

    const auto yOf = [&program](const char *name) {
        auto *widget = program.find<QWidget>(name);
        return widget ? widget->mapTo(program.window(), QPoint()).y() : -1;
    };
    QTRY_VERIFY(yOf("composerPin_1_color") > 0);
    QTRY_VERIFY(yOf("composerPin_1_color") < yOf("composerPin_1_batch_size"));
    QVERIFY(program.find<QAbstractButton>("composerPin_1_color")->isChecked());
}

void TestWindowFiles::aWorkflowOfTheServerIsOpenedAndSavedBackToItsPlace()
{
    DemoServer server;
    QVERIFY(server.listen());
    WindowFixture program(server.url().toString());
    program.start(false);
    QTRY_VERIFY(program.canType());

    program.window()->menu().openFromServer->trigger();
    auto *search = program.find<QLineEdit>("serverWorkflowsSearch");
    QTRY_VERIFY(program.find<QAbstractButton>("serverWorkflowsOpen")->isEnabled());
    QTest::keyClicks(search, QStringLiteral("Harbour in two"));
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_VERIFY(program.window()->windowTitle().contains(QStringLiteral("Harbour in two sizes")));

    program.window()->menu().saveToServer->trigger();
    auto *save = program.find<QAbstractButton>("saveToServerSave");
    QCOMPARE(program.find<QLineEdit>("saveToServerName")->text(), QStringLiteral("woodblock/Harbour in two sizes"));
    QTRY_COMPARE(save->text(), QStringLiteral("Replace"));
    save->click();

    QTRY_VERIFY2(program.noticeText().contains(QStringLiteral("is saved on the server")),
                 qPrintable(program.noticeText()));
    const QByteArray file =
        get(server, QStringLiteral("/userdata/workflows%2Fwoodblock%2FHarbour%20in%20two%20sizes.json"));
    QVERIFY2(file.contains("\"class_type\""), file.constData());
}

void TestWindowFiles::theListOfAServerClosesWithIt()
{
    DemoServer server;
    QVERIFY(server.listen());
    WindowFixture program(server.url().toString());
    program.start(false);
    QTRY_VERIFY(program.canType());
    program.window()->menu().openFromServer->trigger();
    program.window()->menu().saveToServer->trigger();
    QVERIFY(program.find<QWidget>("serverWorkflowsSearch")->isVisible());
    QVERIFY(program.find<QWidget>("saveToServerName")->isVisible());

    program.window()->menu().openDemo->trigger(); // another server

    QTRY_VERIFY(!program.find<QWidget>("serverWorkflowsSearch"));
    QTRY_VERIFY(!program.find<QWidget>("saveToServerName"));
}

void TestWindowFiles::refreshSaysWhatIsNew()
{
    DemoServer server;
    QVERIFY(server.listen());
    WindowFixture program(server.url().toString());
    program.start(false);
    QTRY_VERIFY(program.canType());
    prompt(program)->setFocus();
    QTest::keyClicks(prompt(program), QStringLiteral("kept "));
    upload(server, QStringLiteral("from elsewhere.png"));

    QTest::keyClick(prompt(program), Qt::Key_F5);

    QTRY_VERIFY2(program.noticeText().contains(QStringLiteral("from elsewhere.png")), qPrintable(program.noticeText()));
    QVERIFY(prompt(program)->hasFocus());
    QVERIFY(prompt(program)->toPlainText().contains(QStringLiteral("kept ")));
}

void TestWindowFiles::anUploadGoesOnlyIntoItsWorkflow()
{
    constexpr auto loads = R"({"1":{"class_type":"LoadImage","inputs":{"image":"gone.png"}},
        "3":{"class_type":"SaveImage","inputs":{"filename_prefix":"x","images":["1",0]}}})";
    const InputRef image{NodeId(QStringLiteral("1")), QStringLiteral("image")};
    WindowFixture program;
    open(program, {write(program, QStringLiteral("loads.json"), loads)}, QStringLiteral("loads"));
    auto *problems = program.window()->findChild<PreflightPane *>();
    QTRY_COMPARE(problems->toFix(), 1);
    const QString picture = pathIn(program, QStringLiteral("mine.png"));
    QVERIFY(QImage(4, 4, QImage::Format_RGB32).save(picture));
    program.ask().files = {picture};

    Q_EMIT problems->uploadRequested(image);
    QTRY_COMPARE(composer(program)->workflow().input(image).toString(), QStringLiteral("mine.png"));
    QTRY_COMPARE(problems->toFix(), 0);

    Q_EMIT problems->uploadRequested(image);
    composer(program)->showWorkflow(QStringLiteral("other"), textToImageSample());
    QTest::qWait(500); // the upload has ended by then
    QCOMPARE(composer(program)->workflow(), textToImageSample());
}

void TestWindowFiles::aFileIsNotOpenedLaterOnceItsPageWasClosed()
{
    WindowFixture program;
    program.start(false, {write(program, QStringLiteral("canvas.json"), canvas)});
    QTRY_COMPARE(program.window()->page(), MainWindow::Page::ExportHelp);
    QTest::keyClick(program.find<QWidget>("exportHelpTitle")->parentWidget(), Qt::Key_Escape);
    QTRY_COMPARE(program.window()->page(), MainWindow::Page::Create);

    program.window()->menu().openDemo->trigger();

    QTRY_VERIFY(!composer(program)->actions().generate->text().isEmpty() && program.canType());
    QTest::qWait(500); // a file that waits would be there by then
    QVERIFY2(!program.window()->windowTitle().contains(QStringLiteral("canvas")), "it replaced what is worked on");
}

void TestWindowFiles::noTwoVerbsOfAMenuShareALetter()
{
    WindowFixture program;
    program.start(true);
    for (const QMenu *menu : program.window()->findChildren<QMenu *>()) {
        QHash<QString, QString> taken;
        for (const QAction *action : menu->actions()) {
            const QString letter = QKeySequence::mnemonic(action->text()).toString();
            if (letter.isEmpty())
                continue;
            QVERIFY2(!taken.contains(letter), qPrintable(taken.value(letter) + QStringLiteral(" / ") + action->text()));
            taken.insert(letter, action->text());
        }
    }
}

QTEST_MAIN(TestWindowFiles)
#include "tst_windowfiles.moc"
