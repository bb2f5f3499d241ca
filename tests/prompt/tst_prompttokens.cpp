#include "prompt/prompttokens.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace hanga::prompt;

namespace {

/// "kind text", sorted by place, as a test reads it best.
QStringList words(const QString &line, const LineTokens &found)
{
    static const QStringList names = {QStringLiteral("weighted"), QStringLiteral("choice"),    QStringLiteral("weight"),
                                      QStringLiteral("wildcard"), QStringLiteral("embedding"), QStringLiteral("lora"),
                                      QStringLiteral("comment")};
    QList<Token> tokens = found.tokens;
    std::stable_sort(tokens.begin(), tokens.end(), [](const Token &a, const Token &b) { return a.at < b.at; });
    QStringList words;
    for (const Token &token : tokens)
        words.append(names.at(int(token.kind)) + u' ' + line.mid(token.at, token.length));
    return words;
}

} // namespace

class TestPromptTokens final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachSyntaxIsFound_data();
    void eachSyntaxIsFound();
    void bracketsWithoutPartnerAreStrays_data();
    void bracketsWithoutPartnerAreStrays();
    void nestingGoesOnInTheNextLine();
    void tooDeepNestingIsLeftAlone();
    void theTimeIsLinear_data();
    void theTimeIsLinear();
};

void TestPromptTokens::eachSyntaxIsFound_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *line, const QStringList &expected) {
        QTest::newRow(name) << QString::fromUtf8(line) << expected;
    };
    row("plain", "a boat, at dawn (soft)", {});
    row("weight", "a (boat:1.2)", {QStringLiteral("weighted (boat:1.2)"), QStringLiteral("weight :1.2")});
    row("nested weights", "((a:1.1) b:.9)",
        {QStringLiteral("weighted ((a:1.1) b:.9)"), QStringLiteral("weight :1.1"), QStringLiteral("weight :.9")});
    row("no number", "(boat:sea)", {});
    row("time in the middle", "(at 10:30 sharp)", {});
    row("choice", "{dawn|dusk} light", {QStringLiteral("choice {dawn|dusk}")});
    row("nested choice", "{a|{b|c}} d", {QStringLiteral("choice {a|{b|c}}")});
    row("open choice", "a {b|c", {QStringLiteral("choice {b|c")});
    row("wildcard", "a __sea/colour__ sky", {QStringLiteral("wildcard __sea/colour__")});
    row("underscores", "a ____ and __b", {});
    row("embedding", "embedding:ukiyo_style, x", {QStringLiteral("embedding embedding:ukiyo_style")});
    row("weighted embedding", "(embedding:a:1.2)",
        {QStringLiteral("weighted (embedding:a:1.2)"), QStringLiteral("embedding embedding:a"),
         QStringLiteral("weight :1.2")});
    row("lora", "<lora:ink:0.8> a", {QStringLiteral("lora <lora:ink:0.8>")});
    row("open lora", "<lora:ink", {});
    row("line comment", "a // (b", {QStringLiteral("comment // (b")});
    row("comment", "a /* { */ b", {QStringLiteral("comment /* { */")});
    row("escaped", "\\(boat:1.2\\) \\{a\\}", {});
    row("kanji", "(舟:1.3)", {QStringLiteral("weighted (舟:1.3)"), QStringLiteral("weight :1.3")});
}

void TestPromptTokens::eachSyntaxIsFound()
{
    QFETCH(const QString, line);
    QFETCH(const QStringList, expected);
    QCOMPARE(words(line, tokensOf(line, 0)), expected);
}

void TestPromptTokens::bracketsWithoutPartnerAreStrays_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QList<qsizetype>>("strays");
    QTest::addColumn<QList<qsizetype>>("opens");
    using Places = QList<qsizetype>;
    QTest::newRow("balanced") << QStringLiteral("(a [b] {c})") << Places() << Places();
    QTest::newRow("closes too much") << QStringLiteral("a) b") << Places{1} << Places();
    QTest::newRow("stays open") << QStringLiteral("(a (b)") << Places() << Places{0};
    QTest::newRow("crossed") << QStringLiteral("(a {b) c}") << Places{3, 8} << Places();
    QTest::newRow("escaped") << QStringLiteral("\\) \\(") << Places() << Places();
}

void TestPromptTokens::bracketsWithoutPartnerAreStrays()
{
    QFETCH(const QString, line);
    const LineTokens found = tokensOf(line, 0);
    QTEST(found.strays, "strays");
    QTEST(found.opens, "opens");
}

void TestPromptTokens::nestingGoesOnInTheNextLine()
{
    const LineTokens first = tokensOf(u"({a", 0);
    const LineTokens second = tokensOf(u"|b} c", first.state);
    QCOMPARE(words(QStringLiteral("|b} c"), second), QStringList{QStringLiteral("choice |b}")});
    QCOMPARE(second.closes, QList<bool>{true});
    const LineTokens third = tokensOf(u") d", second.state);
    QCOMPARE(third.closes, QList<bool>{true});
    QCOMPARE(third.state, 0);

    const LineTokens comment = tokensOf(u"/* a", 0);
    QCOMPARE(words(QStringLiteral("b */ c"), tokensOf(u"b */ c", comment.state)),
             QStringList{QStringLiteral("comment b */")});
    const LineTokens crossed = tokensOf(u")", first.state);
    QCOMPARE(crossed.closes, (QList<bool>{false, true}));
}

void TestPromptTokens::tooDeepNestingIsLeftAlone()
{
    const LineTokens deepest = tokensOf(QString(deepestOpen, u'{'), 0);
    QVERIFY(!deepest.isLost());
    QCOMPARE(deepest.opens.size(), qsizetype(deepestOpen));
    QCOMPARE(tokensOf(QString(deepestOpen, u'}'), deepest.state).state, 0);

    const LineTokens lost = tokensOf(QString(deepestOpen + 1, u'['), 0);
    QVERIFY(lost.isLost());
    QVERIFY(lost.opens.isEmpty());
    QVERIFY(tokensOf(u"]]]", lost.state).strays.isEmpty());
}

void TestPromptTokens::theTimeIsLinear_data()
{
    QTest::addColumn<QString>("part");
    for (const char *part :
         {"(", ")", "((a:1)", "<lora:", "__", "__a", "embedding:", "/*", "{|", "([{", "])}", "\\", ":1"})
        QTest::newRow(part) << QString::fromUtf8(part);
}

void TestPromptTokens::theTimeIsLinear()
{
    QFETCH(const QString, part);
    const QString line = part.repeated(1'000'000 / part.size()); // quadratic would take hours
    QElapsedTimer time;
    time.start();
    const LineTokens found = tokensOf(line, 0);
    qInfo("%lld ms for 1 MB, %lld tokens", time.elapsed(), qlonglong(found.tokens.size()));
    QVERIFY(time.elapsed() < 5000);
}

QTEST_APPLESS_MAIN(TestPromptTokens)
#include "tst_prompttokens.moc"
