#include "ui/open/serverworkflowsmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace hanga;

class TestServerWorkflowsModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sectionsHaveHeaders();
    void theNewestComesFirst();
    void allWordsMustMatch_data();
    void allWordsMustMatch();
    void aSectionWithoutHitsIsHidden();
    void noSavedWorkflowsIsSaid();
    void onlyEntriesCanBeChosen();
    void anEntryIsFoundAgain();
    void serverTextIsNeverMarkup();

private:
    static ServerWorkflow workflow(const char *path, int day = 0)
    {
        ServerWorkflow made;
        made.path = QString::fromUtf8(path);
        made.name = made.path.section(u'/', -1).chopped(5);
        if (day > 0)
            made.modified = QDateTime(QDate(2026, 1, day), QTime(12, 0));
        return made;
    }
    static ServerTemplate fromPack(const char *name)
    {
        return {QStringLiteral("pack"), QString::fromUtf8(name), QString::fromUtf8(name), QStringLiteral("pack")};
    }
    static QStringList texts(const ServerWorkflowsModel &model)
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all += model.data(model.index(row), Qt::DisplayRole).toString();
        return all;
    }
};

void TestServerWorkflowsModel::sectionsHaveHeaders()
{
    ServerWorkflowsModel model;
    const QAbstractItemModelTester tester(&model);
    model.setEntries({workflow("a/one.json")}, {fromPack("two"), fromPack("three")});

    QCOMPARE(texts(model), (QStringList{QStringLiteral("Workflows"), QStringLiteral("one"), QStringLiteral("Templates"),
                                        QStringLiteral("two"), QStringLiteral("three")}));
    QCOMPARE(model.data(model.index(2), ServerWorkflowsModel::CountRole).toInt(), 2);
    QCOMPARE(model.data(model.index(1), ServerWorkflowsModel::PlaceRole).toString(), QStringLiteral("a"));
    QCOMPARE(model.data(model.index(1), Qt::AccessibleTextRole).toString(), QStringLiteral("one, a"));
}

void TestServerWorkflowsModel::theNewestComesFirst()
{
    ServerWorkflowsModel model;
    model.setEntries({workflow("b.json"), workflow("old.json", 1), workflow("A.json"), workflow("new.json", 9)}, {});

    QCOMPARE(texts(model), (QStringList{QStringLiteral("Workflows"), QStringLiteral("new"), QStringLiteral("old"),
                                        QStringLiteral("A"), QStringLiteral("b")}));
}

void TestServerWorkflowsModel::allWordsMustMatch_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("found");
    QTest::newRow("nothing") << QString() << QStringLiteral("Night harbour,Tea house,港");
    QTest::newRow("another case") << QStringLiteral("HARBOUR") << QStringLiteral("Night harbour");
    QTest::newRow("any order") << QStringLiteral("  house  tea ") << QStringLiteral("Tea house");
    QTest::newRow("of the folder") << QStringLiteral("prints tea") << QStringLiteral("Tea house");
    QTest::newRow("one word fails") << QStringLiteral("night tea") << QString();
    QTest::newRow("Japanese") << QStringLiteral("港") << QStringLiteral("港");
}

void TestServerWorkflowsModel::allWordsMustMatch()
{
    QFETCH(QString, words);
    QFETCH(QString, found);
    ServerWorkflowsModel model;
    const QAbstractItemModelTester tester(&model);
    model.setEntries({workflow("Night harbour.json"), workflow("prints/Tea house.json"), workflow("港.json")}, {});

    model.setWords(words);

    QCOMPARE(texts(model).mid(1).join(u','), found);
}

void TestServerWorkflowsModel::aSectionWithoutHitsIsHidden()
{
    ServerWorkflowsModel model;
    model.setEntries({workflow("one.json")}, {fromPack("two")});

    model.setWords(QStringLiteral("two"));

    QCOMPARE(texts(model), (QStringList{QStringLiteral("Templates"), QStringLiteral("two")}));
}

void TestServerWorkflowsModel::noSavedWorkflowsIsSaid()
{
    ServerWorkflowsModel model;
    const QAbstractItemModelTester tester(&model);
    model.setEntries({}, {fromPack("two")});
    QCOMPARE(texts(model).value(1), QStringLiteral("This server has no saved workflows yet."));
    QCOMPARE(model.entryFrom(0), 3);

    model.setWords(QStringLiteral("two"));

    QCOMPARE(model.entryFrom(0), 1);
}

void TestServerWorkflowsModel::onlyEntriesCanBeChosen()
{
    ServerWorkflowsModel model;
    model.setEntries({}, {fromPack("two")});

    for (int row = 0; row < 3; ++row)
        QVERIFY(!model.flags(model.index(row)).testFlag(Qt::ItemIsEnabled));
    QVERIFY(model.flags(model.index(3)).testFlag(Qt::ItemIsSelectable));
}

void TestServerWorkflowsModel::anEntryIsFoundAgain()
{
    ServerWorkflowsModel model;
    model.setEntries({workflow("a/x.json"), workflow("b/x.json")}, {fromPack("x")});
    const QString second = model.identity(2);
    const QString ofPack = model.identity(4);

    model.setEntries({workflow("0.json", 9), workflow("b/x.json")}, {fromPack("x")});

    QCOMPARE(model.rowOf(second), 2);
    QCOMPARE(model.rowOf(ofPack), 4);
    QCOMPARE(model.rowOf(QStringLiteral("wa/x.json")), -1);
    QCOMPARE(model.rowOf(QString()), -1);
}

void TestServerWorkflowsModel::serverTextIsNeverMarkup()
{
    ServerWorkflowsModel model;
    model.setEntries({workflow("<b>x.json")}, {});

    QVERIFY(!model.data(model.index(1), Qt::ToolTipRole).toString().contains(QLatin1StringView("<b>")));
}

QTEST_MAIN(TestServerWorkflowsModel)
#include "tst_serverworkflowsmodel.moc"
