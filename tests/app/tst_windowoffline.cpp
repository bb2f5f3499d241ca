#include "demo/demoserver.h"
#include "server/catalogcache.h"
#include "server/profile.h"
#include "tests/app/windowfixture.h"
#include "ui/composer/composerpane.h"

#include <QFileInfo>

using namespace hanga;

namespace {

QString addressOf(const QString &text)
{
    return ServerProfile::fromAddress(text)->address();
}

QString checkpointIn(const WindowFixture &program)
{
    const auto *composer = program.window()->findChild<ComposerPane *>();
    return composer ? composer->draft()["graph"]["4"]["inputs"]["ckpt_name"].toString() : QString();
}

} // namespace

/// What the program knows of a server that is away.
class TestWindowOffline final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServersNodeClassesAreKept();
    void theBuiltInDemoLeavesNothing();
    void aServerThatIsAwayIsKnownFromLastTime();
};

void TestWindowOffline::aServersNodeClassesAreKept()
{
    DemoServer server;
    QVERIFY(server.listen());
    WindowFixture program(server.url().toString());

    program.start(false);

    const CatalogCache cache(program.paths().cache);
    QTRY_VERIFY(QFileInfo(cache.pathFor(addressOf(server.url().toString()))).size() > 1000);
}

void TestWindowOffline::theBuiltInDemoLeavesNothing()
{
    WindowFixture program;
    program.start(true);
    QTRY_VERIFY(program.canType());
    QTRY_VERIFY(!checkpointIn(program).isEmpty());

    QThreadPool::globalInstance()->waitForDone();

    QVERIFY(!QFileInfo::exists(QDir(program.paths().cache).filePath(QStringLiteral("catalogs"))));
}

void TestWindowOffline::aServerThatIsAwayIsKnownFromLastTime()
{
    const QString away = QStringLiteral("http://127.0.0.1:9");
    WindowFixture program(away);
    CatalogCache(program.paths().cache).keep(addressOf(away), R"({"CheckpointLoaderSimple": {"input": {"required":
        {"ckpt_name": [["kept.safetensors"], {}]}}, "output": ["MODEL", "CLIP", "VAE"]}})");
    QThreadPool::globalInstance()->waitForDone();

    program.start(false);

    QTRY_COMPARE(checkpointIn(program), QStringLiteral("kept.safetensors"));
    QTRY_VERIFY(program.find<QLabel>("startLooked")->isVisible()); // it is still away
}

QTEST_MAIN(TestWindowOffline)
#include "tst_windowoffline.moc"
