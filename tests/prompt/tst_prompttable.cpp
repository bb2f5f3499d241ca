#include "prompt/prompttable.h"

#include <QTest>

using namespace hanga;
using namespace hanga::prompt;

namespace {

QStringList shown(const PromptTable &table)
{
    QStringList lines{table.columns.join(u'|')};
    for (const QStringList &row : table.rows)
        lines.append(row.join(u'|'));
    return lines;
}

} // namespace

class TestPromptTable final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void promptsAreRead_data();
    void promptsAreRead();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();
};

void TestPromptTable::promptsAreRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected"); // rows by ~
    const auto row = [](const char *tag, const QByteArray &bytes, const char *name, const char *expected) {
        QTest::newRow(tag) << bytes << QString::fromUtf8(name) << QString::fromUtf8(expected);
    };
    row("a line each", "a cat\n\n# no\n a dog, big \n", "p.txt", "prompt~a cat~a dog, big");
    row("line ends of Windows",
        "\xef\xbb\xbf"
        "a\r\nb",
        "p.txt", "prompt~a~b");
    row("sixteen bits a letter, as spreadsheets save",
        QByteArray("\xff\xfe"
                   "a\0\x05\x7d\n\0b\0",
                   10),
        "p.txt", "prompt~a紅~b");
    row("blocks", "---\na\nb\n---\n\n---\nc\n", "p.txt", "prompt~a\nb~c");
    row("commas of a list stay", "a,\"b\"", "p.txt", "prompt~a,\"b\"");
    row("a table", "prompt,seed\na cat,5\na dog,6\n", "p.csv", "prompt|seed~a cat|5~a dog|6");
    row("quoted", "prompt, 3.cfg\n\"a, \"\"big\"\"\ncat\", 7\n", "P.CSV", "prompt|3.cfg~a, \"big\"\ncat|7");
    row("semicolons", "prompt;negative\na, b;c\n", "p.csv", "prompt|negative~a, b|c");
    row("tabs", "prompt\tseed\na, b\t1\n", "p.csv", "prompt|seed~a, b|1");
    row("missing cells are empty", "prompt,seed\na\n\n,7", "p.csv", "prompt|seed~a|~|7");
    row("one column", "prompt\n\"a\"\n", "p.csv", "prompt~a");
}

void TestPromptTable::promptsAreRead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    QFETCH(QString, expected);

    const auto table = readPrompts(bytes, name);

    QVERIFY(table);
    QCOMPARE(shown(*table), expected.split(u'~'));
}

void TestPromptTable::whatIsWrongIsSaid_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QByteArray() << int(Error::Kind::FileEmpty) << "";
    QTest::newRow("a header alone") << QByteArray("prompt\n") << int(Error::Kind::FileEmpty) << "";
    QTest::newRow("too many cells") << QByteArray("prompt,seed\na,1\n\nb,2,3\n") << int(Error::Kind::FileDamaged)
                                    << "line 4";
    QTest::newRow("letters of one country")
        << QByteArray("prompt\ncaf\xe9\n") << int(Error::Kind::FileDamaged) << "UTF-8";
    QTest::newRow("a letter that is cut") << QByteArray("a\xe7\xb4") << int(Error::Kind::FileDamaged) << "UTF-8";
    QTest::newRow("never closed") << QByteArray("prompt\n\"a\n\n") << int(Error::Kind::FileDamaged) << "line 2";
}

void TestPromptTable::whatIsWrongIsSaid()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, kind);
    QFETCH(QString, says);

    const auto table = readPrompts(bytes, QStringLiteral("p.csv"));

    QVERIFY(!table);
    QCOMPARE(int(table.error().kind), kind);
    QVERIFY2(whatHappened(table.error()).contains(says), qPrintable(whatHappened(table.error())));
}

QTEST_GUILESS_MAIN(TestPromptTable)
#include "tst_prompttable.moc"
