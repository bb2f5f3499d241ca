#include "tests/ui/composer/graphs.h"
#include "ui/composer/draft.h"

#include <QTest>

using namespace hanga;

namespace {

Draft aDraft()
{
    Draft draft;
    draft.name = QStringLiteral("港の夜明け");
    draft.opened = graphs::textToImage();
    draft.workflow = draft.opened;
    draft.workflow.setInput(graphs::at("6", "text"), json::Value(QStringLiteral("漁村")));
    draft.source = {draft.opened, json::parse(R"({"nodes": []})").value()};
    draft.switches = {{NodeId(QStringLiteral("8")), false}};
    draft.parked = {{graphs::at("44", "strength"), json::Value::number("0.50")}};
    draft.pins = {graphs::at("3", "denoise")};
    draft.seedText = QStringLiteral("18446744073709551615");
    draft.seedMode = SeedMode::Decrement;
    draft.count = 4;
    draft.negativeOpen = true;
    return draft;
}

NodeCatalog encoders()
{
    return NodeCatalog::fromObjectInfo(
               R"({"CLIPTextEncode": {"input": {"required": {"text": ["STRING", {"dynamicPrompts": true}]}}}})",
               QStringLiteral("http://localhost"))
        .value();
}

QList<JobRequest> made(const Draft &draft, const QList<InputRef> &seeds, Seed seed)
{
    return jobRequests(draft, seeds, seed, Seed(~quint64(0)), encoders(), QDate(2026, 11, 3).startOfDay());
}

} // namespace

class TestDraft final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDraftReadsBackAsItWas();
    void whatIsNoSeedIsKeptAsTyped();
    void damagedPartsHaveTheirDefaults_data();
    void damagedPartsHaveTheirDefaults();
    void aConvertedWorkflowStaysOne();
    void whatWasTypedIntoANodeThatIsOffComesBackWithIt();
    void withoutAWorkflowThereIsNoDraft();
    void oneImageIsNoGroup();
    void severalImagesFormAGroup();
    void choicesAreMadeForEachJobAndTheTemplateIsKept();
};

void TestDraft::aDraftReadsBackAsItWas()
{
    const Draft draft = aDraft();

    const auto back = draftFromJson(json::parse(json::write(toJson(draft))).value());

    QCOMPARE(back, draft);
    QCOMPARE(json::write(back->workflow.graph()), json::write(draft.workflow.graph()));
}

void TestDraft::whatIsNoSeedIsKeptAsTyped()
{
    Draft draft = aDraft();
    draft.seedText = QStringLiteral("-1 or so");

    QCOMPARE(draftFromJson(toJson(draft))->seedText, draft.seedText);
}

void TestDraft::damagedPartsHaveTheirDefaults_data()
{
    QTest::addColumn<QByteArray>("parts");
    QTest::newRow("nothing but the graph") << QByteArray();
    QTest::newRow("other types") << QByteArray(R"(, "count": "x", "seed_mode": 3, "seed": [], "opened": 1)");
    QTest::newRow("unknown mode, count too small") << QByteArray(R"(, "count": -5, "seed_mode": "sideways")");
}

void TestDraft::damagedPartsHaveTheirDefaults()
{
    QFETCH(QByteArray, parts);
    const QByteArray graph = R"({"graph": {"1": {"class_type": "X", "inputs": {}}})";

    const auto draft = draftFromJson(json::parse(graph + parts + "}").value());

    QVERIFY(draft);
    QCOMPARE(draft->count, 1);
    QCOMPARE(draft->seedMode, SeedMode::Random);
    QCOMPARE(draft->seedText, QString());
    QCOMPARE(draft->opened, draft->workflow);
    QCOMPARE(draft->source.api, draft->opened);
    QVERIFY(draft->switches.isEmpty());
}

void TestDraft::aConvertedWorkflowStaysOne()
{
    Draft draft = aDraft();
    draft.source.api = Workflow();

    const auto back = draftFromJson(toJson(draft));

    QCOMPARE(back, draft);
    QVERIFY(back->source.api.isEmpty());
}

void TestDraft::whatWasTypedIntoANodeThatIsOffComesBackWithIt()
{
    Draft draft = aDraft();
    draft.parked.clear();
    json::Value without = draft.opened.graph();
    without.remove("6");
    const Workflow off = Workflow::fromJson(without, draft.name).value();

    const Draft parked = withSwitches(draft, {{NodeId(QStringLiteral("6")), false}}, off);
    QCOMPARE(parked.workflow, off);
    QCOMPARE(parked.parked, (Edits{{graphs::at("6", "text"), json::Value(QStringLiteral("漁村"))}}));

    const Draft again = withSwitches(parked, {}, draft.opened);
    QCOMPARE(again.workflow, draft.workflow);
    QVERIFY(again.parked.isEmpty());
}

void TestDraft::withoutAWorkflowThereIsNoDraft()
{
    QVERIFY(!draftFromJson({}));
    QVERIFY(!draftFromJson(json::parse(R"({"graph": 3})").value()));
}

void TestDraft::oneImageIsNoGroup()
{
    Draft draft = aDraft();
    draft.count = 1;

    const auto requests = made(draft, {graphs::at("3", "seed")}, Seed(7));

    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests.first().group, QString());
    QCOMPARE(requests.first().seed, Seed(7));
    QCOMPARE(requests.first().ui, draft.source.ui);
    QCOMPARE(requests.first().name, draft.name);
}

void TestDraft::severalImagesFormAGroup()
{
    Draft draft = aDraft();

    const auto requests = made(draft, {graphs::at("3", "seed")}, Seed(7));

    QCOMPARE(requests.size(), 4);
    QVERIFY(!requests.first().group.isEmpty());
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(requests[i].group, requests.first().group);
        QCOMPARE(requests[i].indexInGroup, i);
        QCOMPARE(requests[i].groupSize, 4);
        QCOMPARE(requests[i].seed, Seed(quint64(7 - i))); // counting down
    }
    QVERIFY(made(draft, {}, Seed()).first().group != requests.first().group);
}

void TestDraft::choicesAreMadeForEachJobAndTheTemplateIsKept()
{
    const InputRef text = graphs::at("6", "text");
    const QString typed = QStringLiteral("{red|blue} boat");
    Draft draft = aDraft();
    draft.seedMode = SeedMode::Keep;
    draft.count = 3;
    draft.workflow.setInput(text, json::Value(typed));
    draft.workflow.setInput(graphs::at("9", "filename_prefix"), json::Value("%date:yyyy%/%KSampler.seed%"));

    const auto requests = made(draft, {graphs::at("3", "seed")}, Seed(7));

    for (const JobRequest &request : requests) {
        const QString boat = request.workflow.input(text).toString();
        QVERIFY2(boat == u"red boat" || boat == u"blue boat", qPrintable(boat));
        QCOMPARE(boat, requests.first().workflow.input(text).toString()); // the same seed
        QCOMPARE(request.workflow.input(graphs::at("9", "filename_prefix")).toString(), QStringLiteral("2026/7"));
        QCOMPARE(request.templates.first(), std::pair(text, typed));
        QCOMPARE(request.templates.size(), 2);
    }
    QCOMPARE(draft.workflow.input(text).toString(), typed);
}

QTEST_GUILESS_MAIN(TestDraft)
#include "tst_draft.moc"
