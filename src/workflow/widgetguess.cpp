#include "workflow/widgetguess.h"

#include "workflow/inputnames.h"
#include "workflow/widgetreader.h"

#include <algorithm>

namespace hanga {

namespace {

constexpr qsizetype mostValues = 1000; // no class has so many: tables of other programs

bool isInteger(const json::Value &value)
{
    return value.toInt64().has_value() || value.toUInt64().has_value();
}

class Guesser final
{
public:
    Guesser(const UiNode &node, const NodeCatalog &catalog)
        : m_node(node), m_values(node.values.items()), m_names(m_values.size()), m_certain(m_values.size(), false)
    {
        if (const NodeClass *sampler = catalog.find(QStringLiteral("KSampler"))) {
            m_sampler = sampler->input(u"sampler_name");
            m_scheduler = sampler->input(u"scheduler");
        }
    }

    [[nodiscard]] QList<GuessedValue> guess()
    {
        nameByInputs();
        nameSeeds();
        nameSamplers();
        nameFiles();
        nameSizes();
        nameTexts();
        QList<GuessedValue> named;
        for (size_t i = 0; i < m_names.size(); ++i) {
            if (!m_names[i].isEmpty())
                named.append({m_names[i], m_values[i], bool(m_certain[i])});
        }
        return named;
    }

private:
    [[nodiscard]] bool isControlled(size_t place) const
    {
        return isInteger(m_values[place]) && place + 1 < m_values.size() && isControlWord(m_values[place + 1]);
    }

    [[nodiscard]] bool mayBe(const UiInput &input, size_t place) const
    {
        const json::Value &value = m_values[place];
        if (isControlWord(value))
            return false;
        if (names::isSeed(input.widget))
            return isInteger(value);
        if (input.type == u"STRING" || input.type == u"COMBO")
            return value.isString();
        if (input.type == u"BOOLEAN")
            return value.isBool();
        return value.isNumber() && (input.type != u"INT" || isInteger(value));
    }

    /// The files list their inputs in the order of the values, but not all of them: a place is certain where the
    /// reading from the left and the one from the right agree.
    void nameByInputs()
    {
        QList<const UiInput *> inputs;
        for (const UiInput &input : m_node.inputs) {
            if (!input.widget.isEmpty())
                inputs.append(&input);
        }
        const QList<size_t> left = leftmost(inputs);
        const QList<size_t> right = rightmost(inputs);
        if (left.size() != inputs.size() || right.size() != inputs.size())
            return;
        for (qsizetype i = 0; i < inputs.size(); ++i) {
            if (left[i] == right[i])
                name(left[i], inputs[i]->widget, true);
        }
    }

    [[nodiscard]] QList<size_t> leftmost(const QList<const UiInput *> &inputs) const
    {
        QList<size_t> places;
        size_t place = 0;
        for (const UiInput *input : inputs) {
            const bool isSeed = names::isSeed(input->widget) && hasControl();
            while (place < m_values.size() && !(mayBe(*input, place) && (!isSeed || isControlled(place))))
                ++place;
            if (place == m_values.size())
                break;
            places.append(place++);
        }
        return places;
    }

    [[nodiscard]] QList<size_t> rightmost(const QList<const UiInput *> &inputs) const
    {
        QList<size_t> places;
        size_t end = m_values.size();
        for (auto input = inputs.crbegin(); input != inputs.crend(); ++input) {
            const bool isSeed = names::isSeed((*input)->widget) && hasControl();
            while (end > 0 && !(mayBe(**input, end - 1) && (!isSeed || isControlled(end - 1))))
                --end;
            if (end == 0)
                break;
            places.prepend(--end);
        }
        return places;
    }

    [[nodiscard]] bool hasControl() const { return std::ranges::any_of(m_values, isControlWord); }

    /// Only a seed is drawn again after each run.
    void nameSeeds()
    {
        for (size_t i = 0; i < m_values.size(); ++i) {
            if (isControlled(i))
                name(i, QStringLiteral("seed"));
        }
    }

    /// Steps and cfg stand before the sampler's name, scheduler and strength behind it: all samplers do it like that.
    void nameSamplers()
    {
        const auto is = [this](const InputSpec *spec, size_t place) {
            return spec && place < m_values.size() && m_values[place].isString() &&
                   spec->choices.contains(m_values[place].toString());
        };
        for (size_t i = 2; i < m_values.size(); ++i) {
            if (!is(m_sampler, i) || !is(m_scheduler, i + 1))
                continue;
            name(i, QStringLiteral("sampler_name"));
            name(i + 1, QStringLiteral("scheduler"));
            // The seed's control word may stand between.
            size_t cfg = i - 1;
            while (cfg > 0 && (isControlWord(m_values[cfg]) || m_names[cfg] == u"seed"))
                --cfg;
            if (cfg > 0 && m_values[cfg].isNumber() && isInteger(m_values[cfg - 1])) {
                name(cfg, QStringLiteral("cfg"));
                name(cfg - 1, QStringLiteral("steps"));
            }
            const auto strength = i + 2 < m_values.size() ? m_values[i + 2].toDouble() : std::nullopt;
            if (strength && *strength >= 0 && *strength <= 1)
                name(i + 2, QStringLiteral("denoise"));
            return;
        }
    }

