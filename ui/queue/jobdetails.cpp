#include "ui/queue/jobdetails.h"

#include "ui/queue/jobtexts.h"
#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QClipboard>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace hanga {

namespace {

constexpr int mostOutputRows = 5;

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")) : QString();
}

/// Why the job came to nothing, as far as it is known.
QString sentenceOf(const Job &job)
{
    if (job.error)
        return whatHappened(*job.error);
    if (job.failure)
        return QStringLiteral("%1: %2").arg(job.failure->exceptionType, job.failure->exceptionMessage);
    return job.refusal ? job.refusal->message : QString();
}

QString rawTextOf(const Job &job)
{
    QStringList lines;
    if (job.failure)
        lines += job.failure->traceback.join(QString()).split(u'\n', Qt::SkipEmptyParts);
    if (job.refusal) {
        for (const InputProblem &problem : job.refusal->problems)
            lines += QStringLiteral("%1 %2.%3: %4 %5")
                         .arg(problem.classType, problem.node.text(), problem.input, problem.message, problem.details);
    }
    if (job.error && !job.error->detail.isEmpty())
        lines += job.error->detail;
    return lines.join(u'\n');
}

} // namespace

JobDetails::JobDetails(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Job details"));
    setObjectName(QStringLiteral("jobDetails"));
    setMinimumWidth(520);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::groupGap, metrics::panelPadding, metrics::groupGap, metrics::panelPadding);
    column->setSpacing(metrics::fieldGap);
    buildFields();
    buildOutputs();
    buildError();
    column->addStretch(1);
    buildFoot();
}

void JobDetails::buildFields()
{
    m_form = new QFormLayout;
    m_form->setHorizontalSpacing(metrics::groupGap);
    m_form->setVerticalSpacing(metrics::halfStep);
    m_form->setLabelAlignment(Qt::AlignLeft);
    const QStringList titles = {tr("Workflow"), tr("State"),  tr("Job"),     tr("prompt_id"),
                                tr("Number"),   tr("Server"), tr("sid"),     tr("Seed"),
                                tr("Made"),     tr("Sent"),   tr("Started"), tr("Finished")};
    Q_ASSERT(titles.size() == FieldCount);
    for (int field = 0; field < FieldCount; ++field) {
        auto *title = new QLabel(titles[field]);
        setRole(title, "secondary");
        auto *value = new QLabel;
        value->setTextFormat(Qt::PlainText);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        value->setAccessibleName(titles[field]);
        if (field == JobIdField || field == Prompt || field == Sid || field == SeedField)
            setRole(value, "number");
        m_values += value;
        if (field != Prompt) {
            m_form->addRow(title, value);
            continue;
        }
        m_copyPrompt = new QToolButton;
        m_copyPrompt->setAutoRaise(true);
        m_copyPrompt->setIcon(icon(QStringLiteral("copy")));
        m_copyPrompt->setProperty("controlSize", QStringLiteral("small"));
        m_copyPrompt->setAccessibleName(tr("Copy prompt_id"));
        m_copyPrompt->setToolTip(tr("Copy prompt_id"));
        connect(m_copyPrompt, &QToolButton::clicked, this,
                [this] { QGuiApplication::clipboard()->setText(m_values[Prompt]->text()); });
        auto *row = new QHBoxLayout;
        row->setSpacing(metrics::halfStep);
        row->addWidget(value);
        row->addWidget(m_copyPrompt);
        row->addStretch(1);
        m_form->addRow(title, row);
    }
    static_cast<QVBoxLayout *>(layout())->addLayout(m_form);
}

void JobDetails::buildOutputs()
{
    m_outputPart = new QWidget;
    auto *column = new QVBoxLayout(m_outputPart);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::halfStep);
    auto *title = new QLabel(tr("Outputs"));
    setRole(title, "strong");
    m_outputs = new QListWidget;
    m_outputs->setAccessibleName(tr("Outputs"));
    m_outputs->setTextElideMode(Qt::ElideMiddle);
    connect(m_outputs, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) {
        const QString path = item->data(Qt::UserRole).toString();
        if (!path.isEmpty())
            Q_EMIT showPictureRequested(path);
    });
    column->addWidget(title);
    column->addWidget(m_outputs);
    layout()->addWidget(m_outputPart);
}

