#include "ui/viewer/imageview.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

using namespace hanga;

class TestImageView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void withoutAPictureASentenceStandsThere();
    void aPictureIsFittedAndSaysItsZoom();
    void aSmallPictureKeepsItsPixels();
    void aPreviewIsDrawnInTheSizeOfTheResult();
    void scalingDoesNotHappenAtEachPaint();
    void theWheelZoomsAtThePointer();
    void aDoubleClickChangesBetweenFitAndFull();
    void theMiddleButtonShowsFullSize();
    void keysZoom_data();
    void keysZoom();
    void draggingMovesALargePicture();
    void theArrowsAreLeftToOthersWhenAllIsSeen();
    void aFileIsDecodedAndShown();
    void onlyTheNewestFileIsShown();
    void aBrokenFilePutsASentenceInItsPlace_data();
    void aBrokenFilePutsASentenceInItsPlace();
    void itIsNamedPreview();

private:
    [[nodiscard]] QRgb colorAt(QPoint point) { return m_view->grab().toImage().pixel(point); }
    std::unique_ptr<ImageView> m_view;
    QTemporaryDir m_folder;
};

namespace {

QImage plain(QSize size, QColor color)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

} // namespace

void TestImageView::init()
{
    m_view = std::make_unique<ImageView>();
    m_view->resize(400, 300);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestImageView::withoutAPictureASentenceStandsThere()
{
    QCOMPARE(m_view->sentence(), QStringLiteral("Your picture appears here"));
    QCOMPARE(m_view->accessibleDescription(), m_view->sentence());
    QVERIFY(m_view->zoomText().isEmpty());
}

void TestImageView::aPictureIsFittedAndSaysItsZoom()
{
    const QSignalSpy told(m_view.get(), &ImageView::zoomTextChanged);

    m_view->showImage(plain({800, 600}, Qt::red));

    QCOMPARE(m_view->zoomText(), QStringLiteral("Fit 50 %"));
    QCOMPARE(told.count(), 1);
    QCOMPARE(m_view->accessibleDescription(), QStringLiteral("800 × 600"));
    QTRY_COMPARE(colorAt({1, 1}), QColor(Qt::red).rgb());
}

void TestImageView::aSmallPictureKeepsItsPixels()
{
    m_view->showImage(plain({100, 100}, Qt::red));

    QCOMPARE(m_view->zoom(), 1.0);
    QCOMPARE(colorAt({200, 150}), QColor(Qt::red).rgb());
    QVERIFY(colorAt({100, 150}) != QColor(Qt::red).rgb());
}

void TestImageView::aPreviewIsDrawnInTheSizeOfTheResult()
{
    m_view->showPreview(plain({38, 26}, Qt::red), {380, 260});
    QCOMPARE(m_view->zoom(), 1.0);
    QCOMPARE(colorAt({12, 22}), QColor(Qt::red).rgb());
    QVERIFY(colorAt({8, 150}) != QColor(Qt::red).rgb());

    m_view->showImage(plain({380, 260}, Qt::blue));

    QCOMPARE(m_view->zoom(), 1.0);
    QCOMPARE(colorAt({12, 22}), QColor(Qt::blue).rgb());
}

void TestImageView::scalingDoesNotHappenAtEachPaint()
{
    auto *scaler = m_view->findChild<SmoothScaler *>();
    QSignalSpy scaled(scaler, &SmoothScaler::ready);
    m_view->showImage(plain({800, 600}, Qt::red));
    m_view->repaint();
    QVERIFY(scaled.wait());

    for (int i = 0; i < 5; ++i)
        m_view->repaint();

    QVERIFY(!scaled.wait(50));
    QCOMPARE(scaler->image().size(), QSize(400, 300));
}

void TestImageView::theWheelZoomsAtThePointer()
{
    m_view->showImage(plain({800, 600}, Qt::red));

    QWheelEvent wheel({10, 10}, m_view->mapToGlobal(QPointF(10, 10)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_view.get(), &wheel);

    QCOMPARE(m_view->zoomText(), QStringLiteral("63 %"));
    QVERIFY(!m_view->isFit());
}

void TestImageView::aDoubleClickChangesBetweenFitAndFull()
{
    m_view->showImage(plain({800, 600}, Qt::red));

    QTest::mouseDClick(m_view.get(), Qt::LeftButton, {}, {50, 50});
    QCOMPARE(m_view->zoom(), 1.0);

    QTest::mouseDClick(m_view.get(), Qt::LeftButton, {}, {50, 50});
    QVERIFY(m_view->isFit());
}

void TestImageView::theMiddleButtonShowsFullSize()
{
    m_view->showImage(plain({800, 600}, Qt::red));

    QTest::mouseClick(m_view.get(), Qt::MiddleButton);

    QCOMPARE(m_view->zoom(), 1.0);
}

void TestImageView::keysZoom_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<QString>("text");
    const Qt::KeyboardModifiers none = Qt::NoModifier;
    const Qt::KeyboardModifiers control = Qt::ControlModifier;
    QTest::newRow("plus") << int(Qt::Key_Plus) << none << QStringLiteral("125 %");
    QTest::newRow("minus") << int(Qt::Key_Minus) << none << QStringLiteral("80 %");
    QTest::newRow("0") << int(Qt::Key_0) << none << QStringLiteral("Fit 50 %");
    QTest::newRow("Ctrl+0") << int(Qt::Key_0) << control << QStringLiteral("Fit 50 %");
    QTest::newRow("Ctrl+1") << int(Qt::Key_1) << control << QStringLiteral("100 %");
}

void TestImageView::keysZoom()
{
    QFETCH(int, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    m_view->showImage(plain({800, 600}, Qt::red));
    m_view->setZoom(1);

    QTest::keyClick(m_view.get(), Qt::Key(key), modifiers);

    QTEST(m_view->zoomText(), "text");
}

void TestImageView::draggingMovesALargePicture()
{
    QImage halves = plain({800, 600}, Qt::red);
    for (int y = 0; y < 600; ++y) {
        for (int x = 400; x < 800; ++x)
            halves.setPixelColor(x, y, Qt::blue);
    }
    m_view->showImage(halves);
    m_view->setZoom(1);
    QCOMPARE(colorAt({190, 150}), QColor(Qt::red).rgb());

    QTest::mousePress(m_view.get(), Qt::LeftButton, {}, {200, 150});
    QTest::mouseMove(m_view.get(), {150, 150});
    QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, {150, 150});

    QCOMPARE(colorAt({190, 150}), QColor(Qt::blue).rgb());
}

void TestImageView::theArrowsAreLeftToOthersWhenAllIsSeen()
{
    m_view->showImage(plain({800, 600}, Qt::red));
    QKeyEvent fitted(QEvent::KeyPress, Qt::Key_Right, Qt::NoModifier);
    QCoreApplication::sendEvent(m_view.get(), &fitted);
    QVERIFY(!fitted.isAccepted());

    m_view->setZoom(2);
    QKeyEvent zoomed(QEvent::KeyPress, Qt::Key_Right, Qt::NoModifier);
    QCoreApplication::sendEvent(m_view.get(), &zoomed);
    QVERIFY(zoomed.isAccepted());
}

void TestImageView::aFileIsDecodedAndShown()
{
    const QString path = m_folder.filePath(QStringLiteral("red.png"));
    QVERIFY(plain({800, 600}, Qt::red).save(path));
    QSignalSpy shown(m_view.get(), &ImageView::fileShown);

    m_view->showFile(path);

    QVERIFY(m_view->image().isNull()); // nothing is decoded on this thread
    QVERIFY(shown.wait());
    QCOMPARE(m_view->image().size(), QSize(800, 600));
    QCOMPARE(m_view->path(), path);
}

void TestImageView::onlyTheNewestFileIsShown()
{
    const QString first = m_folder.filePath(QStringLiteral("first.png"));
    const QString second = m_folder.filePath(QStringLiteral("second.png"));
    QVERIFY(plain({2000, 2000}, Qt::red).save(first));
    QVERIFY(plain({20, 20}, Qt::blue).save(second));
    QSignalSpy shown(m_view.get(), &ImageView::fileShown);

    m_view->showFile(first);
    m_view->showFile(second);

    QVERIFY(shown.wait());
    QVERIFY(!shown.wait(100));
    QCOMPARE(m_view->path(), second);
}

void TestImageView::aBrokenFilePutsASentenceInItsPlace_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("empty") << QByteArray() << Error::Kind::FileEmpty;
    QTest::newRow("no picture") << QByteArray("hello") << Error::Kind::FileDamaged;
    QTest::newRow("cut") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) << Error::Kind::FileDamaged;
}

void TestImageView::aBrokenFilePutsASentenceInItsPlace()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Error::Kind, kind);
    const QString path = m_folder.filePath(QStringLiteral("broken.png"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    m_view->showImage(plain({80, 60}, Qt::red));
    QSignalSpy failed(m_view.get(), &ImageView::failed);

    m_view->showFile(path);

    QVERIFY(failed.wait());
    const auto error = failed.first().first().value<Error>();
    QCOMPARE(error.kind, kind);
    QCOMPARE(m_view->sentence(), whatHappened(error));
    QVERIFY(m_view->image().isNull());
}

void TestImageView::itIsNamedPreview()
{
    QCOMPARE(m_view->accessibleName(), QStringLiteral("Preview"));
    QCOMPARE(m_view->objectName(), QStringLiteral("preview"));
}

QTEST_MAIN(TestImageView)
#include "tst_imageview.moc"
