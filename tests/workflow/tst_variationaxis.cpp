#include "workflow/variationaxis.h"
#include "json/document.h"

#include <QTest>

using namespace hanga;

namespace {

NodeCatalog catalog()
{
    return NodeCatalog::fromObjectInfo(R"({
        "Encode": {"input": {"required": {"text": ["STRING", {"dynamicPrompts": true}], "clip": ["CLIP"]}},
                   "output": ["CONDITIONING"]},
        "KSampler": {"input": {"required": {"seed": ["INT", {"min": 0, "max": 18446744073709551615}],
            "steps": ["INT"], "cfg": ["FLOAT"], "sampler_name": [["euler", "dpmpp_2m", "a, b"]],
            "tiled": ["BOOLEAN"], "factor": [["auto", 2, 4.0, true]], "positive": ["CONDITIONING"], "negative": ["CONDITIONING"]}}, "output": ["LATENT"]},
        "Save": {"input": {"required": {"samples": ["LATENT"]}}, "output": [], "output_node": true}})",
                                       QStringLiteral("http://localhost"))
        .value();
}

Workflow workflow()
{
    return Workflow::fromJson(*json::parse(R"({
        "1": {"class_type": "Encode", "inputs": {"text": "a cat, a cat"}},
        "2": {"class_type": "Encode", "inputs": {"text": "blurry"}},
        "3": {"class_type": "KSampler", "inputs": {"seed": 5, "steps": 20, "cfg": 7.0, "sampler_name": "euler",
              "tiled": false, "positive": ["1", 0], "negative": ["2", 0]}},
        "4": {"class_type": "Other", "inputs": {"scale": 2, "word": "x", "on": true}},
        "5": {"class_type": "Save", "inputs": {"samples": ["3", 0]}}})"),
                              QStringLiteral("axes"))
        .value();
}

/// What \a axis makes of its inputs, step by step: the values as JSON.
QString values(const VariationAxis &axis)
{
    QStringList made;
    for (const VariationStep &step : axis.steps) {
        Workflow changed = workflow();
        step.apply(changed);
        QStringList parts;
        for (const auto &[at, value] : step.values)
            parts.append(QString::fromUtf8(json::write(changed.input(at))));
        for (const InputRef &at : step.texts)
            parts.append(changed.input(at).toString());
        made.append(parts.join(u'+'));
    }
    return made.join(u'|');
}

} // namespace

class TestVariationAxis final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sweepsTakeTheValuesOfTheirInput_data();
    void sweepsTakeTheValuesOfTheirInput();
    void whatIsNoSweepIsSaid_data();
    void whatIsNoSweepIsSaid();
    void rowsSetWhatTheirColumnsName();
    void aColumnThatNamesNothingIsRefused();
};

void TestVariationAxis::sweepsTakeTheValuesOfTheirInput_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a list") << "3.cfg=5, 6.50,8"
                            << "5|6.50|8";
    QTest::newRow("whole numbers") << "3.steps=10..13"
                                   << "10|11|12|13";
    QTest::newRow("down") << "3.steps=3..1"
                          << "3|2|1";
    QTest::newRow("in steps") << "3.steps=1..10/4"
                              << "1|5|9";
    QTest::newRow("fractions without an error") << "3.cfg=0.1..0.5/0.1"
                                                << "0.1|0.2|0.3|0.4|0.5";
    QTest::newRow("below nothing") << "4.scale=-1..0.5/0.5"
                                   << "-1.0|-0.5|0.0|0.5";
    QTest::newRow("large seeds") << "3.seed=18446744073709551615,0"
                                 << "18446744073709551615|0";
    QTest::newRow("all choices") << "3.sampler_name=*"
                                 << "\"euler\"|\"dpmpp_2m\"|\"a, b\"";
    QTest::newRow("choices that are numbers") << "3.factor=*"
                                              << "\"auto\"|2|4.0|true";
    QTest::newRow("a value with a comma") << "3.sampler_name=\"a, b\",euler"
                                          << "\"a, b\"|\"euler\"";
    QTest::newRow("on and off") << "3.tiled=*"
                                << "false|true";
    QTest::newRow("a text") << "1.text=7,x"
                            << "\"7\"|\"x\"";
    QTest::newRow("an undeclared number") << "4.scale=2.5"
                                          << "2.5";
    QTest::newRow("an undeclared text") << "4.word=1..2"
                                        << "\"1\"|\"2\"";
    QTest::newRow("an undeclared switch") << "4.on=false"
                                          << "false";
    QTest::newRow("other words") << "prompt:cat=>dog,\"big, old bird\""
                                 << "a dog, a dog|a big, old bird, a big, old bird";
}

