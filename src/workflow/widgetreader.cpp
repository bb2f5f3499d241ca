#include "workflow/widgetreader.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace hanga {

namespace {

constexpr int deepestChoice = 16;
constexpr std::string_view refreshText = "refresh";

bool isSeed(const InputSpec &spec)
{
    return spec.type == u"INT" && (spec.name == u"seed" || spec.name == u"noise_seed");
}

bool isWhole(const json::Value &value)
{
    const auto number = value.isNumber() && !value.isNonFinite() ? value.toDouble() : std::nullopt;
    return number && std::trunc(*number) == *number;
}

QString scalarText(const json::Value &value)
{
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    return uiId(value);
}

WidgetFit fitOfChoice(const InputSpec &spec, const json::Value &value)
{
    if (spec.multiselect && value.isArray())
        return WidgetFit::Fits;
    if (!value.isString() && !value.isNumber() && !value.isBool())
        return WidgetFit::WrongType;
    if (spec.choices.contains(scalarText(value)))
        return WidgetFit::Fits;
    return value.isString() ? WidgetFit::NotAChoice : WidgetFit::WrongType;
}

/// How badly values sit: the reading with the smaller sum is the right one.
int strain(const QList<WidgetValue> &values)
{
    constexpr int wrongType = 100;
    int sum = 0;
    for (const WidgetValue &value : values) {
        const WidgetFit fit = value.isStored ? fitOf(value.spec, value.value) : WidgetFit::Fits;
        sum += fit == WidgetFit::WrongType ? wrongType : fit == WidgetFit::NotAChoice ? 1 : 0;
    }
    return sum;
}

QList<WidgetValue> byPosition(const UiNode &node, const NodeClass &nodeClass)
{
    WidgetReader now(node.values.items());
    QList<WidgetValue> values = now.read(nodeClass.inputs);
    const auto forced = [](const InputSpec &spec) { return spec.forceInput; };
    if (std::ranges::none_of(nodeClass.inputs, forced))
        return values;
    WidgetReader before(node.values.items(), WidgetReader::Layout::BeforeSockets);
    QList<WidgetValue> older = before.read(nodeClass.inputs);
    const bool isExact = before.used() == node.values.size() && now.used() < node.values.size() &&
                         std::ranges::all_of(older, &WidgetValue::isStored);
    return isExact && strain(older) <= strain(values) ? older : values;
}

/// Values by name: of a node that stores an object. Names of inputs that nobody declares are kept in the graph by the
/// caller, for the nodes that take any.
QList<WidgetValue> byName(const json::Value &named, const QList<InputSpec> &specs, int depth = 0)
{
    QList<WidgetValue> values;
    for (const InputSpec &spec : specs) {
        if (!spec.isWidget)
            continue;
        const std::string key = spec.name.toStdString();
        WidgetValue value{spec, named[key], {}, named.contains(key)};
        if (!value.isStored)
            value.value = initialValue(spec);
        values.append(value);
        if (!spec.variants.isNull() && depth < deepestChoice)
            values.append(byName(named, spec.variantInputs(value.value.toString()), depth + 1));
    }
    return values;
}

/// The names are right where the position cannot be; elsewhere the editor itself goes by position.
void compareWithNames(const json::Value &named, QList<WidgetValue> &values)
{
    for (WidgetValue &value : values) {
        const std::string key = value.spec.name.toStdString();
        if (!named.contains(key) || (value.isStored && named[key] == value.value))
            continue;
        if (!value.isStored || fitOf(value.spec, value.value) == WidgetFit::WrongType) {
            value.value = named[key];
            value.isStored = true;
        } else {
            value.differs = true;
        }
    }
}

} // namespace

WidgetFit fitOf(const InputSpec &spec, const json::Value &value)
{
    if (!spec.variants.isNull() || spec.kind == InputSpec::Kind::Choice)
        return fitOfChoice(spec, value);
    const auto when = [](bool fits) { return fits ? WidgetFit::Fits : WidgetFit::WrongType; };
    switch (spec.kind) {
    case InputSpec::Kind::Int:
        return when(isWhole(value));
    case InputSpec::Kind::Float:
        return when(value.isNumber());
    case InputSpec::Kind::Boolean:
        return when(value.isBool());
    case InputSpec::Kind::Text:
        return when(value.isString());
    case InputSpec::Kind::Choice:
    case InputSpec::Kind::Socket:
        break;
    }
    return WidgetFit::Fits;
}

