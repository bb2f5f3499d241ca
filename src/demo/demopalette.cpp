#include "demo/demopalette.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <initializer_list>

namespace hanga {
namespace {

enum Look { Dawn, Day, Dusk, Night, Autumn, Teal, Snow, Spring, Sepia, LookCount };

DemoPalette inks(std::array<QRgb, 11> colours)
{
    return {colours[0], colours[1], colours[2], colours[3], colours[4], colours[5],
            colours[6], colours[7], colours[8], colours[9], colours[10]};
}

DemoPalette paletteOf(Look look)
{
    // sky: top, middle, low · disc · mountain, foot · ranges · sea: far, near · land · paper
    switch (look) {
    case Dawn:
        return inks({0x274a77, 0x8fa3b4, 0xf2d3a6, 0xd9482f, 0x3d5a7d, 0x9fb0bb, 0x7d93a8, 0x6f93ac, 0x24496d, 0x152c45,
                     0xf5ead6});
    case Day:
        return inks({0x2f6ea3, 0x9cc3d2, 0xf0e6cb, 0xe5573b, 0x43698c, 0xa9c0c4, 0x86a5b2, 0x78abb9, 0x2b668c, 0x1c3f4e,
                     0xf7efdd});
    case Dusk:
        return inks({0x3a2f5c, 0x9a6f86, 0xf0b07c, 0xf5d7a1, 0x4b4370, 0xa8859a, 0x84688a, 0xa47f96, 0x3d355f, 0x231d3b,
                     0xf6e3cc});
    case Night:
        return inks({0x0d1730, 0x1b2f55, 0x47658c, 0xf3ead0, 0x1a2c4f, 0x35507a, 0x2c456f, 0x35527d, 0x101f3f, 0x080f20,
                     0xcdd6dd});
    case Autumn:
        return inks({0x7d4a34, 0xd9a066, 0xf4e0b5, 0xc93a28, 0x6d5358, 0xc9a98c, 0xa4624a, 0xa9a493, 0x5a5a62, 0x4a2320,
                     0xf7ecd4});
    case Teal:
        return inks({0x1d5560, 0x7fb0a8, 0xefe3bf, 0xe8603c, 0x2f6a70, 0x9dbdb0, 0x6b9c98, 0x5fa09b, 0x17505a, 0x0f3138,
                     0xf4ecd4});
    case Snow:
        return inks({0x5f7388, 0xa9b6c0, 0xe9e4d8, 0xd25a47, 0x66798d, 0xc3cbd0, 0x99a7b3, 0x90a5b4, 0x4c647b, 0x34475a,
                     0xfbf8f0});
    case Spring:
        return inks({0x7ba3a8, 0xd4d9c4, 0xf9ded2, 0xe76a5a, 0x6d8f94, 0xc9d3c0, 0x97b09c, 0x8fb6b0, 0x47807f, 0x2f4f45,
                     0xfdf3ea});
    case Sepia:
    case LookCount:
        break;
    }
    return inks(
        {0xb98b6a, 0xe6c9a2, 0xf8ead0, 0xc63d2b, 0x8c6a58, 0xd3b597, 0xb48f75, 0xbfa287, 0x7d5d4d, 0x4b342c, 0xfbf2e0});
}

/// A whole word, or its plural: "red" is not meant by "sacred", nor "ice" by "nice". Japanese has no word borders.
bool mentions(const QString &text, std::initializer_list<QStringView> words)
{
    const auto isLatin = [](QChar letter) { return letter >= u'a' && letter <= u'z'; };
    for (const QStringView word : words) {
        for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            qsizetype end = at + word.size();
            if (!isLatin(word.front()))
                return true;
            if (end < text.size() && text[end] == u's')
                ++end;
            if ((at == 0 || !isLatin(text[at - 1])) && (end == text.size() || !isLatin(text[end])))
                return true;
        }
    }
    return false;
}

Look lookOf(const QString &text)
{
    if (mentions(text, {u"night", u"moon", u"moonlit", u"moonlight", u"star", u"midnight", u"夜", u"月", u"星"}))
        return Night;
    if (mentions(text, {u"dusk", u"sunset", u"evening", u"twilight", u"purple", u"violet", u"夕", u"紫"}))
        return Dusk;
    if (mentions(text, {u"autumn", u"leaf", u"leaves", u"maple", u"red", u"fire", u"秋", u"紅葉", u"赤"}))
        return Autumn;
    if (mentions(text, {u"snow", u"winter", u"ice", u"frost", u"雪", u"冬"}))
        return Snow;
    if (mentions(text, {u"spring", u"blossom", u"cherry", u"sakura", u"pink", u"春", u"桜", u"花"}))
        return Spring;
    if (mentions(text, {u"dawn", u"sunrise", u"morning", u"朝", u"夜明け"}))
        return Dawn;
    if (mentions(text, {u"forest", u"green", u"teal", u"jungle", u"bamboo", u"森", u"緑", u"竹"}))
        return Teal;
    if (mentions(text, {u"desert", u"sepia", u"ink", u"gold", u"brown", u"墨", u"金"}))
        return Sepia;
    if (mentions(text, {u"sea", u"ocean", u"wave", u"blue", u"lake", u"海", u"波", u"青", u"湖"}))
        return Day;
    return Look(demoTextHash(text) % LookCount);
}

} // namespace

quint64 demoTextHash(QStringView text)
{
    quint64 hash = 0xcbf29ce484222325; // FNV-1a
    for (const char byte : text.toUtf8())
        hash = (hash ^ quint8(byte)) * 0x100000001b3;
    return hash ^ (hash >> 29);
}

DemoMood demoMood(QStringView prompt)
{
    const QString text = prompt.toString().toLower();
    const Look look = lookOf(text);
    DemoMood mood;
    mood.palette = paletteOf(look);
    mood.night = look == Night;
    mood.snowing = look == Snow || mentions(text, {u"snow", u"雪"});
    mood.raining = mentions(text, {u"rain", u"storm", u"雨", u"嵐"});
    mood.petals = look == Spring || look == Autumn;
    mood.forest = mentions(text, {u"forest", u"wood", u"tree", u"bamboo", u"森", u"林", u"竹"});
    mood.village =
        mentions(text, {u"village", u"house", u"town", u"temple", u"harbour", u"harbor", u"村", u"町", u"港"});
    mood.wideSea = mentions(text, {u"sea", u"ocean", u"wave", u"island", u"ship", u"boat", u"海", u"波", u"島", u"船"});
    mood.gate = mentions(text, {u"gate", u"torii", u"shrine", u"鳥居", u"神社"});
    mood.hills = mentions(text, {u"hill", u"valley", u"mist", u"fog", u"misty", u"tea", u"谷", u"霧", u"丘"});
    return mood;
}

} // namespace hanga
