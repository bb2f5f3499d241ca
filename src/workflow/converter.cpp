#include "workflow/converter.h"

#include "json/document.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace hanga {

namespace {

using Kind = ConversionNote::Kind;

constexpr std::array browserTypes = {u"WEBCAM", u"LOAD_3D", u"LOAD_3D_ANIMATION", u"AUDIO_RECORD", u"PAINTER"};

bool needsBrowser(const InputSpec &spec)
{
    return std::ranges::any_of(browserTypes, [&spec](const char16_t *type) { return spec.type == QStringView(type); });
}

/// A value as a note shows it.
QString shown(const json::Value &value)
{
    constexpr qsizetype longest = 80;
    const QString text = value.isString() ? value.toString() : QString::fromUtf8(json::write(value));
    return text.size() <= longest ? text : text.first(longest) + u'…';
}

/// A list that is no link is marked, or the server would take it for one.
json::Value literal(const json::Value &value)
{
    if (!value.isArray())
        return value;
    json::Value wrapped = json::Value::object();
    wrapped.set("__value__", value);
    return wrapped;
}

/// Values that only the editor's own controls have: a player, an upload button.
bool isEditorsOwn(const QString &name, const json::Value &value)
{
    return name == u"videopreview" || name == u"audioUI" || name == u"preview" || name.contains(u"upload") ||
           name.contains(u"control_after_generate") || isControlWord(value);
}

bool isRow(const json::Value &value)
{
    return value.isObject() && value.contains("lora") && value.contains("on");
}

} // namespace

Converter::Converter(const json::Value &ui, const NodeCatalog &catalog)
    : m_catalog(catalog), m_components(ui["components"]), m_tree(ui, catalog), m_links(m_tree, catalog)
{}

void Converter::convert(json::Value &graph, Conversion &conversion)
{
    m_graph = &graph;
    m_conversion = &conversion;
    conversion.notes = m_tree.notes();
    addScope(m_tree.root());
}

void Converter::addScope(const UiScope &scope)
{
    for (const UiNode &node : scope.graph->nodes) {
        if (node.mode != UiNode::Mode::Runs)
            continue;
        if (const UiScope *child = scope.child(node)) {
            m_node = scope.idOf(node);
            if (hostValues(*child).isUnclear())
                note(Kind::HostUnclear, {node.title.isEmpty() ? node.type : node.title});
            addScope(*child);
        } else if (!m_links.isVirtual(node.type) && !m_tree.standsForOthers(node)) {
            addNode(scope, node);
        }
    }
}

void Converter::addNode(const UiScope &scope, const UiNode &node)
{
    m_node = scope.idOf(node);
    const std::string key = m_node.text().toStdString();
    m_class = m_catalog.find(node.type);
    // A node without a single slot computes nothing: of an unknown class it can only be a decoration.
    if (!m_class && node.inputs.isEmpty() && node.outputs.isEmpty()) {
        note(Kind::EditorOnly, {node.type});
        return;
    }
    if (m_graph->contains(key)) {
        note(Kind::DoubleId, {});
        return;
    }
    m_inputs = json::Value::object();
    m_widgets.clear();
    if (m_class)
        addValues(node, *m_class);
    else
        addGuesses(node);
    addNamedValues(node, m_class);
    addLinks(scope, node);
    reviewTexts();

    json::Value meta = json::Value::object();
    meta.set("title", json::Value(!node.title.isEmpty() ? node.title : m_class ? m_class->displayName : node.type));
    json::Value object = json::Value::object();
    object.set("inputs", std::move(m_inputs));
    object.set("class_type", json::Value(node.type));
    object.set("_meta", std::move(meta));
    m_graph->set(key, std::move(object));
}

void Converter::addValues(const UiNode &node, const NodeClass &nodeClass)
{
    for (const WidgetValue &value : widgetValues(node, nodeClass)) {
        m_widgets.insert(value.spec.name, value.spec);
        reviewValue(nodeClass, value);
        const bool isLost = value.value.isNull() && value.spec.kind != InputSpec::Kind::Choice;
        set(value.spec.name, isLost ? initialValue(value.spec) : value.value);
        if (!value.control.isEmpty())
            m_conversion->seedControls.insert({m_node, value.spec.name}, value.control);
    }
    if (m_widgets.isEmpty())
        addRows(node);
}

void Converter::addGuesses(const UiNode &node)
{
    note(Kind::MissingClass, {node.type});
    QStringList guessed;
    for (const GuessedValue &value : guesses(node)) {
        set(value.name, value.value);
        if (!value.isCertain)
            guessed.append(value.name);
    }
    if (!guessed.isEmpty())
        note(Kind::Guessed, {node.type, guessed.join(QStringLiteral(", "))});
}

QList<GuessedValue> Converter::guesses(const UiNode &node)
{
    const json::Value &component = m_components[node.type.toStdString()];
    if (component.isNull())
        return guessedValues(node, m_catalog);
    auto inputs = m_componentInputs.constFind(node.type);
    if (inputs == m_componentInputs.constEnd())
        inputs = m_componentInputs.insert(node.type, componentInputs(component));
    return componentValues(node, *inputs);
}

