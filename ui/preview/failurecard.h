#pragma once

#include "queue/job.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace hanga {

/// Says why a job came to nothing: failed, rejected or lost. Server text is plain text. Does not take the focus.
class FailureCard final : public QFrame
{
    Q_OBJECT

public:
    explicit FailureCard(QWidget *parent = nullptr);

    void showJob(const Job &job); ///< Failed, Rejected or Lost
    [[nodiscard]] const JobId &job() const { return m_job; }
    [[nodiscard]] QString details() const { return m_details; } ///< what Copy details copies

Q_SIGNALS:
    void retryRequested(const hanga::JobId &id);
    void closeRequested(const hanga::JobId &id);
    void heightChanged(); ///< the traceback was opened or closed

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QHBoxLayout *buildHead();
    QWidget *buildRaw();
    QHBoxLayout *buildFoot();

    JobId m_job;
    QString m_details;
    QLabel *m_title = nullptr;
    QLabel *m_sentence = nullptr;
    QFrame *m_rawFrame = nullptr;
    QLabel *m_raw = nullptr;
    QPlainTextEdit *m_traceback = nullptr;
    QPushButton *m_more = nullptr;
    QPushButton *m_retry = nullptr;
};

} // namespace hanga
