#include "workflow/blocks.h"
#include "json/document.h"

#include <QTest>

#include <ctime>

using namespace hanga;

namespace {

NodeCatalog catalog()
{
    return NodeCatalog::fromObjectInfo(R"({
        "Load": {"input": {"required": {}}, "output": ["IMAGE"]},
        "Upscale": {"input": {"required": {"model": ["MODEL"]}}, "output": ["IMAGE"]},
        "Save": {"input": {"required": {"images": ["IMAGE"]}}, "output": [], "output_node": true}})",
                                       QStringLiteral("http://localhost"))
        .value();
}

} // namespace

/// A file may be made so that each of its nodes has to do with every other: looking for blocks ends in time all the
/// same.
class TestBlockLimits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostileFilesEndInTime_data();
    void hostileFilesEndInTime();
};

void TestBlockLimits::hostileFilesEndInTime_data()
{
    QTest::addColumn<QByteArray>("api");
    QTest::addColumn<QByteArray>("ui");
    constexpr int many = 6000;
    QByteArray ends;
    QByteArray inputs;
    QByteArray readers;
    QByteArray nodes;
    for (int i = 0; i < many; ++i) {
        const QByteArray number = QByteArray::number(i);
        const QByteArray comma = i > 0 ? "," : "";
        ends += comma + '"' + number + R"(":{"class_type":"Save","inputs":{}})";
        inputs += comma + R"("x)" + number + R"(":["source",0])";
        readers += ",\"" + number + R"(":{"class_type":"Save","inputs":{"images":["hub",0]}})";
        nodes += comma + R"({"id":)" + number +
                 R"(,"type":"Save","mode":4,"pos":[0,0],"size":[9,9],"inputs":[{"name":"x"}]})";
    }
    const QByteArray groups = QByteArray(R"(,{"title":"g","bounding":[-99,-99,999,999]})").repeated(500).sliced(1);
    QTest::newRow("ends alone") << '{' + ends + '}' << QByteArray();
    QTest::newRow("one that takes much and gives it to many")
        << R"({"source":{"class_type":"Load","inputs":{}},"hub":{"class_type":"Upscale","inputs":{)" + inputs + "}}" +
               readers + '}'
        << QByteArray();
    QTest::newRow("groups upon groups") << QByteArray()
                                        << R"({"links":[],"nodes":[)" + nodes + R"(],"groups":[)" + groups + "]}";
}

void TestBlockLimits::hostileFilesEndInTime()
{
    QFETCH(QByteArray, api);
    QFETCH(QByteArray, ui);
    WorkflowSource source;
    if (api.isEmpty())
        source.ui = json::parse(ui).value();
    else
        source.api = Workflow::fromJson(json::parse(api).value(), QStringLiteral("test")).value();
    const NodeCatalog classes = catalog();
    const std::clock_t start = std::clock(); // of the processor: others may keep the machine busy

    const QList<Block> found = blocks(source, classes, {});

    const qint64 took = qint64(std::clock() - start) * 1000 / CLOCKS_PER_SEC;
    QVERIFY(!found.isEmpty());
    qsizetype members = 0;
    for (const Block &block : found)
        members += block.nodes.size();
    QVERIFY2(members < 300'000, qPrintable(QString::number(members)));
    QVERIFY2(took < 1500, qPrintable(QString::number(took)));
}

QTEST_GUILESS_MAIN(TestBlockLimits)
#include "tst_blocklimits.moc"