void Converter::reviewValue(const NodeClass &nodeClass, const WidgetValue &value)
{
    const QString &name = value.spec.name;
    if (needsBrowser(value.spec))
        note(Kind::NeedsBrowser, {name});
    else if (!value.isStored)
        note(Kind::DefaultUsed, {name, shown(value.value)});
    else if (fitOf(value.spec, value.value) == WidgetFit::WrongType)
        note(Kind::WrongType, {nodeClass.name, name, shown(value.value)});
    if (value.differs)
        note(Kind::NameDiffers, {name, shown(value.value)});
}

/// What is stored by name beyond the declared inputs: some nodes take any.
void Converter::addNamedValues(const UiNode &node, const NodeClass *nodeClass)
{
    const json::Value &named = node.values.isObject() || nodeClass ? node.values : node.namedValues;
    for (const json::Member &member : named.members()) {
        const QString name = QString::fromStdString(member.key);
        const bool isDeclared = nodeClass && nodeClass->input(name);
        if (!isDeclared && !m_inputs.contains(member.key) && !isEditorsOwn(name, member.value))
            set(name, member.value);
    }
}

/// A table whose rows the editor adds one by one; its node declares none of them.
void Converter::addRows(const UiNode &node)
{
    int row = 0;
    for (const json::Value &value : node.values.items()) {
        if (isRow(value))
            set(QStringLiteral("lora_%1").arg(++row), value);
    }
    if (row > 0)
        note(Kind::NeedsBrowser, {QStringLiteral("lora_1")});
}

void Converter::addLinks(const UiScope &scope, const UiNode &node)
{
    for (const UiInput &input : node.inputs) {
        if (!input.link.isEmpty() && !input.name.isEmpty())
            addLink(input, m_links.resolve(scope, input.link, input.type));
    }
}

void Converter::addLink(const UiInput &input, const LinkSource &source)
{
    switch (source.kind) {
    case LinkSource::Kind::Node:
        m_inputs.set(input.name.toStdString(),
                     json::Value::array({json::Value(source.node.text()), json::Value::number(qint64(source.slot))}));
        m_conversion->seedControls.remove({m_node, input.name});
        break;
    case LinkSource::Kind::Literal:
        addLiteral(input, source.value, source.control);
        break;
    case LinkSource::Kind::Host:
        if (const HostValue *host = hostValues(*source.scope).find(source.port)) {
            const json::Value inner = m_inputs[input.name.toStdString()];
            if (!inner.isNull() && inner != literal(host->value))
                note(Kind::HostValueUsed, {input.name, shown(inner)});
            addLiteral(input, host->value, host->control);
        }
        break;
    case LinkSource::Kind::Muted:
        note(Kind::LostInput, {input.name, source.blocker});
        break;
    case LinkSource::Kind::Dangling:
        note(Kind::DanglingLink, {input.name});
        break;
    case LinkSource::Kind::Circle:
        note(Kind::Circle, {input.name});
        break;
    case LinkSource::Kind::Nothing:
        break;
    }
}

/// A value from elsewhere for one of the node's own widgets; a socket takes none.
void Converter::addLiteral(const UiInput &input, const json::Value &value, const QString &control)
{
    if (value.isNull() || (input.widget.isEmpty() && !m_widgets.contains(input.name)))
        return;
    set(input.name, value);
    const auto spec = m_widgets.constFind(input.name);
    if (spec != m_widgets.constEnd() && fitOf(*spec, value) == WidgetFit::WrongType)
        note(Kind::WrongType, {m_class->name, input.name, shown(value)});
    if (isControlWord(json::Value(control)))
        m_conversion->seedControls.insert({m_node, input.name}, control);
}

/// Texts that the editor resolves when it sends them.
void Converter::reviewTexts()
{
    static const QRegularExpression choice(QStringLiteral(R"(\{[^{}]*\|[^{}]*\}|/\*|(^|\s)//)"));
    static const QRegularExpression token(QStringLiteral(R"(%date:[^%]*%|%[^%.\n]+\.[^%\n]+%)"));
    for (const json::Member &member : m_inputs.members()) {
        if (!member.value.isString())
            continue;
        const QString name = QString::fromStdString(member.key);
        const auto spec = m_widgets.constFind(name);
        if (spec != m_widgets.constEnd() && spec->dynamicPrompts && choice.match(member.value.toString()).hasMatch())
            note(Kind::DynamicPrompt, {name});
        if (name == u"filename_prefix" && token.match(member.value.toString()).hasMatch())
            note(Kind::FileNameTokens, {name, shown(member.value)});
    }
}

void Converter::set(const QString &input, const json::Value &value)
{
    m_inputs.set(input.toStdString(), literal(value));
}

void Converter::note(ConversionNote::Kind kind, const QStringList &args)
{
    m_conversion->notes.append({kind, m_node, args});
}

const HostValues &Converter::hostValues(const UiScope &scope)
{
    const auto known = m_hosts.find(&scope);
    return known != m_hosts.end() ? known->second : m_hosts.emplace(&scope, HostValues(scope)).first->second;
}

} // namespace hanga
