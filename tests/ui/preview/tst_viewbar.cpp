#include "ui/preview/viewbar.h"

#include <QCheckBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace hanga;

class TestViewBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStateIsAWord_data();
    void theStateIsAWord();
    void everyButtonHasItsName();
    void buttonsNeedAFinishedPicture();
    void fromOutsideTheCheckIsSilent();
    void theBadgeCountsNewResults();
    void zoomIsAskedFor();

private:
    template <class Widget> Widget *part(const ViewBar &bar, const char *name) const
    {
        return bar.findChild<Widget *>(QString::fromLatin1(name));
    }
};

void TestViewBar::theStateIsAWord_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << int(ViewBar::State::Nothing) << "Preview";
    QTest::newRow("live") << int(ViewBar::State::Live) << "Live preview";
    QTest::newRow("result") << int(ViewBar::State::Result) << "Result";
    QTest::newRow("failed") << int(ViewBar::State::Failed) << "Failed";
}

void TestViewBar::theStateIsAWord()
{
    QFETCH(int, state);
    QFETCH(QString, expected);
    ViewBar bar;

    bar.showState(static_cast<ViewBar::State>(state), QStringLiteral("image 2 of 4"));

    QCOMPARE(part<QLabel>(bar, "viewState")->text(), expected);
}

void TestViewBar::everyButtonHasItsName()
{
    const ViewBar bar;
    QStringList names;
    for (const QAbstractButton *button : bar.findChildren<QAbstractButton *>())
        names += button->accessibleName();

    for (const QString &name :
         {QStringLiteral("Zoom"), QStringLiteral("Follow newest"), QStringLiteral("Copy image"),
          QStringLiteral("Save image as"), QStringLiteral("Show in folder"), QStringLiteral("Full screen")})
        QVERIFY2(names.contains(name), qPrintable(name));
}

void TestViewBar::buttonsNeedAFinishedPicture()
{
    ViewBar bar;
    auto *copy = part<QToolButton>(bar, "viewCopy");
    QSignalSpy asked(&bar, &ViewBar::copyRequested);
    copy->click();
    QCOMPARE(asked.size(), 0);
    QVERIFY(copy->toolTip().contains(QStringLiteral("needs a finished image")));

    bar.setPictureActions(true);
    copy->click();

    QCOMPARE(asked.size(), 1);
}

void TestViewBar::fromOutsideTheCheckIsSilent()
{
    ViewBar bar;
    QSignalSpy changed(&bar, &ViewBar::followNewestChanged);

    bar.setFollowNewest(false);
    QCOMPARE(changed.size(), 0);

    part<QCheckBox>(bar, "viewFollowNewest")->click();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toBool(), true);
}

void TestViewBar::theBadgeCountsNewResults()
{
    ViewBar bar;
    auto *badge = part<QToolButton>(bar, "viewNewResults");
    QVERIFY(!badge->isVisibleTo(&bar));

    bar.setNewResults(2);

    QVERIFY(badge->isVisibleTo(&bar));
    QCOMPARE(badge->text(), QStringLiteral("2 new"));
}

void TestViewBar::zoomIsAskedFor()
{
    ViewBar bar;
    QSignalSpy zoomed(&bar, &ViewBar::zoomRequested);
    QSignalSpy fitted(&bar, &ViewBar::fitRequested);

    for (QAction *action : part<QPushButton>(bar, "viewZoom")->menu()->actions())
        action->trigger();

    QCOMPARE(fitted.size(), 1);
    QVERIFY(
        std::any_of(zoomed.begin(), zoomed.end(), [](const QVariantList &asked) { return asked[0].toDouble() == 1; }));
}

QTEST_MAIN(TestViewBar)
#include "tst_viewbar.moc"
