#include "tests/ui/server/madestatus.h"
#include "ui/server/connectionstatus.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace hanga;

class TestConnectionStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partsHaveTheirNames();
    void aReadyServerShowsVersionAndMemory();
    void withoutAServerOnlyThatIsSaid();
    void aServerWithoutVideoMemoryShowsNone();
    void theQueueIsSummedUp();
    void theFolderIsAskedFor();

private:
    template <class Widget> static Widget *part(const ConnectionStatus &bar, const char *name)
    {
        return bar.findChild<Widget *>(QString::fromLatin1(name));
    }
};

void TestConnectionStatus::partsHaveTheirNames()
{
    const ConnectionStatus bar;
    QStringList names;
    for (const QWidget *widget : bar.findChildren<QWidget *>())
        names += widget->accessibleName();

    for (const QString &name :
         {QStringLiteral("Connection"), QStringLiteral("Server version"), QStringLiteral("Video memory"),
          QStringLiteral("Queue summary"), QStringLiteral("Save folder")})
        QVERIFY2(names.contains(name), qPrintable(name));
}

void TestConnectionStatus::aReadyServerShowsVersionAndMemory()
{
    ConnectionStatus bar;

    bar.showStatus(madeStatus(ServerConnection::State::Ready));

    QCOMPARE(part<QLabel>(bar, "statusConnection")->text(), QStringLiteral("Workshop: connected"));
    QCOMPARE(part<QLabel>(bar, "statusVersion")->text(), QStringLiteral("ComfyUI 0.3.64"));
    QCOMPARE(part<QLabel>(bar, "statusMemory")->text(), QStringLiteral("VRAM 12 GB of 16 GB"));
    QVERIFY(part<QLabel>(bar, "statusMemory")->isVisibleTo(&bar));
    QCOMPARE(bar.findChild<QProgressBar *>()->value(), 750);
}

void TestConnectionStatus::withoutAServerOnlyThatIsSaid()
{
    ConnectionStatus bar;
    bar.showStatus(madeStatus(ServerConnection::State::Ready));

    bar.showStatus({});

    QCOMPARE(part<QLabel>(bar, "statusConnection")->text(), QStringLiteral("No server"));
    QVERIFY(!part<QLabel>(bar, "statusVersion")->isVisibleTo(&bar));
    QVERIFY(!part<QLabel>(bar, "statusMemory")->isVisibleTo(&bar));
}

void TestConnectionStatus::aServerWithoutVideoMemoryShowsNone()
{
    ConnectionStatus bar;
    ServerStatus status = madeStatus(ServerConnection::State::Ready);
    status.vramTotal = 0;

    bar.showStatus(status);

    QVERIFY(!part<QLabel>(bar, "statusMemory")->isVisibleTo(&bar));
}

void TestConnectionStatus::theQueueIsSummedUp()
{
    ConnectionStatus bar;
    auto *summary = part<QLabel>(bar, "statusQueue");
    QVERIFY(!summary->isVisibleTo(&bar));

    bar.setQueueSummary(QStringLiteral("1 running"));

    QVERIFY(summary->isVisibleTo(&bar));
    QCOMPARE(summary->accessibleDescription(), QStringLiteral("1 running"));
}

void TestConnectionStatus::theFolderIsAskedFor()
{
    ConnectionStatus bar;
    auto *folder = part<QPushButton>(bar, "statusFolder");
    QVERIFY(!folder->isVisibleTo(&bar));
    bar.setSaveFolder(QStringLiteral("/somewhere/Pictures/Hanga & 版画"));
    QSignalSpy asked(&bar, &ConnectionStatus::saveFolderRequested);

    QCOMPARE(folder->text(), QStringLiteral("Saving to Pictures/Hanga && 版画"));
    folder->click();

    QCOMPARE(asked.size(), 1);
}

QTEST_MAIN(TestConnectionStatus)
#include "tst_connectionstatus.moc"
