#include "ui/shared/noticebar.h"

#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QToolButton>

namespace hanga {

namespace {

using namespace std::chrono_literals;

struct Look
{
    const char *role;
    QString icon;
    Token color;
};

Look lookOf(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Done:
        return {"okBanner", QStringLiteral("circle-check"), Token::Ok};
    case Notice::Kind::Warning:
        return {"warnBanner", QStringLiteral("triangle-alert"), Token::Warn};
    case Notice::Kind::Error:
        return {"errorBanner", QStringLiteral("circle-x"), Token::Err};
    case Notice::Kind::Info:
        break;
    }
    return {"raised", QStringLiteral("info"), Token::Text2};
}

std::chrono::milliseconds timeFor(const Notice &notice)
{
    if (notice.lasts > 0ms)
        return notice.lasts;
    const bool stays = notice.kind == Notice::Kind::Warning || notice.kind == Notice::Kind::Error;
    return stays ? 0ms : 10s;
}

} // namespace

NoticeBar::NoticeBar(const Notice &notice, QWidget *parent) : QFrame(parent), m_notice(notice)
{
    const Look look = lookOf(notice.kind);
    setRole(this, look.role);
    setObjectName(QStringLiteral("notice"));
    setAccessibleName(notice.what);
    setAccessibleDescription(notice.next);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, metrics::grid, metrics::grid, metrics::grid);
    grid->setHorizontalSpacing(metrics::grid);
    grid->setVerticalSpacing(metrics::halfStep);

    auto *sign = new QToolButton(this); // a button without a surface: it repaints its icon when the theme changes
    sign->setIcon(hanga::icon(look.icon, look.color));
    sign->setAutoRaise(true);
    sign->setFocusPolicy(Qt::NoFocus);
    sign->setAttribute(Qt::WA_TransparentForMouseEvents);
    sign->setProperty("controlSize", QStringLiteral("small"));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    m_what = addText(notice.what, "", "noticeWhat");
    texts->addWidget(m_what);
    if (!notice.next.isEmpty())
        texts->addWidget(addText(notice.next, "secondary", "noticeNext"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::halfStep);
    grid->addWidget(sign, 0, 0, Qt::AlignTop);
    grid->addLayout(texts, 0, 1);
    grid->addLayout(buttons, 0, 2, Qt::AlignTop);
    grid->setColumnStretch(1, 1);

    addButtons(buttons);

    m_clock.setSingleShot(true);
    m_clock.setInterval(timeFor(notice));
    connect(&m_clock, &QTimer::timeout, this, &NoticeBar::leaveUnlessRead);
    if (m_clock.interval() > 0)
        m_clock.start();
}

void NoticeBar::addButtons(QHBoxLayout *row)
{
    if (!m_notice.actionText.isEmpty()) {
        auto *act = addButton(m_notice.actionText, {}, "noticeAction");
        setRole(act, "link");
        row->addWidget(act);
        connect(act, &QToolButton::clicked, this, [this] {
            if (m_notice.action)
                m_notice.action();
            Q_EMIT finished();
        });
    }
    if (!m_notice.detail.isEmpty()) {
        auto *more = addButton(tr("Details"), {}, "noticeDetails");
        more->setCheckable(true);
        row->addWidget(more);
        connect(more, &QToolButton::toggled, this, [this](bool open) {
            if (!m_details)
                buildDetails();
            m_details->setVisible(open);
        });
    }
    auto *copyButton = addButton(tr("Copy"), QStringLiteral("copy"), "noticeCopy");
    auto *closeButton = addButton(tr("Close"), QStringLiteral("x"), "noticeClose");
    row->addWidget(copyButton);
    row->addWidget(closeButton);
    connect(copyButton, &QToolButton::clicked, this, &NoticeBar::copy);
    connect(closeButton, &QToolButton::clicked, this, &NoticeBar::finished);
}

QLabel *NoticeBar::addText(const QString &text, const char *role, const char *name)
{
    auto *label = new QLabel(this);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setWordWrap(true);
    label->setMinimumHeight(m_notice.next.isEmpty() ? metrics::smallControl : 0);
    setRole(label, role);
    return label;
}

QToolButton *NoticeBar::addButton(const QString &text, const QString &iconName, const char *name)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(text);
    button->setAutoRaise(true);
    button->setProperty("controlSize", QStringLiteral("small"));
    if (iconName.isEmpty()) {
        button->setText(text);
    } else {
        button->setIcon(hanga::icon(iconName));
        button->setToolTip(text);
    }
    return button;
}

void NoticeBar::buildDetails()
{
    m_details = new QPlainTextEdit(m_notice.detail, this);
    m_details->setObjectName(QStringLiteral("noticeDetailText"));
    m_details->setAccessibleName(tr("Details"));
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setFont(textFont(TextSize::Number, QApplication::font()));
    m_details->setFixedHeight(120);
    static_cast<QGridLayout *>(layout())->addWidget(m_details, 1, 1, 1, 2);
}

bool NoticeBar::isSame(const Notice &notice) const
{
    return !notice.action && !m_notice.action && notice.kind == m_notice.kind && notice.what == m_notice.what &&
           notice.next == m_notice.next && notice.detail == m_notice.detail;
}

void NoticeBar::countAgain()
{
    ++m_times;
    m_what->setText(tr("%1 (%n times)", "a notice that came several times", m_times).arg(m_notice.what));
    if (m_clock.interval() > 0)
        m_clock.start();
}

void NoticeBar::announce()
{
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void NoticeBar::copy() const
{
    QStringList parts{m_notice.what, m_notice.next, m_notice.detail};
    parts.removeAll(QString());
    QApplication::clipboard()->setText(parts.join(QLatin1Char('\n')));
}

void NoticeBar::leaveUnlessRead()
{
    const bool read =
        underMouse() || isAncestorOf(QApplication::focusWidget()) || (m_details && m_details->isVisible());
    if (read)
        m_clock.start();
    else
        Q_EMIT finished();
}

void NoticeBar::enterEvent(QEnterEvent *event)
{
    m_clock.stop();
    QFrame::enterEvent(event);
}

void NoticeBar::leaveEvent(QEvent *event)
{
    if (m_clock.interval() > 0)
        m_clock.start();
    QFrame::leaveEvent(event);
}

} // namespace hanga
