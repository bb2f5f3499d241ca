#include "program.h"
#include "workshop.h"
#include "json/document.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace hanga;
using namespace hanga::test;

/// `hanga convert`, and a workflow in the editor's format in the other verbs: the real binary. The rules of the
/// conversion are proved in tests/workflow.
class TestConvert final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theGraphIsPrintedAndNothingElse();
    void theGraphGoesToAFile();
    void aServerKnowsItsClassesItself();
    void aServerThatIsAwayIsRemembered();
    void aServerNeverSeenMustAnswer();
    void whatIsInexactIsSaid();
    void anApiFileComesOutAsItIs();
    void whatCannotBeConvertedEndsWithTwo_data();
    void whatCannotBeConvertedEndsWithTwo();
    void anEditorsFileIsInspectedConverted();
    void anEditorsFileMakesAnImage();

private:
    [[nodiscard]] QStringList convert(const QString &file, const QStringList &more = {}) const;

    const QString m_objectInfo = QStringLiteral(HANGA_TEST_DATA "/transcripts/object_info.json");
    /// An empty image, inverted through a reroute and saved.
    const QByteArray m_ui =
        R"({"version":0.4,"links":[[1,1,0,2,0,"IMAGE"],[2,2,0,3,0,"IMAGE"],[3,3,0,4,0,"IMAGE"]],"nodes":[
        {"id":1,"type":"EmptyImage","outputs":[{"type":"IMAGE"}],"widgets_values":[64,32,1,255]},
        {"id":2,"type":"Reroute","inputs":[{"name":"","type":"*","link":1}],"outputs":[{"type":"*"}]},
        {"id":3,"type":"ImageInvert","title":"中間","inputs":[{"name":"image","type":"IMAGE","link":2}],
         "outputs":[{"type":"IMAGE"}]},
        {"id":4,"type":"SaveImage","inputs":[{"name":"images","type":"IMAGE","link":3}],"widgets_values":["版画"]}]})";
    Workshop m_shop;
};

QStringList TestConvert::convert(const QString &file, const QStringList &more) const
{
    return QStringList{QStringLiteral("convert"), file, QStringLiteral("--object-info"), m_objectInfo} + more;
}

void TestConvert::theGraphIsPrintedAndNothingElse()
{
    const QString file = m_shop.write(QStringLiteral("波 浪.json"), m_ui);
    Program hanga(m_shop.home());

    QCOMPARE(hanga.run(convert(file)), 0);

    QCOMPARE(hanga.events().size(), 1);
    const json::Value graph = hanga.events().first();
    QCOMPARE(graph.size(), 3);
    QCOMPARE(graph["1"]["inputs"]["width"].toUInt64(), std::optional<quint64>(64));
    QCOMPARE(graph["3"]["inputs"]["image"][0].toString(), QStringLiteral("1"));
    QCOMPARE(graph["3"]["_meta"]["title"].toString(), QStringLiteral("中間"));
    QCOMPARE(graph["4"]["inputs"]["filename_prefix"].toString(), QStringLiteral("版画"));
    QCOMPARE(hanga.errorLines(), QStringList());
}

void TestConvert::theGraphGoesToAFile()
{
    const QString file = m_shop.write(QStringLiteral("ui.json"), m_ui);
    Program hanga(m_shop.home());

    QCOMPARE(hanga.run(convert(file, {QStringLiteral("-o"), m_shop.path(QStringLiteral("api 版.json"))})), 0);

    QCOMPARE(hanga.output(), QByteArray());
    QFile result(m_shop.path(QStringLiteral("api 版.json")));
    QVERIFY(result.open(QIODevice::ReadOnly));
    QCOMPARE(json::parse(result.readAll()).value().size(), 3);
    QCOMPARE(hanga.run(convert(file, {QStringLiteral("-o"), m_shop.path(QStringLiteral("none/api.json"))})), 2);
}

void TestConvert::aServerKnowsItsClassesItself()
{
    const QString file = m_shop.write(QStringLiteral("ui.json"), m_ui);
    const QStringList generate = m_shop.generate({});
    Program hanga(m_shop.home());

    const QString server = generate.at(generate.indexOf(QStringLiteral("--server")) + 1);
    QCOMPARE(hanga.run({QStringLiteral("convert"), file, QStringLiteral("--server"), server}), 0);

    QCOMPARE(hanga.events().size(), 1);
    QVERIFY(hanga.events().first()["4"]["inputs"]["images"].isArray());
}