    /// What loads nothing but a file of these kinds calls it alike in every pack.
    void nameFiles()
    {
        const bool isLoader = std::ranges::any_of(m_node.outputs, [](const QString &type) {
            return type == u"UPSCALE_MODEL" || type == u"SAM_MODEL" || type == u"BBOX_DETECTOR";
        });
        if (isLoader && m_values[0].isString() && names::isModel(u"value", m_values[0].toString()))
            name(0, QStringLiteral("model_name"));
    }

    void nameSizes()
    {
        const auto isSide = [this](size_t place) { return place < m_values.size() && isInteger(m_values[place]); };
        if (!m_node.type.contains(u"Empty") || !m_node.type.contains(u"Latent") || m_node.type.contains(u"Audio"))
            return;
        if (!isSide(0) || !isSide(1) || *m_values[0].toDouble() < 16 || *m_values[1].toDouble() < 16)
            return;
        QStringList sizes = {QStringLiteral("width"), QStringLiteral("height")};
        if (m_node.type.contains(u"Video", Qt::CaseInsensitive))
            sizes.append(QStringLiteral("length"));
        sizes.append(QStringLiteral("batch_size"));
        for (size_t i = 0; i < size_t(sizes.size()) && isSide(i); ++i)
            name(i, sizes.at(qsizetype(i)));
    }

    /// What a text encoder or a node of a partner takes first: whole sentences, the positive one and the negative one.
    void nameTexts()
    {
        const auto isText = [](const UiInput &input) { return names::isText(input.name); };
        const auto isNumber = [](const QString &type) { return type == u"INT" || type == u"FLOAT"; };
        if (std::ranges::any_of(m_node.inputs, isText) || std::ranges::any_of(m_node.outputs, isNumber) ||
            !isSentence(0))
            return;
        if (isOfTexts() && isSentence(1)) {
            name(0, QStringLiteral("positive_prompt"));
            name(1, QStringLiteral("negative_prompt"));
        } else {
            name(0, isOfTexts() ? QStringLiteral("text") : QStringLiteral("prompt"));
        }
    }

    [[nodiscard]] bool isOfTexts() const { return m_node.type.contains(u"Text") || m_node.type.contains(u"Prompt"); }

    [[nodiscard]] bool isSentence(size_t place) const
    {
        if (place >= m_values.size() || !m_values[place].isString() || !m_names[place].isEmpty())
            return false;
        const QString text = m_values[place].toString();
        if (names::isModel(u"value", text))
            return false;
        return (isOfTexts() && m_values.size() == 1) || text.size() > 60 || text.simplified().count(u' ') >= 2;
    }

    [[nodiscard]] bool isTaken(const QString &name) const
    {
        const auto isThis = [&name](const UiInput &input) { return input.name == name; };
        return std::ranges::find(m_names, name) != m_names.end() || std::ranges::any_of(m_node.inputs, isThis);
    }

    /// An input has one value, and a value one input; the first to say so is right.
    void name(size_t place, const QString &name, bool isCertain = false)
    {
        if (!m_names[place].isEmpty() || (!isCertain && isTaken(name)))
            return;
        m_names[place] = name;
        m_certain[place] = isCertain;
    }

    const UiNode &m_node;
    std::span<const json::Value> m_values;
    std::vector<QString> m_names; ///< a place each; empty: not known
    std::vector<bool> m_certain;
    const InputSpec *m_sampler = nullptr;
    const InputSpec *m_scheduler = nullptr;
};

} // namespace

QStringList componentInputs(const json::Value &component)
{
    QList<std::pair<QString, QString>> byTitle; // "01.Component Input": the titles keep the order
    for (const json::Value &inner : component["nodes"].items()) {
        if (!inner["type"].toString().startsWith(u"ComponentInput"))
            continue;
        const json::Value &output = inner["outputs"].items().empty() ? inner : inner["outputs"].items().front();
        const QString label = output["label"].toString();
        byTitle.append({inner["title"].toString(), label.isEmpty() ? output["name"].toString() : label});
    }
    std::ranges::stable_sort(byTitle, {}, &std::pair<QString, QString>::first);
    QStringList names;
    for (const auto &[title, name] : byTitle.first(std::min(byTitle.size(), mostValues)))
        names.append(name);
    return names;
}

QList<GuessedValue> componentValues(const UiNode &node, const QStringList &inputs)
{
    QList<GuessedValue> values;
    auto input = inputs.cbegin();
    for (const json::Value &value : node.values.items()) {
        if (isControlWord(value))
            continue;
        input = std::find_if(input, inputs.cend(), [&node](const QString &name) { return !node.input(name); });
        if (input == inputs.cend())
            break;
        values.append({*input++, value, true});
    }
    return values;
}

QList<GuessedValue> guessedValues(const UiNode &node, const NodeCatalog &catalog)
{
    if (!node.values.isArray() || node.values.size() == 0 || qsizetype(node.values.size()) > mostValues)
        return {};
    return Guesser(node, catalog).guess();
}

} // namespace hanga
