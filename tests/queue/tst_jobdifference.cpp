#include "queue/jobdifference.h"

#include "json/document.h"

#include <QTest>

using namespace hanga;

namespace {

/// Two texts, two samplers one after the other, a size, a number.
constexpr const char *graphText = R"({
    "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 768, "height": 512}},
    "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a harbour at dusk", "clip": ["4", 1]}},
    "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "blurry", "clip": ["4", 1]}},
    "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "a.safetensors"}},
    "3": {"class_type": "KSampler", "_meta": {"title": "Base"}, "inputs": {"seed": 18446744073709551614, "cfg": 7,
          "sampler_name": "euler", "positive": ["6", 0], "negative": ["7", 0], "latent_image": ["5", 0]}},
    "8": {"class_type": "KSampler", "_meta": {"title": "Refiner"}, "inputs": {"seed": 18446744073709551614, "cfg": 7,
          "sampler_name": "euler", "tiled": false, "positive": ["6", 0], "negative": ["7", 0],
          "latent_image": ["3", 0]}},
    "9": {"class_type": "PrimitiveInt", "inputs": {"value": 41}}
})";

Workflow workflowOf(const QByteArray &text)
{
    return *Workflow::fromJson(*json::parse(text), QStringLiteral("made"));
}

JobRequest requestOf(const QByteArray &text)
{
    JobRequest request;
    request.workflow = workflowOf(text);
    return request;
}

/// "Kind node.input: before → after" of each change, "other" for another structure.
QStringList told(const JobRequest &before, const JobRequest &after)
{
    const std::optional<QList<InputChange>> changes = inputChanges(before, after);
    if (!changes)
        return {QStringLiteral("other")};
    const auto textOf = [](const json::Value &value) {
        return value.isBool() ? QVariant(value.toBool()).toString() : QString::fromStdString(std::string(value.text()));
    };
    QStringList lines;
    for (const InputChange &change : *changes) {
        static const QStringList kinds = {QStringLiteral("seed"), QStringLiteral("value"), QStringLiteral("text"),
                                          QStringLiteral("negative")};
        lines += QStringLiteral("%1 %2.%3: %4 → %5")
                     .arg(kinds[static_cast<int>(change.kind)], change.at.node.text(), change.at.input,
                          textOf(change.before), textOf(change.after));
    }
    return lines;
}

} // namespace

class TestJobDifference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatDiffersIsFound_data();
    void whatDiffersIsFound();
    void differentChangesOfOneInputAreTwo();
    void theOrderOfNodesMeansNothing();
    void aSeedByAnotherNameIsASeed();
    void theTitleOfTheNodeIsKnown();
    void onlyTheWordsThatChangedAreLeft_data();
    void onlyTheWordsThatChangedAreLeft();
};

void TestJobDifference::whatDiffersIsFound_data()
{
    QTest::addColumn<QByteArray>("before"); // what of the graph is replaced, everywhere
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *before, const char *after, const QStringList &expected) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << expected;
    };
    row("nothing", "7", "7", {});
    row("a title is no difference", "Refiner", "Second", {});
    row("seven is seven", "\"cfg\": 7", "\"cfg\": 7.0", {});
    row("seeds beyond a double, once for both samplers", "18446744073709551614", "18446744073709551615",
        {QStringLiteral("seed 3.seed: 18446744073709551614 → 18446744073709551615")});
    row("the same value in two nodes is said once", "\"cfg\": 7", "\"cfg\": 6.5",
        {QStringLiteral("value 3.cfg: 7 → 6.5")});
    row("a switch", R"("tiled": false)", R"("tiled": true)", {QStringLiteral("value 8.tiled: false → true")});
    row("a choice", "euler", "dpmpp_2m", {QStringLiteral("value 3.sampler_name: euler → dpmpp_2m")});
    row("a text", "dusk", "dawn", {QStringLiteral("text 6.text: a harbour at dusk → a harbour at dawn")});
    row("a negative text", "blurry", "photo", {QStringLiteral("negative 7.text: blurry → photo")});
    row("an input less", R"("tiled": false, )", "", {QStringLiteral("value 8.tiled: false → ")});
    row("an input more", R"("height": 512)", R"("height": 512, "batch_size": 2)",
        {QStringLiteral("value 5.batch_size:  → 2")});
    row("values before texts", R"(at dusk", )", R"(at dawn", "skip": 1, )",
        {QStringLiteral("value 6.skip:  → 1"), QStringLiteral("text 6.text: a harbour at dusk → a harbour at dawn")});
    row("another class", "PrimitiveInt", "PrimitiveFloat", {QStringLiteral("other")});
    row("another link", R"(["3", 0])", R"(["5", 0])", {QStringLiteral("other")});
    row("another slot", R"(["4", 1])", R"(["4", 0])", {QStringLiteral("other")});
    row("a literal in place of a link", R"(["5", 0])", "5", {QStringLiteral("other")});
    row("a node more", R"("5": {)", R"("10": {"class_type": "Note", "inputs": {}}, "5": {)", {QStringLiteral("other")});
    row("a node by another name", R"("9": {)", R"("10": {)", {QStringLiteral("other")});
}

