#include "workflow/nodecatalog.h"

#include "workflow/nodecataloglabels.h"

#include "json/document.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace hanga {

namespace {

struct CatalogText
{
    Q_DECLARE_TR_FUNCTIONS(CatalogText)
};

QString textOf(const json::Value &value)
{
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    const std::string_view text = value.text();
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

void readChoices(const json::Value &list, InputSpec &spec)
{
    spec.choices.reserve(list.size());
    for (const json::Value &item : list.items()) {
        const bool isOther = item.isNumber() || item.isBool();
        if (!item.isString() && !isOther)
            continue;
        spec.choices.append(textOf(item));
        if (isOther)
            spec.otherChoices.insert(spec.choices.last(), item);
    }
}

InputSpec::Kind kindOf(const QString &type, const json::Value &options)
{
    using Kind = InputSpec::Kind;
    if (options["forceInput"].toBool())
        return Kind::Socket;
    if (type == u"INT")
        return Kind::Int;
    if (type == u"FLOAT")
        return Kind::Float;
    if (type == u"BOOLEAN")
        return Kind::Boolean;
    if (type == u"STRING")
        return Kind::Text;
    return type == u"COMBO" ? Kind::Choice : Kind::Socket;
}

constexpr std::array widgetTypes = {u"INT",
                                    u"FLOAT",
                                    u"BOOLEAN",
                                    u"STRING",
                                    u"COMBO",
                                    u"COLOR",
                                    u"MARKDOWN",
                                    u"TEXTAREA",
                                    u"CURVE",
                                    u"RANGE",
                                    u"CHART",
                                    u"GALLERIA",
                                    u"PAINTER",
                                    u"IMAGECOMPARE",
                                    u"COLORS",
                                    u"BOUNDING_BOX",
                                    u"BOUNDING_BOXES",
                                    u"VIDEO_EDIT",
                                    u"WEBCAM",
                                    u"LOAD_3D",
                                    u"AUDIO_RECORD",
                                    u"PREVIEW_3D",
                                    u"LOAD_3D_ANIMATION",
                                    u"PREVIEW_3D_ANIMATION",
                                    u"COMFY_DYNAMICCOMBO_V3"};

constexpr std::array uploadFlags = {"image_upload", "video_upload", "audio_upload", "animated_image_upload",
                                    "file_upload"};

bool hasWidget(const QString &type, const json::Value &options)
{
    const QString shown = options["widgetType"].isString() ? options["widgetType"].toString() : type;
    return std::ranges::any_of(widgetTypes, [&shown](const char16_t *widget) { return shown == QStringView(widget); });
}

/// What only the web editor looks at: which controls there are, so which values it stores.
void readControls(const json::Value &options, InputSpec &spec)
{
    const bool widget = hasWidget(spec.type, options);
    spec.forceInput = widget && options["forceInput"].toBool();
    spec.isWidget = widget && !spec.forceInput;
    spec.dynamicPrompts = options["dynamicPrompts"].toBool();
    spec.multiselect = options["multiselect"].toBool() || options["multi_select"].isObject();
    spec.refreshButton = options["remote"]["refresh_button"].toBool();
    spec.hasUpload = std::ranges::any_of(uploadFlags, [&](const char *flag) { return options[flag].toBool(); });
    if (spec.type != u"COMFY_DYNAMICCOMBO_V3")
        return;
    spec.variants = options["options"];
    spec.choices.clear();
    for (const json::Value &variant : spec.variants.items())
        spec.choices.append(textOf(variant["key"]));
}

/// A spec is `[type, options]`. A choice is `[[…], options]` in older servers, `["COMBO", {"options": […]}]` in newer
/// ones.
std::optional<InputSpec> specOf(const json::Member &member, bool required)
{
    const json::Value &type = member.value[0];
    const json::Value &options = member.value[1];
    if (!type.isString() && !type.isArray())
        return {};
    InputSpec spec;
    spec.name = QString::fromStdString(member.key);
    spec.type = type.isArray() ? QStringLiteral("COMBO") : type.toString();
    spec.kind = kindOf(spec.type, options);
    spec.required = required;
    spec.multiline = options["multiline"].toBool();
    // true, or since 2025 the mode it starts with
    spec.controlAfterGenerate =
        options["control_after_generate"].toBool() || options["control_after_generate"].isString();
    spec.imageUpload = options["image_upload"].toBool();
    readChoices(type.isArray() ? type : options["options"], spec);
    spec.defaultValue = options["default"];
    spec.minimum = options["min"];
    spec.maximum = options["max"];
    spec.step = options["step"];
    readControls(options, spec);
    return spec;
}

void appendInputs(const json::Value &declared, const json::Value &order, bool required, QList<InputSpec> &inputs)
{
    QList<InputSpec> specs;
    for (const json::Member &member : declared.members()) {
        if (std::optional<InputSpec> spec = specOf(member, required))
            specs.append(*std::move(spec));
    }
    QHash<QString, qsizetype> places;
    for (const json::Value &name : order.items()) {
        if (const QString text = name.toString(); !places.contains(text))
            places.insert(text, places.size());
    }
    const auto place = [&places](const InputSpec &spec) { return places.value(spec.name, places.size()); };
    if (!std::ranges::is_sorted(specs, {}, place)) // they seldom are not
        std::ranges::stable_sort(specs, {}, place);
    inputs.append(specs);
}

QList<InputSpec> inputsOf(const json::Value &declared, const json::Value &order)
{
    QList<InputSpec> inputs;
    for (const bool required : {true, false}) {
        const char *section = required ? "required" : "optional";
        appendInputs(declared[section], order[section], required, inputs);
    }
    return inputs;
}

std::optional<NodeClass> classOf(const json::Member &member)
{
    const json::Value &declared = member.value;
    if (!declared.isObject() || !declared["input"].isObject())
        return {};
    NodeClass nodeClass;
    nodeClass.name = QString::fromStdString(member.key);
    nodeClass.displayName = declared["display_name"].toString();
    if (nodeClass.displayName.isEmpty())
        nodeClass.displayName = nodeClass.name;
    nodeClass.inputs = inputsOf(declared["input"], declared["input_order"]);
    for (const json::Value &output : declared["output"].items())
        nodeClass.outputs.append(output.isArray() ? QStringLiteral("COMBO") : output.toString());
    nodeClass.isOutput = declared["output_node"].toBool();
    nodeClass.isDeprecated = declared["deprecated"].toBool();
    nodeClass.isPaid = catalog_detail::isPaid(declared);
    nodeClass.pack = catalog_detail::packOf(declared["python_module"].toString());
    if (nodeClass.isPaid)
        nodeClass.price = catalog_detail::priceOf(declared["price_badge"]);
    return nodeClass;
}

} // namespace

QList<InputSpec> InputSpec::variantInputs(const QString &key) const
{
    for (const json::Value &variant : variants.items()) {
        if (textOf(variant["key"]) != key)
            continue;
        QList<InputSpec> inputs = inputsOf(variant["inputs"], {});
        for (InputSpec &input : inputs)
            input.name = QStringLiteral("%1.%2").arg(name, input.name);
        return inputs;
    }
    return {};
}

const InputSpec *NodeClass::input(QStringView inputName) const
{
    const auto found = std::ranges::find(inputs, inputName, &InputSpec::name);
    return found == inputs.end() ? nullptr : &*found;
}

Result<NodeCatalog> NodeCatalog::fromObjectInfo(QByteArrayView objectInfo, const QString &address)
{
    const Result<json::Value> root = json::parse(objectInfo);
    if (!root)
        return tl::unexpected(root.error());
    if (!root->isObject())
        return failure(Error::Kind::ReplyUnreadable, {address, CatalogText::tr("its list of nodes is not an object")});
    auto classes = std::make_shared<QHash<QString, NodeClass>>();
    classes->reserve(root->size());
    for (const json::Member &member : root->members()) {
        if (std::optional<NodeClass> nodeClass = classOf(member)) {
            const QString name = nodeClass->name;
            classes->emplace(name, *std::move(nodeClass));
        }
    }
    NodeCatalog catalog;
    catalog.m_classes = std::move(classes);
    return catalog;
}

qsizetype NodeCatalog::size() const
{
    return m_classes ? m_classes->size() : 0;
}

QStringList NodeCatalog::classNames() const
{
    return m_classes ? QStringList(m_classes->keys()) : QStringList();
}

const NodeClass *NodeCatalog::find(const QString &classType) const
{
    if (!m_classes)
        return nullptr;
    const auto found = m_classes->constFind(classType);
    return found == m_classes->constEnd() ? nullptr : &*found;
}

QString NodeCatalog::firstChoice(const QString &classType, QStringView input) const
{
    const NodeClass *nodeClass = find(classType);
    const InputSpec *spec = nodeClass ? nodeClass->input(input) : nullptr;
    return spec ? spec->choices.value(0) : QString();
}

} // namespace hanga
