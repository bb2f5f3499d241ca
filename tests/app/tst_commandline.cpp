#include "app/commandline.h"
#include "json/document.h"

#include <QTest>

using namespace hanga;
using Verb = CommandLine::Verb;

namespace {

/// Arguments as a person types them, apart by spaces; '·' stands for a space inside one.
QStringList words(QByteArrayView line)
{
    QStringList arguments = QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
    return arguments.replaceInStrings(QStringLiteral("·"), QStringLiteral(" "));
}

CommandLine parsed(const QByteArray &line)
{
    const auto result = CommandLine::parse(words(line));
    if (!result)
        qWarning("%s: %s", line.constData(), qPrintable(result.error().whatHappened));
    return result.value_or(CommandLine());
}

} // namespace

class TestCommandLine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theVerbIsUnderstood_data();
    void theVerbIsUnderstood();
    void wrongUseIsSaidInOneLine_data();
    void wrongUseIsSaidInOneLine();
    void filesAreForTheWindow();
    void everyOptionOfGenerateArrives();
    void generateAloneUsesTheUsualServer();
    void theSeedIsKeptToTheDigit_data();
    void theSeedIsKeptToTheDigit();
    void valuesOfSetKeepTheirType_data();
    void valuesOfSetKeepTheirType();
    void theHelpNamesEveryOption();
    void theVersionIsOneLine();
};

void TestCommandLine::theVerbIsUnderstood_data()
{
    QTest::addColumn<Verb>("verb");
    const auto row = [](const char *line, Verb verb) { QTest::newRow(line) << verb; };
    row("", Verb::Window);
    row("--demo", Verb::Window);
    row("file.json", Verb::Window);
    row("./generate", Verb::Window);
    row("generate", Verb::Generate);
    row("generate --demo", Verb::Generate);
    row("generate --help", Verb::PrintText);
    row("inspect a.png", Verb::Inspect);
    row("inspect --json a.png --object-info b.json", Verb::Inspect);
    row("inspect -h", Verb::PrintText);
    row("convert a.json --object-info b.json", Verb::Convert);
    row("convert a.png --server http://c -o d.json", Verb::Convert);
    row("convert --help", Verb::PrintText);
    row("serve-demo", Verb::ServeDemo);
    row("serve-demo --port 8188 --step-ms 5", Verb::ServeDemo);
    row("--help", Verb::PrintText);
    row("-h", Verb::PrintText);
    row("--version", Verb::PrintText);
    row("-v", Verb::PrintText);
}

void TestCommandLine::theVerbIsUnderstood()
{
    QFETCH(Verb, verb);
    const auto result = CommandLine::parse(words(QByteArrayView(QTest::currentDataTag())));
    QVERIFY(result);
    QCOMPARE(result->verb, verb);
}

void TestCommandLine::wrongUseIsSaidInOneLine_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"frobnicate",
                             "convert a.json",
                             "queue list",
                             "--demo generate",
                             "--frobnicate",
                             "-x",
                             "--demo=yes",
                             "--server http://x",
                             "generate --frobnicate",
                             "generate --profile home",
                             "generate file.json",
                             "generate --server",
                             "generate --demo --server http://x",
                             "generate --seed -1",
                             "generate --seed 18446744073709551616",
                             "generate --seed 1.5",
                             "generate --seed 1e3",
                             "generate --seed ０",
                             "generate --seed",
                             "generate --count 0",
                             "generate --count -2",
                             "generate --count two",
                             "generate --count 10001",
                             "generate --count 2 --seed keep",
                             "generate --count 2 --workflow a.json",
                             "generate --timeout 0",
                             "generate --timeout -1",
                             "generate --timeout soon",
                             "generate --timeout inf",
                             "generate --timeout nan",
                             "generate --set steps=3",
                             "generate --set 3.steps",
                             "generate --set 3.=3",
                             "generate --set .steps=3",
                             "generate --set 3.steps=",
                             "generate --set 3.name=euler",
                             "generate --set 3.steps={",
                             "generate --image 10.image",
                             "generate --image 10.image=",
                             "generate --image image=a.png",
                             "inspect",
                             "inspect a b",
                             "inspect a --object-info b --server c",
                             "inspect a --output b",
                             "convert",
                             "convert a",
                             "convert a b --server c",
                             "convert a --object-info b --server c",
                             "convert a --server c --json",
                             "serve-demo --port 65536",
                             "serve-demo --port -1",
                             "serve-demo --port x",
                             "serve-demo --step-ms -1",
                             "serve-demo --step-ms x",
                             "serve-demo file"})
        QTest::newRow(line) << QByteArray(line);
}

void TestCommandLine::wrongUseIsSaidInOneLine()
{
    QFETCH(QByteArray, line);
    const auto result = CommandLine::parse(words(line));

    QVERIFY(!result);
    QVERIFY(!result.error().whatHappened.isEmpty());
    QVERIFY(!result.error().whatToDo.isEmpty());
    QVERIFY(!result.error().whatHappened.contains(u'\n'));
    QVERIFY(!result.error().whatToDo.contains(u'\n'));
}

