#include "workflow/a1111.h"

#include "workflow/opening.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace hanga {

namespace {

struct A1111Text
{
    Q_DECLARE_TR_FUNCTIONS(A1111Text)
};

struct Setting
{
    QString name;
    QString value;
};

/// Takes "Name: value, Name: "quoted, value"" apart. What has no colon belongs to the value before.
QList<Setting> settingsIn(QStringView line)
{
    QList<Setting> settings;
    qsizetype begin = 0;
    bool isQuoted = false;
    for (qsizetype i = 0; i <= line.size(); ++i) {
        const bool isEnd = i == line.size();
        if (!isEnd && line[i] == u'"')
            isQuoted = !isQuoted;
        if (!isEnd && (isQuoted || line[i] != u','))
            continue;
        const QStringView part = line.sliced(begin, i - begin).trimmed();
        begin = i + 1;
        const qsizetype colon = part.indexOf(u':');
        if (colon > 0)
            settings.append({part.first(colon).trimmed().toString(), part.sliced(colon + 1).trimmed().toString()});
        else if (!settings.isEmpty() && !part.isEmpty())
            settings.last().value.append(u", ").append(part);
    }
    return settings;
}

/// What web UI calls a sampler, and what a server calls it. Sorted as its menu is.
struct Name
{
    const char *theirs;
    const char *ours;
};
constexpr std::array samplers = {
    Name{"Euler a", "euler_ancestral"},
    Name{"Euler", "euler"},
    Name{"LMS", "lms"},
    Name{"Heun", "heun"},
    Name{"DPM2", "dpm_2"},
    Name{"DPM2 a", "dpm_2_ancestral"},
    Name{"DPM++ 2S a", "dpmpp_2s_ancestral"},
    Name{"DPM++ 2M", "dpmpp_2m"},
    Name{"DPM++ SDE", "dpmpp_sde"},
    Name{"DPM++ 2M SDE", "dpmpp_2m_sde"},
    Name{"DPM++ 3M SDE", "dpmpp_3m_sde"},
    Name{"DPM fast", "dpm_fast"},
    Name{"DPM adaptive", "dpm_adaptive"},
    Name{"DDIM", "ddim"},
    Name{"DDPM", "ddpm"},
    Name{"UniPC", "uni_pc"},
    Name{"LCM", "lcm"},
};
constexpr std::array schedules = {
    Name{"Automatic", "normal"},        Name{"Normal", "normal"},
    Name{"Karras", "karras"},           Name{"Exponential", "exponential"},
    Name{"SGM Uniform", "sgm_uniform"}, Name{"Simple", "simple"},
    Name{"DDIM", "ddim_uniform"},       Name{"Beta", "beta"},
    Name{"KL Optimal", "kl_optimal"},
};

/// Our name for \a theirs; other programs write ours at once. Empty if it is not known.
template <class Names> QString oursOf(const Names &names, const QString &theirs)
{
    const auto is = [&theirs](const Name &name) {
        return theirs.compare(QLatin1StringView(name.theirs), Qt::CaseInsensitive) == 0 ||
               theirs == QLatin1StringView(name.ours);
    };
    const auto found = std::ranges::find_if(names, is);
    return found == names.end() ? QString() : QString::fromLatin1(found->ours);
}

/// True for settings that only describe the picture's making, not the making itself.
bool isMere(const QString &name)
{
    return name == u"Version" || name.endsWith(u"hash", Qt::CaseInsensitive) ||
           name.endsWith(u"hashes", Qt::CaseInsensitive);
}

/// Puts values into the sample and remembers those that have no place there.
class Mapper final
{
public:
    void set(const Setting &setting)
    {
        if (!isTaken(setting) && !isMere(setting.name))
            m_left.append(setting.name + QStringLiteral(": ") + setting.value);
    }

    void setText(const char *node, const QString &text) { put(node, "text", json::Value(text)); }

    void noteLoras(const QString &prompt)
    {
        static const QRegularExpression lora(QStringLiteral("<(?:lora|lyco|hypernet):[^<>]{1,200}>"));
        for (auto match = lora.globalMatch(prompt); match.hasNext();)
            m_left.append(match.next().captured());
    }

