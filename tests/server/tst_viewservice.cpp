#include "server/viewservice.h"
#include "support/faultproxy.h"
#include "support/stubhttpserver.h"
#include "support/waiting.h"

#include <QDir>
#include <QFile>
#include <QNetworkAccessManager>
#include <QTemporaryDir>
#include <QTest>

using namespace hanga;

class TestViewService final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aFileArrivesToTheByte();
    void aLargeFileArrivesToTheByte();
    void anEmptyFileIsAFile();
    void withoutALengthThePicturesOwnEndCounts_data();
    void withoutALengthThePicturesOwnEndCounts();
    void aNameIsEncodedWhole();
    void aBrokenDownloadLeavesNothing_data();
    void aBrokenDownloadLeavesNothing();
    void anOlderFileStaysWhenANewerIsCut();
    void cancelLeavesNothing();
    void anUnwritableFolderIsSaid();
    void aFileOverTheLimitIsDropped();

private:
    QNetworkAccessManager m_network;
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("新しい/deep/a b.png")); }
    [[nodiscard]] QStringList leftovers() const;
    static ServerProfile profile(const QString &address) { return *ServerProfile::fromAddress(address); }
    static QByteArray contents(const QString &path);
};

using test::StubAnswer;
using test::StubRequest;
static const ServerFile aFile{QStringLiteral("a.png"), {}, ServerFile::Type::Output};

void TestViewService::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

QStringList TestViewService::leftovers() const
{
    return QFileInfo(path()).dir().entryList(QDir::Files | QDir::Hidden);
}

QByteArray TestViewService::contents(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray("not there");
}

static QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : bytes) {
        state = state * 1664525 + 1013904223;
        byte = char(state >> 24);
    }
    return bytes;
}

