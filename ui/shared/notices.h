#pragma once

#include "base/error.h"

#include <QFrame>

#include <chrono>
#include <functional>

class QVBoxLayout;

namespace hanga {

class NoticeBar;

/// What a person is told without being stopped. All texts are plain text, whoever wrote them.
struct Notice
{
    enum class Kind { Info, Done, Warning, Error };

    Kind kind = Kind::Info;
    QString what;                       ///< one sentence: what happened
    QString next;                       ///< one sentence: what to do; may be empty
    QString detail;                     ///< raw text behind "Details"; may be empty
    QString actionText;                 ///< "Undo", "Open settings…"; empty: no button
    std::function<void()> action;       ///< runs when the button is pressed; the bar goes then
    std::chrono::milliseconds lasts{0}; ///< 0: errors and warnings stay until closed, the others 10 s
};

/// The bars at the foot of the window. The newest stands at the bottom, three at most: then the oldest of the mildest
/// kind goes. The same notice again is counted, not repeated. A bar that would go by itself waits while the pointer or
/// the focus is on it. Takes no focus; a screen reader hears each text.
class Notices final : public QFrame
{
    Q_OBJECT

public:
    explicit Notices(QWidget *parent = nullptr);

    void post(const Notice &notice);
    /// What happened, what to do, and the raw text of \a error.
    void post(const Error &error);

    [[nodiscard]] int count() const { return int(m_bars.size()); }

private:
    void remove(NoticeBar *bar);
    void makeRoom();

    QVBoxLayout *m_column;
    QList<NoticeBar *> m_bars;
};

} // namespace hanga
