#pragma once

#include "ui/preflight/preflightitem.h"

#include <QFrame>

class QBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace hanga {

class IconLabel;
class MarkedLabel;

/// One row of the list of problems: icon, sentence, what can be done about it. Enter applies what is chosen. All of its
/// parts are its direct children, so that its height is known at once.
class PreflightCard : public QFrame
{
    Q_OBJECT

public:
    using Edits = QList<std::pair<InputRef, json::Value>>;

    /// The kind of card that suits \a item.
    [[nodiscard]] static PreflightCard *create(const PreflightItem &item, int jobs, QWidget *parent);

    [[nodiscard]] const PreflightItem &item() const { return m_item; }
    /// The same item with other facts: what was chosen stays chosen where it still can be.
    void showItem(const PreflightItem &item, int jobs);
    /// Offers "Leave as it is".
    void setLeavable(bool leavable);
    /// One line from now on: "Fixed: …".
    void fold();
    [[nodiscard]] bool isFolded() const { return m_isFolded; }
    /// The person chose something, but not what is certain.
    [[nodiscard]] virtual bool isOverruled() const { return false; }

    [[nodiscard]] int heightFor(int width) const;
    /// What Tab reaches, in order.
    [[nodiscard]] QList<QWidget *> stops() const;

Q_SIGNALS:
    void fixChosen(const hanga::PreflightCard::Edits &edits);
    void choiceChanged();
    void partsChanged(); ///< Tab reaches others than before
    void leaveChosen();
    void goToChosen(const hanga::InputRef &at);
    void uploadChosen(const hanga::InputRef &at);
    void switchOffChosen(const hanga::NodeId &node);

protected:
    explicit PreflightCard(QWidget *parent);

    /// Fills body() for item(), which is empty.
    virtual void showBody() = 0;
    void rebuildBody();
    virtual void rememberChoice() {} ///< before the body goes
    virtual void restoreChoice() {}  ///< once another one is seen
    virtual void applyChoice() {}

    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    /// Puts \a button among those at the foot, before "Leave as it is".
    void addButton(QPushButton *button);
    [[nodiscard]] QString headline() const;
    [[nodiscard]] static QPushButton *smallButton(const QString &text, const QString &icon = {});

    void keyPressEvent(QKeyEvent *event) override;

private:
    PreflightItem m_item;
    IconLabel *m_icon;
    MarkedLabel *m_headline;
    QLabel *m_detail;
    QVBoxLayout *m_column;
    QVBoxLayout *m_body;
    QBoxLayout *m_buttons;
    QPushButton *m_leave;
    bool m_isFolded = false;
};

} // namespace hanga
