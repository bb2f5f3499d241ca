#include "queue/refusalproblems.h"
#include "support/transcript.h"

#include "json/document.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace hanga;

namespace {

constexpr const char *objectInfo = R"({
"Load": {"input": {"required": {"name": [["sd/one.safetensors"], {}]}}, "output": ["MODEL", "CLIP"]},
"LoadImage": {"input": {"required": {"image": [["here.png"], {"image_upload": true}]}}, "output": ["IMAGE"]},
"Sampler": {"input": {"required": {"model": ["MODEL", {}],
         "steps": ["INT", {"default": 20, "min": 1, "max": 100}], "mode": [["fast"], {"default": "fast"}]}},
         "output": ["LATENT"]},
"Save": {"input": {"required": {"data": ["LATENT,MODEL", {}]}}, "output": [], "output_node": true}
})";

const NodeCatalog &catalog()
{
    static const NodeCatalog known = NodeCatalog::fromObjectInfo(objectInfo, QStringLiteral("test")).value();
    return known;
}

Workflow workflowOf(const QByteArray &json)
{
    return Workflow::fromJson(json::parse(json).value(), QStringLiteral("test")).value();
}

/// A sampler whose inputs are sound but for \a inputs, which come first.
Workflow sampled(const QByteArray &inputs)
{
    return workflowOf(R"({"1": {"class_type": "Load", "inputs": {"name": "sd/one.safetensors"}},
        "2": {"class_type": "Sampler", "_meta": {"title": "My sampler"}, "inputs": {)" +
                      inputs + R"(}}, "9": {"class_type": "Save", "inputs": {"data": ["2", 0]}}})");
}

PromptRefusal refusalOf(const InputProblem &problem)
{
    return {QStringLiteral("prompt_outputs_failed_validation"),
            QStringLiteral("Prompt outputs failed validation"),
            {},
            {problem}};
}

InputProblem said(const char *type, const char *input, const char *message, const char *details = "")
{
    return {NodeId(QStringLiteral("2")), QStringLiteral("Sampler"),  QString::fromUtf8(input),
            QString::fromUtf8(type),     QString::fromUtf8(message), QString::fromUtf8(details)};
}

QStringList lines(const QList<Problem> &problems)
{
    QStringList all;
    for (const Problem &problem : problems)
        all.append(problemLine(problem));
    return all;
}

} // namespace

class TestRefusalProblems final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRecordedRefusalHasItsProblems_data();
    void everyRecordedRefusalHasItsProblems();
    void everyTypeHasASentence_data();
    void everyTypeHasASentence();
    void whatPreflightFindsComesWithItsFixes();
    void aPictureThatIsGoneIsAMissingPicture();
    void allUnknownClassesAreNamed();
    void theSameReasonIsToldOnce();
    void aHostileTextIsOneShortLine();
};

void TestRefusalProblems::everyRecordedRefusalHasItsProblems_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("entry");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, int entry, const QList<const char *> &expected) {
        QStringList texts;
        for (const char *each : expected)
            texts.append(QString::fromUtf8(each));
        QTest::addRow("%s %d", name, entry) << QString::fromUtf8(name) << entry << texts;
    };
    const char *errors = "06-validation-errors";
    row(errors, 2, {"3. unknown_class"});
    row(errors, 3, {"3.steps required_input_missing"});
    row(errors, 4, {"4.ckpt_name value_not_in_list", "3.sampler_name value_not_in_list"});
    row(errors, 5, {"3.steps value_smaller_than_min", "3.cfg invalid_input_type"});
    row(errors, 6, {"8.samples link_to_nowhere"});
    row(errors, 7, {"8.samples return_type_mismatch"});
    row(errors, 8, {"8.samples bad_linked_input"});
    row(errors, 9, {". no_output"});
    row(errors, 17, {"3. server_says"}); // a node without a class: no file of ours can have one
    row(errors, 18, {". no_output"});
    row(errors, 19, {". no_output"});
    row(errors, 21, {". server_says"});
    row(errors, 24, {". server_says"});
    row("15-load-image-img2img", 21, {"1.image value_not_in_list"});
}

