#include "ui/shared/tokens.h"

namespace hanga {

namespace {

QPalette::ColorRole systemRole(Token token)
{
    switch (token) {
    case Token::Canvas:
    case Token::Window:
    case Token::Panel:
    case Token::OkBg:
    case Token::WarnBg:
    case Token::ErrBg:
        return QPalette::Window;
    case Token::Raised:
    case Token::Hover:
        return QPalette::Button;
    case Token::Field:
        return QPalette::Base;
    case Token::Fill:
    case Token::FillHover:
    case Token::FillPressed:
    case Token::Sel:
    case Token::Accent:
        return QPalette::Highlight;
    case Token::OnFill:
    case Token::OnSel:
        return QPalette::HighlightedText;
    default:
        return QPalette::WindowText;
    }
}

void setText(QPalette &palette, QPalette::ColorRole role, QColor normal, QColor disabled)
{
    palette.setColor(role, normal);
    palette.setColor(QPalette::Disabled, role, disabled);
}

} // namespace

QColor themeColor(Token token, const QPalette &palette)
{
    const QRgb mark = palette.color(QPalette::Active, QPalette::Link).rgb();
    if (mark == tokenRgb(Token::Accent, true))
        return QColor::fromRgb(tokenRgb(token, true));
    if (mark == tokenRgb(Token::Accent, false))
        return QColor::fromRgb(tokenRgb(token, false));
    if (token == Token::Seal)
        return QColor::fromRgb(tokenRgb(Token::Seal, false));
    if (token == Token::Dis)
        return palette.color(QPalette::Disabled, QPalette::WindowText);
    return palette.color(QPalette::Active, systemRole(token));
}

bool isHighContrast(const QPalette &palette)
{
    const QRgb mark = palette.color(QPalette::Active, QPalette::Link).rgb();
    return mark != tokenRgb(Token::Accent, true) && mark != tokenRgb(Token::Accent, false);
}

QPalette themePalette(bool dark)
{
    const auto color = [dark](Token token) { return QColor::fromRgb(tokenRgb(token, dark)); };
    QPalette palette;
    palette.setColor(QPalette::Window, color(Token::Window));
    palette.setColor(QPalette::Base, color(Token::Field));
    palette.setColor(QPalette::AlternateBase, color(Token::Panel));
    palette.setColor(QPalette::Button, color(Token::Raised));
    palette.setColor(QPalette::ToolTipBase, color(Token::Raised));
    palette.setColor(QPalette::Highlight, color(Token::Sel));
    palette.setColor(QPalette::Link, color(Token::Accent));
    palette.setColor(QPalette::LinkVisited, color(Token::Accent));
    palette.setColor(QPalette::Light, color(Token::Hover));
    palette.setColor(QPalette::Midlight, color(Token::Raised));
    palette.setColor(QPalette::Mid, color(Token::Line));
    palette.setColor(QPalette::Dark, color(Token::Ctl));
    palette.setColor(QPalette::Shadow, color(Token::Canvas));
    setText(palette, QPalette::WindowText, color(Token::Text), color(Token::Dis));
    setText(palette, QPalette::Text, color(Token::Text), color(Token::Dis));
    setText(palette, QPalette::ButtonText, color(Token::Text), color(Token::Dis));
    setText(palette, QPalette::ToolTipText, color(Token::Text), color(Token::Dis));
    setText(palette, QPalette::HighlightedText, color(Token::OnSel), color(Token::Dis));
    setText(palette, QPalette::PlaceholderText, color(Token::Text2), color(Token::Dis));
    palette.setColor(QPalette::BrightText, color(Token::OnFill));
    return palette;
}

} // namespace hanga
