#include "base/paths.h"

#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace hanga;

class TestPaths : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everythingLiesUnderTheGivenHome_data();
    void everythingLiesUnderTheGivenHome();
    void withoutAHomeTheSystemsPlacesAreUsed();
    void noFolderIsCreated();
};

void TestPaths::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestPaths::everythingLiesUnderTheGivenHome_data()
{
    QTest::addColumn<QString>("home");
    QTest::addColumn<QString>("expected");
    const QString here = QDir::currentPath();
    QTest::newRow("absolute") << QStringLiteral("/somewhere/hanga") << QStringLiteral("/somewhere/hanga");
    QTest::newRow("spaces and Japanese") << QStringLiteral("/some where/版画") << QStringLiteral("/some where/版画");
    QTest::newRow("relative") << QStringLiteral("portable") << here + QStringLiteral("/portable");
    QTest::newRow("slash at the end") << QStringLiteral("/somewhere/") << QStringLiteral("/somewhere");
    QTest::newRow("dots") << QStringLiteral("/somewhere/../here") << QStringLiteral("/here");
}

void TestPaths::everythingLiesUnderTheGivenHome()
{
    QFETCH(QString, home);
    QFETCH(QString, expected);
    qputenv("HANGA_HOME", QFile::encodeName(home));

    const Paths paths = Paths::fromEnvironment();

    QCOMPARE(paths.data, expected);
    QCOMPARE(paths.cache, expected + QStringLiteral("/cache"));
    QCOMPARE(paths.pictures, expected + QStringLiteral("/Pictures"));
    QCOMPARE(paths.settingsFile, expected + QStringLiteral("/hanga.ini"));
}

void TestPaths::withoutAHomeTheSystemsPlacesAreUsed()
{
    qunsetenv("HANGA_HOME");

    const Paths paths = Paths::fromEnvironment();

    QVERIFY(paths.data.startsWith(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)));
    QVERIFY(paths.cache.startsWith(QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)));
    QVERIFY(paths.settingsFile.startsWith(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)));
    for (const QString &path : {paths.data, paths.cache, paths.pictures, paths.settingsFile}) {
        QVERIFY2(QDir::isAbsolutePath(path), qPrintable(path));
        QVERIFY2(path.contains(QStringLiteral("/Hanga")), qPrintable(path));
    }
}

void TestPaths::noFolderIsCreated()
{
    const QTemporaryDir folder;
    qputenv("HANGA_HOME", QFile::encodeName(folder.filePath(QStringLiteral("home"))));

    const Paths paths = Paths::fromEnvironment();

    QVERIFY(!QDir(paths.data).exists());
}

QTEST_GUILESS_MAIN(TestPaths)
#include "tst_paths.moc"