void TestRefusalProblems::everyRecordedRefusalHasItsProblems()
{
    QFETCH(QString, name);
    QFETCH(int, entry);
    QFETCH(QStringList, expected);
    QFile file(QStringLiteral(HANGA_TEST_DATA "/transcripts/object_info.json"));
    QVERIFY(file.open(QFile::ReadOnly));
    const NodeCatalog known = NodeCatalog::fromObjectInfo(file.readAll(), {}).value();
    const auto recorded = test::readTranscript(name).value(entry);
    const auto refusal = parsePromptRefusal(test::responseBody(recorded));
    QVERIFY(refusal);
    const Workflow sent = Workflow::fromJson(recorded.all["request_body"]["prompt"], {}).value_or(Workflow());

    const QList<Problem> problems = refusalProblems(*refusal, sent, known);

    QStringList found;
    for (const Problem &problem : problems) {
        QVERIFY(problem.isFatal);
        found.append(
            QStringLiteral("%1.%2 %3").arg(problem.at.node.text(), problem.at.input, problemKind(problem.kind)));
    }
    QCOMPARE(found, expected);
}

void TestRefusalProblems::everyTypeHasASentence_data()
{
    QTest::addColumn<InputProblem>("problem");
    QTest::addColumn<QString>("expected");
    const auto row = [](const InputProblem &problem, const char *expected) {
        QTest::addRow("%s, %s", qPrintable(problem.type), qPrintable(problem.input))
            << problem << QString::fromUtf8(expected);
    };
    // None of these is wrong by the catalogue that we have: it is older than the server's No.
    row(said("required_input_missing", "extra", "Required input is missing", "extra"),
        "“extra” of “My sampler” (node 2): It needs a value or a connection.");
    row(said("bad_linked_input", "model", "Bad linked input"),
        "“model” of “My sampler” (node 2): Its value is a list that is no connection.");
    row(said("return_type_mismatch", "model", "Return type mismatch between linked nodes",
             "model, received_type(MODEL) mismatch input_type(WAN)"),
        "“model” of “My sampler” (node 2): It gets MODEL, but needs WAN.");
    row(said("invalid_input_type", "steps", "Failed to convert an input value to a INT value", "steps, 30, why"),
        "“steps” of “My sampler” (node 2): “30” is not a value of the type INT.");
    row(said("value_smaller_than_min", "steps", "Value 30 smaller than min of 40", "steps"),
        "“steps” of “My sampler” (node 2): 30 is too small: the smallest value is 40.");
    row(said("value_bigger_than_max", "steps", "Value 30 bigger than max of 25", "steps"),
        "“steps” of “My sampler” (node 2): 30 is too large: the largest value is 25.");
    row(said("value_not_in_list", "mode", "Value not in list", "mode: 'fast' not in ['slow']"),
        "“mode” of “My sampler” (node 2): The server does not have “fast”.");
    row(said("custom_validation_failed", "mode", "Custom validation failed for node", "mode - not today"),
        "“mode” of “My sampler” (node 2): The server says: Custom validation failed for node: mode - not today");
    row(said("exception_during_inner_validation", "images", "Exception when validating inner node", "'99'"),
        "“My sampler” (node 2): The server says: Exception when validating inner node: '99'");
    row(said("exception_during_validation", "", "Exception when validating node", "'str' object"),
        "“My sampler” (node 2): The server says: Exception when validating node: 'str' object");
    row(said("dependency_cycle", "", "Dependency cycle detected", "2 -> 9 -> 2"),
        "“My sampler” (node 2): The server says: Dependency cycle detected: 2 -> 9 -> 2");
    row(said("missing_node_type", "", "Node 'Sampler' not found", "Node ID '#2'"),
        "“My sampler” (node 2): The server does not know the class “Sampler”.");
    row(said("invalid_prompt", "", "Cannot execute because node Sampler does not exist.", "Node ID '#2'"),
        "“My sampler” (node 2): The server does not know the class “Sampler”.");
    row(said("invalid_dynamic_input", "mode", "Something new", "mode"),
        "“mode” of “My sampler” (node 2): The server says: Something new: mode");
    row(said("value_smaller_than_min", "model", "too small, says custom code"),
        "“model” of “My sampler” (node 2): The server says: too small, says custom code");
    row(said("", "", ""), "“My sampler” (node 2): The server refused it without a reason.");
}

