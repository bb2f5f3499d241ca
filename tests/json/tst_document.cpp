#include "json/document.h"

#include <QTest>

using namespace hanga;
using namespace hanga::json;

class TestDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRoundTripKeepsEveryDigit_data();
    void aRoundTripKeepsEveryDigit();
    void aTextIsDecoded_data();
    void aTextIsDecoded();
    void anErrorSaysWhereAndWhat_data();
    void anErrorSaysWhereAndWhat();
    void membersKeepTheOrderOfTheFile();
    void theLastOfEqualKeysWins_data();
    void theLastOfEqualKeysWins();
    void aByteOrderMarkIsSkipped();
    void indentedTextReadsBackEqual();
    void pythonWritesTheSame_data();
    void pythonWritesTheSame();
    void aMillionLevelsDoNotOverflow_data();
    void aMillionLevelsDoNotOverflow();
    void fiftyMegabytesAreRead();
    void aMillionKeysAreFound();
    void aTextAboveTheLimitIsRefused();
    void aTextWithoutTerminatorIsReadOnlyToItsEnd();
};

void TestDocument::aRoundTripKeepsEveryDigit_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *number : {"0", "-0", "-0.0", "1.0", "1e3", "1E+05", "0.10", "18446744073709551615",
                               "18446744073709551616", "9007199254740993", "123456789012345678901234567890", "1e400",
                               "-1e400", "1e-400", "NaN", "Infinity", "-Infinity"})
        QTest::addRow("%s", number) << QByteArray(number);
    QTest::newRow("400 digits") << QByteArray(400, '7');
    for (const char *text : {"null", "true", "false", "\"\"", "[]", "{}", "[[],{}]"})
        QTest::addRow("%s", text) << QByteArray(text);
    QTest::newRow("mixed") << QByteArray(
        R"({"3":{"inputs":{"seed":1,"model":["4",0],"cfg":8.0,"text":"a\n\"b\" \\ 版画"}}})");
    QTest::newRow("fifteen bytes inline and not") << QByteArray(R"(["12345678901234","123456789012345"])");
}

void TestDocument::aRoundTripKeepsEveryDigit()
{
    QFETCH(QByteArray, text);

    const auto plain = parse(text);
    const auto inside = parse("{\"a\":[" + text + "]}");

    QVERIFY(plain);
    QCOMPARE(write(*plain), text);
    QVERIFY(inside);
    QCOMPARE(write(*inside), "{\"a\":[" + text + "]}");
}

void TestDocument::aTextIsDecoded_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("decoded");
    QTest::newRow("simple escapes") << QByteArray(R"("\"\\\/\b\f\n\r\t")") << QStringLiteral("\"\\/\b\f\n\r\t");
    QTest::newRow("one byte") << QByteArray(R"("\u0041\u001f")") << QStringLiteral("A\u001f");
    QTest::newRow("two bytes") << QByteArray(R"("\u00e9")") << QStringLiteral("é");
    QTest::newRow("three bytes") << QByteArray(R"("\u7248\u753B")") << QStringLiteral("版画");
    QTest::newRow("surrogate pair") << QByteArray(R"("\ud83c\udf0a")") << QStringLiteral("🌊");
    QTest::newRow("byte order mark inside")
        << QByteArray("\"\xef\xbb\xbf\xef\xbb\xbfx\"") << QString(2, QChar::ByteOrderMark) + u'x';
    QTest::newRow("NUL") << QByteArray(R"("a\u0000b")") << QStringLiteral("a") + QChar() + u'b';
    QTest::newRow("escape after a long run")
        << QByteArray("\"" + QByteArray(1000, 'x') + "\\n\"") << QString(1000, u'x') + u'\n';
    QTest::newRow("every place in eight bytes")
        << QByteArray(R"("1\n12\n123\n1234\n12345\n123456\n1234567\n12345678\n")")
        << QStringLiteral("1\n12\n123\n1234\n12345\n123456\n1234567\n12345678\n");
}

void TestDocument::aTextIsDecoded()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, decoded);

    const auto value = parse(text);
    const auto name = parse("{" + text + ":1}");

    QVERIFY(value);
    QCOMPARE(value->toString(), decoded);
    QVERIFY(*parse(write(*value)) == *value);
    QVERIFY(*parse(writeLikePython(*value)) == *value);
    QVERIFY(name);
    QVERIFY(name->contains(decoded.toStdString()));
}

