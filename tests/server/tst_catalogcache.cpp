#include "server/catalogcache.h"
#include "server/infoservice.h"
#include "support/stubhttpserver.h"
#include "support/waiting.h"

#include <QDir>
#include <QFile>
#include <QNetworkAccessManager>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace hanga;

namespace {

const QString address = QStringLiteral("http://comfy.example:8188");
constexpr const char *objectInfo = R"({"KSampler": {"input": {"required": {}}, "output": ["LATENT"]}})";
constexpr const char *newer = R"({"KSampler": {"input": {}}, "SaveImage": {"input": {}}})";

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void settle()
{
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
}

} // namespace

class TestCatalogCache final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatWasKeptIsFound();
    void theLastOneCounts();
    void eachServerHasItsOwn();
    void damagedFilesAreAsIfAbsent_data();
    void damagedFilesAreAsIfAbsent();
    void nobodyWaitsIsFine();
    void withoutAFolderNothingIsKept();
    void whatAServerSaysIsKeptAsItCame();
    void anAnswerThatIsNoCatalogueIsNotKept_data();
    void anAnswerThatIsNoCatalogueIsNotKept();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    CatalogCache m_cache;

    /// The number of classes found; nothing if none was handed over.
    std::optional<qsizetype> found(const QString &wanted = address)
    {
        std::optional<qsizetype> size;
        m_cache.find(wanted, this, [&size](const NodeCatalog &catalog) { size = catalog.size(); });
        settle();
        return size;
    }
};

void TestCatalogCache::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_cache = CatalogCache(m_folder->path());
}

void TestCatalogCache::whatWasKeptIsFound()
{
    QCOMPARE(found(), std::nullopt);
    m_cache.keep(address, objectInfo);
    settle();
    QCOMPARE(found(), 1);
    QCOMPARE(contents(m_cache.pathFor(address)), QByteArray(objectInfo));
}

void TestCatalogCache::theLastOneCounts()
{
    m_cache.keep(address, objectInfo);
    settle();
    m_cache.keep(address, newer);
    settle();
    QCOMPARE(found(), 2);
    const QDir folder = QFileInfo(m_cache.pathFor(address)).dir();
    QCOMPARE(folder.entryList(QDir::Files | QDir::Hidden).size(), 1); // and no half-written one beside it
}

void TestCatalogCache::eachServerHasItsOwn()
{
    m_cache.keep(address, objectInfo);
    settle();
    QCOMPARE(found(QStringLiteral("http://comfy.example:8189")), std::nullopt);
    const QString name = QFileInfo(m_cache.pathFor(address)).fileName();
    QCOMPARE(name.size(), qsizetype(16 + 5)); // nothing of the address
    QVERIFY(!name.contains(u"comfy"));
}

void TestCatalogCache::damagedFilesAreAsIfAbsent_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray(objectInfo).chopped(9);
    QTest::newRow("no object") << QByteArray("[1]");
    QTest::newRow("binary") << QByteArray(4096, '\xff');
}

void TestCatalogCache::damagedFilesAreAsIfAbsent()
{
    QFETCH(QByteArray, bytes);
    const QString path = m_cache.pathFor(address);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();

    QCOMPARE(found(), std::nullopt);
}

void TestCatalogCache::nobodyWaitsIsFine()
{
    m_cache.keep(address, objectInfo);
    settle();
    bool called = false;
    {
        QObject context;
        m_cache.find(address, &context, [&called](const NodeCatalog &) { called = true; });
    }
    settle();
    QVERIFY(!called);
}

void TestCatalogCache::withoutAFolderNothingIsKept()
{
    m_cache = CatalogCache();
    m_cache.keep(address, objectInfo);
    settle();
    QCOMPARE(found(), std::nullopt);
    QCOMPARE(m_cache.pathFor(address), QString());
}

void TestCatalogCache::whatAServerSaysIsKeptAsItCame()
{
    QFile recorded(QStringLiteral(HANGA_TEST_DATA "/transcripts/object_info.json"));
    QVERIFY(recorded.open(QIODevice::ReadOnly));
    const QByteArray json = recorded.readAll();
    test::StubHttpServer server([&json](const test::StubRequest &) { return test::jsonAnswer(json); });
    QNetworkAccessManager network;
    const ServerProfile profile = *ServerProfile::fromAddress(server.address());
    InfoService service(profile, network);
    service.keepCatalogIn(m_cache);
    test::Awaited<NodeCatalog> catalog;

    service.fetchCatalog(&catalog, catalog.done());

    QVERIFY(catalog.wait() && catalog.isValue());
    settle();
    QCOMPARE(contents(m_cache.pathFor(profile.address())), json);
    QCOMPARE(found(profile.address()), (*catalog.result)->size());
}

void TestCatalogCache::anAnswerThatIsNoCatalogueIsNotKept_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no node") << QByteArray("{}");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("no JSON") << QByteArray("<html>");
}

void TestCatalogCache::anAnswerThatIsNoCatalogueIsNotKept()
{
    QFETCH(QByteArray, body);
    test::StubHttpServer server([&body](const test::StubRequest &) { return test::jsonAnswer(body); });
    QNetworkAccessManager network;
    const ServerProfile profile = *ServerProfile::fromAddress(server.address());
    m_cache.keep(profile.address(), objectInfo);
    settle();
    InfoService service(profile, network);
    service.keepCatalogIn(m_cache);
    test::Awaited<NodeCatalog> catalog;

    service.fetchCatalog(&catalog, catalog.done());

    QVERIFY(catalog.wait());
    settle();
    QCOMPARE(found(profile.address()), 1);
}

QTEST_GUILESS_MAIN(TestCatalogCache)
#include "tst_catalogcache.moc"