void TestJobDifference::whatDiffersIsFound()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QStringList, expected);
    QVERIFY(QByteArray(graphText).contains(before));

    QCOMPARE(told(requestOf(graphText), requestOf(QByteArray(graphText).replace(before, after))), expected);
}

void TestJobDifference::differentChangesOfOneInputAreTwo()
{
    JobRequest after = requestOf(graphText);
    const auto set = [&after](const char *node, const char *cfg) {
        after.workflow.setInput({NodeId(QString::fromLatin1(node)), QStringLiteral("cfg")}, json::Value::number(cfg));
    };
    set("3", "6");
    set("8", "5");

    const QStringList expected = {QStringLiteral("value 3.cfg: 7 → 6"), QStringLiteral("value 8.cfg: 7 → 5")};
    QCOMPARE(told(requestOf(graphText), after), expected);
}

void TestJobDifference::theOrderOfNodesMeansNothing()
{
    const JobRequest before = requestOf(R"({"1": {"class_type": "A", "inputs": {"x": 1, "y": 2}},
                                            "2": {"class_type": "B", "inputs": {"z": 3}}})");
    const JobRequest after = requestOf(R"({"2": {"class_type": "B", "inputs": {"z": 4}},
                                           "1": {"class_type": "A", "inputs": {"y": 2, "x": 1}}})");

    QCOMPARE(told(before, after), QStringList{QStringLiteral("value 2.z: 3 → 4")});
}

void TestJobDifference::aSeedByAnotherNameIsASeed()
{
    JobRequest before = requestOf(graphText);
    JobRequest after = requestOf(QByteArray(graphText).replace("41", "42"));
    QCOMPARE(told(before, after), QStringList{QStringLiteral("value 9.value: 41 → 42")});

    before.seed = Seed(41);
    after.seed = Seed(42);

    QCOMPARE(told(before, after), QStringList{QStringLiteral("seed 9.value: 41 → 42")});
}

void TestJobDifference::theTitleOfTheNodeIsKnown()
{
    const auto changes = inputChanges(requestOf(graphText), requestOf(QByteArray(graphText).replace("euler", "heun")));

    QVERIFY(changes);
    QCOMPARE(changes->size(), 1);
    QCOMPARE(changes->first().title, QStringLiteral("Base"));
}

void TestJobDifference::onlyTheWordsThatChangedAreLeft_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");

    QTest::newRow("nothing") << "a b"
                             << "a b"
                             << ""
                             << "";
    QTest::newRow("one word") << "a harbour at dusk"
                              << "a harbour at dawn"
                              << "dusk"
                              << "dawn";
    QTest::newRow("in the middle") << "a red boat sails"
                                   << "a small blue boat sails"
                                   << "red"
                                   << "small blue";
    QTest::newRow("added") << "a boat"
                           << "a blue boat"
                           << ""
                           << "blue";
    QTest::newRow("a word doubled") << "very old"
                                    << "very very old"
                                    << ""
                                    << "very";
    QTest::newRow("removed") << "a blue boat"
                             << "a boat"
                             << "blue"
                             << "";
    QTest::newRow("spaces do not count") << "a  boat\n"
                                         << "a boat"
                                         << ""
                                         << "";
    QTest::newRow("before the same comma") << "at dawn, calm"
                                           << "at early dusk, calm"
                                           << "dawn"
                                           << "early dusk";
    QTest::newRow("a comma more") << "at dawn calm"
                                  << "at dawn, calm"
                                  << "dawn"
                                  << "dawn,";
    QTest::newRow("everything") << "dusk"
                                << "moonlight over the bay"
                                << "dusk"
                                << "moonlight over the bay";
    QTest::newRow("from nothing") << ""
                                  << "dusk"
                                  << ""
                                  << "dusk";
}

void TestJobDifference::onlyTheWordsThatChangedAreLeft()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, left);
    QFETCH(QString, right);

    QCOMPARE(changedWords(before, after), std::make_pair(left, right));
}

QTEST_GUILESS_MAIN(TestJobDifference)
#include "tst_jobdifference.moc"
