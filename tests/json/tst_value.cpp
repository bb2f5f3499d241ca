#include "json/document.h"
#include "json/value.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <thread>

using namespace hanga::json;

namespace {

Value aWorkflow()
{
    return *parse(R"({"3":{"class_type":"KSampler","inputs":{"seed":18446744073709551615,"model":["4",0]}}})");
}

Value objectWith(int members)
{
    Value object = Value::object();
    for (int i = 0; i < members; ++i)
        object.set("key " + std::to_string(i), Value::number(qint64(i)));
    return object;
}

} // namespace

class TestValue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDefaultValueIsNull();
    void eachTypeAnswersOnlyForItself();
    void aTextIsKeptAtAnyLength_data();
    void aTextIsKeptAtAnyLength();
    void anIntegerIsExactOrNothing_data();
    void anIntegerIsExactOrNothing();
    void aDoubleIsTheNearest_data();
    void aDoubleIsTheNearest();
    void aDoubleIsWrittenAsAFloat_data();
    void aDoubleIsWrittenAsAFloat();
    void whatIsNotThereReadsAsNull();
    void aChangedCopyLeavesTheOriginal();
    void aValueMayBeSetFromItsOwnParts();
    void membersKeepTheirPlace();
    void removingFindsTheRestAgain_data();
    void removingFindsTheRestAgain();
    void aNullBecomesAContainer();
    void equalityIgnoresTheOrderOfMembers();
    void unequalValuesDiffer_data();
    void unequalValuesDiffer();
    void aDeepValueIsCopiedComparedAndDestroyed();
    void copiesOnManyThreadsDoNotDisturbEachOther();
};

void TestValue::aDefaultValueIsNull()
{
    const Value value;

    QCOMPARE(value.type(), Value::Type::Null);
    QVERIFY(value.isNull());
    QCOMPARE(value.size(), 0);
    QCOMPARE(value, Value());
}

void TestValue::eachTypeAnswersOnlyForItself()
{
    const Value text("12");
    const Value number = Value::number("12");

    QCOMPARE(Value(true).toBool(), true);
    QCOMPARE(Value(false).toBool(true), false);
    QCOMPARE(text.toBool(true), true);
    QCOMPARE(text.toString(), QStringLiteral("12"));
    QVERIFY(number.toString().isEmpty());
    QCOMPARE(number.text(), std::string_view("12"));
    QVERIFY(!text.toUInt64());
    QVERIFY(!text.toDouble());
    QVERIFY(!text.isNonFinite());
    QVERIFY(Value(true).text().empty());
    QCOMPARE(Value("NaN").isNonFinite(), false);
    QCOMPARE(Value::number("NaN").isNonFinite(), true);
    QVERIFY(Value(QStringLiteral("x")).isString());
    QVERIFY(Value("a literal is a text, not a bool").isString());
}

