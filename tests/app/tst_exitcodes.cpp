#include "program.h"
#include "support/stubhttpserver.h"
#include "workshop.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>

using namespace hanga;
using namespace hanga::test;

/// Every way in which `hanga generate` does not end with 0: the real binary, one sentence on stderr, the right code.
class TestExitCodes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aFailedJobEndsWithOne();
    void wrongUseEndsWithTwo_data();
    void wrongUseEndsWithTwo();
    void anUnreadableFileEndsWithTwo_data();
    void anUnreadableFileEndsWithTwo();
    void aHugeFileIsRefusedAtOnce();
    void noServerEndsWithThree();
    void aPortThatIsNoComfyUiEndsWithThree_data();
    void aPortThatIsNoComfyUiEndsWithThree();
    void aRejectedJobEndsWithFour();
    void aBrokenGraphEndsWithFour_data();
    void aBrokenGraphEndsWithFour();
    void whatTheServerSurelyRefusesIsNotSent_data();
    void whatTheServerSurelyRefusesIsNotSent();
    void aTimeoutEndsWithFive();
    void anInterruptCancelsAndEndsWithSix_data();
    void anInterruptCancelsAndEndsWithSix();
    void aSecondInterruptLeavesAtOnce();

private:
    Workshop m_shop;
};

void TestExitCodes::initTestCase()
{
    QVERIFY2(QFileInfo::exists(QStringLiteral(HANGA_BINARY)), "the program is not built");
}

void TestExitCodes::aFailedJobEndsWithOne()
{
    const QString file = m_shop.write(QStringLiteral("explode.json"),
                                      chain("TestExplode", R"(,"message":"ドカン\nsecond line")", "爆発"));
    Program hanga(m_shop.home());

    QCOMPARE(hanga.run(m_shop.generate({QStringLiteral("--json"), QStringLiteral("--workflow"), file})), 1);

    QCOMPARE(hanga.errorLines().size(), 1);
    QVERIFY(hanga.errorLines().first().contains(u"爆発"));
    QVERIFY(hanga.errorLines().first().contains(u"ドカン"));
    const json::Value last = hanga.events().last();
    QCOMPARE(last["event"].toString(), QStringLiteral("failed"));
    QCOMPARE(last["error"]["node"].toString(), QStringLiteral("2"));
    QCOMPARE(last["error"]["title"].toString(), QStringLiteral("爆発"));
    QVERIFY(last["error"]["traceback"].size() > 0);
    QVERIFY(!last["error"]["exception_type"].toString().isEmpty());
}

void TestExitCodes::wrongUseEndsWithTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *tag, const QStringList &arguments) { QTest::newRow(tag) << arguments; };
    row("unknown verb", {QStringLiteral("frobnicate")});
    row("unknown option", {QStringLiteral("generate"), QStringLiteral("--frobnicate")});
    row("a later issue's option", {QStringLiteral("generate"), QStringLiteral("--profile"), QStringLiteral("x")});
    row("no address", {QStringLiteral("generate"), QStringLiteral("--server"), QStringLiteral("http://")});
    row("output is a file", {QStringLiteral("generate"), QStringLiteral("--demo"), QStringLiteral("--output"),
                             QStringLiteral(HANGA_BINARY)});
    row("no image file", {QStringLiteral("generate"), QStringLiteral("--demo"), QStringLiteral("--image"),
                          QStringLiteral("1.image=/none.png")});
    row("no such node",
        {QStringLiteral("generate"), QStringLiteral("--demo"), QStringLiteral("--set"), QStringLiteral("77.steps=1")});
    row("no such input",
        {QStringLiteral("generate"), QStringLiteral("--demo"), QStringLiteral("--set"), QStringLiteral("3.stepz=1")});
}

void TestExitCodes::wrongUseEndsWithTwo()
{
    QFETCH(QStringList, arguments);
    Program hanga(m_shop.home());

    QCOMPARE(hanga.run(arguments), 2);

    QCOMPARE(hanga.output(), QByteArray());
    QCOMPARE(hanga.errorLines().size(), 1);
    const QRegularExpression form(QStringLiteral("^hanga: .+: .+$"));
    QVERIFY2(form.match(hanga.errorLines().first()).hasMatch(), qPrintable(hanga.errorLines().first()));
}

void TestExitCodes::anUnreadableFileEndsWithTwo_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("more");
    const auto row = [](const char *tag, const QByteArray &bytes, const QStringList &more = {}) {
        QTest::newRow(tag) << bytes << more;
    };
    row("empty", {});
    row("binary", QByteArray::fromHex("00010203fffefd7f454c46") + QByteArray(1000, '\0'));
    row("UTF-16", QByteArray("\xff\xfe{\0}\0", 6));
    row("an array", "[]");
    row("an empty object", "{}");
    row("a number", "7");
    row("cut short", R"({"3":{"class_type":"KSamp)");
    row("something else", R"({"name":"package","version":"1.0"})");
    row("the editor's format, with nothing that runs",
        R"({"last_node_id":1,"nodes":[{"id":1,"type":"Note"}],"links":[],"version":0.4})");
    row("an image without a workflow", QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQV"
                                                              "R4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="));
    row("a seed where there is none", chain("ImageInvert", ""), {QStringLiteral("--seed"), QStringLiteral("5")});
    row("a prompt where there is none", chain("ImageInvert", ""), {QStringLiteral("--prompt"), QStringLiteral("x")});
}

