#include "library/exclusiverename.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <atomic>

using namespace hanga;

class TestExclusiveRename final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFreeNameIsTaken();
    void aFileThatIsThereStays();
    void ofManyAtOnceOnlyOneGetsTheName();
    void aFolderThatIsNotThereIsSaid();

private:
    [[nodiscard]] QString write(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(name.toUtf8()) < 0)
            qFatal("the temporary folder cannot be written");
        return file.fileName();
    }
    [[nodiscard]] static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
};

void TestExclusiveRename::aFreeNameIsTaken()
{
    const QString from = write(QStringLiteral("部 分"));
    const QString to = m_folder.filePath(QStringLiteral("全 体.png"));

    QCOMPARE(renameExclusively(from, to), Result<bool>(true));

    QVERIFY(!QFile::exists(from));
    QCOMPARE(read(to), QByteArray("部 分"));
}

void TestExclusiveRename::aFileThatIsThereStays()
{
    const QString from = write(QStringLiteral("new"));
    const QString to = write(QStringLiteral("old"));

    QCOMPARE(renameExclusively(from, to), Result<bool>(false));

    QCOMPARE(read(to), QByteArray("old"));
    QCOMPARE(read(from), QByteArray("new"));
}

void TestExclusiveRename::ofManyAtOnceOnlyOneGetsTheName()
{
    constexpr int rivals = 200;
    const QString to = m_folder.filePath(QStringLiteral("wanted"));
    std::atomic_int winners = 0;
    QThreadPool pool;
    pool.setMaxThreadCount(8);
    for (int i = 0; i < rivals; ++i) {
        const QString from = write(QStringLiteral("rival %1").arg(i));
        pool.start([&winners, from, to] { winners += renameExclusively(from, to).value_or(false) ? 1 : 0; });
    }

    QVERIFY(pool.waitForDone());

    QCOMPARE(winners.load(), 1);
    QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("rival*")}, QDir::Files).size(), rivals - 1);
}

void TestExclusiveRename::aFolderThatIsNotThereIsSaid()
{
    const auto renamed = renameExclusively(write(QStringLiteral("a")), m_folder.filePath(QStringLiteral("none/a")));

    QVERIFY(!renamed);
    QCOMPARE(renamed.error().kind, Error::Kind::FileUnwritable);
}

QTEST_GUILESS_MAIN(TestExclusiveRename)
#include "tst_exclusiverename.moc"
