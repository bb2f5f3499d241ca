#include "ui/preview/failurecard.h"

#include "ui/preview/failuretexts.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace hanga {

FailureCard::FailureCard(QWidget *parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("errorCard"));
    setAccessibleName(tr("Error"));
    setFocusPolicy(Qt::ClickFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(18, metrics::panelPadding, metrics::panelPadding, metrics::panelPadding);
    row->setSpacing(metrics::panelPadding);
    auto *mark = new IconLabel(24);
    mark->setIcon(QStringLiteral("circle-x"), Token::Err);
    row->addWidget(mark, 0, Qt::AlignTop);

    auto *column = new QVBoxLayout;
    column->setSpacing(metrics::grid);
    column->addLayout(buildHead());
    m_sentence = new QLabel;
    setRole(m_sentence, "secondary");
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_sentence);
    column->addWidget(buildRaw());
    m_traceback = new QPlainTextEdit;
    m_traceback->setObjectName(QStringLiteral("errorTraceback"));
    m_traceback->setAccessibleName(tr("Error details"));
    m_traceback->setReadOnly(true);
    m_traceback->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_traceback->setFont(textFont(TextSize::Number, font()));
    m_traceback->setFixedHeight(160);
    column->addWidget(m_traceback);
    column->addSpacing(metrics::halfStep);
    column->addLayout(buildFoot());
    row->addLayout(column, 1);
}

QHBoxLayout *FailureCard::buildHead()
{
    m_title = new QLabel;
    setRole(m_title, "section");
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    auto *close = new QToolButton;
    close->setObjectName(QStringLiteral("errorClose"));
    close->setAutoRaise(true);
    close->setIcon(icon(QStringLiteral("x")));
    close->setAccessibleName(tr("Close"));
    close->setToolTip(tr("Close"));
    close->setProperty("controlSize", QStringLiteral("small"));
    connect(close, &QToolButton::clicked, this, [this] { Q_EMIT closeRequested(m_job); });
    auto *row = new QHBoxLayout;
    row->addWidget(m_title, 1);
    row->addWidget(close, 0, Qt::AlignTop);
    return row;
}

QWidget *FailureCard::buildRaw()
{
    m_rawFrame = new QFrame;
    setRole(m_rawFrame, "raised");
    auto *row = new QHBoxLayout(m_rawFrame);
    row->setContentsMargins(12, metrics::grid, 12, metrics::grid);
    m_raw = new QLabel;
    m_raw->setObjectName(QStringLiteral("errorRaw"));
    setRole(m_raw, "number");
    m_raw->setTextFormat(Qt::PlainText);
    m_raw->setWordWrap(true);
    m_raw->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_raw);
    return m_rawFrame;
}

QHBoxLayout *FailureCard::buildFoot()
{
    m_retry = new QPushButton(tr("Retry unchanged"));
    m_retry->setObjectName(QStringLiteral("errorRetry"));
    m_retry->setIcon(icon(QStringLiteral("rotate-ccw")));
    connect(m_retry, &QPushButton::clicked, this, [this] { Q_EMIT retryRequested(m_job); });
    m_more = new QPushButton(tr("Show traceback"));
    setRole(m_more, "quiet");
    m_more->setObjectName(QStringLiteral("errorMore"));
    m_more->setCheckable(true);
    connect(m_more, &QPushButton::toggled, this, [this](bool shown) {
        m_traceback->setVisible(shown);
        Q_EMIT heightChanged();
    });
    auto *copy = new QPushButton(icon(QStringLiteral("copy")), tr("Copy details"));
    setRole(copy, "quiet");
    copy->setObjectName(QStringLiteral("errorCopy"));
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_details); });
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::grid);
    row->addWidget(m_retry);
    row->addStretch(1);
    row->addWidget(m_more);
    row->addWidget(copy);
    return row;
}

void FailureCard::showJob(const Job &job)
{
    const bool isNew = m_job != job.id;
    m_job = job.id;
    const FailureTexts texts = FailureTexts::of(job);
    m_details = texts.details(job);
    m_title->setText(texts.title);
    m_sentence->setText(texts.sentence);
    m_sentence->setVisible(!texts.sentence.isEmpty());
    m_raw->setText(texts.raw);
    m_rawFrame->setVisible(!texts.raw.isEmpty());
    m_traceback->setPlainText(texts.traceback);
    if (isNew)
        m_more->setChecked(false);
    m_more->setVisible(!texts.traceback.isEmpty());
    m_traceback->setVisible(m_more->isChecked());
    setAccessibleDescription(tr("%1. %2").arg(texts.title, texts.sentence));
    if (isNew) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void FailureCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(themeColor(Token::Err, palette()));
    painter.setBrush(themeColor(Token::Panel, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::cardRadius, metrics::cardRadius);
}

} // namespace hanga
