#include "storage/notes.h"

#include <QDir>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace hanga;
using namespace hanga::test;
using Durability = Database::Durability;

class TestDatabase final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsWrittenIsThereAfterReopening();
    void answersComeInOrderOnTheCallingThread();
    void aBurstIsOneTransaction();
    void nothingIsAnsweredBeforeItIsCommitted();
    void aReadSeesTheWritesBeforeIt();
    void oneThatFailsTakesNoOtherWithIt();
    void aDeadContextHearsNothingButTheWorkIsDone();
    void theDestructorDoesWhatWaits();
    void workIsNeverOnTheCallingThread();
    void eachMigrationRunsOnce();
    void aMigrationKeepsTheOldFile();
    void onlyTheNewestThreeBackupsAreKept();
    void aFailedMigrationLeavesTheOldVersion();
    void aNewerFileIsNotTouched();
    void twoProcessesShareOneFile();
    void aLockedFileIsSaid();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TestDatabase::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(QStringLiteral("below/a.db"));
}

void TestDatabase::whatIsWrittenIsThereAfterReopening()
{
    {
        Database database(m_path, notesMigrations());
        QVERIFY(addNote(database, QStringLiteral("版画")));
    }
    Database database(m_path, notesMigrations());
    QCOMPARE(notes(database).value(), QStringList{QStringLiteral("版画")});
}

void TestDatabase::answersComeInOrderOnTheCallingThread()
{
    Database database(m_path, notesMigrations());
    QList<int> order;
    for (int i = 0; i < 300; ++i) {
        const auto answered = [&order, i, here = QThread::currentThread()](const auto &answer) {
            QCOMPARE(QThread::currentThread(), here);
            QCOMPARE(answer.value(), i);
            order.append(i);
        };
        if (i % 7 == 0)
            database.read(
                this, [i](QSqlDatabase &) -> Result<int> { return i; }, answered);
        else
            database.write(
                Durability(i % 2), this, [i](QSqlDatabase &) -> Result<int> { return i; }, answered);
    }
    QTRY_COMPARE(order.size(), 300);
    QVERIFY(std::ranges::is_sorted(order));
}

void TestDatabase::aBurstIsOneTransaction()
{
    Database database(m_path, notesMigrations());
    database.flush();
    QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
    other.setDatabaseName(m_path);
    QVERIFY(other.open());
    QSemaphore begun;
    QSemaphore ends;
    database.read(
        this, // so that the others come together
        [&begun, &ends](QSqlDatabase &) -> Result<std::monostate> {
            begun.release();
            ends.acquire();
            return {};
        },
        [](const auto &) {});
    begun.acquire();
    int seen = -1;
    for (int i = 0; i < 100; ++i)
        database.write(
            Durability::Power, this,
            [&other, &seen, i](QSqlDatabase &file) {
                if (i == 99) { // within the transaction: nobody else sees any of it
                    QSqlDatabase outside = QSqlDatabase::cloneDatabase(other, QStringLiteral("outside"));
                    outside.open();
                    seen = readValue(outside, QStringLiteral("SELECT COUNT(*) FROM notes"))->toInt();
                }
                return insertNote(file, QString::number(i));
            },
            [](const auto &) {});
    ends.release();
    database.flush();

    QCOMPARE(seen, 0);
    QCOMPARE(readValue(other, QStringLiteral("SELECT COUNT(*) FROM notes"))->toInt(), 100);
    other = {};
    QSqlDatabase::removeDatabase(QStringLiteral("outside"));
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
}

void TestDatabase::nothingIsAnsweredBeforeItIsCommitted()
{
    Database database(m_path, notesMigrations());
    database.flush();
    QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
    other.setDatabaseName(m_path);
    QVERIFY(other.open());
    int answered = 0;
    for (int i = 1; i <= 50; ++i)
        database.write(
            Durability::Program, this, [i](QSqlDatabase &file) { return insertNote(file, QString::number(i)); },
            [&answered, &other, i](const auto &answer) {
                QVERIFY(answer);
                QVERIFY(readValue(other, QStringLiteral("SELECT COUNT(*) FROM notes"))->toInt() >= i);
                ++answered;
            });
    QTRY_COMPARE(answered, 50);
    other = {};
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
}

void TestDatabase::aReadSeesTheWritesBeforeIt()
{
    Database database(m_path, notesMigrations());
    int seen = -1;
    database.write(
        Durability::Program, this, [](QSqlDatabase &file) { return insertNote(file, QStringLiteral("a")); },
        [](const auto &) {});
    database.read(
        this, [](QSqlDatabase &file) { return readValue(file, QStringLiteral("SELECT COUNT(*) FROM notes")); },
        [&seen](const Result<QVariant> &count) { seen = count->toInt(); });
    QTRY_COMPARE(seen, 1);
}

void TestDatabase::oneThatFailsTakesNoOtherWithIt()
{
    Database database(m_path, notesMigrations());
    QList<bool> answers;
    for (const QString &body : {QStringLiteral("first"), QString(), QStringLiteral("third")})
        database.write(
            Durability::Program, this,
            [body](QSqlDatabase &file) -> Result<std::monostate> {
                if (const auto begun = insertNote(file, QStringLiteral("before ") + body); !begun)
                    return begun;
                return insertNote(file, body); // null is refused
            },
            [&answers](const auto &answer) { answers.append(answer.has_value()); });
    QTRY_COMPARE(answers, (QList<bool>{true, false, true}));
    QCOMPARE(notes(database).value(), (QStringList{QStringLiteral("before first"), QStringLiteral("first"),
                                                   QStringLiteral("before third"), QStringLiteral("third")}));
}

