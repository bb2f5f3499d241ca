#include "tests/ui/gallery/pictures.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/shared/imagefile.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace hanga;

class TestGalleryModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theNewestIsFirst();
    void theSamePathAgainIsAChange();
    void removingTellsTheRow();
    void aThumbnailChangesOneRow();
    void thumbnailsAreForgottenByBytes();
    void onlyImagesNeedAThumbnail();
    void aBrokenOneIsNotAskedForAgain();
    void aScreenReaderHearsPlaceNameAndSize();

private:
    [[nodiscard]] QVariant data(int row, int role) const { return m_model->data(m_model->index(row), role); }
    static Thumbnail thumbnail(QSize original = {1216, 832})
    {
        QImage image(256, 175, QImage::Format_RGB32);
        image.fill(Qt::red);
        return {image, original};
    }
    std::unique_ptr<GalleryModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestGalleryModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<GalleryModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const char *name : {"/a.png", "/b.png", "/c.png"})
        m_model->add(aPicture(QLatin1String(name)));
}

void TestGalleryModel::theNewestIsFirst()
{
    QCOMPARE(m_model->paths(),
             (QStringList{QStringLiteral("/c.png"), QStringLiteral("/b.png"), QStringLiteral("/a.png")}));
    QCOMPARE(data(0, Qt::DisplayRole).toString(), QStringLiteral("c.png"));
    QCOMPARE(m_model->rowOf(QStringLiteral("/a.png")), 2);
    QCOMPARE(m_model->rowOf(QStringLiteral("/x.png")), -1);
}

void TestGalleryModel::theSamePathAgainIsAChange()
{
    const QSignalSpy inserted(m_model.get(), &GalleryModel::rowsInserted);
    QSignalSpy changed(m_model.get(), &GalleryModel::dataChanged);

    Picture again = aPicture(QStringLiteral("/a.png"));
    again.workflowName = QStringLiteral("Harbour");
    m_model->add(again);
    m_model->add(again);

    QCOMPARE(inserted.count(), 0);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_model->picture(2).workflowName, QStringLiteral("Harbour"));
}

void TestGalleryModel::removingTellsTheRow()
{
    QSignalSpy removed(m_model.get(), &GalleryModel::rowsRemoved);

    m_model->remove(QStringLiteral("/b.png"));

    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.first().at(1).toInt(), 1);
    QCOMPARE(m_model->rowOf(QStringLiteral("/c.png")), 0);
    QCOMPARE(m_model->rowOf(QStringLiteral("/a.png")), 1);
}

void TestGalleryModel::aThumbnailChangesOneRow()
{
    QSignalSpy changed(m_model.get(), &GalleryModel::dataChanged);

    m_model->setThumbnail(QStringLiteral("/b.png"), thumbnail());

    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 1);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 1);
    QCOMPARE(data(1, Qt::DecorationRole).value<QImage>().size(), QSize(256, 175));
    QCOMPARE(data(1, GalleryModel::PixelsRole).toSize(), QSize(1216, 832));
}

void TestGalleryModel::thumbnailsAreForgottenByBytes()
{
    m_model->setThumbnailBytes(2 * 256 * 175 * 4);
    for (const QString &path : m_model->paths())
        m_model->setThumbnail(path, thumbnail());

    QVERIFY(m_model->needsThumbnail(0)); // the oldest of the three
    QVERIFY(!m_model->needsThumbnail(1));
    QVERIFY(!m_model->needsThumbnail(2));
    QCOMPARE(data(0, GalleryModel::PixelsRole).toSize(), QSize(1216, 832)); // the facts stay
}

void TestGalleryModel::onlyImagesNeedAThumbnail()
{
    m_model->add(aPicture(QStringLiteral("/film.mp4"), QStringLiteral("video")));

    QVERIFY(!m_model->needsThumbnail(0));
    QVERIFY(m_model->needsThumbnail(1));
}

void TestGalleryModel::aBrokenOneIsNotAskedForAgain()
{
    m_model->setBroken(QStringLiteral("/c.png"));

    QVERIFY(!m_model->needsThumbnail(0));
    QVERIFY(data(0, GalleryModel::BrokenRole).toBool());
    QVERIFY(data(0, Qt::AccessibleTextRole).toString().contains(QLatin1String("damaged")));
}

void TestGalleryModel::aScreenReaderHearsPlaceNameAndSize()
{
    m_model->setThumbnail(QStringLiteral("/c.png"), thumbnail());

    QCOMPARE(data(0, Qt::AccessibleTextRole).toString(), QStringLiteral("Image 1 of 3: c.png, 1216 × 832"));
    QCOMPARE(data(1, Qt::AccessibleTextRole).toString(), QStringLiteral("Image 2 of 3: b.png"));
}

QTEST_GUILESS_MAIN(TestGalleryModel)
#include "tst_gallerymodel.moc"
