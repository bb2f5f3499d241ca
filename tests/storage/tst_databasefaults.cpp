#include "storage/notes.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace hanga;
using namespace hanga::test;
using Durability = Database::Durability;
using Harm = std::function<void(QFile &)>;

namespace {

constexpr int noteCount = 5000;

QString aNote(int i)
{
    return QStringLiteral("note %1 %2").arg(i).arg(QString(200, QChar(u'a' + i % 26)));
}

#ifdef Q_OS_UNIX
/// While it stands, this process writes no file beyond \a bytes: the answer of a full disk or a quota.
class FileLimit final
{
public:
    explicit FileLimit(rlim_t bytes)
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    Q_DISABLE_COPY_MOVE(FileLimit)

private:
    rlimit m_before = {};
    void (*m_handler)(int) = nullptr;
};
#endif

} // namespace

class TestDatabaseFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aDamagedFileIsReplacedByWhatCanBeRead_data();
    void aDamagedFileIsReplacedByWhatCanBeRead();
    void damageFoundWhileRunningIsMended();
    void aFullDiskLosesNothingThatWasThere();
    void aQuotaIsSaidAndWritingGoesOnAfterIt();
    void aFolderThatMayNotBeWrittenIsSaid();
    void aFolderInPlaceOfTheFileIsSaid();
    void itOpensOnceTheReasonIsGone();

private:
    [[nodiscard]] QStringList asides() const
    {
        return QDir(m_dir->path()).entryList({QStringLiteral("a.db.damaged-*")}, QDir::Files);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TestDatabaseFaults::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(QStringLiteral("a.db"));
}

void TestDatabaseFaults::aDamagedFileIsReplacedByWhatCanBeRead_data()
{
    QTest::addColumn<Harm>("harm");
    QTest::addColumn<int>("atLeast");
    const auto overwrite = [](double from, qint64 size) -> Harm {
        return [from, size](QFile &file) {
            file.seek(qint64(double(file.size()) * from) / 4096 * 4096);
            file.write(QByteArray(size, '\xa5'));
        };
    };
    QTest::newRow("a page in the middle") << overwrite(0.5, 4096) << noteCount - 200;
    QTest::newRow("a tenth in the middle") << overwrite(0.45, 120'000) << noteCount - 1500;
    QTest::newRow("the last page") << overwrite(0.999, 4096) << noteCount - 200;
    QTest::newRow("the header") << overwrite(0, 100) << 0;
    QTest::newRow("the table of tables") << overwrite(0, 4096) << 0;
    QTest::newRow("cut in half") << Harm([](QFile &file) { file.resize(file.size() / 2); }) << noteCount / 3;
    QTest::newRow("the end cut off") << Harm([](QFile &file) { file.resize(file.size() - 3 * 4096); }) << noteCount - 200;
    QTest::newRow("another kind of file") << Harm([](QFile &file) {
        file.resize(0);
        file.write("no database at all, but text that someone put there");
    }) << 0;
}

void TestDatabaseFaults::aDamagedFileIsReplacedByWhatCanBeRead()
{
    QFETCH(Harm, harm);
    QFETCH(int, atLeast);
    {
        Database database(m_path, notesMigrations());
        for (int i = 0; i < noteCount; ++i)
            database.write(
                Durability::Program, this, [i](QSqlDatabase &file) { return insertNote(file, aNote(i)); },
                [](const auto &) {});
    }
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        harm(file);
    }

    Database database(m_path, notesMigrations());
    QSignalSpy damage(&database, &Database::damageFound);
    QSignalSpy failed(&database, &Database::failed);
    const auto kept = notes(database);
    QVERIFY(addNote(database, QStringLiteral("a new one")));

    QCOMPARE(damage.size(), 1);
    QCOMPARE(failed.size(), 0);
    const auto error = damage.first().first().value<Error>();
    QCOMPARE(error.kind, Error::Kind::StoreReplaced);
    QCOMPARE(asides(), QStringList{QFileInfo(error.args.at(1)).fileName()});
    QVERIFY2(kept->size() >= atLeast && kept->size() < noteCount, qPrintable(QString::number(kept->size())));
    for (const QString &note : *kept) // whole ones only
        QCOMPARE(note, aNote(note.section(u' ', 1, 1).toInt()));
    QCOMPARE(notes(database)->size(), kept->size() + 1);
}

