#include "protocol/eventparser.h"

#include <QTest>
#include <QtEndian>

using namespace hanga;

class TestBinaryFrame final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPreviewIsKnownByItsMagicBytes_data();
    void aPreviewIsKnownByItsMagicBytes();
    void aPreviewWithMetadataNamesItsJob();
    void aTextNamesItsNode();
    void otherTypesAreCounted();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();
};

static QByteArray number(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

static const QByteArray jpeg = QByteArray::fromHex("ffd8ffe000104a464946");
static const QByteArray png = QByteArray::fromHex("89504e470d0a1a0a0000000d");
static const QByteArray webp = QByteArrayLiteral("RIFF\x10\x00\x00\x00WEBPVP8 ");

void TestBinaryFrame::aPreviewIsKnownByItsMagicBytes_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QByteArray>("image");
    QTest::newRow("jpeg") << number(1) + number(1) + jpeg << jpeg;
    QTest::newRow("png that says it is a jpeg") << number(1) + number(1) + png << png;
    QTest::newRow("webp under a code of SwarmUI") << number(1) + number(3 << 4 | 3) + webp << webp;
    QTest::newRow("VideoHelperSuite puts 20 bytes before it") << number(1) + number(1) + number(7) +
                                                                     QByteArray("\x02"
                                                                                "12")
                                                                         .leftJustified(16, '\0') +
                                                                     jpeg
                                                              << jpeg;
}

void TestBinaryFrame::aPreviewIsKnownByItsMagicBytes()
{
    QFETCH(QByteArray, frame);
    QFETCH(QByteArray, image);

    const auto event = parseBinaryEvent(frame);

    QVERIFY(event);
    const auto &preview = std::get<PreviewEvent>(*event);
    QCOMPARE(preview.image, image);
    QVERIFY(preview.prompt.isEmpty() && preview.node.isEmpty());
}

void TestBinaryFrame::aPreviewWithMetadataNamesItsJob()
{
    const QByteArray json = R"({"node_id": "3:1", "prompt_id": "p", "display_node_id": "3", "parent_node_id": null})";
    const QByteArray bare = R"({"node_id": "3:1", "prompt_id": "p"})";

    const auto event = parseBinaryEvent(number(4) + number(quint32(json.size())) + json + jpeg);
    const auto withoutDisplay = parseBinaryEvent(number(4) + number(quint32(bare.size())) + bare + png);

    QVERIFY(event && withoutDisplay);
    const auto &preview = std::get<PreviewEvent>(*event);
    QCOMPARE(preview.prompt, PromptId{QStringLiteral("p")});
    QCOMPARE(preview.node, NodeId{QStringLiteral("3")});
    QCOMPARE(preview.image, jpeg);
    QCOMPARE(std::get<PreviewEvent>(*withoutDisplay).node, NodeId{QStringLiteral("3:1")});
}

void TestBinaryFrame::aTextNamesItsNode()
{
    const auto event = parseBinaryEvent(number(3) + number(2) + "12" + "待っています");

    QVERIFY(event);
    const auto &text = std::get<ProgressTextEvent>(*event);
    QCOMPARE(text.node, NodeId{QStringLiteral("12")});
    QCOMPARE(text.text, QStringLiteral("待っています"));
}

void TestBinaryFrame::otherTypesAreCounted()
{
    const auto bmp = parseBinaryEvent(number(10) + "BM");
    const auto internal = parseBinaryEvent(number(2));

    QVERIFY(bmp && internal);
    QCOMPARE(std::get<UnknownEvent>(*bmp).type, QStringLiteral("binary 10"));
    QCOMPARE(std::get<UnknownEvent>(*internal).type, QStringLiteral("binary 2"));
}

void TestBinaryFrame::nonsenseIsRefused_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("three bytes") << number(1).left(3);
    QTest::newRow("a type alone") << number(1);
    QTest::newRow("seven bytes") << number(4) + "abc";
    QTest::newRow("no image") << number(1) + number(1);
    QTest::newRow("gif") << number(1) + number(4) + "GIF89a";
    QTest::newRow("svg") << number(1) + number(1) + "<svg onload='x'/>";
    QTest::newRow("half a magic") << number(1) + number(1) + "\xff\xd8";
    QTest::newRow("riff that is no webp") << number(1) + number(1) + "RIFF\x01\x01\x01\x01WAVEfmt ";
    QTest::newRow("metadata longer than the frame") << number(4) + number(100) + "{}" + jpeg;
    QTest::newRow("metadata of 4 GiB") << number(4) + number(0xffffffff) + "{}" + jpeg;
    QTest::newRow("metadata that is no json") << number(4) + number(2) + "{{" + jpeg;
    QTest::newRow("metadata that is a list") << number(4) + number(2) + "[]" + jpeg;
    QTest::newRow("metadata with a wrong id") << number(4) + number(16) + R"({"prompt_id":{}})" + jpeg;
    QTest::newRow("metadata alone") << number(4) + number(2) + "{}";
    QTest::newRow("node longer than the frame") << number(3) + number(9) + "12345678";
}

void TestBinaryFrame::nonsenseIsRefused()
{
    QFETCH(QByteArray, frame);

    QVERIFY(!parseBinaryEvent(frame));
}

QTEST_APPLESS_MAIN(TestBinaryFrame)
#include "tst_binaryframe.moc"