void TestValue::aTextIsKeptAtAnyLength_data()
{
    QTest::addColumn<QString>("text");
    for (int length : {0, 1, 13, 14, 15, 16, 100, 100'000})
        QTest::addRow("%d letters", length) << QString(length, u'x');
    QTest::newRow("Japanese") << QStringLiteral("版画の海、山と霧の朝");
    QTest::newRow("beyond the basic plane") << QStringLiteral("🌊🏔");
    QTest::newRow("NUL inside") << QStringLiteral("a\0b").append(QChar()).append(u'c');
}

void TestValue::aTextIsKeptAtAnyLength()
{
    QFETCH(QString, text);

    const Value value(text);
    Value copy = value;
    const Value moved = std::move(copy);

    QCOMPARE(value.toString(), text);
    QCOMPARE(moved.toString(), text);
    QVERIFY(moved == value);
}

void TestValue::anIntegerIsExactOrNothing_data()
{
    using Unsigned = std::optional<quint64>;
    using Signed = std::optional<qint64>;
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Unsigned>("asUnsigned");
    QTest::addColumn<Signed>("asSigned");
    QTest::newRow("zero") << QByteArray("0") << Unsigned(0) << Signed(0);
    QTest::newRow("largest seed") << QByteArray("18446744073709551615") << Unsigned(18446744073709551615u) << Signed();
    QTest::newRow("one more") << QByteArray("18446744073709551616") << Unsigned() << Signed();
    QTest::newRow("2^53 + 1") << QByteArray("9007199254740993") << Unsigned(9007199254740993)
                              << Signed(9007199254740993);
    QTest::newRow("negative") << QByteArray("-1") << Unsigned() << Signed(-1);
    QTest::newRow("smallest") << QByteArray("-9223372036854775808") << Unsigned()
                              << Signed(std::numeric_limits<qint64>::min());
    QTest::newRow("float") << QByteArray("1.0") << Unsigned() << Signed();
    QTest::newRow("exponent") << QByteArray("1e3") << Unsigned() << Signed();
    QTest::newRow("NaN") << QByteArray("NaN") << Unsigned() << Signed();
}

void TestValue::anIntegerIsExactOrNothing()
{
    QFETCH(QByteArray, text);
    QFETCH(std::optional<quint64>, asUnsigned);
    QFETCH(std::optional<qint64>, asSigned);

    const Value value = Value::number(text.toStdString());

    QVERIFY(value.toUInt64() == asUnsigned);
    QVERIFY(value.toInt64() == asSigned);
    QCOMPARE(QByteArray::fromStdString(std::string(value.text())), text);
    if (asUnsigned)
        QVERIFY(Value::number(*asUnsigned) == value);
    if (asSigned)
        QVERIFY(Value::number(*asSigned) == value);
}

void TestValue::aDoubleIsTheNearest_data()
{
    const double infinity = std::numeric_limits<double>::infinity();
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("expected");
    QTest::newRow("one") << QByteArray("1.0") << 1.0;
    QTest::newRow("exponent") << QByteArray("1E+05") << 100000.0;
    QTest::newRow("tenth") << QByteArray("0.1") << 0.1;
    QTest::newRow("largest seed") << QByteArray("18446744073709551615") << 18446744073709551616.0;
    QTest::newRow("too large") << QByteArray("1e400") << infinity;
    QTest::newRow("too small") << QByteArray("1e-400") << 0.0;
    QTest::newRow("Infinity") << QByteArray("Infinity") << infinity;
    QTest::newRow("-Infinity") << QByteArray("-Infinity") << -infinity;
}

void TestValue::aDoubleIsTheNearest()
{
    QFETCH(QByteArray, text);
    QFETCH(double, expected);

    QVERIFY(Value::number(text.toStdString()).toDouble() == expected);
    QVERIFY(std::isnan(*Value::number("NaN").toDouble()));
    QVERIFY(std::signbit(*Value::number("-0.0").toDouble()));
}

void TestValue::aDoubleIsWrittenAsAFloat_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("whole") << 1.0 << QByteArray("1.0");
    QTest::newRow("negative zero") << -0.0 << QByteArray("-0.0");
    QTest::newRow("shortest") << 0.1 << QByteArray("0.1");
    QTest::newRow("denoise") << 0.87 << QByteArray("0.87");
    QTest::newRow("hundred thousand") << 100000.0 << QByteArray("100000.0");
    QTest::newRow("large") << 1e16 << QByteArray("1e+16");
    QTest::newRow("small") << 1e-5 << QByteArray("1e-05");
    QTest::newRow("NaN") << std::numeric_limits<double>::quiet_NaN() << QByteArray("NaN");
    QTest::newRow("infinite") << -std::numeric_limits<double>::infinity() << QByteArray("-Infinity");
}

void TestValue::aDoubleIsWrittenAsAFloat()
{
    QFETCH(double, value);
    QFETCH(QByteArray, text);

    QCOMPARE(write(Value::number(value)), text);
}

void TestValue::whatIsNotThereReadsAsNull()
{
    const Value workflow = aWorkflow();

    QCOMPARE(workflow["3"]["inputs"]["seed"].toUInt64(), std::optional<quint64>(18446744073709551615u));
    QCOMPARE(workflow["3"]["inputs"]["model"][0].toString(), QStringLiteral("4"));
    QVERIFY(workflow["4"]["inputs"]["seed"].isNull());
    QVERIFY(workflow["3"]["inputs"]["model"][2].isNull());
    QVERIFY(workflow["3"]["inputs"]["model"][-1].isNull());
    QVERIFY(workflow["3"][0].isNull());
    QVERIFY(!workflow.contains("4"));
}

void TestValue::aChangedCopyLeavesTheOriginal()
{
    const Value original = aWorkflow();
    const Value before = *parse(write(original));

    Value copy = original;
    Value node = copy["3"];
    Value inputs = node["inputs"];
    Value link = inputs["model"];
    link.setItem(1, Value::number(quint64(1)));
    link.append(Value("more"));
    inputs.set("model", link);
    inputs.set("seed", Value::number(quint64(7)));
    inputs.set("steps", Value::number(quint64(20)));
    node.set("inputs", inputs);
    node.remove("class_type");
    copy.set("3", node);

    QVERIFY(original == before);
    QCOMPARE(write(copy), QByteArray(R"({"3":{"inputs":{"seed":7,"model":["4",1,"more"],"steps":20}}})"));
}

void TestValue::aValueMayBeSetFromItsOwnParts()
{
    Value tree = *parse(R"({"a":{"b":["a text long enough for a block of its own"]}})");
    tree.set("c", tree);
    tree.set(tree["a"]["b"][0].text(), tree["a"]);
    tree = tree["c"]["a"];
    Value list = tree["b"];
    list.append(list);
    list = list[1];

    QCOMPARE(write(tree), QByteArray(R"({"b":["a text long enough for a block of its own"]})"));
    QVERIFY(list == tree["b"]);
}

void TestValue::membersKeepTheirPlace()
{
    Value object = objectWith(100);

    object.set("key 50", Value("new"));

    QCOMPARE(object.size(), 100);
    QCOMPARE(object.members()[50].key, std::string("key 50"));
    QVERIFY(object.members()[50].value.isString());
    QVERIFY(object["key 99"] == Value::number(qint64(99)));
}

void TestValue::removingFindsTheRestAgain_data()
{
    QTest::addColumn<int>("members");
    for (int members : {1, 2, 16, 17, 18, 33, 300})
        QTest::addRow("%d members", members) << members;
}

void TestValue::removingFindsTheRestAgain()
{
    QFETCH(int, members);
    Value object = objectWith(members);

    QVERIFY(!object.remove("no such key"));
    for (int i = 0; i < members; i += 2)
        QVERIFY(object.remove("key " + std::to_string(i)));

    QCOMPARE(object.size(), members / 2);
    for (int i = 0; i < members; ++i)
        QCOMPARE(object["key " + std::to_string(i)].toInt64(), i % 2 ? std::optional<qint64>(i) : std::nullopt);
}

void TestValue::aNullBecomesAContainer()
{
    Value list;
    list.append(Value(true));
    Value object;
    object.set("a", list);
    Value empty = Value::array();
    empty.append(Value());

    QCOMPARE(write(object), QByteArray(R"({"a":[true]})"));
    QCOMPARE(write(empty), QByteArray("[null]"));
}

void TestValue::equalityIgnoresTheOrderOfMembers()
{
    QVERIFY(*parse(R"({"a":1,"b":{"c":[1,2]}})") == *parse(R"({"b":{"c":[1,2]},"a":1})"));
    QVERIFY(*parse("[NaN]") == *parse("[NaN]"));
    QVERIFY(Value::object() == *parse("{}"));
}

void TestValue::unequalValuesDiffer_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::newRow("order of items") << QByteArray("[1,2]") << QByteArray("[2,1]");
    QTest::newRow("text of numbers") << QByteArray("1.0") << QByteArray("1");
    QTest::newRow("text and number") << QByteArray("\"1\"") << QByteArray("1");
    QTest::newRow("bools") << QByteArray("true") << QByteArray("false");
    QTest::newRow("null and false") << QByteArray("null") << QByteArray("false");
    QTest::newRow("empty containers") << QByteArray("{}") << QByteArray("[]");
    QTest::newRow("keys") << QByteArray(R"({"a":1})") << QByteArray(R"({"b":1})");
    QTest::newRow("one more member") << QByteArray(R"({"a":1})") << QByteArray(R"({"a":1,"b":1})");
    QTest::newRow("deep inside") << QByteArray(R"([{"a":[1,{"b":2}]}])") << QByteArray(R"([{"a":[1,{"b":3}]}])");
}

