#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace hanga {

/// The line above a part of a panel: a button with chevron and title that folds the part, a count, and room for a
/// button at the end of the line. The accessible name of the button is the title; it is checked while open.
class SectionHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit SectionHeader(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// The number in the pill; below zero hides it.
    void setCount(int count);
    /// Puts \a widget at the end of the line and owns it.
    void addTrailing(QWidget *widget);

    [[nodiscard]] bool isExpanded() const;
    /// From outside: silent.
    void setExpanded(bool expanded);

    /// The button, for its objectName and for the focus order.
    [[nodiscard]] QToolButton *button() const { return m_button; }

Q_SIGNALS:
    /// By the person.
    void expandedChanged(bool expanded);

private:
    void showChevron();

    QToolButton *m_button;
    QLabel *m_count;
    QHBoxLayout *m_row;
};

} // namespace hanga
