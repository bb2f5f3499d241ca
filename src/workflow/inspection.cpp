#include "workflow/inspection.h"

#include "workflow/discovery.h"
#include "workflow/preflight.h"

namespace hanga {

namespace {

using json::Value;

template <class Items, class Convert> Value list(const Items &items, Convert convert)
{
    Value array = Value::array();
    for (const auto &item : items)
        array.append(convert(item));
    return array;
}

Value at(const InputRef &ref)
{
    Value object = Value::object();
    object.set("node", Value(ref.node.text()));
    object.set("input", Value(ref.input));
    return object;
}

Value text(const FoundText &found)
{
    Value object = at(found.at);
    object.set("text", Value(found.text));
    return object;
}

Value seed(const FoundSeed &found)
{
    Value object = at(found.at);
    object.set("value", Value(found.text));
    if (!found.hasEffect)
        object.set("no_effect", Value(true));
    return object;
}

Value file(const FoundFile &found)
{
    Value object = at(found.at);
    object.set("value", Value(found.value));
    return object;
}

Value fix(const Fix &found)
{
    Value object = Value::object();
    object.set("description", Value(found.description));
    object.set("certain", Value(found.certain));
    object.set("edits", list(found.edits, [](const auto &edit) {
                   Value change = at(edit.first);
                   change.set("value", edit.second);
                   return change;
               }));
    return object;
}

Value problem(const Problem &found)
{
    Value object = at(found.at);
    object.set("kind", Value(problemKind(found.kind)));
    object.set("message", Value(problemText(found)));
    if (!found.fixes.isEmpty())
        object.set("fixes", list(found.fixes, fix));
    return object;
}

/// Objects about nodes of one workflow, with their classes.
class NodeObjects final
{
public:
    explicit NodeObjects(const Workflow &workflow) : m_workflow(workflow) {}

    [[nodiscard]] Value node(const NodeId &id) const
    {
        Value object = Value::object();
        object.set("node", Value(id.text()));
        object.set("class", Value(m_workflow.classType(id)));
        return object;
    }

    [[nodiscard]] Value size(const FoundSize &found) const
    {
        Value object = node(found.node);
        object.set("width", found.width);
        object.set("height", found.height);
        if (!found.length.isNull())
            object.set("length", found.length);
        if (!found.batch.isNull())
            object.set("batch_size", found.batch);
        const bool renamed = found.widthAt.node == found.node && found.widthAt.input != u"width";
        if (renamed)
            object.set("inputs", Value::array({Value(found.widthAt.input), Value(found.heightAt.input)}));
        return object;
    }

    [[nodiscard]] Value sampler(const FoundSampler &found) const
    {
        Value object = node(found.node);
        for (const auto &[ref, value] : found.values)
            object.set(ref.input.toStdString(), value);
        return object;
    }

    [[nodiscard]] Value lora(const FoundFile &found) const
    {
        Value object = file(found);
        for (const char *strength : {"strength_model", "strength_clip"}) {
            const Value &value = m_workflow.input({found.at.node, QString::fromLatin1(strength)});
            if (!value.isNull())
                object.set(strength, value);
        }
        return object;
    }

    [[nodiscard]] Value media(const FoundFile &found) const
    {
        Value object = node(found.at.node);
        object.set(found.at.input.toStdString(), Value(found.value));
        return object;
    }

private:
    const Workflow &m_workflow;
};

} // namespace

json::Value inspectionJson(const OpenedFile &opened, const NodeCatalog &catalog)
{
    const Workflow workflow = opened.api.value_or(Workflow());
    const Discovery found = discover(workflow, catalog);
    const NodeObjects objects(workflow);
    const auto of = [&objects](auto function) {
        return [&objects, function](const auto &item) { return (objects.*function)(item); };
    };

    Value root = Value::object();
    root.set("format", Value(opened.format));
    root.set("has_api", Value(opened.api.has_value()));
    root.set("has_ui", Value(!opened.ui.isNull()));
    root.set("positive", list(found.positive, text));
    root.set("negative", list(found.negative, text));
    root.set("seeds", list(found.seeds, seed));
    root.set("size", list(found.sizes, of(&NodeObjects::size)));
    root.set("samplers", list(found.samplers, of(&NodeObjects::sampler)));
    root.set("models", list(found.models, file));
    root.set("loras", list(found.loras, of(&NodeObjects::lora)));
    root.set("images", list(found.media, of(&NodeObjects::media)));
    root.set("outputs", list(found.outputs, of(&NodeObjects::node)));
    root.set("problems", list(preflight(workflow, catalog), problem));
    root.set("notes", list(opened.notes, [](const QString &note) { return Value(note); }));
    return root;
}

} // namespace hanga
