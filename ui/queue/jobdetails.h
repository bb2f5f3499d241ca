#pragma once

#include "queue/job.h"

#include <QDialog>

class QFormLayout;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace hanga {

/// All that is known of one job: ids, server, times, outputs, error. Not modal; kept up to date by \ref showJob.
class JobDetails final : public QDialog
{
    Q_OBJECT

public:
    explicit JobDetails(QWidget *parent = nullptr);

    void showJob(const Job &job);
    [[nodiscard]] const JobId &job() const { return m_job; }
    /// Everything shown, as lines "name: value".
    [[nodiscard]] QString plainText() const;

Q_SIGNALS:
    void showPictureRequested(const QString &path);

private:
    enum Field {
        Name,
        State,
        JobIdField,
        Prompt,
        Number,
        Server,
        Sid,
        SeedField,
        Made,
        Sent,
        Started,
        Finished,
        FieldCount
    };

    void buildFields();
    void buildOutputs();
    void buildError();
    void buildFoot();
    void set(Field field, const QString &value);
    void showOutputs(const Job &job);
    void showError(const Job &job);

    JobId m_job;
    QFormLayout *m_form = nullptr;
    QList<QLabel *> m_values; // by Field
    QToolButton *m_copyPrompt = nullptr;
    QWidget *m_outputPart = nullptr;
    QListWidget *m_outputs = nullptr;
    QWidget *m_errorPart = nullptr;
    QLabel *m_sentence = nullptr;
    QPushButton *m_showTraceback = nullptr;
    QPlainTextEdit *m_traceback = nullptr;
};

} // namespace hanga
