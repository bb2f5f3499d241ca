// Our gallery grid against QListView in icon mode, in one run: time to the first paint, a jump, a wheel step, a resize
// and an inserted row, at 100 000 and 1 000 000 pictures. Offscreen: QT_QPA_PLATFORM=offscreen bench_gallery [rounds]
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/galleryview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QListView>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace hanga;

namespace {

/// A million rows that cost nothing themselves: 64 thumbnails in turn.
class Rows final : public QAbstractListModel
{
public:
    explicit Rows(int count) : m_count(count)
    {
        for (int i = 0; i < 64; ++i) {
            QImage image(256, 256, QImage::Format_RGB32);
            image.fill(QColor::fromHsv(i * 5, 160, 200));
            m_images << image;
            m_pixmaps << QPixmap::fromImage(image);
        }
    }

    bool pixmaps = false; ///< QListView paints pixmaps without converting

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_count; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        ++calls;
        if (role == Qt::DecorationRole)
            return pixmaps ? QVariant(m_pixmaps[index.row() % 64]) : QVariant(m_images[index.row() % 64]);
        if (role == GalleryModel::MediaRole)
            return QStringLiteral("image");
        return {};
    }
    void insertFirst()
    {
        beginInsertRows({}, 0, 0);
        ++m_count;
        endInsertRows();
    }
    mutable qint64 calls = 0;

private:
    int m_count;
    QList<QImage> m_images;
    QList<QPixmap> m_pixmaps;
};

/// Sees that the view was really painted: before its window is exposed, repaint() does nothing.
class PaintCounter final : public QObject
{
public:
    int count = 0;
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

double medianOf(int rounds, const std::function<void(int)> &work)
{
    QList<double> times;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer clock;
        clock.start();
        work(i);
        times << double(clock.nsecsElapsed()) / 1e6;
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

void measure(const char *name, QAbstractScrollArea &view, Rows &rows, const std::function<void()> &setModel, int rounds)
{
    PaintCounter painted;
    view.viewport()->installEventFilter(&painted);
    QElapsedTimer clock;
    clock.start();
    setModel();
    view.resize(1600, 1000);
    view.show();
    while (painted.count == 0)
        QCoreApplication::processEvents();
    const double first = double(clock.nsecsElapsed()) / 1e6;
    const qint64 calls = rows.calls;
    auto *bar = view.verticalScrollBar();
    const auto paint = [&] {
        const int before = painted.count;
        view.viewport()->repaint();
        if (painted.count == before)
            qFatal("%s was not painted", name);
    };

    const double wheel = medianOf(rounds, [&](int) {
        bar->setValue(bar->value() + 90);
        paint();
    });
    const double jump = medianOf(rounds, [&](int i) {
        bar->setValue(int(qint64(bar->maximum()) * ((i * 37) % 100) / 100));
        paint();
    });
    const int few = qMin(rounds, 5);
    const double resize = medianOf(few, [&](int i) {
        view.resize(i % 2 ? 1600 : 1240, 1000);
        QCoreApplication::processEvents();
        paint();
    });
    bar->setValue(0);
    const double insert = medianOf(few, [&](int) {
        rows.insertFirst();
        QCoreApplication::processEvents();
        paint();
    });
    std::printf("| %-38s | %9.2f | %7.2f | %7.2f | %8.2f | %8.2f | %9lld |\n", name, first, wheel, jump, resize, insert,
                static_cast<long long>(calls));
    std::fflush(stdout);
}

void race(int count, int rounds)
{
    std::printf("\n%d pictures, 1600 x 1000, cells of 256, ms (median)\n", count);
    std::printf("| view                                   | 1st paint |   wheel |    jump |   resize |   insert | "
                "data()    |\n");
    const auto icons = [count, rounds](const char *name, bool uniform, bool grid) {
        Rows rows(count);
        rows.pixmaps = true;
        QListView view;
        view.setViewMode(QListView::IconMode);
        view.setResizeMode(QListView::Adjust);
        view.setMovement(QListView::Static);
        view.setIconSize({256, 256});
        view.setSpacing(4);
        view.setUniformItemSizes(uniform);
        if (grid)
            view.setGridSize({264, 264});
        measure(
            name, view, rows, [&] { view.setModel(&rows); }, rounds);
    };
    {
        Rows rows(count);
        GalleryView view;
        view.setMode(GalleryLayout::Mode::Grid);
        view.setCellSide(256);
        measure(
            "GalleryView", view, rows, [&] { view.setModel(&rows); }, rounds);
    }
    icons("QListView + uniformItemSizes + gridSize", true, true);
    icons("QListView + uniformItemSizes", true, false);
    if (count <= 100'000) // grows with the square of patience above
        icons("QListView, defaults", false, false);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const int rounds = argc > 1 ? qMax(1, atoi(argv[1])) : 60;
    race(100'000, rounds);
    race(1'000'000, rounds);
    return 0;
}