void TestCommandLine::filesAreForTheWindow()
{
    const CommandLine line = parsed("--demo 波·浪.json /tmp/b.png -- --odd.json");

    QCOMPARE(line.verb, Verb::Window);
    QVERIFY(line.demo);
    QCOMPARE(line.files,
             QStringList({QStringLiteral("波 浪.json"), QStringLiteral("/tmp/b.png"), QStringLiteral("--odd.json")}));
}

void TestCommandLine::everyOptionOfGenerateArrives()
{
    const GenerateOptions options =
        parsed(
            "generate --server box:1 --workflow a·b.json --prompt 山·と·海 --negative= --seed 7 --set 3.steps=8 "
            "--set=12:5.0.cfg=1.0 --image 10.image=a=b.png --count 4 --output /o·ut --json --timeout 1.5 --no-library "
            "--wildcards /w·d --prompts p.csv --sweep 3.cfg=1,2 --sweep prompt:a=>b")
            .generate;

    QVERIFY(!options.demo);
    QCOMPARE(options.server, QStringLiteral("box:1"));
    QCOMPARE(options.workflow, QStringLiteral("a b.json"));
    QCOMPARE(options.prompt, QStringLiteral("山 と 海"));
    QCOMPARE(options.negative, QString());
    QVERIFY(options.negative.has_value());
    QCOMPARE(options.seedChoice, SeedChoice::Given);
    QCOMPARE(options.seed, Seed(7));
    QCOMPARE(options.settings.size(), 2);
    QCOMPARE(options.settings.at(1).target, QStringLiteral("12:5.0.cfg"));
    QCOMPARE(QByteArray(json::write(options.settings.at(1).value)), QByteArray("1.0"));
    QCOMPARE(options.images.size(), 1);
    QCOMPARE(options.images.at(0).target, QStringLiteral("10.image"));
    QCOMPARE(options.images.at(0).file, QStringLiteral("a=b.png"));
    QCOMPARE(options.count, 4);
    QCOMPARE(options.output, QStringLiteral("/o ut"));
    QVERIFY(options.json);
    QCOMPARE(options.timeout.count(), 1500);
    QCOMPARE(options.wildcards, QStringLiteral("/w d"));
    QCOMPARE(options.prompts, QStringLiteral("p.csv"));
    QCOMPARE(options.sweeps, (QStringList{QStringLiteral("3.cfg=1,2"), QStringLiteral("prompt:a=>b")}));
}

void TestCommandLine::generateAloneUsesTheUsualServer()
{
    const GenerateOptions options = parsed("generate").generate;

    QCOMPARE(options.server, QStringLiteral("http://127.0.0.1:8188"));
    QCOMPARE(options.count, 1);
    QCOMPARE(options.seedChoice, SeedChoice::Usual);
    QVERIFY(!options.prompt && !options.negative);
    QCOMPARE(options.timeout.count(), 0);
}

void TestCommandLine::theSeedIsKeptToTheDigit_data()
{
    QTest::addColumn<QByteArray>("seed");
    for (const char *seed : {"0", "9007199254740993", "9223372036854775808", "18446744073709551615"})
        QTest::newRow(seed) << QByteArray(seed);
}

void TestCommandLine::theSeedIsKeptToTheDigit()
{
    QFETCH(QByteArray, seed);
    QCOMPARE(parsed("generate --seed " + seed).generate.seed.text(), QString::fromLatin1(seed));
}

void TestCommandLine::valuesOfSetKeepTheirType_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value : {"8", "8.0", "\"euler\"", "true", "null", "18446744073709551615", "[\"4\",1]",
                              "{\"__value__\":[1,2]}", "\"a=b.c\""})
        QTest::newRow(value) << QByteArray(value);
}

void TestCommandLine::valuesOfSetKeepTheirType()
{
    QFETCH(QByteArray, value);
    const GenerateOptions options = parsed("generate --set 3.x=" + value).generate;
    QCOMPARE(options.settings.size(), 1);
    QCOMPARE(json::write(options.settings.first().value), value);
}

void TestCommandLine::theHelpNamesEveryOption()
{
    const QString text = parsed("--help").text;
    for (const char *option :
         {"--demo",  "--server",  "--workflow", "--prompt", "--negative", "--seed",       "--set",
          "--image", "--count",   "--output",   "--json",   "--timeout",  "--no-library", "--object-info",
          "--port",  "--step-ms", "generate",   "inspect",  "convert",    "serve-demo",   "--version"})
        QVERIFY2(text.contains(QString::fromLatin1(option)), option);
    QVERIFY(text.endsWith(u'\n'));
    for (const QString &line : text.split(u'\n'))
        QVERIFY2(line.size() <= 80, qPrintable(line));
}

void TestCommandLine::theVersionIsOneLine()
{
    const QString text = parsed("--version").text;
    QVERIFY(text.startsWith(u"hanga "));
    QCOMPARE(text.count(u'\n'), 1);
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
