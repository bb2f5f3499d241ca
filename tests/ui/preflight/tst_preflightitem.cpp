#include "tests/ui/preflight/madeproblems.h"
#include "ui/preflight/preflightitem.h"

#include <QTest>

using namespace hanga;
using Kind = Problem::Kind;

class TestPreflightItem final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void classesOfOnePackAreOneThing();
    void classesOfUnknownPacksStandTogether();
    void aClassOnSeveralNodesIsOneType();
    void whatMustBeFixedComesFirst();
    void keysTellTwinsApart();
    void aPackIsLeftOnlyWithAllOfIt();
    void onlySomeInputsTakeAFile_data();
    void onlySomeInputsTakeAFile();
    void aPaidNodeCountsItsJobs();
    void everyKindHasAnIconAndASentence_data();
    void everyKindHasAnIconAndASentence();
};

void TestPreflightItem::classesOfOnePackAreOneThing()
{
    const auto items =
        preflightItems({missingClass(u"1"_qs, u"A"_qs, u"Pack"_qs), missingFile(u"2"_qs),
                        missingClass(u"3"_qs, u"B"_qs, u"Pack"_qs), missingClass(u"4"_qs, u"C"_qs, u"Other"_qs)});

    QCOMPARE(items.size(), 3);
    QCOMPARE(items[0].problems.size(), 2);
    QCOMPARE(items[0].classes(), QStringList({u"A"_qs, u"B"_qs}));
    QVERIFY(itemHeadline(items[0]).text.contains(u"Pack"));
}

void TestPreflightItem::classesOfUnknownPacksStandTogether()
{
    const auto items = preflightItems({missingClass(u"1"_qs, u"A"_qs, {}), missingClass(u"3"_qs, u"B"_qs, {})});

    QCOMPARE(items.size(), 1);
    QVERIFY(itemDetail(items[0], 1).contains(u"not known"));
}

void TestPreflightItem::aClassOnSeveralNodesIsOneType()
{
    const auto items = preflightItems({missingClass(u"1"_qs, u"A"_qs, {}), missingClass(u"3"_qs, u"A"_qs, {})});

    QCOMPARE(itemHeadline(items[0]).text, u"Node type not installed: A"_qs);
}

void TestPreflightItem::whatMustBeFixedComesFirst()
{
    const auto items = preflightItems({madeProblem(Kind::NeedsBrowser, u"1"_qs, {}, {}), missingFile(u"2"_qs),
                                       madeProblem(Kind::PaidNode, u"3"_qs, {}, {u"X"_qs, {}}), missingFile(u"4"_qs)});
    QStringList nodes;
    for (const PreflightItem &item : items)
        nodes.append(item.first().at.node.text());

    QCOMPARE(nodes, QStringList({u"2"_qs, u"4"_qs, u"1"_qs, u"3"_qs}));
}

void TestPreflightItem::keysTellTwinsApart()
{
    const Problem twin = madeProblem(Kind::ServerSays, u"1"_qs, {}, {u"No"_qs, {}});
    const auto items = preflightItems({twin, twin});

    QCOMPARE(items.size(), 2);
    QVERIFY(items[0].key != items[1].key);
}

void TestPreflightItem::aPackIsLeftOnlyWithAllOfIt()
{
    const Problem first = missingClass(u"1"_qs, u"A"_qs, u"Pack"_qs);
    const Problem second = missingClass(u"2"_qs, u"B"_qs, u"Pack"_qs);
    const PreflightItem item = preflightItems({first, second}).first();

    QVERIFY(!item.isLeft({}));
    QVERIFY(!item.isLeft({problemKey(first)}));
    QVERIFY(item.isLeft({problemKey(first), problemKey(second)}));
}

void TestPreflightItem::onlySomeInputsTakeAFile_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<int>("kind");
    QTest::newRow("image") << u"image"_qs << int(UploadKind::Image);
    QTest::newRow("mask") << u"mask"_qs << int(UploadKind::Image);
    QTest::newRow("video") << u"video"_qs << int(UploadKind::Video);
    QTest::newRow("audio") << u"audio"_qs << int(UploadKind::Audio);
    QTest::newRow("model") << u"ckpt_name"_qs << int(UploadKind::Nothing);
}

void TestPreflightItem::onlySomeInputsTakeAFile()
{
    QFETCH(QString, input);
    QFETCH(int, kind);

    QCOMPARE(int(uploadKind(madeProblem(Kind::NotInList, u"1"_qs, input, {u"x"_qs}))), kind);
    QCOMPARE(uploadKind(madeProblem(Kind::TypeMismatch, u"1"_qs, input, {u"A"_qs, u"B"_qs})), UploadKind::Nothing);
}

void TestPreflightItem::aPaidNodeCountsItsJobs()
{
    const PreflightItem item =
        preflightItems({madeProblem(Kind::PaidNode, u"1"_qs, {}, {u"Node"_qs, u"$0.04"_qs})}).first();

    QVERIFY(itemHeadline(item).text.contains(u"$0.04"));
    QVERIFY(itemDetail(item, 1).isEmpty());
    QVERIFY(itemDetail(item, 4).contains(u"$0.04 × 4"));
}

void TestPreflightItem::everyKindHasAnIconAndASentence_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = 0; kind <= int(Kind::ServerSays); ++kind)
        QTest::newRow(qPrintable(problemKind(Kind(kind)))) << kind;
}

void TestPreflightItem::everyKindHasAnIconAndASentence()
{
    QFETCH(int, kind);
    const PreflightItem item =
        preflightItems({madeProblem(Kind(kind), u"1"_qs, u"in"_qs, {u"one"_qs, u"two"_qs})}).first();

    QVERIFY(!itemIcon(item).isEmpty());
    QVERIFY(QFile::exists(u":/icons/%1.svg"_qs.arg(itemIcon(item))));
    QVERIFY(!itemHeadline(item).text.isEmpty());
}

QTEST_MAIN(TestPreflightItem)
#include "tst_preflightitem.moc"