void TestDocument::anErrorSaysWhereAndWhat_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("place");
    const auto row = [](const char *name, const QByteArray &text, int line, int column, const char *problem) {
        QTest::newRow(name) << text
                            << QStringList{QString::number(line), QString::number(column),
                                           QString::fromLatin1(problem)};
    };
    row("nothing", "", 1, 1, "empty");
    row("blanks only", " \n ", 2, 2, "empty");
    row("only a byte order mark", "\xef\xbb\xbf", 1, 1, "empty");
    row("UTF-16 with a mark", QByteArray("\xff\xfe{\0}\0", 6), 1, 1, "utf16");
    row("UTF-16, other end first", QByteArray("\xfe\xff\0{\0}", 6), 1, 1, "utf16");
    row("UTF-16 without a mark", QByteArray("{\0}\0", 4), 1, 1, "utf16");
    row("Latin-1", "{\n \"caf\xe9\": 1}", 2, 6, "notUtf8");
    row("surrogate in UTF-8", "\"\xed\xa0\x80\"", 1, 2, "notUtf8");
    row("overlong", "\"\xc0\x80\"", 1, 2, "notUtf8");
    row("cut in a character", "\"\xe7\x89", 1, 2, "notUtf8");
    row("lone high surrogate", R"(["\ud800"])", 1, 3, "loneSurrogate");
    row("lone low surrogate", R"(["\udc00"])", 1, 3, "loneSurrogate");
    row("two high surrogates", R"(["\ud800\ud800"])", 1, 3, "loneSurrogate");
    row("text follows", "{}\n{}", 2, 1, "textAfterEnd");
    row("NUL follows", QByteArray("{}  \0", 5), 1, 5, "textAfterEnd");
    row("open text", "{\"a\": \"b}", 1, 7, "unterminatedText");
    row("line break in a text", "[\"a\nb\"]", 1, 2, "unterminatedText");
    row("open after an escape", R"(["a\n)", 1, 2, "unterminatedText");
    row("tab in a text", "[\"a\tb\"]", 1, 4, "controlCharacter");
    row("NUL in a text", QByteArray("[\"a\0b\"]", 7), 1, 4, "controlCharacter");
    row("leading zero", "[1, 01]", 1, 5, "badNumber");
    row("plus", "[+1]", 1, 2, "badNumber");
    row("no digit before the point", "[.5]", 1, 2, "badNumber");
    row("no digit after the point", "[1.]", 1, 2, "badNumber");
    row("no exponent", "[1e+]", 1, 2, "badNumber");
    row("minus alone", "-", 1, 1, "badNumber");
    row("-NaN", "-NaN", 1, 1, "badNumber");
    row("-Inf", "-Inf", 1, 1, "badNumber");
    row("Inf", "Inf", 1, 1, "missingValue");
    row("nan", "nan", 1, 1, "missingValue");
    row("unknown escape", R"(["\x41"])", 1, 3, "badEscape");
    row("short escape", R"(["\u12"])", 1, 3, "badEscape");
    row("escape at the end", R"(["\)", 1, 3, "badEscape");
    row("no comma in an array", "[1\n2]", 2, 1, "missingComma");
    row("no comma in an object", "{\"日本\": 1 \"b\": 2}", 1, 10, "missingComma");
    row("wrong bracket", "[1}", 1, 3, "missingComma");
    row("cut short", "{\"a\": [1", 1, 9, "missingComma");
    row("no colon", R"({"a" 1})", 1, 6, "missingColon");
    row("no name", "{1: 2}", 1, 2, "missingName");
    row("comma at the end of an object", "{\"a\":1,\n}", 2, 1, "missingName");
    row("comma at the end of an array", "[1,]", 1, 4, "missingValue");
    row("only a comma", "[,]", 1, 2, "missingValue");
    row("no value", R"({"a":})", 1, 6, "missingValue");
    row("half a word", "[tru]", 1, 2, "missingValue");
    row("no JSON at all", "<html>", 1, 1, "missingValue");
    row("closing alone", "]", 1, 1, "missingValue");
}

void TestDocument::anErrorSaysWhereAndWhat()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, place);

    const auto value = parse(text);

    QVERIFY(!value);
    QCOMPARE(value.error().kind, Error::Kind::JsonInvalid);
    QCOMPARE(value.error().args, place);
}

void TestDocument::membersKeepTheOrderOfTheFile()
{
    const QByteArray text = R"({"10":1,"9":2,"b":3,"a":4})";

    QCOMPARE(write(*parse(text)), text);
}

void TestDocument::theLastOfEqualKeysWins_data()
{
    QTest::addColumn<int>("members");
    for (int members : {3, 16, 17, 1000})
        QTest::addRow("%d members", members) << members;
}

void TestDocument::theLastOfEqualKeysWins()
{
    QFETCH(int, members);
    QByteArray text = "{";
    for (int i = 0; i < members; ++i)
        text += "\"" + QByteArray::number(i) + "\":" + QByteArray::number(i) + ",";
    text += "\"1\":\"last\",\"2\":\"not yet\",\"\\u0032\":[2]}";

    const auto value = parse(text);

    QVERIFY(value);
    QCOMPARE(value->size(), members);
    QCOMPARE(value->members()[1].value.toString(), QStringLiteral("last"));
    QCOMPARE(write((*value)["2"]), QByteArray("[2]"));
    QVERIFY((*value)["0"] == Value::number(qint64(0)));
}

