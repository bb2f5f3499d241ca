#include "server/messageprint.h"

#include <QTest>

using namespace hanga;

class TestMessagePrint final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsAreBlottedOut_data();
    void secretsAreBlottedOut();
    void aLongMessageIsCut();
    void aSecretAtTheCutIsBlottedOut();
    void aFrameShowsItsSizeAndHead();
};

void TestMessagePrint::secretsAreBlottedOut_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("printed");
    const auto row = [](const char *message, const char *printed) {
        QTest::newRow(message) << QByteArray(message) << QString::fromUtf8(printed);
    };
    row(R"({"type":"status","data":{"sid":"abc"}})", R"({"type":"status","data":{"sid":"…"}})");
    row(R"({"api_key_comfy_org" : "k\"ey","x":"y"})", R"({"api_key_comfy_org" : "…","x":"y"})");
    row(R"({"auth_token_comfy_org":"t"})", R"({"auth_token_comfy_org":"…"})");
    row(R"({"X-API-Key":"k","Password":"p"})", R"({"X-API-Key":"…","Password":"…"})");
    row(R"({"text":"my token: abc"})", R"({"text":"my token: abc"})");
    row(R"({"node":"景色"})", R"({"node":"景色"})");
}

void TestMessagePrint::secretsAreBlottedOut()
{
    QFETCH(QByteArray, message);
    QFETCH(QString, printed);

    QCOMPARE(printText(message), printed);
}

void TestMessagePrint::aLongMessageIsCut()
{
    const QString printed = printText("{\"a\":\"" + QByteArray(1'000'000, 'x') + "\"}");

    QCOMPARE(printed.size(), 4097);
    QVERIFY(printed.endsWith(u'…'));
}

void TestMessagePrint::aSecretAtTheCutIsBlottedOut()
{
    const QString printed =
        printText("{\"a\":\"" + QByteArray(4000, 'x') + "\",\"token\":\"" + QByteArray(500, 's') + "\"}");

    QVERIFY(!printed.contains(u"sss"));
}

void TestMessagePrint::aFrameShowsItsSizeAndHead()
{
    QCOMPARE(printBinary(QByteArray::fromHex("0000000100000001ffd8")),
             QStringLiteral("10 bytes: 00 00 00 01 00 00 00 01 ff d8"));
    QCOMPARE(printBinary({}), QStringLiteral("0 bytes: "));
}

QTEST_APPLESS_MAIN(TestMessagePrint)
#include "tst_messageprint.moc"
