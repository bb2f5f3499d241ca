#pragma once

#include <QFrame>
#include <QIcon>

class QButtonGroup;
class QHBoxLayout;
class QToolButton;

namespace hanga {

/// One of few choices, all of them in sight: a frame of exclusive buttons (seed mode, compare mode). One stop for Tab,
/// the arrow keys move between the choices. Give the frame the objectName and accessible name of the question.
class SegmentedChoice final : public QFrame
{
    Q_OBJECT

public:
    explicit SegmentedChoice(QWidget *parent = nullptr);

    /// Appends a choice; its index is the number of those before. The first one is current. An empty \a text with an
    /// \a icon makes an icon-only button, which then needs \a toolTip and \a name (the accessible name).
    QToolButton *addChoice(const QString &text, const QString &name, const QString &toolTip = {},
                           const QIcon &icon = {});

    [[nodiscard]] int current() const;
    /// From outside: silent.
    void setCurrent(int index);

Q_SIGNALS:
    /// By the person.
    void chosen(int index);

private:
    QButtonGroup *m_group;
    QHBoxLayout *m_row;
    int m_known = 0; // what the outside knows: a second click on it is no choice
};

} // namespace hanga
