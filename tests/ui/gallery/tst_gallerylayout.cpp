#include "ui/gallery/gallerylayout.h"

#include <QTest>

using namespace hanga;

class TestGalleryLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStripIsOneRowAsHighAsTheView();
    void aGridFillsTheWidth();
    void eachCellIsFoundWhereItLies_data();
    void eachCellIsFoundWhereItLies();
    void betweenTheCellsIsNothing();
    void onlyWhatIsSeenIsVisible();
    void aMillionItemsFitIntoAnInt();
    void nothingIsVisibleOfNothing();

private:
    static GalleryLayout layout(GalleryLayout::Mode mode, int count = 100)
    {
        GalleryLayout layout;
        layout.setMode(mode);
        layout.setCount(count);
        layout.setView(mode == GalleryLayout::Mode::Strip ? QSize(600, 88) : QSize(600, 400));
        return layout;
    }
};

void TestGalleryLayout::aStripIsOneRowAsHighAsTheView()
{
    GalleryLayout strip = layout(GalleryLayout::Mode::Strip);
    strip.setAspect(1.5);

    QCOMPARE(strip.cell(), QSize(120, 80));
    QCOMPARE(strip.rect(1), QRect(132, 4, 120, 80));
    QCOMPARE(strip.length(), 4 + 100 * 128 - 8 + 4);
    QCOMPARE(strip.page(), 4);
}

void TestGalleryLayout::aGridFillsTheWidth()
{
    const GalleryLayout grid = layout(GalleryLayout::Mode::Grid);

    QCOMPARE(grid.columns(), 3);
    const int right = grid.rect(2).right();
    QVERIFY(right <= 600 - GalleryLayout::margin && right > 600 - GalleryLayout::margin - 3);
    QCOMPARE(grid.rect(3).left(), grid.rect(0).left());
}

void TestGalleryLayout::eachCellIsFoundWhereItLies_data()
{
    QTest::addColumn<GalleryLayout::Mode>("mode");
    QTest::newRow("strip") << GalleryLayout::Mode::Strip;
    QTest::newRow("grid") << GalleryLayout::Mode::Grid;
}

void TestGalleryLayout::eachCellIsFoundWhereItLies()
{
    QFETCH(GalleryLayout::Mode, mode);
    const GalleryLayout all = layout(mode);

    for (int row = 0; row < 100; ++row) {
        QCOMPARE(all.rowAt(all.rect(row).center()), row);
        QCOMPARE(all.rowAt(all.rect(row).topLeft()), row);
        QCOMPARE(all.rowAt(all.rect(row).bottomRight()), row);
    }
}

void TestGalleryLayout::betweenTheCellsIsNothing()
{
    const GalleryLayout grid = layout(GalleryLayout::Mode::Grid, 4);

    QCOMPARE(grid.rowAt({0, 0}), -1);
    QCOMPARE(grid.rowAt(grid.rect(0).topRight() + QPoint(4, 10)), -1);
    QCOMPARE(grid.rowAt(grid.rect(3).center() + QPoint(200, 0)), -1);
}

void TestGalleryLayout::onlyWhatIsSeenIsVisible()
{
    const GalleryLayout strip = layout(GalleryLayout::Mode::Strip); // cells of 80 and gaps of 8
    QCOMPARE(strip.visible(0), (GalleryLayout::Range{0, 6}));
    QCOMPARE(strip.visible(92), (GalleryLayout::Range{1, 7}));

    const GalleryLayout grid = layout(GalleryLayout::Mode::Grid);
    QCOMPARE(grid.visible(0), (GalleryLayout::Range{0, 5}));
    QCOMPARE(grid.visible(grid.length() - 400).last, 99);
}

void TestGalleryLayout::aMillionItemsFitIntoAnInt()
{
    const GalleryLayout strip = layout(GalleryLayout::Mode::Strip, 1'000'000);

    QVERIFY(strip.length() > 80'000'000);
    QCOMPARE(strip.rowAt(strip.rect(999'999).center()), 999'999);
}

void TestGalleryLayout::nothingIsVisibleOfNothing()
{
    const GalleryLayout empty = layout(GalleryLayout::Mode::Grid, 0);

    QVERIFY(empty.visible(0).last < empty.visible(0).first);
    QCOMPARE(empty.length(), 0);
}

QTEST_GUILESS_MAIN(TestGalleryLayout)
#include "tst_gallerylayout.moc"