void TestDocument::aByteOrderMarkIsSkipped()
{
    const auto value = parse("\xef\xbb\xbf{\"a\":1}");
    const auto broken = parse("\xef\xbb\xbf{\"a\":1]");

    QVERIFY(value);
    QCOMPARE(write(*value), QByteArray("{\"a\":1}"));
    QCOMPARE(broken.error().args.value(1), QStringLiteral("7"));
}

void TestDocument::indentedTextReadsBackEqual()
{
    const Value value = *parse(R"({"a":[1,{},[]],"b":{"c":"版"}})");
    const QByteArray expected = "{\n    \"a\": [\n        1,\n        {},\n        []\n    ],\n"
                                "    \"b\": {\n        \"c\": \"版\"\n    }\n}";

    QCOMPARE(write(value, Layout::Indented), expected);
    QVERIFY(*parse(expected) == value);
}

void TestDocument::pythonWritesTheSame_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("python");
    QTest::newRow("separators") << QByteArray(R"({"a":[1,2],"b":{}})") << QByteArray(R"({"a": [1, 2], "b": {}})");
    QTest::newRow("Japanese") << QByteArray("\"版画\"") << QByteArray(R"("\u7248\u753b")");
    QTest::newRow("surrogate pair") << QByteArray("\"a🌊b\"") << QByteArray(R"("a\ud83c\udf0ab")");
    QTest::newRow("controls") << QByteArray(R"("\u0000\u001f\t\/\u007f")") << QByteArray(R"("\u0000\u001f\t/\u007f")");
    QTest::newRow("key") << QByteArray("{\"é\":NaN}") << QByteArray(R"({"\u00e9": NaN})");
}

void TestDocument::pythonWritesTheSame()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, python);

    QCOMPARE(writeLikePython(*parse(text)), python);
}

void TestDocument::aMillionLevelsDoNotOverflow_data()
{
    QTest::addColumn<QByteArray>("opening");
    QTest::addColumn<QByteArray>("closing");
    QTest::newRow("arrays") << QByteArray("[") << QByteArray("]");
    QTest::newRow("objects") << QByteArray("{\"k\":") << QByteArray("}");
}

void TestDocument::aMillionLevelsDoNotOverflow()
{
    QFETCH(QByteArray, opening);
    QFETCH(QByteArray, closing);
    constexpr int depth = 1'000'000;
    const QByteArray text = opening.repeated(depth) + "1" + closing.repeated(depth);

    const auto value = parse(text);
    const auto cut = parse(QByteArrayView(text).first(text.size() - 1));

    QVERIFY(value);
    QVERIFY(write(*value) == text);
    QCOMPARE(cut.error().args.value(2), QStringLiteral("missingComma"));
}

void TestDocument::fiftyMegabytesAreRead()
{
    // As large a prompt as people write; the number of values is the next test's matter.
    const QByteArray prompt = QByteArray("woodblock print, a mountain in the mist, ").repeated(20);
    const QByteArray item = R"({"class_type":"CLIPTextEncode","inputs":{"text":")" + prompt + R"(","clip":["4",1]}},)";
    const qsizetype count = 50 * 1024 * 1024 / item.size() + 1;
    QByteArray text = "[" + item.repeated(count);
    text.back() = ']';

    const auto value = parse(text);

    QVERIFY(value);
    QCOMPARE(value->size(), count);
    QVERIFY(write(*value) == text);
}

void TestDocument::aMillionKeysAreFound()
{
    constexpr int count = 1'000'000;
    QByteArray text = "{";
    for (int i = 0; i < count; ++i)
        text += "\"node " + QByteArray::number(i) + "\":" + QByteArray::number(i) + ",";
    text.back() = '}';

    const auto value = parse(text);

    QVERIFY(value);
    QCOMPARE(value->size(), count);
    int found = 0;
    for (int i = 0; i < count; ++i)
        found += (*value)["node " + std::to_string(i)].toInt64() == i;
    QCOMPARE(found, count);
}

void TestDocument::aTextAboveTheLimitIsRefused()
{
    // Nothing but the length may be looked at: these bytes are not all there.
    const auto value = parse(QByteArrayView("[]", qsizetype(512) * 1024 * 1024 + 1));

    QVERIFY(!value);
    QCOMPARE(value.error().args.value(2), QStringLiteral("tooLarge"));
}

void TestDocument::aTextWithoutTerminatorIsReadOnlyToItsEnd()
{
    const QByteArray text = R"({"a":123456,"b":"c d e f g h i j"}45)";

    for (qsizetype length = 0; length < text.size() - 2; ++length) {
        const std::unique_ptr<char[]> exact(new char[size_t(length)]); // a sanitizer sees the first byte too far
        std::copy_n(text.begin(), length, exact.get());
        QVERIFY(!parse(QByteArrayView(exact.get(), length)));
    }
    QVERIFY(parse(QByteArrayView(text).first(text.size() - 2)));
}

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
