#pragma once

#include <QDBusVariant>
#include <QFont>
#include <QObject>
#include <QPalette>

class QApplication;

namespace hanga {

/// How the window looks: one palette, one style (\ref HangaStyle), one style sheet (resources/theme/hanga.qss).
///
/// Built once in app/ and told which theme to show; widgets never call setStyleSheet or setPalette. They say what they
/// *are* with the dynamic property `role`, set before the widget is first shown (\ref setRole does it, and repolishes
/// one that is already shown):
///
///   QFrame         "panel"     composer, queue, inspector: panel colour, no outline
///                  "head"      head, status bar, view bar: window colour
///                  "canvas"    behind images
///                  "card"      panel colour, 1 px line, radius 8
///                  "raised"    undo bar, notice, thumbnail-like box: raised colour, radius 6
///                  "field"     a frame that looks like a text field and holds parts of one
///                  "okBanner" "warnBanner" "errorBanner"   state background, radius 6
///                  "line"      separator: setFixedHeight(1) or setFixedWidth(1)
///   QLabel         "title" 24 · "heading" 17 · "section" 15 semibold · (none) body 13 · "strong" body semibold ·
///                  "secondary" body in the second colour · "small" 12 second colour · "tiny" 11 second colour ·
///                  "number" fixed font 12 · "badge" count in a raised pill · "key" key hint
///                  "ok" "warning" "error"   state text (an icon stands beside it)
///   QPushButton,   (none) grey · "primary" the one filled button of a screen · "quiet" no surface until hovered
///   QToolButton    (a QToolButton with autoRaise is quiet without a role) · "link" accent text, no surface ·
///                  "danger" error-coloured text · "segment" and "section" set by SegmentedChoice, SectionHeader
///   QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QComboBox   (none) · "error" 2 px error outline until reset ·
///                  "bare" no frame of its own, inside a "field" frame
/// Any control   property `controlSize`: "small" 28 · (none) 32 · "main" 40
///
/// Custom painting takes colours from themeColor(Token, palette()), fonts from textFont(), sizes from metrics. On a
/// change of theme every widget gets QEvent::PaletteChange; nobody needs a pointer to this object for that.
class Theme final : public QObject
{
    Q_OBJECT

public:
    enum class Choice { System, Dark, Light, HighContrast };
    Q_ENUM(Choice)

    /// Takes the application's palette and font as those of the system: build it before anything changes them.
    explicit Theme(QApplication &application, QObject *parent = nullptr);

    /// Shows \a choice from now on. System follows the desktop live (portal `org.freedesktop.appearance`); where there
    /// is no portal, the lightness of the system's palette decides.
    void apply(Choice choice);

    [[nodiscard]] Choice choice() const { return m_choice; }
    /// What is shown now: never System.
    [[nodiscard]] Choice shown() const { return m_shown; }

Q_SIGNALS:
    /// Another theme is shown than before.
    void changed(hanga::Theme::Choice shown);

private Q_SLOTS:
    void readPortalChange(const QString &area, const QString &key, const QDBusVariant &value);

private:
    void askPortal(const QString &key);
    void takePortalValue(const QString &key, uint value);
    [[nodiscard]] Choice systemChoice() const;
    void show(Choice shown);

    QApplication &m_application;
    QPalette m_systemPalette;
    Choice m_choice = Choice::System;
    Choice m_shown = Choice::System;
    uint m_portalScheme = 0;   // 0 no preference, 1 dark, 2 light
    uint m_portalContrast = 0; // 0 no preference, 1 higher
    bool m_asked = false;
};

/// Gives \a widget its look (see \ref Theme). Safe at any time; does nothing if the role is the same.
void setRole(QWidget *widget, const char *role);

} // namespace hanga