void TestExitCodes::anUnreadableFileEndsWithTwo()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, more);
    const QString file = m_shop.write(QStringLiteral("波 浪.json"), bytes);
    Program hanga(m_shop.home());

    QCOMPARE(hanga.run(m_shop.generate(QStringList{QStringLiteral("--workflow"), file} + more)), 2);

    QCOMPARE(hanga.output(), QByteArray());
    QVERIFY2(hanga.errorLines().size() == 1, qPrintable(hanga.errorLines().join(u'\n')));
    QVERIFY(hanga.errorLines().first().startsWith(u"hanga: "));
}

void TestExitCodes::aHugeFileIsRefusedAtOnce()
{
    QFile file(m_shop.path(QStringLiteral("huge.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(200LL << 20));
    file.close();
    Program hanga(m_shop.home());

    QCOMPARE(hanga.run(m_shop.generate({QStringLiteral("--workflow"), file.fileName()})), 2);

    QCOMPARE(hanga.errorLines().size(), 1);
}

void TestExitCodes::noServerEndsWithThree()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const QString address = QStringLiteral("http://127.0.0.1:%1").arg(taken.serverPort());
    taken.close();
    Program hanga(m_shop.home());

    QCOMPARE(hanga.run({QStringLiteral("generate"), QStringLiteral("--server"), address}), 3);

    QCOMPARE(hanga.output(), QByteArray());
    QCOMPARE(hanga.errorLines().size(), 1);
    QVERIFY(hanga.errorLines().first().contains(address));
}

void TestExitCodes::aPortThatIsNoComfyUiEndsWithThree_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a web page") << answer(200, "text/html", "<html><body>hello</body></html>").bytes;
    QTest::newRow("404") << answer(404, "text/plain", "404: Not Found").bytes;
    QTest::newRow("garbage JSON") << jsonAnswer("{\"system\":").bytes;
    QTest::newRow("other JSON") << jsonAnswer("[1,2,3]").bytes;
    QTest::newRow("no HTTP at all") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
}

void TestExitCodes::aPortThatIsNoComfyUiEndsWithThree()
{
    QFETCH(QByteArray, bytes);
    StubHttpServer server([bytes](const StubRequest &) { return StubAnswer{bytes, true}; });
    Program hanga(m_shop.home());

    QCOMPARE(hanga.run({QStringLiteral("generate"), QStringLiteral("--server"), server.address()}), 3);

    QCOMPARE(hanga.output(), QByteArray());
    QVERIFY2(hanga.errorLines().size() == 1, qPrintable(hanga.errorLines().join(u'\n')));
}

void TestExitCodes::aRejectedJobEndsWithFour()
{
    Program hanga(m_shop.home());

    QCOMPARE(hanga.run(m_shop.generate({QStringLiteral("--json"), QStringLiteral("--set"), QStringLiteral("3.steps=0"),
                                        QStringLiteral("--set"), QStringLiteral("3.sampler_name=\"nonesuch\"")})),
             4);

    const QList<json::Value> events = hanga.events();
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first()["event"].toString(), QStringLiteral("rejected"));
    const json::Value problems = events.first()["error"]["problems"];
    QCOMPARE(problems.size(), 2);
    QCOMPARE(problems[qsizetype(0)]["node"].toString(), QStringLiteral("3"));
    QVERIFY(!problems[qsizetype(0)]["title"].toString().isEmpty());
    QCOMPARE(hanga.errorLines().size(), 2);
    const QString all = hanga.errorLines().join(u'\n');
    QVERIFY2(all.contains(u"“steps” of") && all.contains(u"0 is too small: the smallest value is 1"), qPrintable(all));
    QVERIFY2(all.contains(u"“sampler_name” of") && all.contains(u"The server does not have “nonesuch”"),
             qPrintable(all));
}

void TestExitCodes::aBrokenGraphEndsWithFour_data()
{
    QTest::addColumn<QByteArray>("graph");
    QTest::newRow("a missing node") << QByteArray(R"({"2":{"class_type":"ImageInvert","inputs":{"image":["77",0]}},
                          "3":{"class_type":"SaveImage","inputs":{"images":["2",0],"filename_prefix":"x"}}})");
    QTest::newRow("a circle") << QByteArray(
        R"({"1":{"class_type":"ImageInvert","inputs":{"image":["2",0]}},
            "2":{"class_type":"ImageInvert","inputs":{"image":["1",0]}},
            "3":{"class_type":"SaveImage","inputs":{"images":["2",0],"filename_prefix":"x"}}})");
}

