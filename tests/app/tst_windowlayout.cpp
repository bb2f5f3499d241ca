#include "tests/app/windowfixture.h"

#include <QScreen>
#include <QSplitter>
#include <QTabWidget>

using namespace hanga;

/// Panels, columns and the state of the window.
class TestWindowLayout final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstWindowFitsOnTheScreen();
    void inANarrowWindowTheQueueStaysWithoutTheGallery();
    void theColumnsOfANarrowWindowAreNotTakenForThoseOfAWideOne();
    void fullScreenIsCheckedWhoeverChoseIt();
    void keysOfPanelsWorkInTextFieldsToo_data();
    void keysOfPanelsWorkInTextFieldsToo();
};

void TestWindowLayout::theFirstWindowFitsOnTheScreen()
{
    WindowFixture program;
    program.app().start({}, false);

    const QSize room = program.window()->screen()->availableSize();
    QVERIFY(program.window()->height() < room.height());
    QVERIFY(program.window()->width() <= std::max(room.width(), program.window()->minimumWidth()));
}

void TestWindowLayout::inANarrowWindowTheQueueStaysWithoutTheGallery()
{
    WindowFixture program;
    program.start(true);
    QTRY_VERIFY(program.canType());
    program.window()->resize(1100, 700);
    auto *gallery = program.window()->findChild<QAction *>(QStringLiteral("show-gallery"));
    auto *queue = program.window()->findChild<QAction *>(QStringLiteral("show-queue"));

    gallery->setChecked(false);
    QVERIFY(program.find<QWidget>("queuePane")->isVisible());
    QVERIFY(!program.find<QWidget>("galleryPane")->isVisible());
    queue->setChecked(false);
    QVERIFY(!program.find<QWidget>("stripTabs")->isVisible());

    program.window()->resize(1440, 900);
    QVERIFY(!program.find<QWidget>("queuePane")->isVisible());
    queue->setChecked(true);
    QVERIFY(program.find<QWidget>("queuePane")->isVisible());
}

void TestWindowLayout::theColumnsOfANarrowWindowAreNotTakenForThoseOfAWideOne()
{
    WindowFixture program;
    program.start(true);
    QTRY_VERIFY(program.canType());
    auto *columns = program.find<QSplitter>("createColumns");
    columns->setSizes({400, 700, 340});
    const QList<int> wide = columns->sizes();
    const auto wideState = program.window()->layoutState();
    program.window()->resize(1100, 700);
    auto narrowState = program.window()->layoutState();

    program.window()->resize(1440, 900);
    narrowState.insert(wideState); // as the settings file has both
    program.window()->restoreLayout(narrowState);

    QCOMPARE(columns->sizes(), wide);
}

void TestWindowLayout::fullScreenIsCheckedWhoeverChoseIt()
{
    WindowFixture program;
    program.start(true);
    QAction *fullScreen = program.window()->menu().fullScreen;

    program.window()->setWindowState(Qt::WindowFullScreen);
    QTRY_VERIFY(fullScreen->isChecked());
    program.window()->setWindowState(Qt::WindowNoState);
    QTRY_VERIFY(!fullScreen->isChecked());
}

void TestWindowLayout::keysOfPanelsWorkInTextFieldsToo_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QString>("action");

    for (const char *field : {"composerPrompt", "composerSeed"}) {
        QTest::addRow("queue from %s", field) << QByteArray(field) << Qt::Key_U << QStringLiteral("show-queue");
        QTest::addRow("gallery from %s", field) << QByteArray(field) << Qt::Key_J << QStringLiteral("show-gallery");
    }
}

void TestWindowLayout::keysOfPanelsWorkInTextFieldsToo()
{
    QFETCH(QByteArray, field);
    QFETCH(Qt::Key, key);
    QFETCH(QString, action);
    WindowFixture program;
    program.start(true);
    QTRY_VERIFY(program.canType());
    auto *control = program.find<QWidget>(field.constData());
    const QString prompt = program.find<QPlainTextEdit>("composerPrompt")->toPlainText();
    program.window()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(program.window()));
    control->setFocus();

    QTest::keyClick(control, key, Qt::ControlModifier);

    QVERIFY(!program.window()->findChild<QAction *>(action)->isChecked());
    QCOMPARE(program.find<QPlainTextEdit>("composerPrompt")->toPlainText(), prompt);
}

QTEST_MAIN(TestWindowLayout)
#include "tst_windowlayout.moc"
