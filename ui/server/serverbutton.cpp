#include "ui/server/serverbutton.h"

#include "ui/shared/icons.h"
#include "ui/shared/theme.h"

#include <QMenu>

namespace hanga {

namespace {

/// Names come from people and servers: a '&' in them is no mnemonic.
QString asMenuText(QString name)
{
    return name.replace(u'&', QStringLiteral("&&"));
}

} // namespace

ServerButton::ServerButton(QWidget *parent) : QPushButton(parent)
{
    setObjectName(QStringLiteral("headServer"));
    setAccessibleName(tr("Server"));
    setRole(this, "quiet");
    setFocusPolicy(Qt::TabFocus);
    buildMenu();
    showStatus({});
}

void ServerButton::buildMenu()
{
    m_menu = new QMenu(this);
    m_menu->setObjectName(QStringLiteral("serverMenu"));
    m_state = m_menu->addAction(QString());
    m_state->setEnabled(false);
    m_menu->addSeparator();
    m_afterRecent = m_menu->addSeparator();

    const auto add = [this](const char *name, const QString &iconName, const QString &text, auto signal) {
        QAction *action = m_menu->addAction(hanga::icon(iconName), text);
        action->setObjectName(QString::fromLatin1(name));
        connect(action, &QAction::triggered, this, signal);
        return action;
    };
    add("serverOther", QStringLiteral("plus"), tr("Connect to another server…"), &ServerButton::otherServerRequested);
    m_demo = add("serverDemo", QStringLiteral("flask-conical"), tr("Open the demo"), &ServerButton::demoRequested);
    m_menu->addSeparator();
    m_retry = add("serverRetry", QStringLiteral("refresh-cw"), tr("Retry now"), &ServerButton::retryRequested);
    m_disconnect =
        add("serverDisconnect", QStringLiteral("unplug"), tr("Disconnect"), &ServerButton::disconnectRequested);
    setMenu(m_menu);
}

void ServerButton::showStatus(const ServerStatus &status)
{
    m_status = status;
    const StateLook look = lookOf(status);
    const bool demo = status.demo && status.isReady();
    setIcon(demo ? hanga::icon(QStringLiteral("flask-conical"), Token::Accent) : hanga::icon(look.icon, look.color));
    setText(asMenuText(status.known ? status.name : look.text));
    setAccessibleDescription(look.text);
    setToolTip((adviceFor(status).isEmpty() ? look.text : adviceFor(status)).toHtmlEscaped());
    m_state->setText(asMenuText(look.text));
    m_state->setIcon(hanga::icon(look.icon, look.color));
    m_demo->setVisible(!status.demo);
    m_retry->setVisible(status.known && !status.isReady());
    m_disconnect->setVisible(status.known);
    fillRecent();
}

void ServerButton::setRecent(const QList<ServerProfile> &recent)
{
    if (m_recent == recent)
        return;
    m_recent = recent;
    qDeleteAll(m_recentActions);
    m_recentActions.clear();
    for (const ServerProfile &profile : recent) {
        auto *action = new QAction(asMenuText(profile.name), m_menu);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, profile] {
            fillRecent(); // the check says what is, not what was pressed
            Q_EMIT connectRequested(profile);
        });
        m_menu->insertAction(m_afterRecent, action);
        m_recentActions += action;
    }
    fillRecent();
}

void ServerButton::fillRecent()
{
    for (qsizetype i = 0; i < m_recent.size(); ++i)
        m_recentActions[i]->setChecked(m_status.known && !m_status.demo && m_recent[i].address() == m_status.address);
}

} // namespace hanga
