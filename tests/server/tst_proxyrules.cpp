#include "server/proxyrules.h"

#include <QNetworkProxy>
#include <QTest>
#include <QUrl>

using namespace hanga;

class TestProxyRules final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void thisMachineIsReachedDirectly_data();
    void thisMachineIsReachedDirectly();
    void otherMachinesAreReachedThroughTheSystemsProxy();
};

void TestProxyRules::initTestCase()
{
    for (const char *name : {"http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"})
        qputenv(name, "http://127.0.0.1:9");
    qunsetenv("no_proxy");
    qunsetenv("NO_PROXY");
}

void TestProxyRules::thisMachineIsReachedDirectly_data()
{
    QTest::addColumn<QUrl>("url");
    for (const char *url : {"http://127.0.0.1:8188/", "http://localhost:8188/", "http://[::1]:8188/"})
        QTest::newRow(url) << QUrl(QString::fromLatin1(url));
}

void TestProxyRules::thisMachineIsReachedDirectly()
{
    QFETCH(QUrl, url);
    ProxyRules rules;

    const QList<QNetworkProxy> proxies = rules.queryProxy(QNetworkProxyQuery(url));

    QCOMPARE(proxies.size(), 1);
    QCOMPARE(proxies.first().type(), QNetworkProxy::NoProxy);
    url.setScheme(QStringLiteral("ws"));
    QCOMPARE(ProxyRules::forWebSocket(url).type(), QNetworkProxy::NoProxy);
}

void TestProxyRules::otherMachinesAreReachedThroughTheSystemsProxy()
{
    const QNetworkProxy proxy = ProxyRules::forWebSocket(QUrl(QStringLiteral("wss://comfy.example.org/ws")));

    QCOMPARE(proxy.type(), QNetworkProxy::HttpProxy);
    QCOMPARE(proxy.port(), 9);
}

QTEST_GUILESS_MAIN(TestProxyRules)
#include "tst_proxyrules.moc"
