#pragma once

#include "ui/preflight/preflightcard.h"

#include <QTimer>

class QLabel;
class QPushButton;
class QToolButton;

namespace hanga {

class ElidedLabel;
class IconLabel;
class ProblemList;

/// What is wrong with the workflow, as a list beside the composer, and what can be done about each thing. It knows no
/// server and changes nothing itself: problems come in, what the person decides goes out. 300 px wide at least.
///
/// Problems may come with every keystroke: the list changes only where they do, and keeps its place, its focus and what
/// was half chosen.
class PreflightPane final : public QFrame
{
    Q_OBJECT

public:
    explicit PreflightPane(QWidget *parent = nullptr);

    void setProblems(const QList<hanga::Problem> &problems);
    /// Being looked at anew; said only when it takes a moment.
    void setChecking(bool checking);
    /// The name of the server whose nodes it was checked against; empty for none.
    void setServer(const QString &name);
    /// How many jobs the next Generate would send: paid nodes cost that many times.
    void setCount(int jobs);
    /// Generate was pressed, and nothing went out because of these problems.
    void setBlocked(bool blocked);
    /// Keys (\ref problemKey) of what the person left as it is, in this workflow.
    void setLeft(const QSet<QString> &keys);

    /// What must be fixed before it can run, as the headline counts it: a pack that is missing is one thing.
    [[nodiscard]] int toFix() const { return m_toFix; }
    [[nodiscard]] int toSee() const { return m_open; } ///< the same with what is only worth knowing
    [[nodiscard]] QString headline() const;
    /// To the first thing to do, for F6 and for a Generate that found problems.
    void focusFirst();

Q_SIGNALS:
    /// For one step of undo.
    void fixRequested(const QList<std::pair<hanga::InputRef, hanga::json::Value>> &edits);
    void goToRequested(const hanga::InputRef &at);   ///< the input may be empty: the node
    void uploadRequested(const hanga::InputRef &at); ///< choose a file and upload it for this input
    void switchOffRequested(const hanga::NodeId &node);
    void leaveRequested(const hanga::Problem &problem); ///< already shown so; remember it by its key
    void refreshRequested();
    void sendAnywayRequested();
    void closed();
    void headlineChanged(const QString &headline);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *buildHead();
    QWidget *buildFoot();
    void connectList();
    void showItems();
    void showHeadline();
    void showCertain();
    void showServer();
    void fix(const QString &key, const PreflightCard::Edits &edits);
    void fixAllCertain();
    void leave(const PreflightItem &item);

    IconLabel *m_icon = nullptr;
    QLabel *m_headline = nullptr;
    QLabel *m_note = nullptr;
    ProblemList *m_list;
    QPushButton *m_again = nullptr;
    ElidedLabel *m_against = nullptr;
    QPushButton *m_fixAll = nullptr;
    QPushButton *m_sendAnyway = nullptr;
    QList<PreflightItem> m_items;
    QSet<QString> m_left;
    QString m_server;
    QTimer m_checkingSince; ///< a short look needs no word
    int m_toFix = 0;
    int m_open = 0;
    bool m_isBlocked = false;
};

} // namespace hanga
