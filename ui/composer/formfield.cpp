#include "ui/composer/formfield.h"

#include "workflow/variation.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace hanga {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hanga::FormField)
};

/// The declaration of a number for which no server has one: what nearly every node that has such an input declares.
struct KnownNumber
{
    QLatin1StringView input;
    InputSpec::Kind kind;
    const char *minimum;
    const char *maximum; ///< empty: open
    const char *step;
};
constexpr auto whole = InputSpec::Kind::Int;
constexpr auto decimal = InputSpec::Kind::Float;
constexpr KnownNumber knownNumbers[] = {
    {QLatin1StringView("width"), whole, "16", "16384", "8"},
    {QLatin1StringView("height"), whole, "16", "16384", "8"},
    {QLatin1StringView("steps"), whole, "1", "10000", "1"},
    {QLatin1StringView("cfg"), decimal, "0.0", "100.0", "0.1"},
    {QLatin1StringView("denoise"), decimal, "0.0", "1.0", "0.01"},
    {QLatin1StringView("guidance"), decimal, "0.0", "100.0", "0.1"},
    {QLatin1StringView("batch_size"), whole, "1", "4096", "1"},
    {QLatin1StringView("length"), whole, "1", "16384", "1"},
};

InputSpec guessedSpec(const QString &input, const json::Value &value)
{
    InputSpec spec;
    spec.name = input;
    if (value.isBool())
        spec.kind = InputSpec::Kind::Boolean;
    else if (value.isString())
        spec.kind = InputSpec::Kind::Text;
    if (!value.isNumber())
        return spec;
    const bool isWhole = value.text().find_first_of(".eE") == std::string_view::npos;
    spec.kind = isWhole ? whole : decimal;
    spec.step = json::Value::number(isWhole ? "1" : "0.1");
    for (const KnownNumber &known : knownNumbers) {
        if (input == known.input) {
            spec.kind = known.kind;
            spec.minimum = json::Value::number(known.minimum);
            spec.maximum = json::Value::number(known.maximum);
            spec.step = json::Value::number(known.step);
        }
    }
    return spec;
}

QString settingLabel(const QString &input)
{
    static const QHash<QString, const char *> labels = {
        {QStringLiteral("ckpt_name"), QT_TRANSLATE_NOOP("hanga::FormField", "Model")},
        {QStringLiteral("unet_name"), QT_TRANSLATE_NOOP("hanga::FormField", "Model")},
        {QStringLiteral("sampler_name"), QT_TRANSLATE_NOOP("hanga::FormField", "Sampler")},
        {QStringLiteral("scheduler"), QT_TRANSLATE_NOOP("hanga::FormField", "Scheduler")},
        {QStringLiteral("denoise"), QT_TRANSLATE_NOOP("hanga::FormField", "Denoise")},
        {QStringLiteral("steps"), QT_TRANSLATE_NOOP("hanga::FormField", "Steps")},
        {QStringLiteral("width"), QT_TRANSLATE_NOOP("hanga::FormField", "Width")},
        {QStringLiteral("height"), QT_TRANSLATE_NOOP("hanga::FormField", "Height")},
        {QStringLiteral("length"), QT_TRANSLATE_NOOP("hanga::FormField", "Length")},
        {QStringLiteral("batch_size"), QT_TRANSLATE_NOOP("hanga::FormField", "Batch size")},
    };
    const char *label = labels.value(input);
    return label ? Words::tr(label) : input; // people who know nodes know the input's own name: cfg, guidance …
}

/// Collects the fields of one form.
class FieldList final
{
public:
    FieldList(const Workflow &workflow, const NodeCatalog &catalog, const QList<InputRef> &pins)
        : m_workflow(workflow), m_catalog(catalog), m_pins(pins.begin(), pins.end())
    {}

    /// \a label: the words beside it, if the input's own name does not tell (a width behind a link is a "value").
    void add(FieldPlace place, const InputRef &at, const QString &group = {}, const QString &label = {})
    {
        const json::Value &value = m_workflow.input(at);
        const bool isLiteral = value.isNumber() || value.isString() || value.isBool();
        if (at.node.isEmpty() || !isLiteral || m_taken.contains(at))
            return;
        m_taken.insert(at);
        m_fields.append({place,
                         at,
                         label.isEmpty() ? settingLabel(at.input) : label,
                         {},
                         m_workflow.title(at.node),
                         m_workflow.classType(at.node),
                         group,
                         spec(at, value),
                         m_pins.contains(at)});
    }
    /// Keeps \a at out of the form.
    void leaveOut(const InputRef &at) { m_taken.insert(at); }
    void addTexts(FieldPlace place, const QList<FoundText> &texts, const QString &label);
    void addFiles(const QList<FoundFile> &files)
    {
        for (const FoundFile &file : files)
            add(FieldPlace::Setting, file.at);
    }
    /// Whatever is left, under the title of its node.
    void addRest();
    [[nodiscard]] QList<FormField> take()
    {
        makeNamesUnique();
        return std::move(m_fields);
    }

private:
    [[nodiscard]] InputSpec spec(const InputRef &at, const json::Value &value) const
    {
        const NodeClass *nodeClass = m_catalog.find(m_workflow.classType(at.node));
        const InputSpec *declared = nodeClass ? nodeClass->input(at.input) : nullptr;
        if (declared && declared->kind != InputSpec::Kind::Socket)
            return *declared;
        return guessedSpec(at.input, value);
    }
    void makeNamesUnique();

    const Workflow &m_workflow;
    const NodeCatalog &m_catalog;
    QList<FormField> m_fields;
    QSet<InputRef> m_taken;
    QSet<InputRef> m_pins;
};

