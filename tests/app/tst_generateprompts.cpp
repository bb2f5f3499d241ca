#include "program.h"
#include "workshop.h"

#include <QDate>
#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QTest>

using namespace hanga;
using namespace hanga::test;

/// `hanga generate` with prompts that differ from job to job: the real binary against a real (demo) server.
class TestGeneratePrompts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachJobMakesItsOwnChoice();
    void theSameSeedMakesTheSameChoice();
    void choicesInSettingsAreMadeToo();
    void fileNamesTellDateAndSeed();
    void wildcardsComeFromAFolder();
    void promptsComeFromAFile();
    void aTableSetsSeveralInputs();
    void aSweepKeepsTheSeed();
    void whatCannotBeMadeIsWrongUse_data();
    void whatCannotBeMadeIsWrongUse();

private:
    /// The value of an input in each of the images that \a more makes, one after the other.
    QStringList made(const QStringList &more, const char *node, const char *input);
    QStringList options(const QString &line) const { return line.split(u' '); }

    Workshop m_shop;
};

QStringList TestGeneratePrompts::made(const QStringList &more, const char *node, const char *input)
{
    Program hanga(m_shop.home());
    const int code = hanga.run(m_shop.generate(more + options(QStringLiteral("--set 3.steps=1"))));
    if (code != 0)
        return hanga.errorLines();
    QStringList values;
    for (const QString &file : hanga.outputLines()) {
        const json::Value graph = pngChunk(file, QStringLiteral("prompt"));
        const json::Value &value = graph[node]["inputs"][input];
        values.append(value.isString() ? value.toString() : QString::fromUtf8(value.text()));
    }
    values.sort();
    return values;
}

void TestGeneratePrompts::initTestCase()
{
    QVERIFY2(QFileInfo::exists(QStringLiteral(HANGA_BINARY)), "the program is not built");
    QVERIFY(QDir().mkpath(m_shop.path(QStringLiteral("wild/animals"))));
    QCOMPARE(m_shop.write(QStringLiteral("wild/animals/pets.txt"), "# pets\ncat\ndog\n").isEmpty(), false);
}

void TestGeneratePrompts::eachJobMakesItsOwnChoice()
{
    const QStringList prompts = made({QStringLiteral("--prompt"), QStringLiteral("{red|blue} boat // which"),
                                      QStringLiteral("--count"), QStringLiteral("3")},
                                     "6", "text");
    QCOMPARE(prompts.size(), 3);
    for (const QString &prompt : prompts)
        QVERIFY2(prompt == u"red boat " || prompt == u"blue boat ", qPrintable(prompt));
}

void TestGeneratePrompts::theSameSeedMakesTheSameChoice()
{
    const QStringList arguments{QStringLiteral("--prompt"), QStringLiteral("{a|b|c|d|e|f|g|h|i|j} {1|2|3|4|5}"),
                                QStringLiteral("--seed"), QStringLiteral("18446744073709551615")};
    const QStringList first = made(arguments, "6", "text");
    QCOMPARE(first.size(), 1);
    QCOMPARE(first.first().size(), 3);
    QCOMPARE(made(arguments, "6", "text"), first);
}

void TestGeneratePrompts::choicesInSettingsAreMadeToo()
{
    QCOMPARE(made({QStringLiteral("--set"), QStringLiteral("7.text=\"{bad}\"")}, "7", "text"),
             QStringList(QStringLiteral("bad")));
}

void TestGeneratePrompts::fileNamesTellDateAndSeed()
{
    const QString before = QDate::currentDate().toString(QStringLiteral("yyyy"));
    QCOMPARE(made({QStringLiteral("--seed"), QStringLiteral("77"), QStringLiteral("--set"),
                   QStringLiteral("9.filename_prefix=\"%date:yyyy%_%KSampler.seed%_%width%\"")},
                  "9", "filename_prefix"),
             QStringList(before + QStringLiteral("_77_%width%")));
}

