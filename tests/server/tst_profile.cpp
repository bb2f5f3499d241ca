#include "server/profile.h"

#include <QTest>

using namespace hanga;

class TestProfile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatPeopleTypeBecomesABase_data();
    void whatPeopleTypeBecomesABase();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();
    void pathsAreJoinedBelowThePrefix();
    void credentialsNeverEnterTheProfile();
    void loopbackIsThisMachine_data();
    void loopbackIsThisMachine();
};

void TestProfile::whatPeopleTypeBecomesABase_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("base");
    const auto row = [](const char *typed, const char *base) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(base);
    };
    row("127.0.0.1", "http://127.0.0.1:8188");
    row("  box:8188\n", "http://box:8188");
    row("box", "http://box:8188");
    row("localhost", "http://localhost:8188");
    row("box:80", "http://box:80");
    row("http://box", "http://box:8188");
    row("http://box/", "http://box:8188");
    row("http://box/prefix", "http://box/prefix");
    row("https://host/prefix/", "https://host/prefix");
    row("https://host/a//", "https://host/a");
    row("https://host", "https://host");
    row("https://host:8443", "https://host:8443");
    row("HTTP://Box:8188/", "http://box:8188");
    row("ws://box:8188/", "http://box:8188");
    row("wss://box", "https://box");
    row("::1", "http://[::1]:8188");
    row("[::1]:8190", "http://[::1]:8190");
    row("0.0.0.0:8188", "http://0.0.0.0:8188");
    row("http://127.0.0.1:8188/?token=x#workflow", "http://127.0.0.1:8188");
    row("http://host:7801/ComfyBackendDirect", "http://host:7801/ComfyBackendDirect");
    row("https://host/a%2Fb", "https://host/a%2Fb");
}

void TestProfile::whatPeopleTypeBecomesABase()
{
    QFETCH(QString, typed);
    QFETCH(QString, base);

    const auto profile = ServerProfile::fromAddress(typed);

    QVERIFY(profile);
    QCOMPARE(profile->base.toString(QUrl::FullyEncoded), base);
    QCOMPARE(profile->id.text(), profile->address());
    QVERIFY(!profile->name.isEmpty());
}

void TestProfile::nonsenseIsRefused_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed : {"", "   ", "8188", "http://", "ftp://box", "file:///etc/passwd", "box:port", "box:99999",
                              "two words", "http://bad host/", ":8188", "javascript:alert(1)", "/a/path"})
        QTest::newRow(typed) << QString::fromUtf8(typed);
}

void TestProfile::nonsenseIsRefused()
{
    QFETCH(QString, typed);

    const auto profile = ServerProfile::fromAddress(typed);

    QVERIFY(!profile);
    QCOMPARE(profile.error().kind, Error::Kind::AddressInvalid);
    QCOMPARE(profile.error().args.value(0), typed);
}

void TestProfile::pathsAreJoinedBelowThePrefix()
{
    const auto profile = *ServerProfile::fromAddress(QStringLiteral("https://host:8443/pre%20fix/"));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("a"), QStringLiteral("1"));

    QCOMPARE(profile.httpUrl(QStringLiteral("/api/view"), query).toString(QUrl::FullyEncoded),
             QStringLiteral("https://host:8443/pre%20fix/api/view?a=1"));
    QCOMPARE(profile.httpUrl(QStringLiteral("/userdata/workflows%2Fx.json")).toString(QUrl::FullyEncoded),
             QStringLiteral("https://host:8443/pre%20fix/userdata/workflows%2Fx.json"));
    QCOMPARE(profile.webSocketUrl(QStringLiteral("a b&c")).toString(QUrl::FullyEncoded),
             QStringLiteral("wss://host:8443/pre%20fix/ws?clientId=a%20b%26c"));
}

void TestProfile::credentialsNeverEnterTheProfile()
{
    const auto profile = ServerProfile::fromAddress(QStringLiteral("https://me:secret@host/x?token=secret"));

    QVERIFY(profile);
    for (const QString &text : {profile->id.text(), profile->name, profile->address(), profile->base.toString()})
        QVERIFY(!text.contains(u"secret"));
}

void TestProfile::loopbackIsThisMachine_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("loopback");
    QTest::newRow("127.0.0.1") << QStringLiteral("127.0.0.1") << true;
    QTest::newRow("127.1.2.3") << QStringLiteral("127.1.2.3") << true;
    QTest::newRow("localhost") << QStringLiteral("localhost") << true;
    QTest::newRow("::1") << QStringLiteral("::1") << true;
    QTest::newRow("0.0.0.0") << QStringLiteral("0.0.0.0") << true;
    QTest::newRow("neighbour") << QStringLiteral("192.168.1.2") << false;
    QTest::newRow("localhost.example.org") << QStringLiteral("localhost.example.org") << false;
}

void TestProfile::loopbackIsThisMachine()
{
    QFETCH(QString, typed);
    QFETCH(bool, loopback);

    QCOMPARE(ServerProfile::fromAddress(typed)->isLoopback(), loopback);
}

QTEST_APPLESS_MAIN(TestProfile)
#include "tst_profile.moc"
