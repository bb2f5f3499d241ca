#pragma once

#include <QFocusFrame>
#include <QObject>
#include <QPointer>

namespace hanga {

/// Puts one ring around the button, check box or slider that got the focus by the keyboard: 2 px outside of it, where a
/// style cannot draw. Text fields and item views draw their own focus; a click with the mouse shows no ring.
/// HangaStyle owns one and lets it watch the widgets it polishes.
class FocusRing final : public QObject
{
    Q_OBJECT

public:
    explicit FocusRing(QObject *parent = nullptr);
    ~FocusRing() override;

    /// Starts watching \a widget if it is of a kind that gets a ring.
    void watch(QWidget *widget);
    void forget(QWidget *widget);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showAround(QWidget *widget);

    QPointer<QFocusFrame> m_frame; // Qt gives it the watched widget's parent, so it may die with that
};

} // namespace hanga
