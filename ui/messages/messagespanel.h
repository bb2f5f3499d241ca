#pragma once

#include "server/eventsocket.h"
#include "ui/messages/messagesfilter.h"
#include "ui/messages/messagesmodel.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTableView;
class QToolButton;

namespace hanga {

/// What the server says, message by message, as it comes. Listens only while it is seen and not paused; closed it costs
/// nothing and keeps what it has. Texts come redacted from EventSocket and are shown as plain text.
class MessagesPanel final : public QFrame
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
    QWidget *buildHead();
    QWidget *buildTable();
    QToolButton *headButton(const char *name, const QString &iconName, const QString &text);
    void listen();
    void copy();
    void showWhole(const QModelIndex &index);
    void showCount();

    QPointer<EventSocket> m_socket;
    QMetaObject::Connection m_listening;
    MessagesModel m_model;
    MessagesFilter m_shown;
    QTableView *m_table = nullptr;
    QPlainTextEdit *m_whole = nullptr;
    QLineEdit *m_filter = nullptr;
    QToolButton *m_pause = nullptr;
    QLabel *m_count = nullptr;
    bool m_atEnd = true; // the newest row was in sight before rows came
};

} // namespace hanga
