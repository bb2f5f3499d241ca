#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;
class QToolButton;

namespace hanga {

class ElidedLabel;
class RecentFilesMenu;

/// The line above the form: which workflow it is, what can be said about it, and the way to another one.
class WorkflowRow final : public QWidget
{
    Q_OBJECT

public:
    explicit WorkflowRow(QAction *open, QWidget *parent = nullptr);

    struct Shown
    {
        QString name;
        QString state;          ///< such as "7 nodes · ready"
        QString longState;      ///< said instead where it fits
        QString detail;         ///< tooltip of the state
        bool isChanged = false; ///< differs from what was opened
    };
    void showWorkflow(const Shown &shown);
    void setRecentFiles(const QStringList &paths);
    /// Other ways to open, above the recent files.
    void setOpenExtras(const QList<QAction *> &actions);
    /// Said in place of the state; \a fatal of them keep it from running. 0: the state is said.
    void setProblemCount(int fatal, int total);
    /// In the order of Tab.
    [[nodiscard]] QList<QWidget *> stops() const;

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void recentChosen(const QString &path);
    void problemsRequested();

private:
    void build();
    void sayState();
    void fillMenu();

    Shown m_shown;
    int m_problemCount = 0;
    QStringList m_paths;
    QList<QAction *> m_extras;

    ElidedLabel *m_name;
    QLabel *m_changed;
    ElidedLabel *m_state;
    QToolButton *m_problems;
    QPushButton *m_open;
    QToolButton *m_recent;
    RecentFilesMenu *m_recentFiles;
};

} // namespace hanga
