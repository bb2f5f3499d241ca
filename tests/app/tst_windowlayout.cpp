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

QTEST_MAIN(TestWindowLayout)
#include "tst_windowlayout.moc"
