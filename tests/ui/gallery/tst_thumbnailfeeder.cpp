#include "tests/ui/gallery/pictures.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/thumbnailfeeder.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hanga;

class TestThumbnailFeeder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void onlyWhatIsSeenIsDecoded();
    void whatScrolledAwayIsNotDecoded();
    void aBrokenFileIsMarked();
    void aNewPictureInSightIsDecoded();

private:
    [[nodiscard]] QList<int> decoded() const
    {
        QList<int> rows;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            if (!m_model->needsThumbnail(row))
                rows << row;
        }
        return rows;
    }
    QTemporaryDir m_folder;
    std::unique_ptr<GalleryModel> m_model;
};

void TestThumbnailFeeder::init()
{
    m_model = std::make_unique<GalleryModel>();
    for (int i = 0; i < 12; ++i)
        m_model->add(aPictureFile(m_folder.path(), QString::number(i)));
}

void TestThumbnailFeeder::onlyWhatIsSeenIsDecoded()
{
    ThumbnailFeeder feeder(*m_model);
    QSignalSpy changed(m_model.get(), &GalleryModel::dataChanged);

    feeder.setVisible(3, 6);

    QTRY_COMPARE(decoded(), (QList<int>{3, 4, 5, 6}));
    QVERIFY(!changed.wait(50));
    QCOMPARE(m_model->index(3).data(GalleryModel::PixelsRole).toSize(), QSize(48, 32));
}

void TestThumbnailFeeder::whatScrolledAwayIsNotDecoded()
{
    ThumbnailFeeder feeder(*m_model);
    QSignalSpy changed(m_model.get(), &GalleryModel::dataChanged);

    feeder.setVisible(0, 8);
    feeder.setVisible(9, 11);

    QTRY_VERIFY(decoded().endsWith(11));
    QVERIFY(!changed.wait(50));
    // Two were under way when the view moved on.
    QCOMPARE(decoded(), (QList<int>{0, 1, 9, 10, 11}));
}

void TestThumbnailFeeder::aBrokenFileIsMarked()
{
    m_model->add(aPicture(m_folder.filePath(QStringLiteral("missing.png"))));
    ThumbnailFeeder feeder(*m_model);

    feeder.setVisible(0, 0);

    QTRY_VERIFY(m_model->index(0).data(GalleryModel::BrokenRole).toBool());
}

void TestThumbnailFeeder::aNewPictureInSightIsDecoded()
{
    ThumbnailFeeder feeder(*m_model);
    feeder.setVisible(0, 0);
    QTRY_COMPARE(decoded(), QList<int>{0});

    m_model->add(aPictureFile(m_folder.path(), QStringLiteral("new")));

    QTRY_COMPARE(decoded(), (QList<int>{0, 1}));
}

QTEST_GUILESS_MAIN(TestThumbnailFeeder)
#include "tst_thumbnailfeeder.moc"
