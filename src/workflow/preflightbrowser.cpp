#include "workflow/preflightbrowser.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace hanga::preflight_detail {

namespace {

constexpr std::array browserTypes = {u"WEBCAM", u"AUDIO_RECORD", u"PAINTER", u"LOAD_3D", u"LOAD_3D_ANIMATION"};

/// Beside those that the names tell.
constexpr std::array waitingClasses = {u"Simple Chooser", u"Preview Chooser Fabric", u"Text Image Filter",
                                       u"Text Image Filter with Extras", u"Mask Image Filter"};

} // namespace

bool waitsForPerson(const QString &classType)
{
    static const QRegularExpression choosers(
        QStringLiteral("image.?chooser|preview.?chooser|choose.?image|^image.?filter$|image.?picker"),
        QRegularExpression::CaseInsensitiveOption);
    const auto isSame = [&classType](const char16_t *each) { return classType == QStringView(each); };
    return choosers.match(classType).hasMatch() || std::ranges::any_of(waitingClasses, isSame);
}

bool isBrowserType(const QString &type)
{
    return std::ranges::any_of(browserTypes, [&type](const char16_t *each) { return type == QStringView(each); });
}

bool isFilled(const json::Value &value)
{
    return value.isString() ? !value.toString().isEmpty() : value.isObject() && value.size() > 0;
}

} // namespace hanga::preflight_detail