void TestVariationAxis::sweepsTakeTheValuesOfTheirInput()
{
    QFETCH(QString, spec);
    QFETCH(QString, expected);

    const auto axis = sweepAxis(spec, workflow(), catalog());

    QVERIFY2(axis, qPrintable(axis ? QString() : whatHappened(axis.error())));
    QCOMPARE(values(*axis), expected);
}

void TestVariationAxis::whatIsNoSweepIsSaid_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QString>("says");
    QTest::newRow("no values") << "3.cfg"
                               << "3.cfg";
    QTest::newRow("no such input") << "3.nothing=1"
                                   << "3.nothing";
    QTest::newRow("no such node") << "99.cfg=1"
                                  << "99.cfg";
    QTest::newRow("no number") << "3.cfg=5,x"
                               << "“x”";
    QTest::newRow("no whole number") << "3.steps=1.5"
                                     << "“1.5”";
    QTest::newRow("no choice") << "3.sampler_name=eular"
                               << "“eular”";
    QTest::newRow("no choices") << "3.cfg=*"
                                << "3.cfg";
    QTest::newRow("no switch") << "3.tiled=1"
                               << "“1”";
    QTest::newRow("a step of nothing") << "3.cfg=1..2/0"
                                       << "1..2/0";
    QTest::newRow("two points in a number") << "3.cfg=0.1.2..5"
                                            << "0.1.2..5";
    QTest::newRow("too many") << "3.steps=0..1000000"
                              << "100000";
    QTest::newRow("word not there") << "prompt:horse=>dog"
                                    << "horse";
    QTest::newRow("no arrow") << "prompt:cat"
                              << "prompt:cat";
    QTest::newRow("an open quotation mark") << "1.text=\"a"
                                            << "\"a";
}

void TestVariationAxis::whatIsNoSweepIsSaid()
{
    QFETCH(QString, spec);
    QFETCH(QString, says);

    const auto axis = sweepAxis(spec, workflow(), catalog());

    QVERIFY(!axis);
    QVERIFY2(whatHappened(axis.error()).contains(says), qPrintable(whatHappened(axis.error())));
}

void TestVariationAxis::rowsSetWhatTheirColumnsName()
{
    const prompt::PromptTable table{
        {QStringLiteral("prompt"), QStringLiteral("negative"), QStringLiteral("seed"), QStringLiteral("3.cfg")},
        {{QStringLiteral("a dog"), QStringLiteral("bad"), QStringLiteral("9"), QStringLiteral("4.5")},
         {QStringLiteral("a bird"), QString(), QString(), QStringLiteral("5")}}};

    const auto axis = promptAxis(table, workflow(), catalog());

    QVERIFY2(axis, qPrintable(axis ? QString() : whatHappened(axis.error())));
    QCOMPARE(values(*axis), QStringLiteral("\"a dog\"+\"bad\"+9+4.5|\"a bird\"+5"));
    QCOMPARE(axis->steps.last().label, QStringLiteral("a bird · 5"));
}

void TestVariationAxis::aColumnThatNamesNothingIsRefused()
{
    const prompt::PromptTable table{{QStringLiteral("promt")}, {{QStringLiteral("a dog")}}};
    QVERIFY(!promptAxis(table, workflow(), catalog()));
}

QTEST_GUILESS_MAIN(TestVariationAxis)
#include "tst_variationaxis.moc"