void TestViewService::aFileArrivesToTheByte()
{
    const QByteArray png = QByteArray::fromHex("89504e470d0a1a0a") + noise(100'000);
    test::StubHttpServer server([&png](const StubRequest &) { return test::answer(200, "image/png", png); });
    ViewService service(profile(server.address()), m_network);
    test::Awaited<qint64> size;

    service.download(aFile, path(), &size, size.done());

    QVERIFY(size.wait() && size.isValue());
    QCOMPARE(**size.result, png.size());
    QCOMPARE(contents(path()), png);
    QCOMPARE(leftovers().size(), 1);
}

void TestViewService::aLargeFileArrivesToTheByte()
{
    const QByteArray video = noise(40 << 20);
    test::StubHttpServer server([&video](const StubRequest &) { return test::answer(200, "video/mp4", video); });
    ViewService service(profile(server.address()), m_network);
    test::Awaited<qint64> size;

    service.download(aFile, path(), &size, size.done());

    QVERIFY(size.wait(9000) && size.isValue());
    QVERIFY(contents(path()) == video);
}

void TestViewService::anEmptyFileIsAFile()
{
    test::StubHttpServer server([](const StubRequest &) { return test::answer(200, "text/plain", ""); });
    ViewService service(profile(server.address()), m_network);
    test::Awaited<qint64> size;

    service.download(aFile, path(), &size, size.done());

    QVERIFY(size.wait() && size.isValue());
    QCOMPARE(contents(path()), QByteArray());
}

void TestViewService::withoutALengthThePicturesOwnEndCounts_data()
{
    QTest::addColumn<QByteArray>("file");
    const QByteArray end = QByteArray::fromHex("0000000049454e44ae426082");
    QTest::newRow("png") << QByteArray::fromHex("89504e470d0a1a0a") + noise(9000) + end;
    QTest::newRow("jpeg") << QByteArray::fromHex("ffd8ffe0") + QByteArray(9000, 'x') + QByteArray::fromHex("ffd9") +
                                 "tail";
    QTest::newRow("webp") << QByteArray("RIFF") + QByteArray::fromHex("8c000000") + "WEBP" + QByteArray(136, 'x');
}

/// SwarmUI passes pictures on in chunks, without their length.
void TestViewService::withoutALengthThePicturesOwnEndCounts()
{
    QFETCH(QByteArray, file);
    const auto chunked = [](const QByteArray &body, bool isWhole) {
        return StubAnswer{"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nTransfer-Encoding: chunked\r\n\r\n" +
                              QByteArray::number(body.size(), 16) + "\r\n" + body +
                              (isWhole ? "\r\n0\r\n\r\n" : "\r\n"),
                          true};
    };
    bool isWhole = true;
    test::StubHttpServer server([&](const StubRequest &) {
        return isWhole ? chunked(file, true) : chunked(file.chopped(file.size() / 3), false);
    });
    ViewService service(profile(server.address()), m_network);
    test::Awaited<qint64> size;
    test::Awaited<qint64> cut;

    service.download(aFile, path(), &size, size.done());
    QVERIFY(size.wait() && size.isValue());
    QCOMPARE(contents(path()), file);
    isWhole = false;
    service.download(aFile, path() + QStringLiteral("2"), &cut, cut.done());

    QVERIFY(cut.wait());
    QCOMPARE(cut.kind(), std::optional(Error::Kind::ReplyCutShort));
    QVERIFY(!QFile::exists(path() + QStringLiteral("2")));
}

void TestViewService::aNameIsEncodedWhole()
{
    test::StubHttpServer server([](const StubRequest &) { return test::answer(200, "image/png", "x"); });
    ViewService service(profile(server.address()), m_network);
    test::Awaited<qint64> size;

    service.download(
        {QStringLiteral("日本 100%da&b+c=.png"), QStringLiteral("%date:yyyy%/x y"), ServerFile::Type::Temp}, path(),
        &size, size.done());

    QVERIFY(size.wait() && size.isValue());
    QCOMPARE(server.requests().first().target,
             QByteArray("/api/view?filename=%E6%97%A5%E6%9C%AC%20100%25da%26b%2Bc%3D.png&type=temp"
                        "&subfolder=%25date%3Ayyyy%25%2Fx%20y"));
}

void TestViewService::aBrokenDownloadLeavesNothing_data()
{
    using Kind = Error::Kind;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("cutBodyAfter");
    QTest::addColumn<Kind>("kind");
    const QByteArray body = noise(50'000);
    const qint64 whole = -1;
    QTest::newRow("404") << test::answer(404, "application/octet-stream", "").bytes << whole
                         << Kind::FileMissingOnServer;
    QTest::newRow("a sign-in page") << test::answer(200, "text/html", "<html>Sign in</html>").bytes << whole
                                    << Kind::NotComfyUi;
    QTest::newRow("a page that says it is a picture")
        << test::answer(200, "image/png", "<!doctype HTML><p>no").bytes << whole << Kind::NotComfyUi;
    QTest::newRow("401") << test::answer(401, "text/plain", "no").bytes << whole << Kind::SignInNeeded;
    QTest::newRow("403 of the server itself") << test::answer(403, "text/plain", "").bytes << whole << Kind::Blocked;
    QTest::newRow("500") << test::answer(500, "text/plain", "trouble").bytes << whole << Kind::HttpStatus;
    QTest::newRow("502") << test::answer(502, "text/html", "<html>").bytes << whole << Kind::NotReached;
    QTest::newRow("an endless page")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4000000000\r\n\r\n<html>") << whole
        << Kind::ReplyTooLarge;
    QTest::newRow("an endless error")
        << QByteArray("HTTP/1.1 500 No\r\nContent-Type: text/plain\r\nContent-Length: 4000000000\r\n\r\nno") << whole
        << Kind::ReplyTooLarge;
    QTest::newRow("cut in the middle") << test::answer(200, "image/png", body).bytes << qint64(20'000)
                                       << Kind::ReplyCutShort;
    QTest::newRow("cut before the last byte")
        << test::answer(200, "image/png", body).bytes << qint64(49'999) << Kind::ReplyCutShort;
    QTest::newRow("cut inside a chunk") << QByteArray(
                                               "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\nhalf")
                                        << qint64(10) << Kind::ReplyCutShort;
    QTest::newRow("cut before the first byte")
        << test::answer(200, "image/png", body).bytes << qint64(0) << Kind::ReplyCutShort;
}

void TestViewService::aBrokenDownloadLeavesNothing()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qint64, cutBodyAfter);
    QFETCH(Error::Kind, kind);
    test::StubHttpServer server([&bytes](const StubRequest &) { return StubAnswer{bytes}; });
    test::FaultProxy proxy(server.port());
    if (cutBodyAfter >= 0)
        proxy.setFaults({.cutBodyAfter = cutBodyAfter});
    ViewService service(profile(proxy.address()), m_network);
    test::Awaited<qint64> size;

    service.download(aFile, path(), &size, size.done());

    QVERIFY(size.wait());
    QCOMPARE(size.kind(), std::optional(kind));
    QVERIFY(!QFile::exists(path()));
    QTRY_COMPARE(leftovers(), QStringList());
}

void TestViewService::anOlderFileStaysWhenANewerIsCut()
{
    QVERIFY(QDir().mkpath(QFileInfo(path()).path()));
    QFile older(path());
    QVERIFY(older.open(QFile::WriteOnly) && older.write("older") == 5);
    older.close();
    const QByteArray body = noise(50'000);
    test::StubHttpServer server([&body](const StubRequest &) { return test::answer(200, "image/png", body); });
    test::FaultProxy proxy(server.port());
    proxy.setFaults({.cutBodyAfter = 30'000});
    ViewService service(profile(proxy.address()), m_network);
    test::Awaited<qint64> size;

    service.download(aFile, path(), &size, size.done());

    QVERIFY(size.wait());
    QVERIFY(!size.isValue());
    QCOMPARE(contents(path()), QByteArray("older"));
}

void TestViewService::cancelLeavesNothing()
{
    const QByteArray body = noise(50'000);
    test::StubHttpServer server([&body](const StubRequest &) { return test::answer(200, "image/png", body); });
    test::FaultProxy proxy(server.port());
    proxy.setFaults({.stallAfter = 30'000});
    ViewService service(profile(proxy.address()), m_network);
    test::Awaited<qint64> size;
    const Call call = service.download(aFile, path(), &size, size.done());
    QTRY_COMPARE(proxy.passedBytes(), 30'000);

    call.cancel();

    QVERIFY(size.wait());
    QCOMPARE(size.kind(), std::optional(Error::Kind::Cancelled));
    QTRY_COMPARE(leftovers(), QStringList());
}

void TestViewService::anUnwritableFolderIsSaid()
{
    QFile file(m_folder->filePath(QStringLiteral("新しい"))); // a file stands where the folder should be
    QVERIFY(file.open(QFile::WriteOnly));
    test::StubHttpServer server([](const StubRequest &) { return test::answer(200, "image/png", "x"); });
    ViewService service(profile(server.address()), m_network);
    test::Awaited<qint64> size;

    service.download(aFile, path(), &size, size.done());

    QVERIFY(size.wait());
    QCOMPARE(size.kind(), std::optional(Error::Kind::FileUnwritable));
    QCOMPARE((*size.result).error().args.value(0), path());
}

void TestViewService::aFileOverTheLimitIsDropped()
{
    const QByteArray body = noise(3 << 20);
    test::StubHttpServer server([&body](const StubRequest &) { return test::answer(200, "image/png", body); });
    ViewService service(profile(server.address()), m_network, nullptr, {.body = 1 << 20});
    test::Awaited<qint64> size;

    service.download(aFile, path(), &size, size.done());

    QVERIFY(size.wait());
    QCOMPARE(size.kind(), std::optional(Error::Kind::ReplyTooLarge));
    QTRY_COMPARE(leftovers(), QStringList());
}

QTEST_GUILESS_MAIN(TestViewService)
#include "tst_viewservice.moc"
