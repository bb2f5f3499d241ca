#pragma once

#include "base/error.h"

#include <QDialog>
#include <QSet>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStringListModel;

namespace hanga {

class ErrorBanner;

/// "Save to the server": asks for the name, with folders as "folder/name", and says when a file would be replaced. Not
/// modal. A view: after saveRequested() whoever shows it calls accept() or \ref setError.
class SaveToServerDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit SaveToServerDialog(QWidget *parent = nullptr);

    void setServerName(const QString &name);
    /// The name that is proposed, without ".json".
    void setName(const QString &name);
    /// The paths of the workflows that the server has. May come late; without them the server itself says what is
    /// there.
    void setTaken(const QStringList &paths);
    /// Why it was not saved. After FileExistsOnServer the next Save replaces it.
    void setError(const Error &error);

    void reject() override; ///< while it is saved: only that ends

Q_SIGNALS:
    /// \a path is below the server's folder of workflows and ends in ".json".
    void saveRequested(const QString &path, bool overwrite);
    void cancelRequested(); ///< while it is saved

protected:
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QString path() const;
    [[nodiscard]] QString whatIsWrong() const;
    QWidget *buildBusy();
    QLayout *buildFoot();
    void save();
    void setSaving(bool saving);
    void showState();
    void offerFolders();

    QSet<QString> m_taken;
    QLineEdit *m_name = nullptr;
    QStringListModel *m_offered = nullptr;
    QLabel *m_note = nullptr;
    ErrorBanner *m_banner = nullptr;
    QProgressBar *m_busy = nullptr;
    QPushButton *m_save = nullptr;
    bool m_isSaving = false;
};

} // namespace hanga