void FieldList::addTexts(FieldPlace place, const QList<FoundText> &texts, const QString &label)
{
    const qsizetype first = m_fields.size();
    for (const FoundText &text : texts)
        add(place, text.at);
    const qsizetype count = m_fields.size() - first;
    for (qsizetype i = first; i < m_fields.size(); ++i) {
        FormField &field = m_fields[i];
        QString title = field.nodeTitle;
        for (qsizetype j = first; j < m_fields.size() && title == field.nodeTitle; ++j) {
            if (j == i || m_fields[j].nodeTitle != field.nodeTitle)
                continue;
            title = m_fields[j].at.node == field.at.node
                        ? Words::tr("%1, %2", "node title, input").arg(title, field.at.input)
                        : Words::tr("%1, node %2", "node title, its number").arg(title, field.at.node.text());
        }
        field.label = count == 1 ? label : Words::tr("%1 — %2", "prompt, node title").arg(label, title);
        field.name =
            count == 1 ? label
                       : Words::tr("%1 %2: %3", "prompt, number, node title").arg(label).arg(i - first + 1).arg(title);
    }
}

void FieldList::addRest()
{
    const QList<NodeId> nodes = liveNodes(m_workflow, m_catalog);
    QHash<QString, int> uses;
    for (const NodeId &node : nodes)
        ++uses[m_workflow.title(node)];
    for (const NodeId &node : nodes) {
        QString title = m_workflow.title(node);
        if (uses.value(title) > 1)
            title = Words::tr("%1, node %2", "node title, its number").arg(title, node.text());
        for (const json::Member &member : m_workflow.inputs(node))
            add(FieldPlace::More, {node, QString::fromStdString(member.key)}, title);
    }
}

void FieldList::makeNamesUnique()
{
    QSet<QString> names;
    for (FormField &field : m_fields) {
        if (field.name.isEmpty())
            field.name = field.label;
        if (names.contains(field.name)) {
            field.name = Words::tr("%1: %2", "setting, node title").arg(field.label, field.nodeTitle);
            if (field.pinned) // stands away from the heading of its node
                field.label = field.name;
        }
        if (names.contains(field.name))
            field.name = Words::tr("%1: %2, node %3", "setting, node title, its number")
                             .arg(field.label, field.nodeTitle, field.at.node.text());
        names.insert(field.name);
    }
}

struct PassValue
{
    InputRef at;
    QString group; ///< empty for the first of its name
};

/// The values of all samplers and their helpers. What another one had before belongs to a further pass.
QList<PassValue> passValues(const Workflow &workflow, const Discovery &found)
{
    QList<PassValue> values;
    QSet<QString> seen;
    for (const FoundSampler &sampler : found.samplers) {
        for (const auto &[at, value] : sampler.values) {
            const bool isLiteral = value.isNumber() || value.isString() || value.isBool();
            if (isLiteral)
                values.append({at, seen.contains(at.input) ? workflow.title(sampler.node) : QString()});
        }
        for (const auto &[at, value] : sampler.values)
            seen.insert(at.input);
    }
    return values;
}

} // namespace

QString FormField::widthLabel()
{
    return Words::tr("Width");
}

QList<FormField> formFields(const Workflow &workflow, const Discovery &found, const NodeCatalog &catalog,
                            const QList<InputRef> &pins)
{
    FieldList fields(workflow, catalog, pins);
    for (const InputRef &seed : linkedSeeds(found))
        fields.leaveOut(seed);
    fields.addTexts(FieldPlace::Prompt, found.positive, Words::tr("Prompt"));
    fields.addTexts(FieldPlace::Negative, found.negative, Words::tr("Negative prompt"));
    if (!found.sizes.isEmpty()) {
        fields.add(FieldPlace::Size, found.sizes.first().widthAt, {}, Words::tr("Width"));
        fields.add(FieldPlace::Size, found.sizes.first().heightAt, {}, Words::tr("Height"));
    }
    const QList<PassValue> values = passValues(workflow, found);
    for (const QLatin1StringView main : {QLatin1StringView("steps"), QLatin1StringView("cfg")}) {
        const auto first = std::find_if(values.begin(), values.end(),
                                        [&](const PassValue &v) { return v.group.isEmpty() && v.at.input == main; });
        if (first != values.end())
            fields.add(FieldPlace::Sampling, first->at);
    }
    for (const InputRef &pin : pins)
        fields.add(FieldPlace::Setting, pin);
    QList<FoundFile> models = found.models;
    std::stable_partition(models.begin(), models.end(), [](const FoundFile &model) {
        return model.at.input == QLatin1String("ckpt_name") || model.at.input == QLatin1String("unet_name");
    });
    fields.addFiles(models);
    fields.addFiles(found.loras);
    fields.addFiles(found.media);
    for (const PassValue &value : values)
        fields.add(FieldPlace::Setting, value.at, value.group);
    for (qsizetype i = 0; i < found.sizes.size(); ++i) {
        const FoundSize &size = found.sizes[i];
        const QString group = i == 0 ? QString() : workflow.title(size.node);
        fields.add(FieldPlace::Setting, size.widthAt, group, Words::tr("Width"));
        fields.add(FieldPlace::Setting, size.heightAt, group, Words::tr("Height"));
        fields.add(FieldPlace::Setting, {size.node, QStringLiteral("length")}, group);
        fields.add(FieldPlace::Setting, {size.node, QStringLiteral("batch_size")}, group);
    }
    fields.addRest();
    return fields.take();
}

} // namespace hanga