    [[nodiscard]] A1111Workflow result() const
    {
        QStringList notes = m_notes;
        if (!m_left.isEmpty())
            notes.append(A1111Text::tr("Not taken over, because the workflow has no place for it: %1")
                             .arg(m_left.join(QStringLiteral("; "))));
        return {m_workflow, notes};
    }

private:
    bool isTaken(const Setting &setting)
    {
        if (setting.name == u"Steps")
            return putNumber("3", "steps", setting.value, QStringLiteral("[0-9]{1,5}"));
        if (setting.name == u"CFG scale")
            return putNumber("3", "cfg", setting.value, QStringLiteral("(?:0|[1-9][0-9]{0,4})(?:\\.[0-9]{1,9})?"));
        if (setting.name == u"Seed")
            return putSeed(setting.value);
        if (setting.name == u"Size")
            return putSize(setting.value);
        if (setting.name == u"Sampler")
            return putSampler(setting.value);
        if (setting.name == u"Schedule type")
            return putName("scheduler", oursOf(schedules, setting.value));
        return setting.name == u"Model" && putModel(setting.value);
    }

    void put(const char *node, const char *input, json::Value value)
    {
        m_workflow.setInput({NodeId(QString::fromLatin1(node)), QString::fromLatin1(input)}, std::move(value));
    }

    bool putNumber(const char *node, const char *input, const QString &text, const QString &pattern)
    {
        if (!QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch())
            return false;
        put(node, input,
            text.contains(u'.') ? json::Value::number(text.toStdString()) : json::Value::number(text.toULongLong()));
        return true;
    }

    bool putSeed(const QString &text)
    {
        bool isNumber = false;
        const quint64 seed = text.toULongLong(&isNumber);
        if (isNumber)
            put("3", "seed", json::Value::number(seed));
        return isNumber;
    }

    bool putSize(const QString &text)
    {
        const QStringList sides = text.split(u'x');
        const QString side = QStringLiteral("[1-9][0-9]{0,4}");
        return sides.size() == 2 && putNumber("5", "width", sides[0], side) && putNumber("5", "height", sides[1], side);
    }

    bool putName(const char *input, const QString &ours)
    {
        if (!ours.isEmpty())
            put("3", input, json::Value(ours));
        return !ours.isEmpty();
    }

    /// Before version 1.9 the schedule was a part of the name ("DPM++ 2M Karras"); others write "euler_karras".
    bool putSampler(const QString &text)
    {
        if (putName("sampler_name", oursOf(samplers, text)))
            return true;
        const qsizetype gap = std::max(text.lastIndexOf(u' '), text.lastIndexOf(u'_'));
        const QString sampler = gap > 0 ? oursOf(samplers, text.first(gap)) : QString();
        const QString schedule = gap > 0 ? oursOf(schedules, text.sliced(gap + 1)) : QString();
        return !sampler.isEmpty() && putName("scheduler", schedule) && putName("sampler_name", sampler);
    }

    /// The text has the file's name without its ending.
    bool putModel(const QString &text)
    {
        if (text.isEmpty())
            return false;
        const bool hasEnding = text.endsWith(u".safetensors") || text.endsWith(u".ckpt");
        const QString file = hasEnding ? text : text + QStringLiteral(".safetensors");
        put("4", "ckpt_name", json::Value(file));
        if (!hasEnding)
            m_notes.append(A1111Text::tr("The model is taken to be the file “%1”.").arg(file));
        return true;
    }

    Workflow m_workflow = textToImageSample();
    QStringList m_left;
    QStringList m_notes;
};

} // namespace

std::optional<A1111Workflow> workflowFromA1111(const QString &text)
{
    constexpr qsizetype longest = 64 * 1024;
    constexpr qsizetype fewestSettings = 3;
    const QString whole = text.size() > longest ? QString() : text.trimmed();
    const qsizetype lastLine = whole.lastIndexOf(u'\n') + 1;
    const QList<Setting> settings = settingsIn(QStringView(whole).sliced(lastLine));
    const auto isSteps = [](const Setting &setting) { return setting.name == u"Steps" && setting.value.toInt() > 0; };
    if (settings.size() < fewestSettings || std::ranges::none_of(settings, isSteps))
        return std::nullopt;
    const QString mark = QStringLiteral("Negative prompt:");
    const QString texts = whole.first(lastLine);
    const qsizetype negative = texts.startsWith(mark) ? 0 : texts.indexOf(u'\n' + mark);
    const QString positiveText = negative < 0 ? texts : texts.first(negative);
    const QString negativeText = negative < 0 ? QString() : texts.sliced(negative).trimmed().sliced(mark.size());

    Mapper mapper;
    mapper.setText("6", positiveText.trimmed());
    mapper.setText("7", negativeText.trimmed());
    mapper.noteLoras(positiveText);
    for (const Setting &setting : settings)
        mapper.set(setting);
    return mapper.result();
}

} // namespace hanga
