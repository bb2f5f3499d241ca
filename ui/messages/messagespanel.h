#pragma once

#include "server/eventsocket.h"
#include "ui/messages/messagesmodel.h"

#include <QPointer>
#include <QSortFilterProxyModel>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTableView;
class QToolButton;

namespace hanga {

/// What the server says, message by message, as it comes. Listens only while it is seen and not paused; closed it costs
/// nothing and keeps what it has. Texts come redacted from EventSocket and are shown as plain text.
class MessagesPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit MessagesPanel(QWidget *parent = nullptr);

    void watch(EventSocket *socket); ///< null: none

Q_SIGNALS:
    void closeRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void listen();
    void copy(bool onlySelected);
    void showCount();

    QPointer<EventSocket> m_socket;
    QMetaObject::Connection m_listening;
    MessagesModel m_model;
    QSortFilterProxyModel m_shown;
    QTableView *m_table = nullptr;
    QPlainTextEdit *m_whole = nullptr;
    QLineEdit *m_filter = nullptr;
    QToolButton *m_pause = nullptr;
    QLabel *m_count = nullptr;
};

} // namespace hanga
