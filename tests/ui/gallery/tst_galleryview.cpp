#include "tests/ui/gallery/pictures.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/galleryview.h"
#include "ui/shared/imagefile.h"

#include <QAccessible>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace hanga;

class TestGalleryView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aClickMakesItCurrent();
    void aRowFromOutsideIsSilent();
    void controlAndShiftExtend();
    void aClickBesideSelectsNothing();
    void keysMoveInTheStrip_data();
    void keysMoveInTheStrip();
    void keysMoveInTheGrid_data();
    void keysMoveInTheGrid();
    void keysOfTheOtherDirectionAreLeftToOthers();
    void arrowsFollowTheReadingDirection();
    void spaceEnterAndDoubleClickActivate();
    void selectAllIsOneRange();
    void theWheelMovesTheStripSideways();
    void aNewPictureDoesNotMoveWhatIsLookedAt();
    void theCurrentPictureStaysCurrentWhenOthersCome();
    void theMenuKeyAsksAtTheCurrentPicture();
    void visibleRowsAreTold();
    void theShapeOfTheNewestFillsTheStrip();
    void screenReadersSeeAListOfPictures();
    void aScreenReaderCanOpenAPicture();

private:
    void click(int row, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, modifiers, m_view->visualRect(row).center());
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_view.get(), Qt::Key(key), modifiers);
    }
    void useGrid()
    {
        m_view->resize(600, 400);
        m_view->setMode(GalleryLayout::Mode::Grid); // 3 columns
    }
    std::unique_ptr<GalleryModel> m_model;
    std::unique_ptr<GalleryView> m_view;
};

void TestGalleryView::init()
{
    m_view.reset();
    m_model = std::make_unique<GalleryModel>();
    for (int i = 0; i < 20; ++i)
        m_model->add(aPicture(QStringLiteral("/%1.png").arg(i)));
    m_view = std::make_unique<GalleryView>();
    m_view->setAccessibleName(QStringLiteral("Gallery"));
    m_view->setModel(m_model.get());
    m_view->resize(600, 88);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void TestGalleryView::aClickMakesItCurrent()
{
    const QSignalSpy changed(m_view.get(), &GalleryView::currentChanged);

    click(2);

    QCOMPARE(m_view->currentRow(), 2);
    QCOMPARE(m_view->selectedRows(), QList<int>{2});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toInt(), 2);
}

void TestGalleryView::aRowFromOutsideIsSilent()
{
    const QSignalSpy changed(m_view.get(), &GalleryView::currentChanged);
    const QSignalSpy selected(m_view.get(), &GalleryView::selectionChanged);

    m_view->setCurrentRow(19);

    QCOMPARE(m_view->currentRow(), 19);
    QVERIFY(m_view->viewport()->rect().contains(m_view->visualRect(19)));
    QCOMPARE(changed.count() + selected.count(), 0);
}

void TestGalleryView::controlAndShiftExtend()
{
    click(1);
    click(3, Qt::ControlModifier);
    QCOMPARE(m_view->selectedRows(), (QList<int>{1, 3}));

    click(5, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedRows(), (QList<int>{3, 4, 5}));

    click(4, Qt::ControlModifier);
    QCOMPARE(m_view->selectedRows(), (QList<int>{3, 5}));
}

void TestGalleryView::aClickBesideSelectsNothing()
{
    click(1);

    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {1, 1});

    QVERIFY(m_view->selectedRows().isEmpty());
}

void TestGalleryView::keysMoveInTheStrip_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("row");
    QTest::newRow("Right") << int(Qt::Key_Right) << 11;
    QTest::newRow("Left") << int(Qt::Key_Left) << 9;
    QTest::newRow("Home") << int(Qt::Key_Home) << 0;
    QTest::newRow("End") << int(Qt::Key_End) << 19;
    QTest::newRow("PgDn") << int(Qt::Key_PageDown) << 16;
    QTest::newRow("PgUp") << int(Qt::Key_PageUp) << 4;
}

void TestGalleryView::keysMoveInTheStrip()
{
    QFETCH(int, key);
    QFETCH(int, row);
    m_view->setCurrentRow(10);
    const QSignalSpy changed(m_view.get(), &GalleryView::currentChanged);

    press(key);

    QCOMPARE(m_view->currentRow(), row);
    QCOMPARE(m_view->selectedRows(), QList<int>{row});
    QVERIFY(m_view->viewport()->rect().contains(m_view->visualRect(row)));
    QCOMPARE(changed.count(), 1);
}

void TestGalleryView::keysMoveInTheGrid_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("row");
    QTest::newRow("Down") << int(Qt::Key_Down) << 10 << 13;
    QTest::newRow("Up") << int(Qt::Key_Up) << 10 << 7;
    QTest::newRow("Up at the top") << int(Qt::Key_Up) << 1 << 1;
    QTest::newRow("Down at the end") << int(Qt::Key_Down) << 18 << 18;
    QTest::newRow("Right goes on in the next line") << int(Qt::Key_Right) << 2 << 3;
}

void TestGalleryView::keysMoveInTheGrid()
{
    QFETCH(int, key);
    QFETCH(int, from);
    useGrid();
    m_view->setCurrentRow(from);

    press(key);

    QTEST(m_view->currentRow(), "row");
}

void TestGalleryView::keysOfTheOtherDirectionAreLeftToOthers()
{
    m_view->setCurrentRow(3);
    QKeyEvent up(QEvent::KeyPress, Qt::Key_Up, Qt::NoModifier);

    QCoreApplication::sendEvent(m_view.get(), &up);

    QVERIFY(!up.isAccepted());
    QCOMPARE(m_view->currentRow(), 3);
}

