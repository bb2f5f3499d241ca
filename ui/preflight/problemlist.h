#pragma once

#include "ui/preflight/preflightcard.h"

#include <QScrollArea>

class QPushButton;

namespace hanga {

/// The cards, one under the other. Only those that can be seen soon are built. What is already there is kept when the
/// items change: its choice, the focus, and where it stands on the screen.
class ProblemList final : public QScrollArea
{
    Q_OBJECT

public:
    explicit ProblemList(QWidget *parent = nullptr);

    /// \a left are those that the person left as they are: one line at the foot, until they want to see them.
    void setItems(const QList<PreflightItem> &open, const QList<PreflightItem> &left);
    /// How many jobs the next press would send.
    void setJobs(int jobs);
    /// What is fixed from now on; folded until the next but one change of the items, so that nothing jumps at once.
    void markFixed(const QSet<QString> &keys);
    /// Open, not fixed, with a certain fix that the person did not choose against.
    [[nodiscard]] QList<const PreflightItem *> certainItems() const;
    /// Tab comes to the first card from \a widget, which must be able to have the focus.
    void setTabAfter(QWidget *widget) { m_before = widget; }
    void scrollToTop();
    void focusFirst();

Q_SIGNALS:
    void fixChosen(const QString &key, const hanga::PreflightCard::Edits &edits);
    void leaveChosen(const hanga::PreflightItem &item);
    void goToChosen(const hanga::InputRef &at);
    void uploadChosen(const hanga::InputRef &at);
    void switchOffChosen(const hanga::NodeId &node);
    void choiceChanged();
    void focusGone(); ///< the card with the focus went, and there is none to go on with

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Row
    {
        PreflightItem item;
        PreflightCard *card = nullptr;
        bool isFixed = false;
        int age = 0; ///< changes that a fixed row has seen
    };

    [[nodiscard]] QList<Row> merged(const QList<PreflightItem> &items);
    [[nodiscard]] qsizetype builtCount() const;
    void build(qsizetype count);
    PreflightCard *makeCard(const PreflightItem &item);
    void buildWhatIsNear();
    void layOut();
    void chainStops(qsizetype firstNew);
    void focusNear(qsizetype row);
    [[nodiscard]] qsizetype rowOf(const QWidget *widget) const;
    [[nodiscard]] qsizetype anchorRow() const;
    void showLeft(bool shown);
    void updateLines();

    QWidget *m_content;
    QWidget *m_before = nullptr;
    QPushButton *m_leftLine;
    QList<Row> m_rows; ///< cards are built from the first on
    qsizetype m_firstLeft = 0;
    QList<PreflightItem> m_open;
    QList<PreflightItem> m_left;
    int m_jobs = 1;
    bool m_showsLeft = false;
    bool m_isLayingOut = false;
};

} // namespace hanga
