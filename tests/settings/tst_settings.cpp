#include "settings/settings.h"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace hanga;

class TestSettings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSavedIsLoadedAgain();
    void aMissingFileGivesTheDefaults();
    void nonsenseKeepsTheDefaults();
    void keysOfOtherVersionsStay();
    void aLaterVersionIsNotWrittenDown();
    void recentFilesAreTheNewestTenOnceEach();
    void aFolderThatCannotBeMadeIsSaid();

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("日本 語/hanga.ini")); }
    QTemporaryDir m_folder;
};

void TestSettings::whatIsSavedIsLoadedAgain()
{
    Settings settings;
    settings.serverAddress = QStringLiteral("https://箱.example/prefix");
    settings.recentServers = {QStringLiteral("a"), QStringLiteral("b,c; d")};
    settings.picturesFolder = QStringLiteral("/写真 folder");
    settings.nameTemplate = QStringLiteral("%workflow%/%date% “x”");
    settings.theme = ThemeChoice::Dark;
    settings.language = QStringLiteral("ja");
    settings.followNewest = false;
    settings.queuePaused = true;
    settings.windowGeometry = QByteArray("\0\1\xff binary", 10);
    settings.splitters = {{QStringLiteral("main"), QByteArray("\0\2", 2)}, {QStringLiteral("side"), "x"}};
    settings.addRecentFile(QStringLiteral("/one.json"));

    QVERIFY(!settings.save(path()));

    QCOMPARE(Settings::load(path()), settings);
}

void TestSettings::aMissingFileGivesTheDefaults()
{
    const Settings loaded = Settings::load(m_folder.filePath(QStringLiteral("none.ini")));

    QCOMPARE(loaded, Settings());
    QCOMPARE(loaded.serverAddress, QStringLiteral("http://127.0.0.1:8188"));
}

void TestSettings::nonsenseKeepsTheDefaults()
{
    const QString file = m_folder.filePath(QStringLiteral("nonsense.ini"));
    QFile ini(file);
    QVERIFY(ini.open(QIODevice::WriteOnly));
    ini.write("[window]\ntheme=purple\n\xff\xfe garbage \0 ][\n");
    ini.close();

    const Settings loaded = Settings::load(file);

    QCOMPARE(loaded.theme, ThemeChoice::System);
}

void TestSettings::keysOfOtherVersionsStay()
{
    const QString file = m_folder.filePath(QStringLiteral("other.ini"));
    QSettings(file, QSettings::IniFormat).setValue(QStringLiteral("later/feature"), QStringLiteral("kept"));

    QVERIFY(!Settings().save(file));

    QCOMPARE(QSettings(file, QSettings::IniFormat).value(QStringLiteral("later/feature")).toString(),
             QStringLiteral("kept"));
    QCOMPARE(QSettings(file, QSettings::IniFormat).value(QStringLiteral("version")).toInt(), Settings::currentVersion);
}

void TestSettings::aLaterVersionIsNotWrittenDown()
{
    const QString file = m_folder.filePath(QStringLiteral("later.ini"));
    QSettings(file, QSettings::IniFormat).setValue(QStringLiteral("version"), 99);

    QVERIFY(!Settings().save(file));

    QCOMPARE(QSettings(file, QSettings::IniFormat).value(QStringLiteral("version")).toInt(), 99);
}

void TestSettings::recentFilesAreTheNewestTenOnceEach()
{
    Settings settings;
    for (int i = 0; i < 12; ++i)
        settings.addRecentFile(QStringLiteral("/%1.json").arg(i));
    settings.addRecentFile(QStringLiteral("/5.json"));

    QCOMPARE(settings.recentFiles.size(), 10);
    QCOMPARE(settings.recentFiles.first(), QStringLiteral("/5.json"));
    QCOMPARE(settings.recentFiles.count(QStringLiteral("/5.json")), 1);
    QCOMPARE(settings.recentFiles.last(), QStringLiteral("/2.json"));
}

void TestSettings::aFolderThatCannotBeMadeIsSaid()
{
    const QString file = m_folder.filePath(QStringLiteral("plain"));
    QVERIFY(QFile(file).open(QIODevice::WriteOnly));

    const auto error = Settings().save(file + QStringLiteral("/hanga.ini"));

    QVERIFY(error);
    QCOMPARE(error->kind, Error::Kind::FileUnwritable);
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