void TestDatabaseFaults::damageFoundWhileRunningIsMended()
{
    Database database(m_path, notesMigrations());
    QSignalSpy damage(&database, &Database::damageFound);
    QVERIFY(addNote(database, QStringLiteral("before")));
    int tries = 0;

    const auto answer = answerOf(database, Durability::Power, [&tries](QSqlDatabase &file) -> Result<std::monostate> {
        if (++tries == 1)
            return failure(Error::Kind::FileDamaged, {file.databaseName(), QStringLiteral("malformed")});
        return insertNote(file, QStringLiteral("after"));
    });

    QVERIFY(answer);
    QCOMPARE(tries, 2);
    QCOMPARE(damage.size(), 1);
    QCOMPARE(asides().size(), 1);
    QCOMPARE(notes(database).value(), (QStringList{QStringLiteral("before"), QStringLiteral("after")}));
}

void TestDatabaseFaults::aFullDiskLosesNothingThatWasThere()
{
    Database database(m_path, notesMigrations());
    QVERIFY(addNote(database, QStringLiteral("kept")));
    const auto limit = [](const QString &pages) {
        return
            [pages](QSqlDatabase &file) { return readValue(file, QStringLiteral("PRAGMA max_page_count = ") + pages); };
    };
    QVERIFY(answerOf(database, Durability::Program, limit(QStringLiteral("20"))));

    const auto full = addNote(database, QString(1'000'000, u'x'));
    const auto small = addNote(database, QStringLiteral("a small one"));
    QVERIFY(answerOf(database, Durability::Program, limit(QStringLiteral("100000"))));
    const auto again = addNote(database, QString(1'000'000, u'x'));

    QCOMPARE(full.error().kind, Error::Kind::DiskFull);
    QCOMPARE(whatHappened(full.error()), m_path + QStringLiteral(" could not be written: the disk is full."));
    QVERIFY(small);
    QVERIFY(again);
    QCOMPARE(notes(database)->size(), 3);
}

void TestDatabaseFaults::aQuotaIsSaidAndWritingGoesOnAfterIt()
{
#ifdef Q_OS_UNIX
    Database database(m_path, notesMigrations());
    QVERIFY(addNote(database, QStringLiteral("kept")));
    int failures = 0;
    int answers = 0;
    {
        const FileLimit limit(200'000);
        for (int i = 0; i < 20; ++i)
            database.write(
                Durability::Power, this, [](QSqlDatabase &file) { return insertNote(file, QString(50'000, u'x')); },
                [&failures, &answers](const Result<std::monostate> &answer) {
                    ++answers;
                    failures += !answer && answer.error().kind == Error::Kind::FileUnwritable;
                });
        database.flush();
    }
    QTRY_COMPARE(answers, 20);
    QVERIFY(failures > 0);
    QVERIFY(addNote(database, QStringLiteral("after")));
    const auto kept = notes(database);
    QCOMPARE(kept->size(), 2 + 20 - failures);
    QCOMPARE(kept->first(), QStringLiteral("kept"));
#else
    QSKIP("There are no such limits here.");
#endif
}

void TestDatabaseFaults::aFolderThatMayNotBeWrittenIsSaid()
{
#ifdef Q_OS_UNIX
    if (geteuid() == 0)
        QSKIP("The administrator may write everywhere.");
#endif
    const QString folder = m_dir->filePath(QStringLiteral("closed"));
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
    Database database(folder + QStringLiteral("/a.db"), notesMigrations());

    QCOMPARE(addNote(database, QStringLiteral("a")).error().kind, Error::Kind::FileUnwritable);
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void TestDatabaseFaults::aFolderInPlaceOfTheFileIsSaid()
{
    QVERIFY(QDir().mkpath(m_path));
    Database database(m_path, notesMigrations());
    QSignalSpy failed(&database, &Database::failed);

    QCOMPARE(addNote(database, QStringLiteral("a")).error().kind, Error::Kind::FileUnwritable);
    QCOMPARE(addNote(database, QStringLiteral("a")).error().kind, Error::Kind::FileUnwritable);
    QCOMPARE(failed.size(), 1); // told once
}

void TestDatabaseFaults::itOpensOnceTheReasonIsGone()
{
    QVERIFY(QDir().mkpath(m_path));
    Database database(m_path, notesMigrations());
    QVERIFY(!addNote(database, QStringLiteral("a")));

    QVERIFY(QDir(m_path).removeRecursively());

    QVERIFY(addNote(database, QStringLiteral("b")));
    QCOMPARE(notes(database).value(), QStringList{QStringLiteral("b")});
}

QTEST_GUILESS_MAIN(TestDatabaseFaults)
#include "tst_databasefaults.moc"
