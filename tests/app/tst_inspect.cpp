#include "demo/demoserver.h"
#include "program.h"
#include "support/stubhttpserver.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace hanga;
using namespace hanga::test;

/// `hanga inspect`: the real binary. What is found in workflows is proved in tests/workflow.
class TestInspect final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aSavedImageTellsWhatMadeIt();
    void theCatalogueComesFromAFileOrAServer_data();
    void theCatalogueComesFromAFileOrAServer();
    void withoutJsonItIsTextForPeople();
    void anImageWithoutAWorkflowIsKnownToo();
    void whatIsNoWorkflowEndsWithTwo_data();
    void whatIsNoWorkflowEndsWithTwo();
    void aBadCatalogueIsSaid_data();
    void aBadCatalogueIsSaid();

private:
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const;

    std::unique_ptr<QTemporaryDir> m_home;
    const QString m_image = QStringLiteral(HANGA_TEST_DATA "/transcripts/saved-with-metadata.png");
};

void TestInspect::init()
{
    m_home = std::make_unique<QTemporaryDir>(QDir::tempPath() + QStringLiteral("/hanga 版画 XXXXXX"));
}

QString TestInspect::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_home->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the temporary folder cannot be written");
    return file.fileName();
}

void TestInspect::aSavedImageTellsWhatMadeIt()
{
    Program hanga(m_home->path());

    QCOMPARE(hanga.run({QStringLiteral("inspect"), m_image, QStringLiteral("--json")}), 0);

    QCOMPARE(hanga.events().size(), 1);
    const json::Value found = hanga.events().first();
    QCOMPARE(found["format"].toString(), QStringLiteral("png"));
    QVERIFY(found["has_api"].toBool());
    for (const char *list : {"positive", "negative", "seeds", "size", "samplers", "models", "loras", "images",
                             "outputs", "problems", "notes"})
        QVERIFY2(found[list].isArray(), list);
    QVERIFY(found["positive"].size() > 0);
    QVERIFY(found["seeds"][qsizetype(0)]["value"].isString());
}

void TestInspect::theCatalogueComesFromAFileOrAServer_data()
{
    QTest::addColumn<bool>("server");
    QTest::newRow("file") << false;
    QTest::newRow("server") << true;
}

void TestInspect::theCatalogueComesFromAFileOrAServer()
{
    QFETCH(bool, server);
    DemoServer demo;
    QVERIFY(demo.listen());
    Program hanga(m_home->path());
    QStringList arguments{QStringLiteral("inspect"), m_image, QStringLiteral("--json")};
    if (server)
        arguments += {QStringLiteral("--server"), demo.url().toString()};
    else
        arguments += {QStringLiteral("--object-info"), QStringLiteral(HANGA_TEST_DATA "/transcripts/object_info.json")};

    QCOMPARE(hanga.run(arguments), 0);

    QVERIFY(hanga.events().value(0)["outputs"].size() > 0);
}

void TestInspect::withoutJsonItIsTextForPeople()
{
    Program hanga(m_home->path());

    QCOMPARE(hanga.run({QStringLiteral("inspect"), m_image}), 0);

    QVERIFY(hanga.outputLines().size() > 3);
    QVERIFY(hanga.output().endsWith('\n'));
    QVERIFY(hanga.events().isEmpty());
}

void TestInspect::anImageWithoutAWorkflowIsKnownToo()
{
    const QString file =
        write(QStringLiteral("plain 画.png"),
              QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAA"
                                     "gABSK+kcQAAAABJRU5ErkJggg=="));
    Program hanga(m_home->path());

    QCOMPARE(hanga.run({QStringLiteral("inspect"), QStringLiteral("--json"), file}), 0);

    QVERIFY(!hanga.events().first()["has_api"].toBool(true));
    QVERIFY(!hanga.events().first()["has_ui"].toBool(true));
}

void TestInspect::whatIsNoWorkflowEndsWithTwo_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("an empty object") << QByteArray("{}");
    QTest::newRow("an empty array") << QByteArray("[]");
    QTest::newRow("binary") << QByteArray::fromHex("00010203fffefd");
    QTest::newRow("text") << QByteArray("hello");
}

void TestInspect::whatIsNoWorkflowEndsWithTwo()
{
    QFETCH(QByteArray, bytes);
    Program hanga(m_home->path());

    QCOMPARE(hanga.run({QStringLiteral("inspect"), QStringLiteral("--json"), write(QStringLiteral("a.json"), bytes)}),
             2);

    QCOMPARE(hanga.output(), QByteArray());
    QCOMPARE(hanga.errorLines().size(), 1);
}

void TestInspect::aBadCatalogueIsSaid_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<int>("code");
    QTest::newRow("no file") << QStringLiteral("--object-info") << 2;
    QTest::newRow("no JSON") << QStringLiteral("--object-info") << 2;
    QTest::newRow("no ComfyUI") << QStringLiteral("--server") << 3;
}

void TestInspect::aBadCatalogueIsSaid()
{
    QFETCH(QString, option);
    QFETCH(int, code);
    StubHttpServer server([](const StubRequest &) { return answer(404, "text/html", "<html>no</html>"); });
    const bool missing = QByteArray(QTest::currentDataTag()) == "no file";
    const QString value = code == 3 ? server.address()
                          : missing ? m_home->filePath(QStringLiteral("none.json"))
                                    : write(QStringLiteral("bad.json"), "{\"a\":");
    Program hanga(m_home->path());

    QCOMPARE(hanga.run({QStringLiteral("inspect"), m_image, option, value}), code);

    QCOMPARE(hanga.output(), QByteArray());
    QCOMPARE(hanga.errorLines().size(), 1);
}

QTEST_GUILESS_MAIN(TestInspect)
#include "tst_inspect.moc"
