#include "prompt/dynamicprompt.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

using namespace hanga;
using namespace hanga::prompt;

namespace {

Resolved resolvedWith(quint64 seed, const QString &text)
{
    Random random{Seed(seed)};
    return resolve(text, random);
}

/// Everything that \a text becomes under many seeds, sorted.
QStringList outcomes(const QString &text)
{
    QSet<QString> found;
    for (quint64 seed = 0; seed < 300; ++seed)
        found.insert(resolvedWith(seed, text).text);
    QStringList sorted(found.begin(), found.end());
    sorted.sort();
    return sorted;
}

} // namespace

class TestDynamicPrompt final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOptionIsChosen_data();
    void everyOptionIsChosen();
    void optionsAreEquallyLikely();
    void weightedOptionsComeAsOftenAsTheySay();
    void theSeedAloneDecides();
    void theChoicesStayTheSameInEveryVersion();
    void neighbouringSeedsAndStreamsHaveNothingInCommon();
    void theOutermostChoicesAreTold();
    void whatIsTooDeepStaysAsItIs();
    void hostileTextsTakeNoTime_data();
    void hostileTextsTakeNoTime();
};

void TestDynamicPrompt::everyOptionIsChosen_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *text, std::initializer_list<const char *> expected) {
        QStringList list;
        for (const char *each : expected)
            list.append(QString::fromUtf8(each));
        QTest::newRow(name) << QString::fromUtf8(text) << list;
    };
    row("plain", "a boat, (red:1.2), 50%", {"a boat, (red:1.2), 50%"});
    row("nothing", "", {""});
    row("three", "{red|green|blue} boat", {"blue boat", "green boat", "red boat"});
    row("one", "{red} boat", {"red boat"});
    row("an empty option", "boat{|s}", {"boat", "boats"});
    row("nested", "{a|{b|c} d}", {"a", "b d", "c d"});
    row("spaces stay", "{ a | b }", {" a ", " b "});
    row("lines stay", "{a\n|b}\nc", {"a\n\nc", "b\nc"});
    row("Japanese", "{紅|藍}の船", {"紅の船", "藍の船"});
    row("never closed", "x {a|b", {"x a", "x b"});
    row("never closed inside", "{a|{b|c}", {"a", "b", "c"});
    row("bars and closing braces outside are text", "a | b } c", {"a | b } c"});
    row("escaped braces", R"(\{a\|b\})", {"{a|b}"});
    row("escaped inside", R"({\{|\|})", {"{", "|"});
    row("other backslashes stay", R"(\(a\) {x\)|x\)} \)", {R"(\(a\) x\) \)"});
    row("an escaped backslash escapes nothing", R"(\\{a|b})", {R"(\\a)", R"(\\b)"});
    row("line comment", "a // b {c|d}\ne", {"a \ne"});
    row("line comment at the end", "a//b", {"a"});
    row("web address", "see http://x.org now", {"see http:"});
    row("block comment", "a /* {b|c}\n */d", {"a d"});
    row("comment inside a choice", "{a/*|b*/|c}", {"a", "c"});
    row("block comment never closed", "a /* b // c", {"a /* b "});
    row("three characters are no block", "a /*/ b", {"a /*/ b"});
    row("two at once", "{2$$a|b}", {"a, b", "b, a"});
    row("one or two", "{1-2$$+$$a|b}", {"a", "a+b", "b", "b+a"});
    row("open ranges", "{2-$$/$$a|b} {-1$$c}", {"a/b c", "b/a c"});
    row("more than there are", "{9$$a}", {"a"});
    row("more than any number", "{99999999999999999999$$a} {1-99999999999999999999$$b}", {"a b"});
    row("none at all", "x{0$$a|b}", {"x"});
    row("nested in several", "{2$$ & $${a}|{b|c}}", {"a & b", "a & c", "b & a", "c & a"});
    row("a weight of nothing", "{0::a|b}", {"b"});
    row("weights and several", "{2$$1::a|0::b|1::c}", {"a, c", "c, a"});
    row("no number, no weight", "{a::b} {1.2.3::c} {x$$y}", {"a::b 1.2.3::c x$$y"});
    row("weights of the web editor's own kind stay", "{(a:1.2)|[b]}", {"(a:1.2)", "[b]"});
}

