#include "ui/viewer/viewport.h"

#include <QTest>

using namespace hanga;

class TestViewport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aLargePictureIsFitted();
    void aSmallPictureIsNotEnlarged();
    void aPreviewIsEnlarged();
    void zoomingKeepsThePointUnderThePointer_data();
    void zoomingKeepsThePointUnderThePointer();
    void zoomHasLimits();
    void panningStopsAtTheEdgeAndComesBackAtOnce();
    void anotherPictureOfTheSameSizeStaysInPlace();
    void aLargerVersionShowsTheSamePlace();
    void anEmptyPictureIsHarmless();

private:
    Viewport m_viewport;
};

void TestViewport::init()
{
    m_viewport = Viewport();
    m_viewport.setView({800, 600});
}

void TestViewport::aLargePictureIsFitted()
{
    m_viewport.setPicture({1600, 800}, false);

    QCOMPARE(m_viewport.zoom(), 0.5);
    QCOMPARE(m_viewport.pictureRect(), QRect(0, 100, 800, 400));
    QVERIFY(!m_viewport.canPan());
}

void TestViewport::aSmallPictureIsNotEnlarged()
{
    m_viewport.setPicture({100, 100}, false);

    QCOMPARE(m_viewport.pictureRect(), QRect(350, 250, 100, 100));
}

void TestViewport::aPreviewIsEnlarged()
{
    m_viewport.setPicture({64, 64}, true);

    QCOMPARE(m_viewport.pictureRect(), QRect(100, 0, 600, 600));
}

void TestViewport::zoomingKeepsThePointUnderThePointer_data()
{
    QTest::addColumn<QPointF>("anchor");
    QTest::newRow("middle") << QPointF(400, 300);
    QTest::newRow("upper left") << QPointF(200, 150);
    QTest::newRow("right") << QPointF(700, 350);
}

void TestViewport::zoomingKeepsThePointUnderThePointer()
{
    QFETCH(QPointF, anchor);
    m_viewport.setPicture({4000, 3000}, false);
    const auto under = [&] { return (anchor - QPointF(m_viewport.pictureRect().topLeft())) / m_viewport.zoom(); };
    const QPointF before = under();

    m_viewport.zoomTo(1, anchor);
    const QPointF after = under();
    m_viewport.zoomTo(3, anchor);
    const QPointF later = under();

    QVERIFY((after - before).manhattanLength() < 3);
    QVERIFY((later - before).manhattanLength() < 3);
}

void TestViewport::zoomHasLimits()
{
    m_viewport.setPicture({400, 300}, false);

    m_viewport.zoomTo(1e9, {0, 0});
    QCOMPARE(m_viewport.zoom(), Viewport::mostZoom);

    m_viewport.zoomTo(1e-9, {0, 0});
    QCOMPARE(m_viewport.zoom(), Viewport::leastZoom);
}

void TestViewport::panningStopsAtTheEdgeAndComesBackAtOnce()
{
    m_viewport.setPicture({1600, 1200}, false);
    m_viewport.zoomTo(1, m_viewport.center());

    m_viewport.pan({5000, 5000});
    QCOMPARE(m_viewport.pictureRect().topLeft(), QPoint(0, 0));

    m_viewport.pan({-10, -10});
    QCOMPARE(m_viewport.pictureRect().topLeft(), QPoint(-10, -10));
}

void TestViewport::anotherPictureOfTheSameSizeStaysInPlace()
{
    m_viewport.setPicture({1600, 1200}, false);
    m_viewport.zoomTo(2, {100, 100});
    const QRect before = m_viewport.pictureRect();

    m_viewport.setPicture({1600, 1200}, true);

    QCOMPARE(m_viewport.pictureRect(), before);
}

void TestViewport::aLargerVersionShowsTheSamePlace()
{
    m_viewport.setPicture({1600, 1200}, false);
    m_viewport.zoomTo(2, {400, 300});
    const auto share = [&] {
        return (m_viewport.center().x() - m_viewport.pictureRect().x()) / m_viewport.pictureRect().width();
    };
    const double before = share();

    m_viewport.setPicture({3200, 2400}, false);

    QVERIFY(qAbs(share() - before) < 0.01);
}

void TestViewport::anEmptyPictureIsHarmless()
{
    m_viewport.setPicture({}, false);
    m_viewport.zoomTo(2, {1, 1});
    m_viewport.fit();

    QVERIFY(!m_viewport.canPan());
}

QTEST_GUILESS_MAIN(TestViewport)
#include "tst_viewport.moc"
