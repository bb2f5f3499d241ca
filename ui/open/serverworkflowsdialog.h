#pragma once

#include "base/error.h"
#include "server/serverworkflow.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListView;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace hanga {

class ErrorBanner;
class IconLabel;
class ServerWorkflowsModel;

/// "Open from the server": the workflows that a server keeps and its templates, in one list that a search narrows.
/// Not modal. A view: it is told what there is and says what a person wants. Whoever shows it calls \ref setLoading,
/// then \ref setEntries or \ref setError; after openRequested() accept() or setError().
class ServerWorkflowsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ServerWorkflowsDialog(QWidget *parent = nullptr);

    void setServerName(const QString &name);
    /// The list is being asked for. What was there stays until an answer comes.
    void setLoading();
    void setEntries(const QList<ServerWorkflow> &workflows, const QList<ServerTemplate> &templates);
    /// Of what is under way: the list (then with Retry) or a file (then the list stays). Cancelled shows nothing.
    void setError(const Error &error);

    [[nodiscard]] bool isFetching() const { return m_isFetching; }

    void reject() override; ///< while a file is fetched: only that ends

Q_SIGNALS:
    void openRequested(const hanga::ServerWorkflow &workflow);
    void templateRequested(const hanga::ServerTemplate &which);
    void refreshRequested();
    void cancelRequested(); ///< the file is not wanted any more

protected:
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildList();
    QWidget *buildMessage();
    QLayout *buildFoot();
    void search(const QString &words);
    void choose(int row);
    void open();
    void refresh();
    void fetch(const QString &name);
    void stopFetching();
    void showState();
    void showMessage(const QString &icon, const QString &title, const QString &text, const QString &button = {});
    void showEmpty();
    bool searchKey(int key);
    bool listKey(int key, const QString &text);

    ServerWorkflowsModel *m_model;
    QLineEdit *m_search = nullptr;
    QProgressBar *m_busy = nullptr;
    QStackedWidget *m_pages = nullptr;
    QListView *m_list = nullptr;
    IconLabel *m_mark = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_text = nullptr;
    QPushButton *m_deed = nullptr; ///< Retry, or Clear search
    ErrorBanner *m_banner = nullptr;
    QLabel *m_status = nullptr;
    QPushButton *m_refresh = nullptr;
    QPushButton *m_open = nullptr;
    std::optional<Error> m_listError;
    bool m_isLoading = false;
    bool m_isFetching = false;
};

} // namespace hanga
