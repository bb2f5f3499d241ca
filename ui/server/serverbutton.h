#pragma once

#include "ui/server/serverstatus.h"

#include <QPushButton>

class QAction;
class QMenu;

namespace hanga {

/// The right end of the head: state icon and name of the server, and a menu to change it.
class ServerButton final : public QPushButton
{
    Q_OBJECT

public:
    explicit ServerButton(QWidget *parent = nullptr);

    void showStatus(const ServerStatus &status);
    void setRecent(const QList<ServerProfile> &recent); ///< newest first

Q_SIGNALS:
    void connectRequested(const hanga::ServerProfile &profile); ///< one of the recent ones
    void otherServerRequested();                                ///< ask for an address
    void demoRequested();
    void disconnectRequested();
    void retryRequested();

private:
    void buildMenu();
    void fillRecent();

    ServerStatus m_status;
    QList<ServerProfile> m_recent;
    QList<QAction *> m_recentActions;
    QMenu *m_menu = nullptr;
    QAction *m_state = nullptr; // a line to read, not to press
    QAction *m_afterRecent = nullptr;
    QAction *m_demo = nullptr;
    QAction *m_retry = nullptr;
    QAction *m_disconnect = nullptr;
};

} // namespace hanga
