#pragma once

#include "queue/job.h"

#include <QAbstractButton>
#include <QImage>

namespace hanga {

/// One running job, small: its newest preview, its name, a thin bar. Pressed: follow it. Checked: it is followed.
class JobTile final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit JobTile(const Job &job, QWidget *parent = nullptr);

    void showJob(const Job &job);
    void setImage(const QImage &image);
    [[nodiscard]] const JobId &job() const { return m_job; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    JobId m_job;
    QString m_server;
    QImage m_image;
    double m_fraction = 0;
};

} // namespace hanga
