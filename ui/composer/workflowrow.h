#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QToolButton;

namespace hanga {

class ElidedLabel;

/// The line above the form: which workflow it is, what can be said about it, and the way to another one.
class WorkflowRow final : public QWidget
{
    Q_OBJECT

public:
    explicit WorkflowRow(QAction *open, QWidget *parent = nullptr);

    /// \a state such as "7 nodes · ready", \a detail its tooltip, \a isChanged: differs from what was opened.
    void showWorkflow(const QString &name, const QString &state, const QString &detail, bool isChanged);
    void setRecentFiles(const QStringList &paths);
    [[nodiscard]] QWidget *openButton() const;

Q_SIGNALS:
    void recentChosen(const QString &path);

private:
    void build();

    ElidedLabel *m_name;
    QLabel *m_changed;
    ElidedLabel *m_state;
    QToolButton *m_open;
};

} // namespace hanga
