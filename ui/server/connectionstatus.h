#pragma once

#include "ui/server/serverstatus.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace hanga {

class IconLabel;

/// The status bar, 28 px: server and its state, its version and video memory, the queue in numbers, where pictures go.
class ConnectionStatus final : public QFrame
{
    Q_OBJECT

public:
    explicit ConnectionStatus(QWidget *parent = nullptr);

    void showStatus(const ServerStatus &status);
    void setQueueSummary(const QString &summary); ///< empty hides it
    void setSaveFolder(const QString &path);      ///< absolute; empty hides it

Q_SIGNALS:
    void saveFolderRequested(); ///< show it

private:
    QWidget *buildMemory();
    void showMemory(const ServerStatus &status);

    IconLabel *m_icon = nullptr;
    QLabel *m_state = nullptr;
    QLabel *m_version = nullptr;
    QWidget *m_memory = nullptr;
    QLabel *m_memoryText = nullptr;
    QProgressBar *m_memoryBar = nullptr;
    QFrame *m_queueLine = nullptr;
    QLabel *m_queue = nullptr;
    QPushButton *m_folder = nullptr;
};

} // namespace hanga
