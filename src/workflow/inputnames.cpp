#include "workflow/inputnames.h"

#include <QStringList>

#include <algorithm>
#include <initializer_list>

namespace hanga::names {

namespace {

using Words = std::initializer_list<QStringView>;

bool isOneOf(QStringView text, Words words)
{
    return std::ranges::any_of(words,
                               [text](QStringView word) { return text.compare(word, Qt::CaseInsensitive) == 0; });
}

bool containsOneOf(QStringView text, Words words)
{
    return std::ranges::any_of(words, [text](QStringView word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool endsWithOneOf(QStringView text, Words words)
{
    return std::ranges::any_of(words, [text](QStringView word) { return text.endsWith(word, Qt::CaseInsensitive); });
}

/// \a stem alone or with a short counter: text, text_a, text1, text_12.
bool isCounted(QStringView text, QStringView stem)
{
    if (!text.startsWith(stem, Qt::CaseInsensitive))
        return false;
    QStringView counter = text.sliced(stem.size());
    if (counter.startsWith(u'_'))
        counter = counter.sliced(1);
    const bool digits = std::ranges::all_of(counter, [](QChar c) { return c.isDigit(); });
    return counter.size() <= 1 || (counter.size() <= 3 && digits);
}

/// "positive", "positive_prompt", "base_positive", "positive_2": the word, and nothing that makes it a setting.
bool saysRole(QStringView input, QStringView role)
{
    const qsizetype at = input.indexOf(role, 0, Qt::CaseInsensitive);
    if (at < 0 || (at > 0 && input[at - 1] != u'_'))
        return false;
    const QStringView word = input.sliced(at);
    const QStringView rest = word.sliced(role.size());
    return isCounted(word, role) || isOneOf(rest, {u"_prompt", u"_text"});
}

bool isFileOf(const QString &value)
{
    return endsWithOneOf(value,
                         {u".safetensors", u".ckpt", u".pt", u".pt2", u".pth", u".bin", u".gguf", u".sft", u".onnx"});
}

} // namespace

bool isPrompt(QStringView input)
{
    if (containsOneOf(input, {u"system"}))
        return false;
    return isCounted(input, u"text") || isCounted(input, u"prompt") || endsWithOneOf(input, {u"_prompt", u"_text"}) ||
           isOneOf(input,
                   {u"clip_l", u"clip_g", u"t5xxl", u"llama", u"tags", u"lyrics", u"wildcard", u"supporting_terms"}) ||
           isPositive(input) || isNegative(input);
}

bool isText(QStringView input)
{
    return isPrompt(input) || isCounted(input, u"string") || isOneOf(input, {u"value", u"default"});
}

bool isPositive(QStringView input)
{
    return saysRole(input, u"positive");
}

bool isNegative(QStringView input)
{
    return saysRole(input, u"negative");
}

bool isSeed(QStringView input)
{
    return endsWithOneOf(input, {u"seed"});
}

bool isModel(QStringView input, const QString &value)
{
    if (containsOneOf(input, {u"lora"}) || value.contains(u'\n'))
        return false;
    return isCounted(input, u"clip_name") || isFileOf(value) ||
           isOneOf(input, {u"ckpt_name", u"unet_name", u"vae_name", u"control_net_name", u"model_name",
                           u"style_model_name", u"gligen_name", u"hypernetwork_name", u"gguf_name"});
}

bool isLora(QStringView input, const QString &value)
{
    if (isOneOf(input, {u"lora_name"}))
        return true;
    const bool empty = value.isEmpty() || isOneOf(value, {u"None"});
    return !empty && containsOneOf(input, {u"lora"}) && (endsWithOneOf(input, {u"name"}) || isFileOf(value));
}

bool isMedia(const QString &classType, QStringView input)
{
    return containsOneOf(classType, {u"load"}) && isOneOf(input, {u"image", u"video", u"audio", u"file"});
}

bool mayLeadToPrompt(QStringView input)
{
    return isText(input) || !containsOneOf(input, {u"model", u"clip", u"vae", u"image", u"mask", u"latent", u"pixels",
                                                   u"samples", u"control", u"audio", u"video", u"noise", u"sigmas",
                                                   u"sampler", u"seed", u"width", u"height", u"steps"});
}

bool isLatent(QStringView input)
{
    return containsOneOf(input, {u"latent", u"samples"});
}

bool isPipe(QStringView input)
{
    return containsOneOf(input, {u"pipe"});
}

bool isBundle(QStringView input)
{
    return isPipe(input) || isCounted(input, u"cond") ||
           containsOneOf(input, {u"conditioning", u"text_embeds", u"prompt_embeds"});
}

bool isTypeWithoutPrompt(const QString &type)
{
    const auto never = [](QStringView part) {
        return isOneOf(
            part.trimmed(),
            {u"MODEL",  u"CLIP",  u"VAE",   u"IMAGE",      u"MASK",         u"LATENT",      u"INT",
             u"FLOAT",  u"AUDIO", u"VIDEO", u"BOOLEAN",    u"COMBO",        u"CONTROL_NET", u"STYLE_MODEL",
             u"GLIGEN", u"NOISE", u"HOOKS", u"SAMPLER",    u"SIGMAS",       u"CLIP_VISION", u"CLIP_VISION_OUTPUT",
             u"GUIDER", u"MESH",  u"VOXEL", u"PHOTOMAKER", u"UPSCALE_MODEL"});
    };
    return std::ranges::all_of(type.split(u','), never);
}

bool isOutputClass(const QString &classType)
{
    return containsOneOf(classType, {u"save", u"preview", u"show", u"display", u"console", u"output", u"export",
                                     u"compare", u"viewer", u"combine", u"websocket"});
}

bool isOutputInput(QStringView input)
{
    return isOneOf(input, {u"filename_prefix", u"image_output"});
}

} // namespace hanga::names