void TestExitCodes::aBrokenGraphEndsWithFour()
{
    QFETCH(QByteArray, graph);
    const QString file = m_shop.write(QStringLiteral("broken.json"), graph);
    Program hanga(m_shop.home());

    QCOMPARE(hanga.run(m_shop.generate({QStringLiteral("--workflow"), file})), 4);

    QCOMPARE(hanga.output(), QByteArray());
    QCOMPARE(hanga.errorLines().size(), 1);
}

void TestExitCodes::whatTheServerSurelyRefusesIsNotSent_data()
{
    QTest::addColumn<QByteArray>("graph");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("unknown classes") << QByteArray(R"({"1":{"class_type":"NoSuchLoader","inputs":{}},
                          "2":{"class_type":"NoSuchFilter","inputs":{"image":["1",0]}},
                          "3":{"class_type":"SaveImage","inputs":{"images":["2",0],"filename_prefix":"x"}}})")
                                     << QStringList{QStringLiteral("NoSuchLoader"), QStringLiteral("NoSuchFilter")};
    QTest::newRow("a missing input") << QByteArray(R"({"2":{"class_type":"ImageInvert","inputs":{}},
                          "3":{"class_type":"SaveImage","inputs":{"images":["2",0],"filename_prefix":"x"}}})")
                                     << QStringList{QStringLiteral("“image”")};
    QTest::newRow("no output")
        << QByteArray(R"({"1":{"class_type":"EmptyImage","inputs":{"width":64,"height":64,"batch_size":1,"color":1}}})")
        << QStringList{QStringLiteral("No node")};
}

void TestExitCodes::whatTheServerSurelyRefusesIsNotSent()
{
    QFETCH(QByteArray, graph);
    QFETCH(QStringList, lines);
    const QString file = m_shop.write(QStringLiteral("refused.json"), graph);
    Program hanga(m_shop.home());

    QCOMPARE(hanga.run(m_shop.generate({QStringLiteral("--json"), QStringLiteral("--workflow"), file})), 4);

    QCOMPARE(hanga.output(), QByteArray()); // no job was made
    const QStringList errors = hanga.errorLines();
    QVERIFY2(errors.size() == lines.size(), qPrintable(errors.join(u'\n')));
    for (qsizetype i = 0; i < lines.size(); ++i)
        QVERIFY2(errors[i].contains(lines[i]), qPrintable(errors[i]));
}

void TestExitCodes::aTimeoutEndsWithFive()
{
    Program hanga(m_shop.home());

    QCOMPARE(
        hanga.run(m_shop.generate({QStringLiteral("--json"), QStringLiteral("--set"), QStringLiteral("3.steps=10000"),
                                   QStringLiteral("--timeout"), QStringLiteral("1.5")})),
        5);

    QCOMPARE(hanga.errorLines().size(), 1);
    QCOMPARE(hanga.events().last()["event"].toString(), QStringLiteral("lost"));
    // The server was told to stop: the next job need not wait for the slow one.
    Program next(m_shop.home());
    QCOMPARE(next.run(m_shop.generate({QStringLiteral("--set"), QStringLiteral("3.steps=1")})), 0);
}

void TestExitCodes::anInterruptCancelsAndEndsWithSix_data()
{
    QTest::addColumn<bool>("terminates");
    QTest::newRow("SIGINT") << false;
    QTest::newRow("SIGTERM") << true;
}

void TestExitCodes::anInterruptCancelsAndEndsWithSix()
{
    QFETCH(bool, terminates);
    Program hanga(m_shop.home());
    hanga.start(m_shop.generate({QStringLiteral("--json"), QStringLiteral("--count"), QStringLiteral("3"),
                                 QStringLiteral("--set"), QStringLiteral("3.steps=1000")}));
    QVERIFY(hanga.waitForOutput("\"progress\""));

    if (terminates)
        hanga.terminate();
    else
        hanga.interrupt();

    QVERIFY(hanga.waitForEnd());
    QCOMPARE(hanga.exitCode(), 6);
    QCOMPARE(eventsOf(hanga.events(), "cancelled").size(), 3);
    QCOMPARE(eventsOf(hanga.events(), "done").size(), 0);
}

void TestExitCodes::aSecondInterruptLeavesAtOnce()
{
    const QString file = m_shop.write(QStringLiteral("slow.json"), chain("TestSlow", R"(,"seconds":4)"));
    Program hanga(m_shop.home());
    hanga.start(m_shop.generate({QStringLiteral("--json"), QStringLiteral("--workflow"), file}));
    QVERIFY(hanga.waitForOutput("\"queued\""));
    // The first alone would wait for the node to end. Signals that come together count once, hence several.
    QElapsedTimer timer;
    timer.start();

    const bool ended = QTest::qWaitFor(
        [&hanga] {
            hanga.interrupt();
            return hanga.waitForEnd(20);
        },
        2500);

    QVERIFY(ended);
    QCOMPARE(hanga.exitCode(), 6);
    QVERIFY(timer.elapsed() < 2500);
}

QTEST_GUILESS_MAIN(TestExitCodes)
#include "tst_exitcodes.moc"