void TestDynamicPrompt::everyOptionIsChosen()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);

    QCOMPARE(outcomes(text), expected);
}

void TestDynamicPrompt::optionsAreEquallyLikely()
{
    QHash<QString, int> counts;
    for (quint64 seed = 0; seed < 3000; ++seed)
        ++counts[resolvedWith(seed, QStringLiteral("{a|b|c}")).text];

    for (const int count : std::as_const(counts))
        QVERIFY2(count > 900 && count < 1100, qPrintable(QString::number(count)));
}

void TestDynamicPrompt::weightedOptionsComeAsOftenAsTheySay()
{
    int often = 0;
    for (quint64 seed = 0; seed < 2000; ++seed)
        often += resolvedWith(seed, QStringLiteral("{3::a|b}")).text == u"a" ? 1 : 0;
    QVERIFY2(often > 1400 && often < 1600, qPrintable(QString::number(often)));
}

void TestDynamicPrompt::theSeedAloneDecides()
{
    const QString text = QStringLiteral("{a|b|c} {d|e|f} {g|h|i} {j|k|l}");

    QCOMPARE(resolvedWith(42, text), resolvedWith(42, text));
    QVERIFY(resolvedWith(42, text).text != resolvedWith(43, text).text);
}

/// If this fails, saved settings no longer give the images that they gave.
void TestDynamicPrompt::theChoicesStayTheSameInEveryVersion()
{
    const QString text = QStringLiteral("{0|1|2|3|4|5|6|7|8|9}").repeated(8);

    QCOMPARE(resolvedWith(0, text).text, QStringLiteral("67367172"));
    QCOMPARE(resolvedWith(~quint64(0), text).text, QStringLiteral("37595187"));
}

void TestDynamicPrompt::neighbouringSeedsAndStreamsHaveNothingInCommon()
{
    int same = 0;
    for (quint64 i = 0; i < 1000; ++i) {
        Random first{Seed(i)};
        Random next{Seed(i + 1)};
        Random other{Seed(i), 1};
        const quint32 drawn = first.below(10);
        same += drawn == next.below(10);
        same += drawn == other.below(10);
    }
    QVERIFY2(same > 140 && same < 260, qPrintable(QString::number(same)));
}

void TestDynamicPrompt::theOutermostChoicesAreTold()
{
    QCOMPARE(resolvedWith(1, QStringLiteral("{{a}}, {b {c}} and d")),
             (Resolved{QStringLiteral("a, b c and d"), {QStringLiteral("a"), QStringLiteral("b c")}}));
}

void TestDynamicPrompt::whatIsTooDeepStaysAsItIs()
{
    const QString fits = QStringLiteral("{").repeated(deepestChoice) + u'x';
    QCOMPARE(resolvedWith(1, fits).text, QStringLiteral("x"));
    QCOMPARE(resolvedWith(1, u'{' + fits).text, u'{' + fits);
}

void TestDynamicPrompt::hostileTextsTakeNoTime_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("opening braces") << QStringLiteral("{").repeated(1'000'000);
    QTest::newRow("openings of comments") << QStringLiteral("/*").repeated(500'000);
    QTest::newRow("bars") << QStringLiteral("{") + QStringLiteral("|").repeated(1'000'000);
    QTest::newRow("backslashes") << QStringLiteral("\\").repeated(1'000'000);
    QTest::newRow("as many as possible of many")
        << QStringLiteral("{32$$") + QStringLiteral("x|").repeated(200'000) + u'}';
    QTest::newRow("many choices") << QStringLiteral("{a|b}").repeated(200'000);
    QTest::newRow("as deep as it goes") << QStringLiteral("{").repeated(deepestChoice) +
                                               QStringLiteral("\\{").repeated(500'000);
}

void TestDynamicPrompt::hostileTextsTakeNoTime()
{
    QFETCH(QString, text);
    QElapsedTimer timer;
    timer.start();

    QVERIFY(resolvedWith(1, text).text.size() <= text.size());

    QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestDynamicPrompt)
#include "tst_dynamicprompt.moc"
