#include "ui/shared/theme.h"

#include "ui/shared/hangastyle.h"
#include "ui/shared/metrics.h"
#include "ui/shared/tokens.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFile>
#include <QFontInfo>
#include <QStyle>

namespace hanga {

namespace {

const auto portalService = QStringLiteral("org.freedesktop.portal.Desktop");
const auto portalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const auto portalInterface = QStringLiteral("org.freedesktop.portal.Settings");
const auto appearance = QStringLiteral("org.freedesktop.appearance");

/// The portal wraps a value in one or two variants, depending on its age.
uint unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}

QString filledTemplate(const QPalette &palette, const QFont &body, bool highContrast)
{
    QFile file(QStringLiteral(":/theme/hanga.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const auto fill = [&sheet](const char *name, const QString &value) {
        sheet.replace(QLatin1Char('@') + QLatin1String(name) + QLatin1Char(';'), value + QLatin1Char(';'));
    };
    for (const TokenColors &row : tokenTable)
        fill(row.name, themeColor(row.token, palette).name());
    const auto pixels = [&body](TextSize size) {
        return QString::number(textFont(size, body).pixelSize()) + QLatin1String("px");
    };
    fill("titleSize", pixels(TextSize::Title));
    fill("headingSize", pixels(TextSize::Heading));
    fill("sectionSize", pixels(TextSize::Section));
    fill("smallSize", pixels(TextSize::Small));
    fill("tinySize", pixels(TextSize::Tiny));
    fill("frame",
         highContrast ? QLatin1String("2px solid ") + themeColor(Token::Text, palette).name() : QStringLiteral("none"));
    fill("outline", highContrast ? QStringLiteral("2px") : QStringLiteral("1px"));
    return sheet;
}

QFont bodyFont(QFont system)
{
    // 13 px is the smallest text at 100 %; a person who asked the system for more gets more.
    system.setPixelSize(qMax(13, QFontInfo(system).pixelSize()));
    return system;
}

} // namespace

Theme::Theme(QApplication &application, QObject *parent) : QObject(parent), m_application(application)
{
    m_systemPalette = QApplication::palette();
    QApplication::setStyle(new HangaStyle);
    QApplication::setFont(bodyFont(QApplication::font()));
}

void Theme::apply(Choice choice)
{
    m_choice = choice;
    if (choice == Choice::System && !m_asked) {
        m_asked = true;
        qRegisterMetaType<QDBusVariant>(); // Qt looks the slot's arguments up by name and registers them only later
        QDBusConnection::sessionBus().connect(portalService, portalPath, portalInterface,
                                              QStringLiteral("SettingChanged"), this,
                                              SLOT(readPortalChange(QString, QString, QDBusVariant)));
        askPortal(QStringLiteral("color-scheme"));
        askPortal(QStringLiteral("contrast"));
    }
    show(choice == Choice::System ? systemChoice() : choice);
}

void Theme::askPortal(const QString &key)
{
    QDBusMessage call =
        QDBusMessage::createMethodCall(portalService, portalPath, portalInterface, QStringLiteral("Read"));
    call << appearance << key;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call, 2000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, key](QDBusPendingCallWatcher *finished) {
        finished->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *finished;
        if (!reply.isError())
            takePortalValue(key, unwrapped(reply.value().variant()));
    });
}

void Theme::readPortalChange(const QString &area, const QString &key, const QDBusVariant &value)
{
    if (area == appearance)
        takePortalValue(key, unwrapped(value.variant()));
}

void Theme::takePortalValue(const QString &key, uint value)
{
    if (key == QLatin1String("color-scheme"))
        m_portalScheme = value;
    else if (key == QLatin1String("contrast"))
        m_portalContrast = value;
    if (m_choice == Choice::System)
        show(systemChoice());
}

Theme::Choice Theme::systemChoice() const
{
    if (m_portalContrast == 1)
        return Choice::HighContrast;
    if (m_portalScheme == 1 || m_portalScheme == 2)
        return m_portalScheme == 1 ? Choice::Dark : Choice::Light;
    const bool dark =
        m_systemPalette.color(QPalette::Window).lightness() < m_systemPalette.color(QPalette::WindowText).lightness();
    return dark ? Choice::Dark : Choice::Light;
}

void Theme::show(Choice shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    const bool highContrast = shown == Choice::HighContrast;
    const QPalette palette = highContrast ? m_systemPalette : themePalette(shown == Choice::Dark);
    QApplication::setPalette(palette);
    m_application.setStyleSheet(filledTemplate(palette, QApplication::font(), highContrast));
    Q_EMIT changed(shown);
}

void setRole(QWidget *widget, const char *role)
{
    const auto value = QString::fromLatin1(role);
    if (widget->property("role").toString() == value)
        return;
    const bool seen = widget->testAttribute(Qt::WA_WState_Polished);
    widget->setProperty("role", value);
    if (value == QLatin1String("number")) // a family is never set in the style sheet
        widget->setFont(textFont(TextSize::Number, QApplication::font()));
    if (!seen)
        return;
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

} // namespace hanga
