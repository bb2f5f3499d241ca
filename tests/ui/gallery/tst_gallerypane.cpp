#include "tests/ui/gallery/pictures.h"
#include "tests/ui/shared/scriptedask.h"
#include "ui/gallery/gallerypane.h"
#include "ui/gallery/galleryview.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hanga;

class TestGalleryPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anEmptyGallerySaysWhatComes();
    void theTitleCounts();
    void aChosenPictureIsTold();
    void spaceAsksForTheViewer();
    void theMenuHasWhatCanBeDone();
    void useTheseSettingsIsARequest();
    void aDecodedPictureSparesDecoding();
    void controlCCopies();
    void itIsNamedGallery();

private:
    [[nodiscard]] QAction *action(const char *name) const { return m_pane->findChild<QAction *>(QLatin1String(name)); }
    QTemporaryDir m_folder;
    ScriptedAsk m_ask;
    std::unique_ptr<GalleryPane> m_pane;
};

void TestGalleryPane::init()
{
    m_pane = std::make_unique<GalleryPane>(m_ask);
    m_pane->resize(700, 128);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

void TestGalleryPane::anEmptyGallerySaysWhatComes()
{
    QVERIFY(!m_pane->findChild<QLabel *>(QStringLiteral("galleryCount"))->text().isEmpty());
}

void TestGalleryPane::theTitleCounts()
{
    m_pane->addPicture(aPictureFile(m_folder.path(), QStringLiteral("a")));
    m_pane->addPicture(aPictureFile(m_folder.path(), QStringLiteral("b")));

    const QString count = m_pane->findChild<QLabel *>(QStringLiteral("galleryCount"))->text();
    QVERIFY(count.startsWith(QStringLiteral("This session · 2 image")));
}

void TestGalleryPane::aChosenPictureIsTold()
{
    m_pane->addPicture(aPictureFile(m_folder.path(), QStringLiteral("a")));
    m_pane->addPicture(aPictureFile(m_folder.path(), QStringLiteral("b")));
    m_pane->setCurrent(m_folder.filePath(QStringLiteral("b.png")));
    const QSignalSpy chosen(m_pane.get(), &GalleryPane::pictureChosen);

    QTest::keyClick(&m_pane->view(), Qt::Key_Right);

    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().value<Picture>().path, m_folder.filePath(QStringLiteral("a.png")));
}

void TestGalleryPane::spaceAsksForTheViewer()
{
    m_pane->addPicture(aPictureFile(m_folder.path(), QStringLiteral("a")));
    m_pane->addPicture(aPictureFile(m_folder.path(), QStringLiteral("b")));
    m_pane->setCurrent(m_folder.filePath(QStringLiteral("a.png")));
    const QSignalSpy wanted(m_pane.get(), &GalleryPane::viewRequested);

    QTest::keyClick(&m_pane->view(), Qt::Key_Space);

    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().at(0).toStringList().size(), 2);
    QCOMPARE(wanted.first().at(1).toInt(), 1);
}

void TestGalleryPane::theMenuHasWhatCanBeDone()
{
    m_pane->addPicture(aPictureFile(m_folder.path(), QStringLiteral("a")));
    QContextMenuEvent menu(QContextMenuEvent::Mouse, m_pane->view().visualRect(0).center(), {});

    QCoreApplication::sendEvent(m_pane->view().viewport(), &menu);

    auto *shown = m_pane->findChild<QMenu *>(QStringLiteral("galleryMenu"));
    QVERIFY(shown->isVisible());
    QStringList texts;
    for (const QAction *entry : shown->actions()) {
        if (!entry->isSeparator()) {
            QVERIFY(entry->isEnabled());
            texts << entry->text();
        }
    }
    QCOMPARE(texts,
             (QStringList{QStringLiteral("Open"), QStringLiteral("Use these settings"), QStringLiteral("Copy image"),
                          QStringLiteral("Save as…"), QStringLiteral("Show in folder")}));
    shown->close();
}

void TestGalleryPane::useTheseSettingsIsARequest()
{
    m_pane->addPicture(aPictureFile(m_folder.path(), QStringLiteral("a")));
    m_pane->setCurrent(m_folder.filePath(QStringLiteral("a.png")));
    const QSignalSpy reuse(m_pane.get(), &GalleryPane::reuseRequested);

    action("galleryReuse")->trigger();

    QCOMPARE(reuse.count(), 1);
    QCOMPARE(reuse.first().first().toString(), m_folder.filePath(QStringLiteral("a.png")));
}

void TestGalleryPane::aDecodedPictureSparesDecoding()
{
    m_pane->addPicture(aPicture(QStringLiteral("/nowhere.png"), QStringLiteral("image")));
    QImage image(1000, 500, QImage::Format_RGB32);
    image.fill(Qt::red);

    m_pane->takeImage(QStringLiteral("/nowhere.png"), image);

    const QModelIndex first = m_pane->model().index(0);
    QTRY_COMPARE(first.data(Qt::DecorationRole).value<QImage>().size(), QSize(256, 128));
    QCOMPARE(first.data(GalleryModel::PixelsRole).toSize(), QSize(1000, 500));
}

void TestGalleryPane::controlCCopies()
{
    m_pane->addPicture(aPictureFile(m_folder.path(), QStringLiteral("a")));
    m_pane->setCurrent(m_folder.filePath(QStringLiteral("a.png")));
    m_pane->view().setFocus();

    QTest::keyClick(&m_pane->view(), Qt::Key_C, Qt::ControlModifier);

    QTRY_COMPARE(QApplication::clipboard()->image().size(), QSize(48, 32));
}

void TestGalleryPane::itIsNamedGallery()
{
    QCOMPARE(m_pane->view().accessibleName(), QStringLiteral("Gallery"));
    QCOMPARE(m_pane->view().objectName(), QStringLiteral("galleryView"));
}

QTEST_MAIN(TestGalleryPane)
#include "tst_gallerypane.moc"
