#include "ui/viewer/pictureloader.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace hanga;

class TestPictureLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theFirstIsAnswered();
    void aNeighbourIsThereAtOnce();
    void aBrokenNeighbourIsNoNewsUntilItIsLookedAt();
    void whatIsNoLongerWantedIsNotAnswered();

private:
    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    QTemporaryDir m_folder;
};

void TestPictureLoader::initTestCase()
{
    QImage image(32, 32, QImage::Format_RGB32);
    image.fill(Qt::red);
    for (const char *name : {"a.png", "b.png", "c.png"})
        QVERIFY(image.save(path(name)));
    QFile broken(path("broken.png"));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("no picture");
}

void TestPictureLoader::theFirstIsAnswered()
{
    PictureLoader loader;
    QSignalSpy loaded(&loader, &PictureLoader::loaded);

    loader.want({path("a.png"), path("b.png")});

    QVERIFY(loaded.wait());
    QCOMPARE(loaded.first().at(0).toString(), path("a.png"));
    QCOMPARE(loaded.first().at(1).value<QImage>().size(), QSize(32, 32));
}

void TestPictureLoader::aNeighbourIsThereAtOnce()
{
    PictureLoader loader;
    QSignalSpy loaded(&loader, &PictureLoader::loaded);
    loader.want({path("a.png"), path("b.png")});
    QVERIFY(loaded.wait());
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    loaded.clear();

    loader.want({path("b.png"), path("c.png"), path("a.png")});

    QCOMPARE(loaded.count(), 1); // without going through the event loop
    QCOMPARE(loaded.first().at(0).toString(), path("b.png"));
}

void TestPictureLoader::aBrokenNeighbourIsNoNewsUntilItIsLookedAt()
{
    PictureLoader loader;
    QSignalSpy loaded(&loader, &PictureLoader::loaded);
    QSignalSpy failed(&loader, &PictureLoader::failed);
    loader.want({path("a.png"), path("broken.png")});
    QVERIFY(loaded.wait());
    QVERIFY(!failed.wait(50));

    loader.want({path("broken.png"), path("a.png")});

    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.first().at(1).value<Error>().kind, Error::Kind::FileDamaged);
}

void TestPictureLoader::whatIsNoLongerWantedIsNotAnswered()
{
    PictureLoader loader;
    QSignalSpy loaded(&loader, &PictureLoader::loaded);

    loader.want({path("a.png")});
    loader.want({path("b.png")});

    QVERIFY(loaded.wait());
    QVERIFY(!loaded.wait(50));
    QCOMPARE(loaded.first().at(0).toString(), path("b.png"));
}

QTEST_MAIN(TestPictureLoader)
#include "tst_pictureloader.moc"
