#include "protocol/eventparser.h"
#include "json/document.h"

#include <QTest>

using namespace hanga;

class TestNodeOutput final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyObjectWithANameIsAFile_data();
    void everyObjectWithANameIsAFile();
    void textsAreKept();
};

using Files = QList<ServerFile>;

static ServerFile file(const char *name, const char *folder = "", ServerFile::Type type = ServerFile::Type::Output)
{
    return {QString::fromUtf8(name), QString::fromUtf8(folder), type};
}

void TestNodeOutput::everyObjectWithANameIsAFile_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<Files>("files");
    using Type = ServerFile::Type;
    QTest::newRow("images") << QByteArray(R"({"images":[{"filename":"a.png","subfolder":"","type":"output"},
        {"filename":"日本語 name_00001_.png","subfolder":"%date%","type":"temp"}]})")
                            << Files{file("a.png"), file("日本語 name_00001_.png", "%date%", Type::Temp)};
    QTest::newRow("a flag beside images")
        << QByteArray(R"({"images":[{"filename":"v.mp4"}],"animated":[true]})") << Files{file("v.mp4")};
    QTest::newRow("gifs") << QByteArray(
                                 R"({"gifs":[{"filename":"v.mp4","subfolder":"","type":"temp","frame_rate":8.0}]})")
                          << Files{file("v.mp4", "", Type::Temp)};
    QTest::newRow("comparison of custom nodes")
        << QByteArray(R"({"a_images":[{"filename":"a.png","type":"input"}],"b_images":[{"filename":"b.png"}]})")
        << Files{file("a.png", "", Type::Input), file("b.png")};
    QTest::newRow("3d model as a text") << QByteArray(R"({"result":["mesh/x_1.glb",{"position":1},null]})")
                                        << Files{file("x_1.glb", "mesh")};
    QTest::newRow("nulls and nonsense") << QByteArray(R"({"images":[null,1,[],{},{"filename":null},{"filename":""}],
        "x":null,"y":5,"z":{"filename":"no.png"}})")
                                        << Files{};
    QTest::newRow("not an object") << QByteArray("[]") << Files{};
}

void TestNodeOutput::everyObjectWithANameIsAFile()
{
    QFETCH(QByteArray, output);
    QFETCH(Files, files);

    QCOMPARE(parseNodeOutput(*json::parse(output)).files, files);
}

void TestNodeOutput::textsAreKept()
{
    const NodeOutput output = parseNodeOutput(*json::parse(R"({"text":["one","two"],"string":"three","tags":["no"]})"));

    QCOMPARE(output.texts, (QStringList{QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")}));
    QVERIFY(output.files.isEmpty());
}

QTEST_APPLESS_MAIN(TestNodeOutput)
#include "tst_nodeoutput.moc"
