#include "library/outputsaver.h"
#include "support/stubhttpserver.h"

#include <QDir>
#include <QDirIterator>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hanga;
using namespace hanga::test;

namespace {

const QByteArray picture = QByteArray("\x89PNG\r\n\x1a\n", 8) + QByteArray(5000, 'x');

StubAnswer good()
{
    return answer(200, "image/png", picture);
}

Job aJob()
{
    Job job;
    job.id = newJobId();
    job.server = ServerId(QStringLiteral("server"));
    job.request.name = QStringLiteral("波 / 船");
    job.request.seed = Seed(18446744073709551615ULL);
    return job;
}

ServerFile named(const QString &name, ServerFile::Type type = ServerFile::Type::Output)
{
    return {name, QString(), type};
}

} // namespace

class TestOutputSaver final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theServersBytesAreKept();
    void noNameOfTheServerIsAPath_data();
    void noNameOfTheServerIsAPath();
    void nothingIsEverReplaced();
    void manyOfOneNameGetANumberEach();
    void aBrokenDownloadIsTriedThreeTimes();
    void aDownloadThatStaysBrokenLeavesNothingBehind();
    void aMissingFileIsNotAskedForAgain();
    void notMoreThanSixComeAtOnce();
    void aFolderThatCannotBeWrittenIsSaid();
    void aServerThatIsLeftFreesItsPlaces();
    void aNumberedFolderIsMadeForEachNumber();

private:
    void serve(StubHttpServer::Handler handler);
    [[nodiscard]] QStringList stored() const; ///< all files below the folder, relative

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<StubHttpServer> m_server;
    QNetworkAccessManager m_network;
    std::unique_ptr<ViewService> m_files;
    std::unique_ptr<OutputSaver> m_saver;
    std::unique_ptr<QSignalSpy> m_saved;
    std::unique_ptr<QSignalSpy> m_failed;
};

void TestOutputSaver::init()
{
    m_saver.reset();
    m_folder = std::make_unique<QTemporaryDir>(QDir::tempPath() + QStringLiteral("/絵 の箱 XXXXXX"));
    m_saver = std::make_unique<OutputSaver>(m_folder->path(), QStringLiteral("%workflow%/%seed%-%counter%"));
    m_saved = std::make_unique<QSignalSpy>(m_saver.get(), &OutputSaver::pictureSaved);
    m_failed = std::make_unique<QSignalSpy>(m_saver.get(), &OutputSaver::saveFailed);
}

void TestOutputSaver::serve(StubHttpServer::Handler handler)
{
    m_server = std::make_unique<StubHttpServer>(std::move(handler));
    m_files = std::make_unique<ViewService>(*ServerProfile::fromAddress(m_server->address()), m_network);
}

QStringList TestOutputSaver::stored() const
{
    QStringList names;
    QDirIterator files(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        names.append(QDir(m_folder->path()).relativeFilePath(files.next()));
    names.sort();
    return names;
}

void TestOutputSaver::theServersBytesAreKept()
{
    serve([](const StubRequest &) { return good(); });
    const Job job = aJob();

    m_saver->save(job, NodeId(QStringLiteral("9")), named(QStringLiteral("ComfyUI_00001_.png")), *m_files);

    QTRY_COMPARE(m_saved->size(), 1);
    const auto saved = m_saved->first().first().value<Picture>();
    QCOMPARE(saved.path, m_folder->filePath(QStringLiteral("波 _ 船/18446744073709551615-001.png")));
    QCOMPARE(saved.job, job.id);
    QCOMPARE(saved.node, NodeId(QStringLiteral("9")));
    QCOMPARE(saved.media, QStringLiteral("image"));
    QCOMPARE(saved.seed, job.request.seed);
    QVERIFY(!saved.temporary);
    QFile file(saved.path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), picture);
}

void TestOutputSaver::noNameOfTheServerIsAPath_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("ending");
    QTest::newRow("upwards") << QStringLiteral("../../../evil.png") << QStringLiteral("png");
    QTest::newRow("absolute") << QStringLiteral("/etc/cron.d/evil.png") << QStringLiteral("png");
    QTest::newRow("a program") << QStringLiteral("evil.desktop") << QStringLiteral("bin");
    QTest::newRow("turned around") << QStringLiteral("a\u202egnp.exe") << QStringLiteral("bin");
    QTest::newRow("nothing") << QString() << QStringLiteral("bin");
}

void TestOutputSaver::noNameOfTheServerIsAPath()
{
    QFETCH(QString, name);
    QFETCH(QString, ending);
    serve([](const StubRequest &) { return good(); });
    Job job = aJob();
    job.request.name = name;

    m_saver->save(job, NodeId(name), named(name, ServerFile::Type::Temp), *m_files);

    QTRY_COMPARE(m_saved->size(), 1);
    const auto saved = m_saved->first().first().value<Picture>();
    QVERIFY(QDir::cleanPath(saved.path).startsWith(m_folder->path() + u'/'));
    QCOMPARE(QFileInfo(saved.path).suffix(), ending);
    QVERIFY(saved.temporary);
}

void TestOutputSaver::nothingIsEverReplaced()
{
    serve([](const StubRequest &) { return good(); });
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("波 _ 船")));
    QFile old(m_folder->filePath(QStringLiteral("波 _ 船/18446744073709551615-001.png")));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();

    m_saver->save(aJob(), NodeId(), named(QStringLiteral("a.png")), *m_files);

    QTRY_COMPARE(m_saved->size(), 1);
    QCOMPARE(QFileInfo(m_saved->first().first().value<Picture>().path).fileName(),
             QStringLiteral("18446744073709551615-002.png"));
    QCOMPARE(old.size(), 3);
}

