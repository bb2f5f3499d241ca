#include "tests/ui/shared/scriptedask.h"
#include "ui/viewer/imageview.h"
#include "ui/viewer/viewer.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace hanga;

class TestViewer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void opensOnTheWholeScreenWithThePicture();
    void keysGoThroughTheList_data();
    void keysGoThroughTheList();
    void theEndsOfTheListStopGently();
    void spaceAndEscapeLeave_data();
    void spaceAndEscapeLeave();
    void f11ChangesBetweenScreenAndWindow();
    void theBarComesWithThePointerAtTheTop();
    void copyPutsImageAndFileOnTheClipboard();
    void saveAsWritesTheOriginalBytes();
    void aFailedSaveIsTold();
    void aBrokenFileIsASentenceAndTheRestGoesOn();
    void anewListStaysOnThePicture();
    void whileClosedNothingIsDecoded();
    void everyButtonHasANameAndATip();

private:
    [[nodiscard]] QString path(int i) const { return m_folder.filePath(QStringLiteral("%1.png").arg(i)); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&m_viewer->view(), key, modifiers);
    }
    QTemporaryDir m_folder;
    QStringList m_paths;
    ScriptedAsk m_ask;
    std::unique_ptr<Viewer> m_viewer;
};

void TestViewer::initTestCase()
{
    for (int i = 0; i < 4; ++i) {
        QImage image(40 + i, 30, QImage::Format_RGB32);
        image.fill(Qt::red);
        QVERIFY(image.save(path(i)));
        m_paths << path(i);
    }
    QFile broken(path(2));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("no picture");
}

void TestViewer::init()
{
    m_ask = ScriptedAsk();
    m_viewer = std::make_unique<Viewer>(m_ask);
    m_viewer->openFiles(m_paths, 1);
    QVERIFY(QTest::qWaitForWindowActive(m_viewer.get()));
    QTRY_COMPARE(m_viewer->view().image().width(), 41);
}

void TestViewer::opensOnTheWholeScreenWithThePicture()
{
    QVERIFY(m_viewer->isFullScreen());
    QVERIFY(m_viewer->view().hasFocus());
    QCOMPARE(m_viewer->currentPath(), path(1));
    QCOMPARE(m_viewer->windowTitle(), QStringLiteral("1.png"));
    QCOMPARE(m_viewer->findChild<QLabel *>(QStringLiteral("viewerPosition"))->text(), QStringLiteral("2 of 4"));
}

void TestViewer::keysGoThroughTheList_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("index");
    QTest::newRow("Right") << int(Qt::Key_Right) << 2;
    QTest::newRow("PgDn") << int(Qt::Key_PageDown) << 2;
    QTest::newRow("Left") << int(Qt::Key_Left) << 0;
    QTest::newRow("PgUp") << int(Qt::Key_PageUp) << 0;
    QTest::newRow("Home") << int(Qt::Key_Home) << 0;
    QTest::newRow("End") << int(Qt::Key_End) << 3;
}

void TestViewer::keysGoThroughTheList()
{
    QFETCH(int, key);
    QFETCH(int, index);
    const QSignalSpy changed(m_viewer.get(), &Viewer::currentChanged);

    press(Qt::Key(key));

    QCOMPARE(m_viewer->currentPath(), path(index));
    QCOMPARE(changed.count(), 1);
}

void TestViewer::theEndsOfTheListStopGently()
{
    press(Qt::Key_Home);
    press(Qt::Key_Left);

    QCOMPARE(m_viewer->currentPath(), path(0));
    QVERIFY(!m_viewer->findChild<QToolButton *>(QStringLiteral("viewerPrevious"))->isEnabled());
}

void TestViewer::spaceAndEscapeLeave_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("Space") << int(Qt::Key_Space);
    QTest::newRow("Escape") << int(Qt::Key_Escape);
}

void TestViewer::spaceAndEscapeLeave()
{
    QFETCH(int, key);

    press(Qt::Key(key));

    QVERIFY(!m_viewer->isVisible());
    QVERIFY(m_viewer->view().image().isNull()); // nothing large stays in memory
}

void TestViewer::f11ChangesBetweenScreenAndWindow()
{
    press(Qt::Key_F11);
    QVERIFY(!m_viewer->isFullScreen());
    QVERIFY(m_viewer->findChild<QWidget *>(QStringLiteral("viewerBar"))->isVisible());

    press(Qt::Key_F11);
    QVERIFY(m_viewer->isFullScreen());
}

void TestViewer::theBarComesWithThePointerAtTheTop()
{
    const auto *bar = m_viewer->findChild<QWidget *>(QStringLiteral("viewerBar"));
    QTest::mouseMove(&m_viewer->view(), {200, 200});
    QVERIFY(!bar->isVisible());

    QTest::mouseMove(&m_viewer->view(), {200, 5});
    QVERIFY(bar->isVisible());
}

void TestViewer::copyPutsImageAndFileOnTheClipboard()
{
    press(Qt::Key_C, Qt::ControlModifier);

    const QMimeData *data = QApplication::clipboard()->mimeData();
    QTRY_VERIFY(data->hasImage());
    QCOMPARE(data->urls(), QList<QUrl>{QUrl::fromLocalFile(path(1))});
}

void TestViewer::saveAsWritesTheOriginalBytes()
{
    const QString target = m_folder.filePath(QStringLiteral("copy.png"));
    m_ask.files = {target};

    press(Qt::Key_S, Qt::ControlModifier);

    QTRY_VERIFY(QFile::exists(target));
    QFile original(path(1));
    QFile copy(target);
    QVERIFY(original.open(QIODevice::ReadOnly) && copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), original.readAll());
    QCOMPARE(m_ask.dialogs.first().start, path(1));
}

void TestViewer::aFailedSaveIsTold()
{
    m_ask.files = {QStringLiteral("/nowhere/at/all.png")};
    QSignalSpy failed(m_viewer.get(), &Viewer::failed);

    press(Qt::Key_S, Qt::ControlModifier);

    QVERIFY(failed.wait());
    QCOMPARE(failed.first().first().value<Error>().kind, Error::Kind::FileUnwritable);
}

void TestViewer::aBrokenFileIsASentenceAndTheRestGoesOn()
{
    press(Qt::Key_Right);
    QTRY_VERIFY(m_viewer->view().sentence().contains(path(2)));

    press(Qt::Key_Right);
    QTRY_COMPARE(m_viewer->view().image().width(), 43);
}

void TestViewer::anewListStaysOnThePicture()
{
    m_viewer->setFiles({path(3), path(0), path(1)});

    QCOMPARE(m_viewer->currentPath(), path(1));
    QCOMPARE(m_viewer->findChild<QLabel *>(QStringLiteral("viewerPosition"))->text(), QStringLiteral("3 of 3"));
}

void TestViewer::whileClosedNothingIsDecoded()
{
    Viewer closed(m_ask);
    closed.setFiles({path(0), path(1)});

    QVERIFY(closed.currentPath().isEmpty());
}

void TestViewer::everyButtonHasANameAndATip()
{
    const auto buttons = m_viewer->findChildren<QToolButton *>();
    QVERIFY(buttons.size() >= 9);
    for (const QToolButton *button : buttons) {
        QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
        QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->objectName()));
    }
}

QTEST_MAIN(TestViewer)
#include "tst_viewer.moc"
