#include "demo/demoserver.h"
#include "tests/demo/democlient.h"

#include <QDateTime>
#include <QTest>

using namespace hanga;

/// /userdata and the templates of the demo server, as ComfyUI's user_manager.py answers.
class TestDemoUserData final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_server.reset(); }
    void aSavedWorkflowIsThereFromTheStart();
    void aNewInstallationHasNothing();
    void filesAreListedInThreeForms();
    void onlyTheFolderItselfWithoutRecursion();
    void hiddenFilesAreNotListed();
    void namesAreDecodedTwice();
    void savingKeepsOrReplaces();
    void namesThatLeaveTheFolderAreRefused_data();
    void namesThatLeaveTheFolderAreRefused();
    void aFileIsNoFolder();
    void filesAreDeleted();
    void filesAreMoved();
    void everythingAnswersUnderApiToo();
    void templatesHaveTheirOwnPlaces_data();
    void templatesHaveTheirOwnPlaces();

private:
    std::unique_ptr<DemoServer> m_server;
    std::unique_ptr<test::DemoClient> m_client;

    [[nodiscard]] QStringList listed(const QByteArray &query)
    {
        QStringList texts;
        const json::Value list = m_client->get("/userdata?" + query).json();
        for (const json::Value &item : list.items())
            texts << item.toString();
        return texts;
    }
};

void TestDemoUserData::init()
{
    m_server = std::make_unique<DemoServer>();
    QVERIFY(m_server->listen());
    m_client = std::make_unique<test::DemoClient>(m_server->url());
}

void TestDemoUserData::aSavedWorkflowIsThereFromTheStart()
{
    const auto answer = m_client->get("/userdata?dir=workflows&recurse=true&full_info=true");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json().size(), 1);
    const json::Value file = answer.json()[qsizetype(0)];
    QCOMPARE(file["path"].toString(), QStringLiteral("woodblock/Harbour in two sizes.json"));
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    QVERIFY(qAbs(file["modified"].toDouble().value_or(0) - double(now)) < 60);

    const auto content = m_client->get("/userdata/workflows%2Fwoodblock%2FHarbour%20in%20two%20sizes.json");

    QCOMPARE(content.status, 200);
    QCOMPARE(content.body.size(), file["size"].toInt64().value_or(-1));
    QVERIFY(content.json()["nodes"].isArray());
}

void TestDemoUserData::aNewInstallationHasNothing()
{
    DemoServer fresh(DemoOptions{.hasWorkflows = false});
    QVERIFY(fresh.listen());
    test::DemoClient client(fresh.url());

    const auto list = client.get("/userdata?dir=workflows");
    QCOMPARE(list.status, 404);
    QCOMPARE(list.body, QByteArray("Directory not found"));
    QCOMPARE(client.get("/workflow_templates").body, QByteArray("{}"));
    QCOMPARE(client.get("/templates/index.json").status, 404);
    QVERIFY(client.get("/system_stats").json()["system"]["installed_templates_version"].isNull());
}

void TestDemoUserData::filesAreListedInThreeForms()
{
    QCOMPARE(m_client->post("/userdata/w%2Fa%2Fb.json", "{}").status, 200);

    QCOMPARE(m_client->get("/userdata?dir=w&recurse=true").body, QByteArray(R"(["a/b.json"])"));
    QCOMPARE(m_client->get("/userdata?dir=w&recurse=true&split=true").body,
             QByteArray(R"([["a/b.json", "a", "b.json"]])"));
    const json::Value full = m_client->get("/userdata?dir=w&recurse=true&full_info=true").json();
    QCOMPARE(full[qsizetype(0)]["path"].toString(), QStringLiteral("a/b.json"));
    QVERIFY(full[qsizetype(0)].contains("created"));
    QCOMPARE(m_client->get("/userdata").status, 400);
    QCOMPARE(m_client->get("/userdata?dir=none").status, 404);
    QCOMPARE(m_client->get("/userdata?dir=../x").status, 403);
}

void TestDemoUserData::onlyTheFolderItselfWithoutRecursion()
{
    QCOMPARE(m_client->post("/userdata/w%2Fa%2Fb.json", "{}").status, 200);
    QCOMPARE(m_client->post("/userdata/w%2Fc.json", "{}").status, 200);
    QCOMPARE(m_client->post("/userdata/wide.json", "{}").status, 200);

    QCOMPARE(listed("dir=w"), QStringList{QStringLiteral("c.json")});
    QCOMPARE(listed("dir=w&recurse=true"), (QStringList{QStringLiteral("a/b.json"), QStringLiteral("c.json")}));
}

void TestDemoUserData::hiddenFilesAreNotListed()
{
    QCOMPARE(m_client->post("/userdata/w%2F.index.json", "{}").status, 200);

    QCOMPARE(listed("dir=w&recurse=true"), QStringList());
    QCOMPARE(m_client->get("/userdata/w%2F.index.json").body, QByteArray("{}"));
}

void TestDemoUserData::namesAreDecodedTwice()
{
    QCOMPARE(m_client->post("/userdata/w%2F100%2525%20%E7%89%88.json", "{}").body,
             QByteArray(R"("w/100% \u7248.json")"));
    QCOMPARE(m_client->post("/userdata/w%2Fa%2520b.json", "{}").body, QByteArray(R"("w/a b.json")"));
    QCOMPARE(m_client->post("/userdata/w%2Fa%252520b.json", "{}").body, QByteArray(R"("w/a%20b.json")"));
}

