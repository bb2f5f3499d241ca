#include "ui/preview/progressstrip.h"

#include "ui/preview/progressline.h"
#include "ui/preview/progresstexts.h"
#include "ui/shared/elidedlabel.h"
#include "ui/shared/formatting.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QLabel>

namespace hanga {

namespace {

using namespace std::chrono_literals;

template <class Label> void setTextOnce(Label *label, const QString &text)
{
    if (label->text() != text)
        label->setText(text);
}

} // namespace

ProgressStrip::ProgressStrip(QWidget *parent) : QFrame(parent)
{
    setRole(this, "head");
    setObjectName(QStringLiteral("progressStrip"));
    setFixedHeight(60); // the bar and 56
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_bar = new ProgressLine;
    m_bar->setObjectName(QStringLiteral("previewProgress"));
    m_bar->setAccessibleName(tr("Progress"));
    column->addWidget(m_bar);

    m_percent = new QLabel;
    setRole(m_percent, "heading");
    m_percent->setMinimumWidth(48);
    m_action = new ElidedLabel;
    setRole(m_action, "strong");
    m_node = new ElidedLabel;
    setRole(m_node, "small");
    m_time = new QLabel;
    setRole(m_time, "strong");
    m_server = new QLabel;
    setRole(m_server, "small");
    for (QLabel *label : {m_percent, static_cast<QLabel *>(m_action), static_cast<QLabel *>(m_node), m_time, m_server})
        label->setTextFormat(Qt::PlainText);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(metrics::panelPadding, 0, metrics::panelPadding, 0);
    row->setSpacing(metrics::panelPadding);
    auto *texts = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    for (QVBoxLayout *lines : {texts, right}) {
        lines->setSpacing(0);
        lines->addStretch(1);
    }
    texts->addWidget(m_action);
    texts->addWidget(m_node);
    right->addWidget(m_time, 0, Qt::AlignRight);
    right->addWidget(m_server, 0, Qt::AlignRight);
    texts->addStretch(1);
    right->addStretch(1);
    row->addWidget(m_percent);
    row->addLayout(texts, 1);
    row->addLayout(right);
    column->addLayout(row, 1);

    m_clock.setInterval(1s);
    connect(&m_clock, &QTimer::timeout, this, &ProgressStrip::showTime);
    showNothing();
}

void ProgressStrip::showJob(const Job &job)
{
    if (job.id != m_job) {
        m_job = job.id;
        m_fraction = 0;
    }
    const bool done = job.state == JobState::Done;
    m_fraction = done ? 1 : qMax(m_fraction, qBound(0.0, job.fraction, 0.99));
    m_running = job.state == JobState::Running || job.state == JobState::Collecting;
    m_started = job.started;
    m_finished = job.finished;

    const QString percent = formatting::percent(m_fraction);
    const QString action = progressAction(job);
    const bool unknown = m_running && m_fraction <= 0;
    m_bar->showProgress(unknown ? -1 : m_fraction,
                        m_running && job.steps > 1
                            ? tr("%1, step %2 of %3").arg(percent).arg(qint64(job.step)).arg(qint64(job.steps))
                            : tr("%1, %2").arg(percent, action));
    setTextOnce(m_percent, percent);
    setTextOnce(m_action, action);
    setTextOnce(m_node, progressDetail(job));
    setTextOnce(m_server, job.serverName);
    showTime();
    runClock();
}

void ProgressStrip::showNothing()
{
    m_job = {};
    m_fraction = 0;
    m_running = false;
    m_started = m_finished = {};
    m_bar->showProgress(0, tr("nothing runs"));
    m_percent->clear();
    m_action->setText(tr("Nothing runs"));
    m_node->setText(tr("Ctrl+Enter makes an image"));
    m_server->clear();
    showTime();
    runClock();
}

void ProgressStrip::showTime()
{
    QString text;
    if (m_started.isValid()) {
        const QDateTime until = m_finished.isValid() ? m_finished : QDateTime::currentDateTimeUtc();
        const std::chrono::milliseconds taken(qMax(qint64(0), m_started.msecsTo(until)));
        // While it counts, tenths would only flicker.
        text = m_finished.isValid() || taken >= 1min
                   ? formatting::duration(taken)
                   : tr("%1 s").arg(std::chrono::floor<std::chrono::seconds>(taken).count());
    }
    setTextOnce(m_time, text);
}

void ProgressStrip::runClock()
{
    const bool wanted = m_running && isVisible();
    if (wanted && !m_clock.isActive())
        m_clock.start();
    else if (!wanted)
        m_clock.stop();
}

void ProgressStrip::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    runClock();
}

void ProgressStrip::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    runClock();
}

} // namespace hanga