void TestDatabase::aDeadContextHearsNothingButTheWorkIsDone()
{
    Database database(m_path, notesMigrations());
    bool heard = false;
    {
        QObject context;
        database.write(
            Durability::Program, &context, [](QSqlDatabase &file) { return insertNote(file, QStringLiteral("kept")); },
            [&heard](const auto &) { heard = true; });
    }
    QCOMPARE(notes(database).value(), QStringList{QStringLiteral("kept")});
    QCoreApplication::processEvents();
    QVERIFY(!heard);
}

void TestDatabase::theDestructorDoesWhatWaits()
{
    {
        Database database(m_path, notesMigrations());
        for (int i = 0; i < 200; ++i)
            database.write(
                Durability::Program, this, [i](QSqlDatabase &file) { return insertNote(file, QString::number(i)); },
                [](const auto &) {});
    }
    Database database(m_path, notesMigrations());
    QCOMPARE(notes(database)->size(), 200);
}

void TestDatabase::workIsNeverOnTheCallingThread()
{
    Database database(m_path, notesMigrations());
    const auto where = answerOf(database, Durability::Program,
                                [](QSqlDatabase &) -> Result<QThread *> { return QThread::currentThread(); });
    QVERIFY(where.value() != QThread::currentThread());
}

void TestDatabase::eachMigrationRunsOnce()
{
    Migrations migrations = notesMigrations();
    migrations.append({QStringLiteral("INSERT INTO notes (body) VALUES ('of the second version')")});
    for (int round = 0; round < 3; ++round)
        Database(m_path, migrations).flush();
    Database database(m_path, migrations);
    QCOMPARE(notes(database).value(), QStringList{QStringLiteral("of the second version")});
}

void TestDatabase::aMigrationKeepsTheOldFile()
{
    {
        Database database(m_path, notesMigrations());
        QVERIFY(addNote(database, QStringLiteral("old")));
    }
    Migrations migrations = notesMigrations();
    migrations.append({QStringLiteral("ALTER TABLE notes ADD COLUMN colour TEXT"),
                       QStringLiteral("UPDATE notes SET body = 'new', colour = 'red'")});
    {
        Database database(m_path, migrations);
        QCOMPARE(notes(database).value(), QStringList{QStringLiteral("new")});
    }
    Database backup(m_path + QStringLiteral(".v1.bak"), notesMigrations());
    QCOMPARE(notes(backup).value(), QStringList{QStringLiteral("old")});
}

void TestDatabase::onlyTheNewestThreeBackupsAreKept()
{
    Migrations migrations = notesMigrations();
    for (int version = 1; version <= 12; ++version) {
        Database(m_path, migrations).flush();
        migrations.append({QStringLiteral("INSERT INTO notes (body) VALUES ('x')")});
    }
    const QDir folder = QFileInfo(m_path).dir();
    QCOMPARE(
        folder.entryList({QStringLiteral("*.bak*")}, QDir::Files, QDir::Name),
        (QStringList{QStringLiteral("a.db.v10.bak"), QStringLiteral("a.db.v11.bak"), QStringLiteral("a.db.v9.bak")}));
}

void TestDatabase::aFailedMigrationLeavesTheOldVersion()
{
    {
        Database database(m_path, notesMigrations());
        QVERIFY(addNote(database, QStringLiteral("old")));
    }
    Migrations broken = notesMigrations();
    broken.append({QStringLiteral("UPDATE notes SET body = 'half'"), QStringLiteral("UPDATE nothing SET body = ''")});
    {
        Database database(m_path, broken);
        QSignalSpy failed(&database, &Database::failed);
        QVERIFY(!notes(database));
        QCOMPARE(failed.size(), 1);
    }
    Database database(m_path, notesMigrations());
    QCOMPARE(notes(database).value(), QStringList{QStringLiteral("old")});
}

void TestDatabase::aNewerFileIsNotTouched()
{
    Migrations newer = notesMigrations();
    newer.append({QStringLiteral("INSERT INTO notes (body) VALUES ('of a later version')")});
    Database(m_path, newer).flush();
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();

    Database database(m_path, notesMigrations());
    QSignalSpy failed(&database, &Database::failed);
    const auto answer = addNote(database, QStringLiteral("mine"));

    QCOMPARE(answer.error().kind, Error::Kind::StoreNewer);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>(), answer.error());
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), before);
}

void TestDatabase::twoProcessesShareOneFile()
{
    // Two connections are to SQLite what two processes are.
    Database one(m_path, notesMigrations());
    Database two(m_path, notesMigrations());
    int answered = 0;
    for (int i = 0; i < 100; ++i)
        for (Database *database : {&one, &two})
            database->write(
                Durability(i % 2), this, [i](QSqlDatabase &file) { return insertNote(file, QString::number(i)); },
                [&answered](const auto &answer) {
                    QVERIFY(answer);
                    ++answered;
                });
    QTRY_COMPARE(answered, 200);
    QCOMPARE(notes(one)->size(), 200);
    QCOMPARE(notes(two)->size(), 200);
}

void TestDatabase::aLockedFileIsSaid()
{
    Database database(m_path, notesMigrations());
    database.flush();
    QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
    other.setDatabaseName(m_path);
    QVERIFY(other.open());
    QVERIFY(runSql(other, QStringLiteral("BEGIN IMMEDIATE")));

    const auto locked = addNote(database, QStringLiteral("a"));
    QVERIFY(runSql(other, QStringLiteral("ROLLBACK")));
    const auto free = addNote(database, QStringLiteral("b"));

    QCOMPARE(locked.error().kind, Error::Kind::StoreBusy);
    QVERIFY(free);
    other = {};
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