void TestGeneratePrompts::wildcardsComeFromAFolder()
{
    const QStringList prompts = made({QStringLiteral("--wildcards"), m_shop.path(QStringLiteral("wild")),
                                      QStringLiteral("--prompt"), QStringLiteral("{2$$ and $$__animals/*__}")},
                                     "6", "text");
    QCOMPARE(prompts.size(), 1);
    QVERIFY2(prompts.first() == u"cat and dog" || prompts.first() == u"dog and cat", qPrintable(prompts.first()));
}

void TestGeneratePrompts::promptsComeFromAFile()
{
    const QString file = m_shop.write(QStringLiteral("prompts.txt"), "a fox\n# no\n\nan owl, at night\n");
    QCOMPARE(made({QStringLiteral("--prompts"), file}, "6", "text"),
             (QStringList{QStringLiteral("a fox"), QStringLiteral("an owl, at night")}));
}

void TestGeneratePrompts::aTableSetsSeveralInputs()
{
    const QString file = m_shop.write(QStringLiteral("table.csv"), "prompt,seed,3.cfg\na fox,5,4.50\nan owl,6,5.5\n");
    QCOMPARE(made({QStringLiteral("--prompts"), file}, "3", "cfg"),
             (QStringList{QStringLiteral("4.50"), QStringLiteral("5.5")}));
    QCOMPARE(made({QStringLiteral("--prompts"), file}, "3", "seed"),
             (QStringList{QStringLiteral("5"), QStringLiteral("6")}));
}

void TestGeneratePrompts::aSweepKeepsTheSeed()
{
    const QStringList arguments{QStringLiteral("--sweep"),  QStringLiteral("3.cfg=5..6/0.5"),
                                QStringLiteral("--prompt"), QStringLiteral("a cat"),
                                QStringLiteral("--sweep"),  QStringLiteral("prompt:cat=>dog")};
    QCOMPARE(made(arguments, "3", "cfg"),
             (QStringList{QStringLiteral("5.0"), QStringLiteral("5.5"), QStringLiteral("6.0")}));
    QCOMPARE(made(arguments, "6", "text").first(), QStringLiteral("a dog"));
    const QStringList seeds = made(arguments, "3", "seed");
    QCOMPARE(QSet<QString>(seeds.begin(), seeds.end()).size(), 1);
}

void TestGeneratePrompts::whatCannotBeMadeIsWrongUse_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("no such folder") << "--wildcards nowhere"
                                    << "nowhere";
    QTest::newRow("a missing wildcard") << "--wildcards %1/wild --prompt {a|__animals/pet__}"
                                        << "animals/pets";
    QTest::newRow("no such file") << "--prompts nowhere.txt"
                                  << "nowhere.txt";
    QTest::newRow("no such input") << "--sweep 3.nothing=1"
                                   << "3.nothing";
    QTest::newRow("no choice") << "--sweep 3.sampler_name=eular"
                               << "eular";
    QTest::newRow("four sweeps") << "--sweep 3.cfg=1 --sweep 3.cfg=1 --sweep 3.cfg=1 --sweep 3.cfg=1"
                                 << "3";
    QTest::newRow("too many jobs") << "--sweep 3.cfg=1..500 --sweep 3.steps=1..500"
                                   << "10000";
}

void TestGeneratePrompts::whatCannotBeMadeIsWrongUse()
{
    QFETCH(QString, arguments);
    QFETCH(QString, says);
    QStringList list = options(arguments);
    for (QString &each : list)
        each.replace(QStringLiteral("%1"), m_shop.home());
    Program hanga(m_shop.home());

    QCOMPARE(hanga.run(m_shop.generate(list)), 2);

    QVERIFY(hanga.outputLines().isEmpty());
    QVERIFY2(hanga.errorLines().join(u' ').contains(says), qPrintable(hanga.errorLines().join(u' ')));
}

QTEST_GUILESS_MAIN(TestGeneratePrompts)
#include "tst_generateprompts.moc"
