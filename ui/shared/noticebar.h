#pragma once

#include "ui/shared/notices.h"

#include <QTimer>

class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace hanga {

/// One notice as a bar: icon, sentences, an action, Details with Copy, Close. Made by \ref Notices.
class NoticeBar final : public QFrame
{
    Q_OBJECT

public:
    explicit NoticeBar(const Notice &notice, QWidget *parent = nullptr);

    [[nodiscard]] Notice::Kind kind() const { return m_notice.kind; }
    [[nodiscard]] bool isSame(const Notice &notice) const;
    /// The same has happened once more.
    void countAgain();
    /// Lets a screen reader speak the text without moving the focus.
    void announce();

Q_SIGNALS:
    void finished();

protected:
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void addButtons(QHBoxLayout *row);
    QLabel *addText(const QString &text, const char *role, const char *name);
    QToolButton *addButton(const QString &text, const QString &icon, const char *name);
    void buildDetails();
    void copy() const;
    void leaveUnlessRead();

    Notice m_notice;
    int m_times = 1;
    QTimer m_clock;
    QLabel *m_what = nullptr;
    QPlainTextEdit *m_details = nullptr;
};

} // namespace hanga