void TestRefusalProblems::everyTypeHasASentence()
{
    QFETCH(InputProblem, problem);
    QFETCH(QString, expected);
    const Workflow sent = sampled(R"("model": ["1", 0], "steps": 30, "mode": "fast")");

    QCOMPARE(lines(refusalProblems(refusalOf(problem), sent, catalog())), QStringList{expected});
}

void TestRefusalProblems::whatPreflightFindsComesWithItsFixes()
{
    const Workflow sent = sampled(R"("model": ["1", 0], "steps": 300)");
    PromptRefusal refusal = refusalOf(said("value_bigger_than_max", "steps", "Value 300 bigger than max of 100"));
    refusal.problems.append(said("required_input_missing", "mode", "Required input is missing", "mode"));

    const QList<Problem> problems = refusalProblems(refusal, sent, catalog());

    QCOMPARE(problems.size(), 2);
    QCOMPARE(problems[0].fixes.value(0).edits.value(0).second, json::Value::number(qint64(100)));
    QCOMPARE(problems[1].fixes.value(0).edits.value(0).second, json::Value("fast"));
    QVERIFY(!problems[0].fixes.first().certain && !problems[1].fixes.first().certain);
}

void TestRefusalProblems::aPictureThatIsGoneIsAMissingPicture()
{
    const Workflow sent = workflowOf(R"({"2": {"class_type": "LoadImage", "inputs": {"image": "gone.png"}},
        "9": {"class_type": "Save", "inputs": {"data": ["2", 0]}}})");

    const QList<Problem> problems =
        refusalProblems(refusalOf(said("custom_validation_failed", "image", "Custom validation failed for node",
                                       "image - Invalid image file: gone.png")),
                        sent, catalog());

    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().kind, Problem::Kind::NotInList);
    QCOMPARE(problems.first().choices, QStringList{QStringLiteral("here.png")});
}

void TestRefusalProblems::allUnknownClassesAreNamed()
{
    const Workflow sent = workflowOf(R"({"2": {"class_type": "NewA", "inputs": {}},
        "3": {"class_type": "NewB", "inputs": {}}, "9": {"class_type": "Save", "inputs": {"data": ["2", 0]}}})");
    PromptRefusal refusal{QStringLiteral("missing_node_type"),
                          QStringLiteral("Node 'NewA' not found"),
                          {},
                          {said("missing_node_type", "", "Node 'NewA' not found")}};

    QCOMPARE(lines(refusalProblems(refusal, sent, catalog())),
             (QStringList{QStringLiteral("“NewA” (node 2): The server does not know the class “NewA”."),
                          QStringLiteral("“NewB” (node 3): The server does not know the class “NewB”.")}));
}

void TestRefusalProblems::theSameReasonIsToldOnce()
{
    PromptRefusal refusal = refusalOf(said("bad_linked_input", "model", "Bad linked input"));
    refusal.problems.append(refusal.problems.first());

    QCOMPARE(refusalProblems(refusal, sampled(R"("model": ["1", 0], "steps": 30, "mode": "fast")"), catalog()).size(),
             1);
}

void TestRefusalProblems::aHostileTextIsOneShortLine()
{
    const PromptRefusal refusal{QString(), QStringLiteral("\x1b[31mNo\n<b>") + QString(100000, u'x'), {}, {}};

    const QList<Problem> problems = refusalProblems(refusal, Workflow(), NodeCatalog());

    QCOMPARE(problems.size(), 1);
    const QString text = problemText(problems.first());
    QVERIFY(text.size() < 500);
    QVERIFY(std::ranges::all_of(text, [](QChar each) { return each.isPrint(); }));
}

QTEST_GUILESS_MAIN(TestRefusalProblems)
#include "tst_refusalproblems.moc"
