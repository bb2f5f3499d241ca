#pragma once

#include "server/profile.h"

#include <QImage>
#include <QWidget>

class QBoxLayout;
class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace hanga {

/// The first start, or no server: connect to one, try the demo, or go on without. Says what was looked at and why it
/// did not work. Escape leaves it, too.
class StartPage final : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent = nullptr);

    void setAddress(const QString &address);
    void setDemoPictures(const QList<QImage> &pictures); ///< three are shown
    void showConnecting();                               ///< until \ref showError, showLooked or showConnected
    void showConnected();                                ///< what was said of tries before goes
    void showError(const Error &error);                  ///< under the address field, with the next step
    /// A look at \a address without success. If the person had asked for it, the error stands under the field too.
    void showLooked(const QString &address, const Error &error);

Q_SIGNALS:
    void connectRequested(const hanga::ServerProfile &profile);
    void demoRequested();
    void lookAgainRequested();
    void openWorkflowRequested();
    void continueRequested(); ///< to the composer, connected or not

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildHead(QVBoxLayout *column);
    QFrame *buildConnectCard();
    QFrame *buildDemoCard();
    QWidget *buildLookLine();
    QWidget *buildFoot();
    void connectToTyped();
    void clearError();
    void fitCards();

    QWidget *m_middle = nullptr;
    QLabel *m_subtitle = nullptr;
    QBoxLayout *m_cards = nullptr;
    QLineEdit *m_address = nullptr;
    QLabel *m_hint = nullptr;
    QWidget *m_errorLine = nullptr;
    QLabel *m_error = nullptr;
    QPushButton *m_connect = nullptr;
    QList<QLabel *> m_pictures;
    QWidget *m_lookLine = nullptr;
    QLabel *m_looked = nullptr;
    bool m_askedByPerson = false;
};

} // namespace hanga
