#pragma once

#include "server/profile.h"

#include <QImage>
#include <QWidget>

class QBoxLayout;
class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;

namespace hanga {

/// The first start, or no server: connect to one, or try the demo. Says what was looked at and why it did not work.
class StartPage final : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent = nullptr);

    void setAddress(const QString &address);
    void setDemoPictures(const QList<QImage> &pictures); ///< three are shown
    /// Connecting to the typed address: the button waits until \ref showError or the page goes.
    void showConnecting();
    void showError(const Error &error); ///< under the address field, with the next step
    /// "Looked at 127.0.0.1:8188: nothing answered."
    void showLooked(const QString &address, const Error &error);

Q_SIGNALS:
    void connectRequested(const hanga::ServerProfile &profile);
    void demoRequested();
    void lookAgainRequested();
    void openWorkflowRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QFrame *buildConnectCard();
    QFrame *buildDemoCard();
    void connectToTyped();

    QBoxLayout *m_cards = nullptr;
    QLineEdit *m_address = nullptr;
    QLabel *m_hint = nullptr;
    QWidget *m_errorLine = nullptr;
    QLabel *m_error = nullptr;
    QPushButton *m_connect = nullptr;
    QList<QLabel *> m_pictures;
    QLabel *m_looked = nullptr;
};

} // namespace hanga