void TestValue::unequalValuesDiffer()
{
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);

    QVERIFY(!(*parse(left) == *parse(right)));
    QVERIFY(!(*parse(right) == *parse(left)));
}

void TestValue::aDeepValueIsCopiedComparedAndDestroyed()
{
    constexpr int depth = 1'000'000;
    const auto nested = [] {
        Value value;
        for (int i = 0; i < depth; ++i) {
            Value outer;
            if (i % 2)
                outer.append(std::move(value));
            else
                outer.set("k", std::move(value));
            value = std::move(outer);
        }
        return value;
    };
    const Value first = nested();
    const Value second = nested();
    const Value copy = first;

    QVERIFY(first == second);
    QVERIFY(copy == first);
}

void TestValue::copiesOnManyThreadsDoNotDisturbEachOther()
{
    const Value shared = objectWith(200);
    const Value before = *parse(write(shared));
    std::atomic_int failures = 0;

    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&shared, &failures, t] {
            for (int round = 0; round < 500; ++round) {
                Value mine = shared;
                failures += mine["key 150"].toInt64() != 150;
                mine.set("key 150", Value::number(qint64(t)));
                mine.set("new " + std::to_string(t), Value(true));
                failures += mine["key 150"].toInt64() != t || mine.size() != 201;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();

    QCOMPARE(failures.load(), 0);
    QVERIFY(shared == before);
}

QTEST_GUILESS_MAIN(TestValue)
#include "tst_value.moc"