void TestGalleryView::arrowsFollowTheReadingDirection()
{
    m_view->setLayoutDirection(Qt::RightToLeft);
    m_view->setCurrentRow(3);
    QVERIFY(m_view->visualRect(3).right() < m_view->visualRect(2).left());
    QCOMPARE(m_view->rowAt(m_view->visualRect(3).center()), 3);

    press(Qt::Key_Left);

    QCOMPARE(m_view->currentRow(), 4);
}

void TestGalleryView::spaceEnterAndDoubleClickActivate()
{
    m_view->setCurrentRow(4);
    QSignalSpy activated(m_view.get(), &GalleryView::activated);

    press(Qt::Key_Space);
    press(Qt::Key_Return);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, m_view->visualRect(5).center());

    QCOMPARE(activated.count(), 3);
    QCOMPARE(activated.at(0).first().toInt(), 4);
    QCOMPARE(activated.at(2).first().toInt(), 5);
}

void TestGalleryView::selectAllIsOneRange()
{
    press(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_view->selectedRows().size(), 20);

    press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_view->selectedRows().isEmpty());
}

void TestGalleryView::theWheelMovesTheStripSideways()
{
    QWheelEvent wheel({10, 10}, m_view->mapToGlobal(QPointF(10, 10)), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);

    QCoreApplication::sendEvent(m_view->viewport(), &wheel);

    QCOMPARE(m_view->horizontalScrollBar()->value(), 80);
}

void TestGalleryView::aNewPictureDoesNotMoveWhatIsLookedAt()
{
    m_view->horizontalScrollBar()->setValue(200);
    const QRect before = m_view->visualRect(5);

    m_model->add(aPicture(QStringLiteral("/new.png")));
    QCOMPARE(m_view->visualRect(6), before);

    m_view->horizontalScrollBar()->setValue(0);
    m_model->add(aPicture(QStringLiteral("/newer.png")));
    QCOMPARE(m_view->horizontalScrollBar()->value(), 0); // who looks at the newest sees the newest
}

void TestGalleryView::theCurrentPictureStaysCurrentWhenOthersCome()
{
    m_view->setCurrentRow(2);
    const QSignalSpy changed(m_view.get(), &GalleryView::currentChanged);

    m_model->add(aPicture(QStringLiteral("/new.png")));

    QCOMPARE(m_view->currentRow(), 3);
    QCOMPARE(m_view->selectedRows(), QList<int>{3});
    QCOMPARE(changed.count(), 0);
}

void TestGalleryView::theMenuKeyAsksAtTheCurrentPicture()
{
    m_view->setCurrentRow(3);
    const QSignalSpy asked(m_view.get(), &GalleryView::contextMenuRequested);
    QContextMenuEvent menu(QContextMenuEvent::Keyboard, {}, {});

    QCoreApplication::sendEvent(m_view->viewport(), &menu);

    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().at(0).toInt(), 3);
    QCOMPARE(asked.first().at(1).toPoint(), m_view->viewport()->mapToGlobal(m_view->visualRect(3).center()));
}

void TestGalleryView::visibleRowsAreTold()
{
    const QSignalSpy told(m_view.get(), &GalleryView::visibleRowsChanged);
    QCOMPARE(m_view->visibleRows().first, 0);

    m_view->scrollTo(19);

    QVERIFY(told.count() > 0);
    QCOMPARE(told.last().at(1).toInt(), 19);
    QCOMPARE(m_view->visibleRows().last, 19);
}

void TestGalleryView::theShapeOfTheNewestFillsTheStrip()
{
    QCOMPARE(m_view->visualRect(0).size(), QSize(80, 80));

    QImage wide(240, 160, QImage::Format_RGB32);
    wide.fill(Qt::red);
    m_model->setThumbnail(QStringLiteral("/19.png"), {wide, {1536, 1024}});

    QCOMPARE(m_view->visualRect(0).size(), QSize(120, 80));
    QTRY_COMPARE(m_view->grab().toImage().pixelColor(m_view->visualRect(0).center()), QColor(Qt::red));
}

void TestGalleryView::screenReadersSeeAListOfPictures()
{
    auto *list = QAccessible::queryAccessibleInterface(m_view.get());
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->text(QAccessible::Name), QStringLiteral("Gallery"));
    QCOMPARE(list->childCount(), 20);

    click(2);
    auto *item = list->child(2);
    QCOMPARE(item->role(), QAccessible::ListItem);
    QCOMPARE(item->text(QAccessible::Name), QStringLiteral("Image 3 of 20: 17.png"));
    QVERIFY(item->state().selected);
    QVERIFY(item->state().focused);
    QCOMPARE(item->rect().size(), m_view->visualRect(2).size());
    QCOMPARE(list->indexOfChild(item), 2);
    QCOMPARE(list->focusChild(), item);
    QCOMPARE(list->childAt(item->rect().center().x(), item->rect().center().y()), item);
    QVERIFY(list->child(19)->state().offscreen);
    QVERIFY(!list->child(20));
}

void TestGalleryView::aScreenReaderCanOpenAPicture()
{
    const QSignalSpy activated(m_view.get(), &GalleryView::activated);
    auto *item = QAccessible::queryAccessibleInterface(m_view.get())->child(7);

    item->actionInterface()->doAction(QAccessibleActionInterface::pressAction());

    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first().first().toInt(), 7);
}

QTEST_MAIN(TestGalleryView)
#include "tst_galleryview.moc"
