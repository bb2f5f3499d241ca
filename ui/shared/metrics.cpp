#include "ui/shared/metrics.h"

#include <QFontDatabase>
#include <QFontInfo>

namespace hanga {

QFont textFont(TextSize size, const QFont &body)
{
    const int bodyPixels = body.pixelSize() > 0 ? body.pixelSize() : QFontInfo(body).pixelSize();
    const auto scaled = [&](int designPixels, QFont::Weight weight) {
        QFont font = body;
        font.setPixelSize(qRound(designPixels * bodyPixels / 13.0));
        font.setWeight(weight);
        return font;
    };
    switch (size) {
    case TextSize::Title:
        return scaled(24, QFont::DemiBold);
    case TextSize::Heading:
        return scaled(17, QFont::DemiBold);
    case TextSize::Section:
        return scaled(15, QFont::DemiBold);
    case TextSize::Body:
        return scaled(13, QFont::Normal);
    case TextSize::Small:
        return scaled(12, QFont::Normal);
    case TextSize::Tiny:
        return scaled(11, QFont::Normal);
    case TextSize::Number: {
        QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        font.setPixelSize(qRound(12 * bodyPixels / 13.0));
        return font;
    }
    }
    return body;
}

} // namespace hanga
