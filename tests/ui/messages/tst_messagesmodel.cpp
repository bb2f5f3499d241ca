#include "ui/messages/messagesfilter.h"
#include "ui/messages/messagesmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace hanga;

class TestMessagesModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesComeOnceAFrame();
    void onlyTheNewestAreKept();
    void clearingForgetsWhatIsUnderWayToo();
    void wordsFilterTypeAndText();

private:
    [[nodiscard]] static QString text(const QAbstractItemModel &model, int row)
    {
        return model.index(row, MessagesModel::TextColumn).data().toString();
    }
};

void TestMessagesModel::messagesComeOnceAFrame()
{
    MessagesModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);

    for (int i = 0; i < 1000; ++i)
        model.add(QStringLiteral("progress"), QString::number(i));
    QCOMPARE(model.rowCount(), 0);

    QVERIFY(inserted.wait());
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(model.rowCount(), 1000);
    QCOMPARE(text(model, 999), QStringLiteral("999"));
    QCOMPARE(model.index(0, MessagesModel::TypeColumn).data().toString(), QStringLiteral("progress"));
}

void TestMessagesModel::onlyTheNewestAreKept()
{
    MessagesModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    for (int i = 0; i < 3000; ++i)
        model.add(QStringLiteral("a"), QString::number(i));
    QVERIFY(inserted.wait());

    for (int i = 3000; i < 9000; ++i)
        model.add(QStringLiteral("a"), QString::number(i));
    QVERIFY(inserted.wait());

    QCOMPARE(model.rowCount(), MessagesModel::limit);
    QCOMPARE(text(model, 0), QStringLiteral("4000"));
    QCOMPARE(text(model, MessagesModel::limit - 1), QStringLiteral("8999"));
}

void TestMessagesModel::clearingForgetsWhatIsUnderWayToo()
{
    MessagesModel model;
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.add(QStringLiteral("a"), QStringLiteral("first"));
    QVERIFY(inserted.wait());
    model.add(QStringLiteral("a"), QStringLiteral("second"));

    model.clear();

    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!inserted.wait(60));
}

void TestMessagesModel::wordsFilterTypeAndText()
{
    MessagesModel model;
    MessagesFilter filter;
    filter.setSourceModel(&model);
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.add(QStringLiteral("progress"), QStringLiteral("node 3"));
    model.add(QStringLiteral("progress"), QStringLiteral("node 8"));
    model.add(QStringLiteral("status"), QStringLiteral("queue 3"));
    QVERIFY(inserted.wait());

    filter.setWords(QStringLiteral("PROG 3"));
    QCOMPARE(filter.rowCount(), 1);

    filter.setWords(QStringLiteral("3"));
    QCOMPARE(filter.rowCount(), 2);

    filter.setWords(QString());
    QCOMPARE(filter.rowCount(), 3);
}

QTEST_GUILESS_MAIN(TestMessagesModel)
#include "tst_messagesmodel.moc"
