#include "workflow/variationtexts.h"
#include "json/document.h"

#include <QSet>
#include <QTest>

using namespace hanga;

namespace {

const QDateTime when(QDate(2026, 11, 3), QTime(4, 5, 6));

InputRef at(const char *node, const char *input)
{
    return {NodeId(QString::fromLatin1(node)), QString::fromLatin1(input)};
}

NodeCatalog catalog()
{
    return NodeCatalog::fromObjectInfo(R"({
        "Encode": {"input": {"required": {"text": ["STRING", {"dynamicPrompts": true}],
                                          "text_l": ["STRING", {"dynamicPrompts": true}], "note": ["STRING"]}}},
        "Sampler": {"input": {"required": {"seed": ["INT"]}}}})",
                                       QStringLiteral("http://localhost"))
        .value();
}

/// Two encoders, a sampler, an unknown class and one that saves.
Workflow workflow(const QByteArray &positive, const QByteArray &negative = "blurry")
{
    const QByteArray text = R"({"1": {"class_type": "Encode", "inputs": {"text": ")" + positive + R"(", "text_l": ")" +
                            positive + R"(", "note": "{a|b}"}},
        "2": {"class_type": "Encode", "inputs": {"text": ")" +
                            negative + R"(", "text_l": ["5", 0]}},
        "3": {"class_type": "Sampler", "inputs": {"seed": 5, "cfg": 7.0}},
        "4": {"class_type": "Unknown", "inputs": {"text": "{a|b}"}},
        "6": {"class_type": "Save", "inputs": {"filename_prefix": "%date:yyyy%/%Sampler.seed%", "other": "%date:yyyy%"}}})";
    return Workflow::fromJson(*json::parse(text), QStringLiteral("texts")).value();
}

Variation resolved(const Workflow &workflow, std::optional<Seed> seed)
{
    Variation variation{workflow, seed};
    VariationTexts(workflow, catalog(), {}).resolve(variation, when);
    return variation;
}

} // namespace

class TestVariationTexts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choicesDependOnTheSeed();
    void equalTextsAreResolvedAlikeAndOthersOnTheirOwn();
    void anEditLeavesTheChoicesOfOtherTexts();
    void withoutASeedEachJobChooses();
    void nothingElseChanges();
    void templatesAreTheTextsAsTyped();
    void fileNamesTellTheValuesOfTheirJob();
};

void TestVariationTexts::choicesDependOnTheSeed()
{
    const Workflow boats = workflow("{red|blue} boat");
    QSet<QString> found;
    for (quint64 seed = 0; seed < 50; ++seed) {
        const QString text = resolved(boats, Seed(seed)).workflow.input(at("1", "text")).toString();
        QCOMPARE(resolved(boats, Seed(seed)).workflow.input(at("1", "text")).toString(), text);
        found.insert(text);
    }
    QCOMPARE(found, QSet<QString>({QStringLiteral("red boat"), QStringLiteral("blue boat")}));
}

void TestVariationTexts::equalTextsAreResolvedAlikeAndOthersOnTheirOwn()
{
    QSet<QString> pairs;
    for (quint64 seed = 0; seed < 50; ++seed) {
        const Workflow made = resolved(workflow("{a|b}", "{a|b} "), Seed(seed)).workflow;
        QCOMPARE(made.input(at("1", "text")), made.input(at("1", "text_l")));
        pairs.insert(made.input(at("1", "text")).toString() + made.input(at("2", "text")).toString());
    }
    QCOMPARE(pairs.size(), 4);
}

void TestVariationTexts::anEditLeavesTheChoicesOfOtherTexts()
{
    for (quint64 seed = 0; seed < 20; ++seed) {
        QCOMPARE(resolved(workflow("{a|b}", "{c|d}"), Seed(seed)).workflow.input(at("2", "text")),
                 resolved(workflow("{x|y|z} more", "{c|d}"), Seed(seed)).workflow.input(at("2", "text")));
    }
}

void TestVariationTexts::withoutASeedEachJobChooses()
{
    QSet<QString> found;
    for (int i = 0; i < 60; ++i)
        found.insert(resolved(workflow("{a|b}"), std::nullopt).workflow.input(at("1", "text")).toString());
    QCOMPARE(found.size(), 2);
}

void TestVariationTexts::nothingElseChanges()
{
    const Workflow plain = workflow("a (boat:1.2)\\n\\\\(x\\\\)");
    Workflow expected = plain;
    expected.setInput(at("6", "filename_prefix"), json::Value("2026/5"));

    QCOMPARE(json::write(resolved(plain, Seed(5)).workflow.graph()), json::write(expected.graph()));
}

void TestVariationTexts::templatesAreTheTextsAsTyped()
{
    const Variation made = resolved(workflow("{red} boat"), Seed(1));

    QCOMPARE(made.templates,
             (TextTemplates{{at("1", "text"), QStringLiteral("{red} boat")},
                            {at("1", "text_l"), QStringLiteral("{red} boat")},
                            {at("6", "filename_prefix"), QStringLiteral("%date:yyyy%/%Sampler.seed%")}}));
}

void TestVariationTexts::fileNamesTellTheValuesOfTheirJob()
{
    const Workflow original = workflow("x");
    const VariationTexts texts(original, catalog(), {});

    for (Variation &job : seedVariations(original, {at("3", "seed")}, SeedMode::Increment, Seed(7), Seed(99), 2)) {
        texts.resolve(job, when);
        QCOMPARE(job.workflow.input(at("6", "filename_prefix")).toString(), QStringLiteral("2026/") + job.seed->text());
        QCOMPARE(job.workflow.input(at("6", "other")).toString(), QStringLiteral("%date:yyyy%"));
    }
}

QTEST_GUILESS_MAIN(TestVariationTexts)
#include "tst_variationtexts.moc"
