#include "tests/ui/composer/graphs.h"
#include "ui/composer/formfield.h"

#include <QSet>
#include <QTest>

using namespace hanga;

namespace {

QList<FormField> fieldsOf(const Workflow &workflow, const NodeCatalog &catalog = {})
{
    return formFields(workflow, discover(workflow, catalog), catalog);
}

/// Of what stands in the form at once.
QStringList labels(const QList<FormField> &fields)
{
    QStringList all;
    for (const FormField &field : fields) {
        if (field.place != FieldPlace::More)
            all.append(field.label);
    }
    return all;
}

} // namespace

class TestFormField final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlainWorkflowOffersItsValuesFromTheTopDown();
    void severalPromptsCarryTheTitlesOfTheirNodes();
    void equalTitlesAreToldApartByTheirNodes();
    void twoTextsOfOneNodeAreToldApartByTheirInputs();
    void aLinkedValueIsNotOffered();
    void theServersDeclarationIsTaken();
    void withoutAServerCommonNumbersHaveTheirUsualLimits();
    void theSecondPassStandsUnderItsOwnHeading();
    void namesAreUnique();
    void everyOtherLiteralOfALiveNodeIsMore();
    void pinsStandFirstInTheirOrder();
};

void TestFormField::aPlainWorkflowOffersItsValuesFromTheTopDown()
{
    const QList<FormField> fields = fieldsOf(graphs::textToImage());

    QCOMPARE(labels(fields),
             (QStringList{QStringLiteral("Prompt"), QStringLiteral("Negative prompt"), QStringLiteral("Width"),
                          QStringLiteral("Height"), QStringLiteral("Steps"), QStringLiteral("cfg"),
                          QStringLiteral("Model"), QStringLiteral("Sampler"), QStringLiteral("Scheduler"),
                          QStringLiteral("Denoise"), QStringLiteral("Batch size")}));
    QCOMPARE(fields.first().at, graphs::at("6", "text"));
    QCOMPARE(fields.first().nodeTitle, QStringLiteral("港の夜明け"));
}

void TestFormField::severalPromptsCarryTheTitlesOfTheirNodes()
{
    const QList<FormField> fields = fieldsOf(graphs::twoPrompts());

    QCOMPARE(fields[0].label, QStringLiteral("Prompt — Sky"));
    QCOMPARE(fields[0].name, QStringLiteral("Prompt 1: Sky"));
    QCOMPARE(fields[1].label, QStringLiteral("Prompt — Sea"));
    QCOMPARE(fields[1].name, QStringLiteral("Prompt 2: Sea"));
    QCOMPARE(fields[2].label, QStringLiteral("Negative prompt"));
}

void TestFormField::equalTitlesAreToldApartByTheirNodes()
{
    const Workflow workflow = graphs::read(R"({"6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a"}},
        "12:5": {"class_type": "CLIPTextEncode", "inputs": {"text": "b"}}})");
    Discovery found;
    found.positive = {{graphs::at("6", "text"), {}}, {graphs::at("12:5", "text"), {}}};

    QCOMPARE(labels(formFields(workflow, found, {})),
             (QStringList{QStringLiteral("Prompt — CLIPTextEncode, node 6"),
                          QStringLiteral("Prompt — CLIPTextEncode, node 12:5")}));
}

void TestFormField::twoTextsOfOneNodeAreToldApartByTheirInputs()
{
    const Workflow workflow = graphs::read(R"({"6": {"class_type": "CLIPTextEncodeSDXL", "_meta": {"title": "Both"},
        "inputs": {"text_g": "a", "text_l": "b"}}})");
    Discovery found;
    found.positive = {{graphs::at("6", "text_g"), QStringLiteral("a")},
                      {graphs::at("6", "text_l"), QStringLiteral("b")}};

    const QList<FormField> fields = formFields(workflow, found, {});

    QCOMPARE(labels(fields),
             (QStringList{QStringLiteral("Prompt — Both, text_g"), QStringLiteral("Prompt — Both, text_l")}));
}

void TestFormField::aLinkedValueIsNotOffered()
{
    const Workflow workflow = graphs::oneSampler(R"("seed": 1, "steps": ["5", 0], "cfg": 7, "sampler_name": "euler")");

    const QStringList offered = labels(fieldsOf(workflow));

    QVERIFY(!offered.contains(QStringLiteral("Steps")));
    QVERIFY(offered.contains(QStringLiteral("cfg")));
}

void TestFormField::theServersDeclarationIsTaken()
{
    const QList<FormField> fields = fieldsOf(graphs::textToImage(), graphs::catalog());

    QCOMPARE(fields[4].spec.maximum, json::Value::number("100"));
    QCOMPARE(fields[6].spec.choices,
             (QStringList{QStringLiteral("first.safetensors"), QStringLiteral("second.safetensors")}));
}