void JobDetails::buildError()
{
    m_errorPart = new QWidget;
    auto *column = new QVBoxLayout(m_errorPart);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    m_sentence = new QLabel;
    setRole(m_sentence, "error");
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_showTraceback = new QPushButton;
    setRole(m_showTraceback, "quiet");
    m_showTraceback->setCheckable(true);
    m_showTraceback->setAutoDefault(false);
    m_showTraceback->setText(tr("Show traceback"));
    m_traceback = new QPlainTextEdit;
    m_traceback->setReadOnly(true);
    m_traceback->setAccessibleName(tr("Error details"));
    m_traceback->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_traceback->setMinimumHeight(140);
    m_traceback->hide();
    connect(m_showTraceback, &QPushButton::toggled, m_traceback, &QWidget::setVisible);
    column->addWidget(m_sentence);
    column->addWidget(m_showTraceback, 0, Qt::AlignLeft);
    column->addWidget(m_traceback, 1);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_errorPart, 1);
}

void JobDetails::buildFoot()
{
    auto *copyAll = new QPushButton(tr("Copy all"));
    copyAll->setObjectName(QStringLiteral("jobDetailsCopyAll"));
    copyAll->setAutoDefault(false);
    connect(copyAll, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(plainText()); });
    auto *close = new QPushButton(tr("Close"));
    close->setObjectName(QStringLiteral("jobDetailsClose"));
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto *row = new QHBoxLayout;
    row->addWidget(copyAll);
    row->addStretch(1);
    row->addWidget(close);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void JobDetails::showJob(const Job &job)
{
    if (m_job != job.id)
        m_showTraceback->setChecked(false);
    m_job = job.id;
    set(Name, job.request.name);
    set(State, jobStateText(job, {}));
    set(JobIdField, job.id.text());
    set(Prompt, job.prompt.text());
    set(Number, job.number ? QLocale().toString(*job.number, 'g', 12) : QString());
    set(Server, job.serverName.isEmpty() ? job.server.text() : job.serverName);
    set(Sid, job.sid);
    set(SeedField, job.request.seed ? job.request.seed->text() : QString());
    set(Made, timeText(job.made));
    set(Sent, timeText(job.sent));
    set(Started, timeText(job.started));
    set(Finished, timeText(job.finished));
    m_copyPrompt->setEnabled(!job.prompt.isEmpty());
    showOutputs(job);
    showError(job);
}

void JobDetails::set(Field field, const QString &value)
{
    const QString text = value.isEmpty() ? QStringLiteral("–") : value;
    if (m_values[field]->text() != text)
        m_values[field]->setText(text);
}

void JobDetails::showOutputs(const Job &job)
{
    m_outputPart->setVisible(!job.outputs.isEmpty());
    while (m_outputs->count() > job.outputs.size())
        delete m_outputs->takeItem(m_outputs->count() - 1);
    for (int i = 0; i < int(job.outputs.size()); ++i) {
        const JobOutput &output = job.outputs[i];
        QString text = output.path.isEmpty() ? output.file.filename : output.path;
        if (output.error)
            text = tr("%1: not stored. %2").arg(output.file.filename, whatHappened(*output.error));
        // The item stays: the person may have chosen it.
        QListWidgetItem *item = i < m_outputs->count() ? m_outputs->item(i) : new QListWidgetItem(m_outputs);
        if (item->text() != text)
            item->setText(text);
        item->setData(Qt::UserRole, output.path);
        item->setSizeHint(QSize(0, metrics::smallControl));
    }
    const int rows = qBound(1, m_outputs->count(), mostOutputRows);
    m_outputs->setFixedHeight(rows * metrics::smallControl + 2 * m_outputs->frameWidth());
}

void JobDetails::showError(const Job &job)
{
    const QString sentence = sentenceOf(job);
    const QString raw = rawTextOf(job);
    m_errorPart->setVisible(!sentence.isEmpty());
    m_sentence->setText(sentence);
    m_showTraceback->setVisible(!raw.isEmpty());
    if (m_traceback->toPlainText() != raw)
        m_traceback->setPlainText(raw);
}

QString JobDetails::plainText() const
{
    QStringList lines;
    for (int field = 0; field < FieldCount; ++field)
        lines += tr("%1: %2").arg(m_values[field]->accessibleName(), m_values[field]->text());
    for (int i = 0; i < m_outputs->count(); ++i)
        lines += tr("%1: %2").arg(tr("Output"), m_outputs->item(i)->text());
    if (!m_sentence->text().isEmpty())
        lines += tr("%1: %2").arg(tr("Error"), m_sentence->text());
    if (const QString raw = m_traceback->toPlainText(); !raw.isEmpty())
        lines += raw;
    return lines.join(u'\n');
}

} // namespace hanga