void TestDemoUserData::savingKeepsOrReplaces()
{
    QCOMPARE(m_client->post("/userdata/w%2Fa.json?overwrite=false", "one").body, QByteArray(R"("w/a.json")"));

    const auto refused = m_client->post("/userdata/w%2Fa.json?overwrite=false", "two");
    QCOMPARE(refused.status, 409);
    QCOMPARE(refused.body, QByteArray("File already exists"));
    QCOMPARE(m_client->get("/userdata/w%2Fa.json").body, QByteArray("one"));

    const auto replaced = m_client->post("/userdata/w%2Fa.json?full_info=true", "three");
    QCOMPARE(replaced.json()["path"].toString(), QStringLiteral("w/a.json"));
    QCOMPARE(replaced.json()["size"].toInt64(), std::optional<qint64>(5));
    QCOMPARE(m_client->get("/userdata/w%2Fa.json").body, QByteArray("three"));
}

void TestDemoUserData::namesThatLeaveTheFolderAreRefused_data()
{
    QTest::addColumn<QByteArray>("segment");
    QTest::newRow("upwards") << QByteArray("..%2Fa.json");
    QTest::newRow("down and upwards") << QByteArray("w%2F..%2F..%2Fa.json");
    QTest::newRow("from the root") << QByteArray("%2Fetc%2Fa.json");
    QTest::newRow("encoded twice") << QByteArray("%252E%252E%252Fa.json");
}

void TestDemoUserData::namesThatLeaveTheFolderAreRefused()
{
    QFETCH(QByteArray, segment);

    QCOMPARE(m_client->post("/userdata/" + segment, "{}").status, 403);
    QCOMPARE(m_client->get("/userdata/" + segment).status, 403);
}

void TestDemoUserData::aFileIsNoFolder()
{
    QCOMPARE(m_client->post("/userdata/w%2Fa", "{}").status, 200);

    QCOMPARE(m_client->post("/userdata/w", "{}").status, 400);
    QCOMPARE(m_client->post("/userdata/w%2Fa%2Fb", "{}").status, 400);
    QCOMPARE(m_client->get("/userdata/w").status, 404);
    QCOMPARE(m_client->get("/userdata/w/a").status, 404);
}

void TestDemoUserData::filesAreDeleted()
{
    QCOMPARE(m_client->post("/userdata/w%2Fa.json", "{}").status, 200);

    QCOMPARE(m_client->remove("/userdata/w%2Fa.json").status, 204);

    QCOMPARE(m_client->get("/userdata/w%2Fa.json").status, 404);
    QCOMPARE(m_client->remove("/userdata/w%2Fa.json").status, 404);
    QCOMPARE(m_client->get("/userdata?dir=w").status, 404);
}

void TestDemoUserData::filesAreMoved()
{
    QCOMPARE(m_client->post("/userdata/w%2Fa.json", "a").status, 200);
    QCOMPARE(m_client->post("/userdata/w%2Fb.json", "b").status, 200);

    QCOMPARE(m_client->post("/userdata/w%2Fa.json/move/w%2Fb.json?overwrite=false", {}).status, 409);
    QCOMPARE(m_client->post("/userdata/none.json/move/w%2Fc.json", {}).status, 404);
    QCOMPARE(m_client->post("/userdata/w%2Fa.json/move/w%2Fc%2Fd.json", {}).body, QByteArray(R"("w/c/d.json")"));

    QCOMPARE(m_client->get("/userdata/w%2Fa.json").status, 404);
    QCOMPARE(m_client->get("/userdata/w%2Fc%2Fd.json").body, QByteArray("a"));
}

void TestDemoUserData::everythingAnswersUnderApiToo()
{
    QCOMPARE(m_client->post("/api/userdata/w%2Fa.json", "a").status, 200);
    QCOMPARE(m_client->get("/userdata/w%2Fa.json").body, QByteArray("a"));
    QCOMPARE(m_client->get("/api/userdata?dir=w").body, QByteArray(R"(["a.json"])"));
    QCOMPARE(m_client->get("/api/workflow_templates").body, m_client->get("/workflow_templates").body);
}

void TestDemoUserData::templatesHaveTheirOwnPlaces_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::newRow("of a pack") << QByteArray("/api/workflow_templates/hanga-demo-nodes/ink_wash.json") << 200;
    QTest::newRow("of a pack without /api") << QByteArray("/workflow_templates/hanga-demo-nodes/ink_wash.json") << 404;
    QTest::newRow("of another pack") << QByteArray("/api/workflow_templates/other/ink_wash.json") << 404;
    QTest::newRow("ComfyUI's own") << QByteArray("/templates/default.json") << 200;
    QTest::newRow("ComfyUI's own second") << QByteArray("/templates/invert_image.json") << 200;
    QTest::newRow("ComfyUI's own under /api") << QByteArray("/api/templates/default.json") << 404;
    QTest::newRow("index") << QByteArray("/templates/index.json") << 200;
    QTest::newRow("the saved one is no template") << QByteArray("/templates/harbour.json") << 404;
    QTest::newRow("outside") << QByteArray("/templates/..%2Fnodes.json") << 404;
}

void TestDemoUserData::templatesHaveTheirOwnPlaces()
{
    QFETCH(QByteArray, path);
    QFETCH(int, status);

    QCOMPARE(m_client->get(path).status, status);
}

QTEST_GUILESS_MAIN(TestDemoUserData)
#include "tst_demouserdata.moc"