void TestConvert::aServerThatIsAwayIsRemembered()
{
    const QTemporaryDir home;
    const QString file = m_shop.write(QStringLiteral("ui.json"), m_ui);
    Program hanga(home.path());
    auto server = std::make_unique<DemoServer>(DemoOptions{});
    QVERIFY(server->listen());
    const QStringList arguments{QStringLiteral("convert"), file, QStringLiteral("--server"), server->url().toString()};
    QCOMPARE(hanga.run(arguments), 0);
    const QByteArray graph = hanga.output();
    server.reset();

    QCOMPARE(hanga.run(arguments), 0);

    QCOMPARE(hanga.output(), graph);
    QCOMPARE(hanga.errorLines().size(), 1);
    QVERIFY2(hanga.errorLines().first().contains(u": using the node list seen there on "),
             qPrintable(hanga.errorLines().first()));
    QCOMPARE(hanga.run({QStringLiteral("inspect"), file, QStringLiteral("--json")}), 0);
    QCOMPARE(hanga.events().first()["outputs"].size(), 1);
    QCOMPARE(hanga.errorLines().size(), 1);
    QCOMPARE(hanga.run({QStringLiteral("convert"), file}), 2); // which server shall know it is for people to say
}

void TestConvert::aServerNeverSeenMustAnswer()
{
    const QTemporaryDir home;
    const QString file = m_shop.write(QStringLiteral("ui.json"), m_ui);
    Program hanga(home.path());
    auto server = std::make_unique<DemoServer>(DemoOptions{});
    QVERIFY(server->listen());
    const QString address = server->url().toString();
    server.reset();

    QCOMPARE(hanga.run({QStringLiteral("convert"), file, QStringLiteral("--server"), address}), 3);
    QCOMPARE(hanga.output(), QByteArray());
}

void TestConvert::whatIsInexactIsSaid()
{
    QByteArray ui = m_ui;
    ui.replace("\"ImageInvert\"", "\"Unheard of\"");
    const QString file = m_shop.write(QStringLiteral("ui.json"), ui);
    Program hanga(m_shop.home());

    QCOMPARE(hanga.run(convert(file)), 0);

    QCOMPARE(hanga.errorLines().size(), 1);
    QVERIFY(hanga.errorLines().first().startsWith(u"hanga: Node 3: "));
    QVERIFY(hanga.errorLines().first().contains(u"Unheard of"));
}

void TestConvert::anApiFileComesOutAsItIs()
{
    const QByteArray api = R"({"1":{"class_type":"EmptyImage","inputs":{"width":64.0,"odd":18446744073709551615}}})";
    const QString file = m_shop.write(QStringLiteral("api.json"), api);
    Program hanga(m_shop.home());

    QCOMPARE(hanga.run(convert(file)), 0);

    QCOMPARE(hanga.output().trimmed(), api);
}

void TestConvert::whatCannotBeConvertedEndsWithTwo_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing runs") << QByteArray(R"({"nodes":[{"id":1,"type":"Note"}],"links":[]})");
    QTest::newRow("no workflow") << QByteArray("{}");
    QTest::newRow("no JSON") << QByteArray("{");
}

void TestConvert::whatCannotBeConvertedEndsWithTwo()
{
    QFETCH(QByteArray, bytes);
    const QString file = m_shop.write(QStringLiteral("odd.json"), bytes);
    Program hanga(m_shop.home());

    QCOMPARE(hanga.run(convert(file)), 2);

    QCOMPARE(hanga.output(), QByteArray());
    QCOMPARE(hanga.errorLines().size(), 1);
    QVERIFY2(hanga.errorLines().first().contains(u"odd"), qPrintable(hanga.errorLines().first()));
}

void TestConvert::anEditorsFileIsInspectedConverted()
{
    const QString file = m_shop.write(QStringLiteral("ui.json"), m_ui);
    Program hanga(m_shop.home());
    QStringList arguments = convert(file, {QStringLiteral("--json")});
    arguments.first() = QStringLiteral("inspect");

    QCOMPARE(hanga.run(arguments), 0);

    const json::Value found = hanga.events().first();
    QCOMPARE(found["format"].toString(), QStringLiteral("ui"));
    QVERIFY(!found["has_api"].toBool());
    QVERIFY(found["has_ui"].toBool());
    QCOMPARE(found["outputs"][0]["node"].toString(), QStringLiteral("4"));
}

void TestConvert::anEditorsFileMakesAnImage()
{
    const QString file = m_shop.write(QStringLiteral("ui.json"), m_ui);
    Program hanga(m_shop.home());

    QCOMPARE(hanga.run(m_shop.generate({QStringLiteral("--workflow"), file})), 0);

    QCOMPARE(hanga.outputLines().size(), 1);
    const json::Value kept = pngChunk(hanga.outputLines().first(), QStringLiteral("workflow"));
    QCOMPARE(kept["nodes"].size(), 4); // the editor's own format travels along
}

QTEST_GUILESS_MAIN(TestConvert)
#include "tst_convert.moc"
