#include "tests/demo/comparison.h"

#include "json/document.h"

#include <QRegularExpression>

#include <algorithm>
#include <vector>

namespace hanga::test {
namespace {

struct Difference
{
    const char *scenarios; ///< regular expression, matched from the start of the recording's name
    const char *where;     ///< regular expression, matched against the end of the place
    Allowance allowance;
    const char *reason;
};

/// All differences from a real ComfyUI 0.3.64 that the demo server may show. Ids of jobs are translated before anything
/// is compared; the five letters of temporary file names are masked.
constexpr Difference differences[] = {
    {".", "timestamp", Allowance::SameType, "a time"},
    {"01-connect-plain", "data\\.sid", Allowance::SameType, "an id that the server makes when the client has none"},
    {".", "\\.executed|current_outputs", Allowance::AnyOrder,
     "ComfyUI keeps these in a set: Python gives them in any order"},
    {"06", "details|node_errors\\.4\\.errors\\[0\\]\\.extra_info\\.input_config\\[0\\]", Allowance::MoreChoices,
     "the demo has a checkpoint of its own besides the recorded ones"},
    {"13", "GET /models/checkpoints|ckpt_name\\[0\\]", Allowance::MoreChoices, "the same"},
    {"17", "CheckpointLoaderSimple\\.input\\.required\\.ckpt_name\\[0\\]", Allowance::MoreChoices, "the same"},
    {"17", "LoraLoader\\.input\\.required\\.lora_name\\[0\\]", Allowance::MoreChoices,
     "and LoRAs, where the recorded server had none"},
    {"06|07", "traceback", Allowance::SameType, "the lines of ComfyUI's Python source"},
    {"07", "current_inputs\\.image\\[0\\]", Allowance::SameType, "a tensor as PyTorch prints it"},
    {"10", "nodes\\.3\\.value|data\\.value", Allowance::SameType, "how far the job had come when the client was back"},
    {"13", "GET /system_stats\\.(system|devices\\[0\\])\\..*", Allowance::SameType, "another machine"},
    {"13", "/(SamplerCustomAdvanced|RandomNoise|CLIPTextEncodeFlux|PrimitiveString).*", Allowance::Anything,
     "classes that the demo does not know: it answers {}"},
    {"14", "POST /prompt", Allowance::Anything,
     "two sizes; the test sends a smaller body to a server with a lower limit"},
};

QString typeName(const json::Value &value)
{
    constexpr const char *names[] = {"null", "bool", "number", "string", "array", "object"};
    return QString::fromLatin1(names[int(value.type())]);
}

QString shown(const json::Value &value)
{
    return QString::fromUtf8(json::write(value)).left(300);
}

/// Numbers are compared as texts, so that 8 is not 8.0.
std::vector<QString> sorted(const json::Value &list)
{
    std::vector<QString> items;
    for (const json::Value &item : list.items())
        items.push_back(shown(item));
    std::sort(items.begin(), items.end());
    return items;
}

} // namespace

Allowance allowanceAt(const QString &scenario, const QString &where)
{
    for (const Difference &difference : differences) {
        const QRegularExpression scenarios(QStringLiteral("^(?:%1)").arg(QLatin1StringView(difference.scenarios)));
        const QRegularExpression place(QStringLiteral("(?:%1)$").arg(QLatin1StringView(difference.where)));
        if (scenarios.match(scenario).hasMatch() && place.match(where).hasMatch())
            return difference.allowance;
    }
    return Allowance::None;
}

void Comparison::identify(const QString &recorded, const QString &ours)
{
    m_ids.insert(recorded, ours);
}

QString Comparison::translated(QString text) const
{
    static const QRegularExpression temporary(QStringLiteral("_temp_[a-z]{5}_"));
    text.replace(temporary, QStringLiteral("_temp_abcde_"));
    for (auto id = m_ids.cbegin(); id != m_ids.cend(); ++id)
        text.replace(id.key(), id.value());
    return text;
}

void Comparison::compareText(const QString &where, const QString &recorded, const QString &ours)
{
    const Allowance allowed = allowanceAt(m_scenario, where);
    if (allowed == Allowance::None && translated(recorded) != translated(ours))
        m_found
            << QStringLiteral("%1: recorded \"%2\", ours \"%3\"").arg(where, translated(recorded), translated(ours));
}

void Comparison::compare(const QString &where, const json::Value &recorded, const json::Value &ours)
{
    const Allowance allowed = allowanceAt(m_scenario, where);
    if (allowed == Allowance::Anything)
        return;
    if (recorded.type() != ours.type()) {
        m_found << QStringLiteral("%1: recorded %2, ours %3").arg(where, shown(recorded), shown(ours));
        return;
    }
    if (allowed == Allowance::SameType)
        return;
    if (recorded.isObject())
        compareObjects(where, recorded, ours);
    else if (recorded.isArray())
        compareLists(where, recorded, ours);
    else if (recorded.isString())
        compareText(where, recorded.toString(), ours.toString());
    else if (recorded != ours)
        m_found << QStringLiteral("%1: recorded %2 %3, ours %4")
                       .arg(where, typeName(recorded), shown(recorded), shown(ours));
}

void Comparison::compareObjects(const QString &where, const json::Value &recorded, const json::Value &ours)
{
    QStringList missing;
    json::Value rest = ours;
    for (const auto &[key, value] : recorded.members()) {
        const QString name = translated(QString::fromStdString(key));
        const QString place = where + u'.' + name;
        if (allowanceAt(m_scenario, place) != Allowance::Anything && !ours.contains(name.toStdString()))
            missing << name;
        else
            compare(place, value, ours[name.toStdString()]);
        rest.remove(name.toStdString());
    }
    if (!missing.isEmpty())
        m_found << QStringLiteral("%1: lacks %2").arg(where, missing.join(QStringLiteral(", ")));
    if (rest.size() > 0)
        m_found << QStringLiteral("%1: has besides %2").arg(where, shown(rest));
}

void Comparison::compareLists(const QString &where, const json::Value &recorded, const json::Value &ours)
{
    const Allowance allowed = allowanceAt(m_scenario, where);
    if (allowed == Allowance::MoreChoices) {
        const auto all = sorted(ours);
        const auto known = sorted(recorded);
        if (!std::includes(all.begin(), all.end(), known.begin(), known.end()))
            m_found << QStringLiteral("%1: recorded %2, ours %3").arg(where, shown(recorded), shown(ours));
        return;
    }
    if (recorded.size() != ours.size() || (allowed == Allowance::AnyOrder && sorted(recorded) != sorted(ours))) {
        m_found << QStringLiteral("%1: recorded %2, ours %3").arg(where, shown(recorded), shown(ours));
        return;
    }
    for (qsizetype i = 0; allowed != Allowance::AnyOrder && i < recorded.size(); ++i)
        compare(QStringLiteral("%1[%2]").arg(where).arg(i), recorded[i], ours[i]);
}

} // namespace hanga::test
