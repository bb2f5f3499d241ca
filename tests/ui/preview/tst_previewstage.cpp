#include "tests/ui/queue/madejobs.h"
#include "ui/preview/failurecard.h"
#include "ui/preview/previewstage.h"

#include <QPushButton>
#include <QTest>

using namespace hanga;

class TestPreviewStage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theViewFillsIt();
    void theCardStaysInside_data();
    void theCardStaysInside();
    void theCardGrowsUpwards();
};

void TestPreviewStage::theViewFillsIt()
{
    auto *view = new QWidget;
    PreviewStage stage(*view);
    stage.resize(600, 400);
    stage.show();

    QCOMPARE(view->geometry(), stage.rect());
    QVERIFY(!stage.isCardShown());
}

void TestPreviewStage::theCardStaysInside_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("large") << QSize(1000, 700);
    QTest::newRow("narrow") << QSize(420, 500);
    QTest::newRow("low") << QSize(700, 180);
}

void TestPreviewStage::theCardStaysInside()
{
    QFETCH(QSize, size);
    PreviewStage stage(*new QWidget);
    stage.resize(size);
    stage.card().showJob(madeFailedJob(QStringLiteral("x")));
    stage.showCard(true);
    stage.show();
    QVERIFY(QTest::qWaitForWindowExposed(&stage));

    QVERIFY(stage.isCardShown());
    QVERIFY(stage.rect().contains(stage.card().geometry()));
}

void TestPreviewStage::theCardGrowsUpwards()
{
    PreviewStage stage(*new QWidget);
    stage.resize(900, 700);
    stage.card().showJob(madeFailedJob(QStringLiteral("x")));
    stage.showCard(true);
    stage.show();
    QVERIFY(QTest::qWaitForWindowExposed(&stage));
    const QRect before = stage.card().geometry();

    stage.card().findChild<QPushButton *>(QStringLiteral("errorMore"))->click();

    QTRY_VERIFY(stage.card().height() > before.height());
    QCOMPARE(stage.card().geometry().bottom(), before.bottom());
}

QTEST_MAIN(TestPreviewStage)
#include "tst_previewstage.moc"