void TestOutputSaver::manyOfOneNameGetANumberEach()
{
    serve([](const StubRequest &) { return good(); });

    for (int i = 0; i < 20; ++i)
        m_saver->save(aJob(), NodeId(), named(QStringLiteral("%1.png").arg(i)), *m_files);

    QTRY_COMPARE(m_saved->size(), 20);
    QCOMPARE(stored().size(), 20);
    QCOMPARE(stored().last(), QStringLiteral("波 _ 船/18446744073709551615-020.png"));
}

void TestOutputSaver::aBrokenDownloadIsTriedThreeTimes()
{
    int requests = 0;
    serve([&requests](const StubRequest &) {
        if (++requests == 3)
            return good();
        return StubAnswer{"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 5008\r\n\r\nhalf", true};
    });

    m_saver->save(aJob(), NodeId(), named(QStringLiteral("a.png")), *m_files);

    QTRY_COMPARE(m_saved->size(), 1);
    QCOMPARE(requests, 3);
    QCOMPARE(stored().size(), 1);
}

void TestOutputSaver::aDownloadThatStaysBrokenLeavesNothingBehind()
{
    int requests = 0;
    serve([&requests](const StubRequest &) {
        ++requests;
        return StubAnswer{"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 5008\r\n\r\nhalf", true};
    });

    m_saver->save(aJob(), NodeId(), named(QStringLiteral("a.png")), *m_files);

    QTRY_COMPARE(m_failed->size(), 1);
    QCOMPARE(requests, 3);
    QCOMPARE(stored(), QStringList());
    QCOMPARE(m_failed->first().at(2).value<Error>().kind, Error::Kind::ReplyCutShort);
}

void TestOutputSaver::aMissingFileIsNotAskedForAgain()
{
    serve([](const StubRequest &) { return answer(404, "application/octet-stream", {}); });

    m_saver->save(aJob(), NodeId(), named(QStringLiteral("a.png")), *m_files);

    QTRY_COMPARE(m_failed->size(), 1);
    QCOMPARE(m_server->requests().size(), 1);
    QCOMPARE(m_failed->first().at(2).value<Error>().kind, Error::Kind::FileMissingOnServer);
}

void TestOutputSaver::notMoreThanSixComeAtOnce()
{
    bool answers = false;
    serve([&answers](const StubRequest &) { return answers ? good() : StubAnswer{{}, true}; });
    m_saver->setFolder(m_folder->filePath(QStringLiteral("later")));
    QCOMPARE(m_saver->folder(), m_folder->filePath(QStringLiteral("later")));

    // All fail at first and wait for their second try; the seventh has not been asked for by then.
    for (int i = 0; i < 10; ++i)
        m_saver->save(aJob(), NodeId(), named(QStringLiteral("%1.png").arg(i)), *m_files);
    const auto asked = [this] {
        QSet<QByteArray> targets;
        for (const StubRequest &request : m_server->requests())
            targets.insert(request.target);
        return targets.size();
    };
    QTRY_COMPARE(asked(), 6);
    answers = true;

    QTRY_COMPARE(m_saved->size(), 10);
    QCOMPARE(asked(), 10);
}

void TestOutputSaver::aFolderThatCannotBeWrittenIsSaid()
{
    serve([](const StubRequest &) { return good(); });
    QVERIFY(QFile(m_folder->filePath(QStringLiteral("file"))).open(QIODevice::WriteOnly));
    m_saver->setFolder(m_folder->filePath(QStringLiteral("file")));

    m_saver->save(aJob(), NodeId(), named(QStringLiteral("a.png")), *m_files);

    QTRY_COMPARE(m_failed->size(), 1);
    QCOMPARE(m_failed->first().at(2).value<Error>().kind, Error::Kind::FileUnwritable);
    QCOMPARE(m_server->requests().size(), 0);
}

void TestOutputSaver::aServerThatIsLeftFreesItsPlaces()
{
    serve([](const StubRequest &) { return StubAnswer{}; }); // never answers
    for (int i = 0; i < 7; ++i)
        m_saver->save(aJob(), NodeId(), named(QStringLiteral("%1.png").arg(i)), *m_files);
    QTRY_COMPARE(m_server->requests().size(), 6);

    m_files.reset();

    QTRY_COMPARE(m_failed->size(), 7);
    QCOMPARE(m_failed->first().at(2).value<Error>().kind, Error::Kind::Cancelled);
    serve([](const StubRequest &) { return good(); });
    m_saver->save(aJob(), NodeId(), named(QStringLiteral("next.png")), *m_files);
    QTRY_COMPARE(m_saved->size(), 1);
    QCOMPARE(m_failed->size(), 7);
}

void TestOutputSaver::aNumberedFolderIsMadeForEachNumber()
{
    serve([](const StubRequest &) { return good(); });
    OutputSaver saver(m_folder->path(), QStringLiteral("%counter%/picture"));
    QSignalSpy saved(&saver, &OutputSaver::pictureSaved);

    for (int i = 0; i < 2; ++i) {
        saver.save(aJob(), NodeId(), named(QStringLiteral("a.png")), *m_files);
        QTRY_COMPARE(saved.size(), i + 1);
    }

    QCOMPARE(stored(), (QStringList{QStringLiteral("001/picture.png"), QStringLiteral("002/picture.png")}));
}

QTEST_GUILESS_MAIN(TestOutputSaver)
#include "tst_outputsaver.moc"
