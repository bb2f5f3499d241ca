#include "program.h"
#include "support/faultproxy.h"
#include "workshop.h"

#include <QFileInfo>
#include <QTest>
#include <QUrl>

using namespace hanga;
using namespace hanga::test;

/// `hanga generate` on a network that breaks.
class TestGenerateFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aCutMidRunCostsNothing_data();
    void aCutMidRunCostsNothing();
    void slicedAndSlowBytesAreEnough();
    void aServerThatGoesAwayEndsWithFive();

private:
    [[nodiscard]] QStringList generate(const QStringList &more) const;

    std::unique_ptr<Workshop> m_shop;
    std::unique_ptr<FaultProxy> m_proxy;
};

void TestGenerateFaults::init()
{
    m_shop = std::make_unique<Workshop>();
    m_proxy = std::make_unique<FaultProxy>(quint16(QUrl(m_shop->generate({}).last()).port()));
}

QStringList TestGenerateFaults::generate(const QStringList &more) const
{
    return QStringList{QStringLiteral("generate"), QStringLiteral("--server"), m_proxy->address(),
                       QStringLiteral("--json")} +
           more;
}

void TestGenerateFaults::aCutMidRunCostsNothing_data()
{
    QTest::addColumn<bool>("resets");
    QTest::newRow("closed") << false;
    QTest::newRow("reset") << true;
}

void TestGenerateFaults::aCutMidRunCostsNothing()
{
    QFETCH(bool, resets);
    Faults faults;
    faults.resets = resets;
    m_proxy->setFaults(faults);
    Program hanga(m_shop->home());
    hanga.start(generate(
        {QStringLiteral("--count"), QStringLiteral("2"), QStringLiteral("--set"), QStringLiteral("3.steps=100")}));
    QVERIFY(hanga.waitForOutput("\"progress\""));

    m_proxy->cutAll();

    QVERIFY(hanga.waitForEnd());
    QCOMPARE(hanga.exitCode(), 0);
    const QList<json::Value> events = hanga.events();
    QCOMPARE(eventsOf(events, "queued").size(), 2);
    QCOMPARE(eventsOf(events, "done").size(), 2);
    const QList<json::Value> outputs = eventsOf(events, "output");
    QCOMPARE(outputs.size(), 2);
    for (const json::Value &output : outputs)
        QVERIFY(!pngChunk(output["file"].toString(), QStringLiteral("prompt")).isNull());
}

void TestGenerateFaults::slicedAndSlowBytesAreEnough()
{
    Faults faults;
    faults.sliceBytes = 4000;
    faults.delay = std::chrono::milliseconds(1);
    m_proxy->setFaults(faults);
    Program hanga(m_shop->home());

    QCOMPARE(hanga.run(generate({QStringLiteral("--set"), QStringLiteral("3.steps=2")})), 0);

    QCOMPARE(eventsOf(hanga.events(), "output").size(), 1);
}

void TestGenerateFaults::aServerThatGoesAwayEndsWithFive()
{
    Program hanga(m_shop->home());
    hanga.start(generate(
        {QStringLiteral("--timeout"), QStringLiteral("3"), QStringLiteral("--set"), QStringLiteral("3.steps=10000")}));
    QVERIFY(hanga.waitForOutput("\"progress\""));
    Faults gone;
    gone.refuses = true;
    m_proxy->setFaults(gone);

    m_proxy->cutAll();

    QVERIFY(hanga.waitForEnd());
    QCOMPARE(hanga.exitCode(), 5);
    QCOMPARE(hanga.events().last()["event"].toString(), QStringLiteral("lost"));
}

QTEST_GUILESS_MAIN(TestGenerateFaults)
#include "tst_generatefaults.moc"