void TestFormField::withoutAServerCommonNumbersHaveTheirUsualLimits()
{
    const QList<FormField> fields = fieldsOf(graphs::textToImage());

    QCOMPARE(fields[2].spec.step, json::Value::number("8"));
    QCOMPARE(fields[9].spec.kind, InputSpec::Kind::Float);
    QCOMPARE(fields[9].spec.maximum, json::Value::number("1.0"));
}

void TestFormField::theSecondPassStandsUnderItsOwnHeading()
{
    const Workflow workflow = graphs::read(R"({
        "1": {"class_type": "KSampler", "_meta": {"title": "Draft"}, "inputs": {"steps": 20, "cfg": 7}},
        "2": {"class_type": "KSampler", "_meta": {"title": "Finish"}, "inputs": {"steps": 8, "cfg": 5}},
        "3": {"class_type": "KSamplerSelect", "inputs": {"sampler_name": "euler"}}})");
    Discovery found;
    found.samplers = {{NodeId(QStringLiteral("1")), {{graphs::at("1", "steps"), json::Value::number("20")}}},
                      {NodeId(QStringLiteral("2")), {{graphs::at("2", "steps"), json::Value::number("8")}}},
                      {NodeId(QStringLiteral("3")), {{graphs::at("3", "sampler_name"), json::Value("euler")}}}};

    const QList<FormField> fields = formFields(workflow, found, {});

    QCOMPARE(labels(fields),
             (QStringList{QStringLiteral("Steps"), QStringLiteral("Steps"), QStringLiteral("Sampler")}));
    QCOMPARE(fields[0].place, FieldPlace::Sampling);
    QCOMPARE(fields[0].group, QString());
    QCOMPARE(fields[1].group, QStringLiteral("Finish"));
    QCOMPARE(fields[2].group, QString()); // a helper of the first pass
}

void TestFormField::namesAreUnique()
{
    const Workflow workflow = graphs::read(R"({
        "1": {"class_type": "Load", "inputs": {"ckpt_name": "a"}},
        "2": {"class_type": "Load", "inputs": {"ckpt_name": "b"}},
        "3": {"class_type": "Load", "inputs": {"ckpt_name": "c"}}})");
    Discovery found;
    for (const char *node : {"1", "2", "3"})
        found.models.append({graphs::at(node, "ckpt_name"), {}});

    QSet<QString> names;
    for (const FormField &field : formFields(workflow, found, {}))
        names.insert(field.name);

    QCOMPARE(names.size(), 3);
}

void TestFormField::everyOtherLiteralOfALiveNodeIsMore()
{
    const Workflow workflow = graphs::read(R"({
        "1": {"class_type": "LoadImage", "inputs": {"image": "a.png"}},
        "2": {"class_type": "Blur", "_meta": {"title": "Soft"}, "inputs": {"radius": 3, "hard": false,
              "list": [1, 2, 3], "pixels": ["1", 0]}},
        "3": {"class_type": "Blur", "_meta": {"title": "Soft"}, "inputs": {"radius": 5, "pixels": ["2", 0]}},
        "4": {"class_type": "SaveImage", "inputs": {"filename_prefix": "x", "images": ["3", 0]}},
        "5": {"class_type": "Lonely", "inputs": {"value": 1}}})");

    QStringList more;
    for (const FormField &field : formFields(workflow, discover(workflow, {}), {})) {
        if (field.place == FieldPlace::More)
            more.append(field.group + u'/' + field.at.input);
    }
    more.sort(); // the order is that of liveNodes

    QCOMPARE(more, (QStringList{QStringLiteral("SaveImage/filename_prefix"), QStringLiteral("Soft, node 2/hard"),
                                QStringLiteral("Soft, node 2/radius"), QStringLiteral("Soft, node 3/radius")}));
}

void TestFormField::pinsStandFirstInTheirOrder()
{
    const Workflow workflow = graphs::textToImage();
    const QList<InputRef> pins = {graphs::at("9", "filename_prefix"), graphs::at("3", "denoise"),
                                  graphs::at("6", "text"), graphs::at("77", "gone")};

    QStringList settings;
    for (const FormField &field : formFields(workflow, discover(workflow, {}), {}, pins)) {
        if (field.place == FieldPlace::Setting)
            settings.append(field.label + (field.pinned ? QStringLiteral("!") : QString()));
    }

    QCOMPARE(settings,
             (QStringList{QStringLiteral("filename_prefix!"), QStringLiteral("Denoise!"), QStringLiteral("Model"),
                          QStringLiteral("Sampler"), QStringLiteral("Scheduler"), QStringLiteral("Batch size")}));
}

QTEST_GUILESS_MAIN(TestFormField)
#include "tst_formfield.moc"
