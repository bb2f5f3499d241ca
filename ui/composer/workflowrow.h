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
    /// In the order of Tab.
    [[nodiscard]] QList<QWidget *> stops() const;

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void recentChosen(const QString &path);

private:
    void build();
    void sayState();

    Shown m_shown;

    ElidedLabel *m_name;
    QLabel *m_changed;
    ElidedLabel *m_state;
    QPushButton *m_open;
    QToolButton *m_recent;
    RecentFilesMenu *m_recentFiles;
};

} // namespace hanga