json::Value initialValue(const InputSpec &spec)
{
    if (!spec.defaultValue.isNull())
        return spec.defaultValue;
    if (!spec.choices.isEmpty())
        return spec.choice(spec.choices.first());
    switch (spec.kind) {
    case InputSpec::Kind::Int:
        return json::Value::number("0");
    case InputSpec::Kind::Float:
        return json::Value::number("0.0");
    case InputSpec::Kind::Boolean:
        return json::Value(false);
    case InputSpec::Kind::Text:
    case InputSpec::Kind::Choice:
    case InputSpec::Kind::Socket:
        break;
    }
    return json::Value("");
}

bool isControlWord(const json::Value &value)
{
    constexpr std::array<std::string_view, 5> words = {"fixed", "increment", "decrement", "randomize",
                                                       "increment-wrap"};
    return value.isString() && std::ranges::find(words, value.text()) != words.end();
}

const json::Value &WidgetReader::next() const
{
    static const json::Value nothing;
    return m_next < qsizetype(m_values.size()) ? m_values[size_t(m_next)] : nothing;
}

json::Value WidgetReader::take()
{
    json::Value value = next();
    if (m_next < qsizetype(m_values.size()))
        ++m_next;
    return value;
}

QString WidgetReader::takeControl()
{
    return isControlWord(next()) ? take().toString() : QString();
}

/// \a following: the input whose value comes next; null at the end.
void WidgetReader::skipCompanions(WidgetValue &value, const InputSpec *following)
{
    const InputSpec &spec = value.spec;
    const bool isChoice = spec.kind == InputSpec::Kind::Choice;
    if (spec.controlAfterGenerate || isSeed(spec)) {
        value.control = takeControl();
        // The first editors had a switch here: whether to draw another number after each run.
        const bool isSwitch = value.control.isEmpty() && next().isBool();
        if (isSwitch && (!following || following->kind != InputSpec::Kind::Boolean))
            value.control = take().toBool() ? QStringLiteral("randomize") : QStringLiteral("fixed");
        if (isChoice && !spec.multiselect && !value.control.isEmpty())
            (void)take(); // the filter of the choices
    }
    if (spec.refreshButton && (next().isNull() || next().text() == refreshText)) {
        (void)take();
        if (next().isNull() || next().isBool()) // refreshes by itself
            (void)take();
    }
    constexpr int corners = 4;
    const auto isNumber = [](const json::Value &number) { return number.isNumber(); };
    if (spec.type == u"BOUNDING_BOX" && value.value.isObject() && qsizetype(m_values.size()) - m_next >= corners &&
        std::ranges::all_of(m_values.subspan(size_t(m_next), corners), isNumber))
        m_next += corners;
}

void WidgetReader::readInto(QList<WidgetValue> &read, const QList<InputSpec> &specs, const QStringList &left, int depth)
{
    const auto hadValue = [this](const InputSpec &spec) {
        return m_layout == Layout::BeforeSockets && spec.forceInput;
    };
    const auto isStored = [&](const InputSpec &spec) {
        return (spec.isWidget || hadValue(spec)) && !left.contains(spec.name);
    };
    for (auto place = specs.begin(); place != specs.end(); ++place) {
        const InputSpec &spec = *place;
        if (!isStored(spec))
            continue;
        const auto following = std::find_if(std::next(place), specs.end(), isStored);
        WidgetValue value{spec, {}, {}, m_next < qsizetype(m_values.size())};
        value.value = value.isStored ? take() : initialValue(spec);
        skipCompanions(value, following == specs.end() ? nullptr : &*following);
        const QString key = value.value.toString();
        if (!hadValue(spec))
            read.append(std::move(value));
        if (!spec.variants.isNull() && depth < deepestChoice)
            readInto(read, spec.variantInputs(key), left, depth + 1);
    }
}

QList<WidgetValue> WidgetReader::read(const QList<InputSpec> &specs, const QStringList &left)
{
    QList<WidgetValue> read;
    readInto(read, specs, left, 0);
    const bool hasButton = std::ranges::any_of(specs, &InputSpec::hasUpload);
    if (hasButton && (next().isNull() || next().text() == "image"))
        (void)take();
    return read;
}

QList<WidgetValue> widgetValues(const UiNode &node, const NodeClass &nodeClass)
{
    QList<WidgetValue> values =
        node.values.isObject() ? byName(node.values, nodeClass.inputs) : byPosition(node, nodeClass);
    if (node.namedValues.isObject() && !node.values.isObject())
        compareWithNames(node.namedValues, values);
    for (WidgetValue &value : values) {
        const auto own = node.overrides.constFind(value.spec.name);
        if (own != node.overrides.constEnd()) {
            value.value = *own;
            value.isStored = true;
        }
    }
    return values;
}

} // namespace hanga
