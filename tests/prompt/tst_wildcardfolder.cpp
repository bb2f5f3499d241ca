#include "prompt/dynamicprompt.h"

#include <QDir>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace hanga;
using namespace hanga::prompt;

class TestWildcardFolder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void filesInFoldersHaveNames();
    void commentsAndEmptyLinesDoNotCount();
    void promptsDrawFromFiles_data();
    void promptsDrawFromFiles();
    void weightsOfLinesCount();
    void theSeedAloneDecides();
    void severalLinesDiffer();
    void aMissingFileNamesTheNearest();
    void whatCannotBeMadeIsKnownBefore_data();
    void whatCannotBeMadeIsKnownBefore();
    void endlessGrowthIsStopped();

private:
    void write(const QString &name, const QByteArray &bytes);

    QTemporaryDir m_home{QDir::tempPath() + QStringLiteral("/札 XXXXXX")};
};

void TestWildcardFolder::write(const QString &name, const QByteArray &bytes)
{
    const QFileInfo info(m_home.filePath(name));
    QVERIFY(QDir().mkpath(info.path()));
    QFile file(info.filePath());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void TestWildcardFolder::initTestCase()
{
    write(QStringLiteral("season.txt"), "\xef\xbb\xbf# when\r\nsummer\r\n\r\n  {autumn|fall}\r\n");
    write(QStringLiteral("animals/cats.txt"), "tabby\nsphynx\n");
    write(QStringLiteral("animals/dogs/small.txt"), "pug\n");
    write(QStringLiteral("色.txt"), "紅\n");
    write(QStringLiteral("weighted.txt"), "0::never\n9::often\n1::rare\n");
    write(QStringLiteral("all.txt"), "a __animals/*__\n");
    write(QStringLiteral("empty.txt"), "# nothing\n");
    write(QStringLiteral("latin.txt"), "caf\xe9\n");
    write(QStringLiteral("circle.txt"), "x\n__round__\n");
    write(QStringLiteral("round.txt"), "__circle__\n");
    write(QStringLiteral("broken.txt"), "fine\n__nowhere__\n");
    write(QStringLiteral("grows.txt"), "__grows2__ __grows2__\n");
    for (int i = 2; i < 40; ++i) {
        const QByteArray next = "__grows" + QByteArray::number(i + 1) + "__";
        write(QStringLiteral("grows%1.txt").arg(i), i < 39 ? next + " " + next : "end");
    }
    write(QStringLiteral("readme.md"), "no list");
}

void TestWildcardFolder::filesInFoldersHaveNames()
{
    const QStringList names = WildcardFolder(m_home.path()).names();
    QVERIFY(names.contains(QStringLiteral("animals/dogs/small")));
    QVERIFY(names.contains(QStringLiteral("色")));
    QVERIFY(!names.contains(QStringLiteral("readme")));
    QCOMPARE(WildcardFolder(m_home.filePath(QStringLiteral("none"))).names(), QStringList());
}

void TestWildcardFolder::commentsAndEmptyLinesDoNotCount()
{
    const WildcardFolder folder(m_home.path());
    QCOMPARE(folder.options(QStringLiteral("season")).value(),
             (QList<Option>{{1, QStringLiteral("summer")}, {1, QStringLiteral("{autumn|fall}")}}));
    QCOMPARE(folder.options(QStringLiteral("empty")).value(), QList<Option>());
}

void TestWildcardFolder::promptsDrawFromFiles_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("a file") << "in __season__" << QStringLiteral("in autumn;in fall;in summer").split(u';');
    QTest::newRow("a sub-folder") << "__animals/cats__!" << QStringLiteral("sphynx!;tabby!").split(u';');
    QTest::newRow("another case") << "__Animals/Cats__" << QStringLiteral("sphynx;tabby").split(u';');
    QTest::newRow("all below a folder") << "__animals/*__" << QStringLiteral("pug;sphynx;tabby").split(u';');
    QTest::newRow("by a part of the name") << "__*ats__" << QStringLiteral("sphynx;tabby").split(u';');
    QTest::newRow("inside a file") << "__all__" << QStringLiteral("a pug;a sphynx;a tabby").split(u';');
    QTest::newRow("inside a choice") << "{x|__色__}" << QStringLiteral("x;紅").split(u';');
    QTest::newRow("an empty file") << "[__empty__]" << QStringLiteral("[]").split(u';');
    QTest::newRow("a line, not a name") << "____ __ __" << QStringLiteral("____ __ __").split(u';');
    QTest::newRow("no name") << "a__, b__" << QStringLiteral("a__, b__").split(u';');
}

