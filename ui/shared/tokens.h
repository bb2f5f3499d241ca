#pragma once

#include <QColor>
#include <QPalette>

#include <array>

namespace hanga {

/// What a colour is for. Widgets and delegates ask by purpose (\ref themeColor) and never write a hex number.
enum class Token {
    Canvas, ///< behind images
    Window, ///< window, head, status bar, page
    Panel,  ///< composer, queue, inspector, cards
    Raised, ///< buttons, badges, undo bar
    Hover,  ///< hovered row or button
    Field,  ///< text fields, lists in dialogs
    Line,   ///< separators; decoration only
    Ctl,    ///< outline of fields and check boxes; slider groove
    Text,   ///< main text
    Text2,  ///< secondary text, icons
    Dis,    ///< disabled text
    Accent, ///< focus ring, progress, links, icon of what is on
    Fill,   ///< the one filled button of a screen, a checked box
    FillHover,
    FillPressed,
    OnFill, ///< text and icons on the three fills
    Sel,    ///< selected row, active segment
    OnSel,  ///< text on it
    Ok,     ///< state icons and text
    Warn,
    Err,
    OkBg, ///< state backgrounds
    WarnBg,
    ErrBg,
    Seal, ///< the app mark, nothing else
};

/// One token in both themes. \a name stands as `@name` in the style sheet.
struct TokenColors
{
    Token token;
    const char *name;
    QRgb dark;
    QRgb light;
};

/// The table of design.md §2, in the order of \ref Token; tst_tokens recomputes its contrasts.
inline constexpr std::array<TokenColors, 25> tokenTable = {{
    {Token::Canvas, "canvas", 0xff111214, 0xffdfe1e5},
    {Token::Window, "window", 0xff18191c, 0xffeeeff2},
    {Token::Panel, "panel", 0xff1e1f23, 0xfff8f8fa},
    {Token::Raised, "raised", 0xff2a2c31, 0xffe7e8ec},
    {Token::Hover, "hover", 0xff33363c, 0xffdcdee3},
    {Token::Field, "field", 0xff141518, 0xffffffff},
    {Token::Line, "line", 0xff313339, 0xffd3d5db},
    {Token::Ctl, "ctl", 0xff6c7079, 0xff868a93},
    {Token::Text, "text", 0xffecedef, 0xff1a1b1e},
    {Token::Text2, "text2", 0xffb3b7bf, 0xff535760},
    {Token::Dis, "dis", 0xff7c8089, 0xff868a93},
    {Token::Accent, "accent", 0xff82b1ff, 0xff1c55c0},
    {Token::Fill, "fill", 0xff2c68dc, 0xff2c68dc},
    {Token::FillHover, "fillHover", 0xff336fe2, 0xff2259c4},
    {Token::FillPressed, "fillPressed", 0xff1f4fae, 0xff1f4fae},
    {Token::OnFill, "onFill", 0xffffffff, 0xffffffff},
    {Token::Sel, "sel", 0xff22385e, 0xffd3e2ff},
    {Token::OnSel, "onSel", 0xffecedef, 0xff1a1b1e},
    {Token::Ok, "ok", 0xff63cb8f, 0xff13703c},
    {Token::Warn, "warn", 0xffedbb5a, 0xff7e5200},
    {Token::Err, "err", 0xffff8f86, 0xffb3261e},
    {Token::OkBg, "okbg", 0xff1d3126, 0xffddf2e5},
    {Token::WarnBg, "warnbg", 0xff352c1c, 0xfffbefd5},
    {Token::ErrBg, "errbg", 0xff3a2224, 0xfffbe4e1},
    {Token::Seal, "seal", 0xffe2593f, 0xffc9412a},
}};

/// The dark or the light colour of a token, at compile time.
[[nodiscard]] constexpr QRgb tokenRgb(Token token, bool dark)
{
    const TokenColors &row = tokenTable[static_cast<size_t>(token)];
    return dark ? row.dark : row.light;
}

/// The colour of \a token in the theme that \a palette belongs to: pass the widget's palette(), or option.palette in a
/// delegate, at each paint. A palette that is not ours (high contrast) answers with its own roles.
[[nodiscard]] QColor themeColor(Token token, const QPalette &palette);

/// Is \a palette none of ours? Then outlines are 2 px, and what is selected takes Token::OnSel, not the accent.
[[nodiscard]] bool isHighContrast(const QPalette &palette);

/// Our palette. Its Link colour is the mark by which \ref themeColor knows it: style sheets leave that role alone.
[[nodiscard]] QPalette themePalette(bool dark);

} // namespace hanga
