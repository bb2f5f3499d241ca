#include "server/workflowlists.h"

#include <QTest>

using namespace hanga;

/// What servers list, in the forms of all their versions.
class TestWorkflowLists final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workflowsAreReadInEveryForm_data();
    void workflowsAreReadInEveryForm();
    void theTimeIsReadByItsMagnitude_data();
    void theTimeIsReadByItsMagnitude();
    void whatIsNoWorkflowIsLeftOut_data();
    void whatIsNoWorkflowIsLeftOut();
    void templatesOfPacksKeepTheirOrder();
    void templatesOfComfyUiHaveTitles();
    void whatIsNoListIsAnError_data();
    void whatIsNoListIsAnError();
    void theSavedPathIsBelowTheFolder_data();
    void theSavedPathIsBelowTheFolder();
    void namesAreOneSegment_data();
    void namesAreOneSegment();
    void aListOfManyIsCut();
};

void TestWorkflowLists::workflowsAreReadInEveryForm_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<qint64>("size");
    QTest::newRow("full info") << QByteArray(R"([{"path":"a/日本.json","size":12,"modified":1700000000.5}])")
                               << qint64(12);
    QTest::newRow("paths") << QByteArray(R"(["a/日本.json"])") << qint64(-1);
    QTest::newRow("split") << QByteArray(R"([["a/日本.json","a","日本.json"]])") << qint64(-1);
    QTest::newRow("of Windows") << QByteArray(R"(["a\\日本.json"])") << qint64(-1);
}

void TestWorkflowLists::workflowsAreReadInEveryForm()
{
    QFETCH(QByteArray, json);
    QFETCH(qint64, size);

    const auto list = readWorkflowList(json);

    QVERIFY(list);
    QCOMPARE(list->size(), 1);
    QCOMPARE(list->first().path, QStringLiteral("a/日本.json"));
    QCOMPARE(list->first().folder(), QStringLiteral("a"));
    QCOMPARE(list->first().name, QStringLiteral("日本"));
    QCOMPARE(list->first().size, size);
}

void TestWorkflowLists::theTimeIsReadByItsMagnitude_data()
{
    QTest::addColumn<QByteArray>("modified");
    QTest::addColumn<qint64>("milliseconds");
    QTest::newRow("seconds") << QByteArray("1764033568.25") << qint64(1764033568250);
    QTest::newRow("milliseconds") << QByteArray("1764033568250") << qint64(1764033568250);
    QTest::newRow("a date, as of the Cloud") << QByteArray("\"2025-11-25T01:19:28.250Z\"") << qint64(1764033568250);
    QTest::newRow("nonsense") << QByteArray("\"soon\"") << qint64(-1);
    QTest::newRow("null") << QByteArray("null") << qint64(-1);
    QTest::newRow("before its time") << QByteArray("-5") << qint64(-1);
    QTest::newRow("beyond all time") << QByteArray("1e300") << qint64(-1);
    QTest::newRow("NaN") << QByteArray("NaN") << qint64(-1);
}

void TestWorkflowLists::theTimeIsReadByItsMagnitude()
{
    QFETCH(QByteArray, modified);
    QFETCH(qint64, milliseconds);

    const auto list = readWorkflowList(R"([{"path":"a.json","modified":)" + modified + "}]");

    QVERIFY(list && list->size() == 1);
    const QDateTime time = list->first().modified;
    QCOMPARE(time.isValid() ? time.toMSecsSinceEpoch() : -1, milliseconds);
}

void TestWorkflowLists::whatIsNoWorkflowIsLeftOut_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::newRow("the web editor's bookmarks") << QByteArray(R"(".index.json")");
    QTest::newRow("hidden in a folder") << QByteArray(R"("a/.b.json")");
    QTest::newRow("a picture") << QByteArray(R"("a.png")");
    QTest::newRow("from the root") << QByteArray(R"("/etc/a.json")");
    QTest::newRow("upwards") << QByteArray(R"("../a.json")");
    QTest::newRow("upwards on Windows") << QByteArray(R"("a\\..\\..\\b.json")");
    QTest::newRow("an empty part") << QByteArray(R"("a//b.json")");
    QTest::newRow("a control character") << QByteArray(R"("a\u0000.json")");
    QTest::newRow("too long") << QByteArray('"' + QByteArray(2000, 'x') + ".json\"");
    QTest::newRow("a number") << QByteArray("5");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("an object without path") << QByteArray(R"({"size":1})");
    QTest::newRow("an empty list") << QByteArray("[]");
}