void TestWildcardFolder::promptsDrawFromFiles()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    const WildcardFolder folder(m_home.path());
    QSet<QString> found;
    for (quint64 seed = 0; seed < 200; ++seed) {
        Random random{Seed(seed)};
        const auto made = resolve(text, random, folder);
        QVERIFY2(made, qPrintable(whatHappened(made ? Error() : made.error())));
        found.insert(made->text);
    }
    QStringList sorted(found.begin(), found.end());
    sorted.sort();
    QCOMPARE(sorted, expected);
    QVERIFY(!folder.defect(text));
}

void TestWildcardFolder::weightsOfLinesCount()
{
    const WildcardFolder folder(m_home.path());
    QHash<QString, int> counts;
    Random random{Seed(1)};
    for (int i = 0; i < 1000; ++i)
        ++counts[resolve(QStringLiteral("__weighted__"), random, folder)->text];
    QVERIFY(!counts.contains(QStringLiteral("never")));
    QVERIFY2(counts[QStringLiteral("rare")] > 60 && counts[QStringLiteral("rare")] < 140,
             qPrintable(QString::number(counts[QStringLiteral("rare")])));
}

void TestWildcardFolder::theSeedAloneDecides()
{
    const QString text = QStringLiteral("__animals/*__ __season__ __animals/*__ {a|b|c}");
    Random one{Seed(7)};
    Random other{Seed(7)};
    QCOMPARE(resolve(text, one, WildcardFolder(m_home.path())), resolve(text, other, WildcardFolder(m_home.path())));
}

void TestWildcardFolder::severalLinesDiffer()
{
    const WildcardFolder folder(m_home.path());
    QSet<QString> found;
    for (quint64 seed = 0; seed < 100; ++seed) {
        Random random{Seed(seed)};
        found.insert(resolve(QStringLiteral("{2$$ and $$__animals/cats__}"), random, folder)->text);
    }
    QCOMPARE(found, QSet<QString>({QStringLiteral("tabby and sphynx"), QStringLiteral("sphynx and tabby")}));
}

void TestWildcardFolder::aMissingFileNamesTheNearest()
{
    const WildcardFolder folder(m_home.path());
    Random random{Seed(1)};
    const auto made = resolve(QStringLiteral("a __seasons__"), random, folder);

    QVERIFY(!made);
    QCOMPARE(made.error().kind, Error::Kind::WildcardMissing);
    QCOMPARE(made.error().args.value(0), QStringLiteral("seasons"));
    QCOMPARE(made.error().args.value(2), QStringLiteral("season"));
    QCOMPARE(folder.options(QStringLiteral("cats")).error().args.value(2), QStringLiteral("animals/cats"));
    QCOMPARE(folder.options(QStringLiteral("qqqqqqqqqqqq")).error().args.value(2), QString());
}

void TestWildcardFolder::whatCannotBeMadeIsKnownBefore_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    QTest::newRow("missing") << "{a|__nowhere__}" << int(Error::Kind::WildcardMissing);
    QTest::newRow("missing in a file") << "__broken__" << int(Error::Kind::WildcardMissing);
    QTest::newRow("no UTF-8") << "__latin__" << int(Error::Kind::FileDamaged);
    QTest::newRow("a circle") << "__circle__" << int(Error::Kind::VariationsInvalid);
}

void TestWildcardFolder::whatCannotBeMadeIsKnownBefore()
{
    QFETCH(QString, text);
    QFETCH(int, kind);

    const auto defect = WildcardFolder(m_home.path()).defect(text);

    QVERIFY(defect);
    QCOMPARE(int(defect->kind), kind);
}

void TestWildcardFolder::endlessGrowthIsStopped()
{
    const WildcardFolder folder(m_home.path());
    Random random{Seed(1)};

    const auto made = resolve(QStringLiteral("__grows__"), random, folder);

    QVERIFY(!made);
    QCOMPARE(made.error().kind, Error::Kind::VariationsInvalid);
    QVERIFY(!folder.defect(QStringLiteral("__grows__"))); // no circle: only too much of it
}

QTEST_GUILESS_MAIN(TestWildcardFolder)
#include "tst_wildcardfolder.moc"