void TestWorkflowLists::whatIsNoWorkflowIsLeftOut()
{
    QFETCH(QByteArray, entry);

    const auto list = readWorkflowList('[' + entry + R"(,"good.JSON"])");

    QVERIFY(list);
    QCOMPARE(list->size(), 1);
    QCOMPARE(list->first().name, QStringLiteral("good"));
}

void TestWorkflowLists::templatesOfPacksKeepTheirOrder()
{
    const auto list = readPackTemplates(R"({"zz-pack":["b","a b"],"a-pack":["c",5,""],"":["d"],"odd":"text"})");

    QVERIFY(list);
    QCOMPARE(list->size(), 3);
    QCOMPARE(list->at(0), (ServerTemplate{QStringLiteral("zz-pack"), QStringLiteral("b"), QStringLiteral("b"),
                                          QStringLiteral("zz-pack")}));
    QCOMPARE(list->at(1).name, QStringLiteral("a b"));
    QCOMPARE(list->at(2).pack, QStringLiteral("a-pack"));
}

void TestWorkflowLists::templatesOfComfyUiHaveTitles()
{
    const auto list = readCoreTemplates(R"([{"moduleName":"default","title":"Getting\nstarted","templates":[
        {"name":"default","title":"Image Generation"},{"name":"bare"},{"title":"no name"},7]},{"title":"Empty"},null])");

    QVERIFY(list);
    QCOMPARE(list->size(), 2);
    const QString group = QStringLiteral("Getting started");
    QCOMPARE(list->at(0), (ServerTemplate{{}, QStringLiteral("default"), QStringLiteral("Image Generation"), group}));
    QCOMPARE(list->at(1), (ServerTemplate{{}, QStringLiteral("bare"), QStringLiteral("bare"), group}));
}

void TestWorkflowLists::whatIsNoListIsAnError_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("empty") << QByteArray() << Error::Kind::JsonInvalid;
    QTest::newRow("cut") << QByteArray(R"(["a.json")") << Error::Kind::JsonInvalid;
    QTest::newRow("a text") << QByteArray("\"x\"") << Error::Kind::ReplyUnreadable;
    QTest::newRow("null") << QByteArray("null") << Error::Kind::ReplyUnreadable;
}

void TestWorkflowLists::whatIsNoListIsAnError()
{
    QFETCH(QByteArray, body);
    QFETCH(Error::Kind, kind);

    const auto workflows = readWorkflowList(body);
    const auto packs = readPackTemplates(body);
    const auto core = readCoreTemplates(body);

    QVERIFY(!workflows && !packs && !core);
    QCOMPARE(workflows.error().kind, kind);
    QCOMPARE(packs.error().kind, kind);
    QCOMPARE(core.error().kind, kind);
}

void TestWorkflowLists::theSavedPathIsBelowTheFolder_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("a path") << QByteArray(R"("workflows/a/b.json")");
    QTest::newRow("full info") << QByteArray(R"({"path":"workflows/a/b.json","size":2})");
    QTest::newRow("of Windows") << QByteArray(R"("workflows\\a\\b.json")");
}

void TestWorkflowLists::theSavedPathIsBelowTheFolder()
{
    QFETCH(QByteArray, json);

    QCOMPARE(readSavedPath(json).value_or(QString()), QStringLiteral("a/b.json"));
}

void TestWorkflowLists::namesAreOneSegment_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("segment");
    QTest::newRow("a folder") << QStringLiteral("workflows/my flow.json")
                              << QStringLiteral("workflows%2Fmy%20flow.json");
    QTest::newRow("a per cent sign") << QStringLiteral("50%.json") << QStringLiteral("50%2525.json");
    QTest::newRow("Japanese") << QStringLiteral("版.json") << QStringLiteral("%E7%89%88.json");
    QTest::newRow("what queries are made of")
        << QStringLiteral("a?b#c&d+e.json") << QStringLiteral("a%3Fb%23c%26d%2Be.json");
}

void TestWorkflowLists::namesAreOneSegment()
{
    QFETCH(QString, path);
    QFETCH(QString, segment);

    QCOMPARE(userDataSegment(path), segment);
}

void TestWorkflowLists::aListOfManyIsCut()
{
    QByteArray json = "[";
    for (int i = 0; i < 60'000; ++i)
        json += "\"" + QByteArray::number(i) + ".json\",";
    json.back() = ']';

    const auto list = readWorkflowList(json);

    QVERIFY(list);
    QCOMPARE(list->size(), 50'000);
}

QTEST_GUILESS_MAIN(TestWorkflowLists)
#include "tst_workflowlists.moc"
