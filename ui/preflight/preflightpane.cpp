#include "ui/preflight/preflightpane.h"

#include "ui/preflight/problemlist.h"
#include "ui/shared/elidedlabel.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace hanga {

namespace {

using namespace std::chrono_literals;
constexpr auto worthAWord = 300ms;
constexpr int narrowest = 300;

QFrame *separator()
{
    auto *line = new QFrame;
    setRole(line, "line");
    line->setFixedHeight(1);
    return line;
}

} // namespace

PreflightPane::PreflightPane(QWidget *parent) : QFrame(parent), m_list(new ProblemList)
{
    setRole(this, "panel");
    setObjectName(QStringLiteral("preflightPane"));
    setAccessibleName(tr("Problems"));
    setMinimumWidth(narrowest);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(m_list, 1);
    column->addWidget(separator());
    column->addWidget(buildFoot());
    m_checkingSince.setSingleShot(true);
    m_checkingSince.setInterval(worthAWord);
    connect(&m_checkingSince, &QTimer::timeout, this, &PreflightPane::showServer);
    connectList();
    showItems();
    showServer();
}

QWidget *PreflightPane::buildHead()
{
    auto *head = new QWidget;
    m_icon = new IconLabel(20);
    m_headline = new QLabel;
    m_headline->setObjectName(QStringLiteral("preflightHeadline"));
    setRole(m_headline, "section");
    m_headline->setTextFormat(Qt::PlainText);
    m_headline->setWordWrap(true);
    m_note = new QLabel(tr("The file stays as it is. Fixes can be undone."));
    setRole(m_note, "small");
    m_note->setWordWrap(true);
    auto *close = new QToolButton;
    close->setObjectName(QStringLiteral("preflightClose"));
    close->setAutoRaise(true);
    close->setIcon(icon(QStringLiteral("x")));
    close->setProperty("controlSize", QStringLiteral("small"));
    close->setAccessibleName(tr("Open without fixing"));
    close->setToolTip(tr("Close the list. What is not fixed stays marked in the form."));
    connect(close, &QToolButton::clicked, this, &PreflightPane::closed);
    m_list->setTabAfter(close);

    auto *iconColumn = new QVBoxLayout;
    iconColumn->setContentsMargins(0, 2, 0, 0);
    iconColumn->addWidget(m_icon);
    iconColumn->addStretch(1);
    auto *texts = new QVBoxLayout;
    texts->setContentsMargins(0, 2, 0, 0);
    texts->setSpacing(2);
    texts->addWidget(m_headline);
    texts->addWidget(m_note);
    texts->addStretch(1);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(metrics::panelPadding, 12, metrics::grid, metrics::grid);
    row->setSpacing(metrics::grid);
    row->addLayout(iconColumn);
    row->addLayout(texts, 1);
    row->addWidget(close, 0, Qt::AlignTop);
    return head;
}

QWidget *PreflightPane::buildFoot()
{
    auto *foot = new QWidget;
    m_again = new QPushButton(icon(QStringLiteral("refresh-cw")), tr("Check again"));
    m_again->setObjectName(QStringLiteral("preflightCheckAgain"));
    m_again->setToolTip(tr("Asks the server for its node types and lists (F5)"));
    setRole(m_again, "quiet");
    connect(m_again, &QPushButton::clicked, this, &PreflightPane::refreshRequested);
    m_against = new ElidedLabel;
    m_against->setObjectName(QStringLiteral("preflightServer"));
    setRole(m_against, "small");
    m_sendAnyway = new QPushButton(tr("Send anyway"));
    m_sendAnyway->setObjectName(QStringLiteral("preflightSendAnyway"));
    m_sendAnyway->setToolTip(tr("The server then says what it thinks of it"));
    connect(m_sendAnyway, &QPushButton::clicked, this, &PreflightPane::sendAnywayRequested);
    m_fixAll = new QPushButton;
    m_fixAll->setObjectName(QStringLiteral("preflightFixAll"));
    m_fixAll->setAccessibleName(tr("Apply suggestions"));
    m_fixAll->setToolTip(tr("Only what means the same as the file: the same file in another place"));
    setRole(m_fixAll, "primary");
    connect(m_fixAll, &QPushButton::clicked, this, &PreflightPane::fixAllCertain);

    auto *check = new QHBoxLayout;
    check->setContentsMargins(metrics::halfStep, 0, 0, 0);
    check->setSpacing(metrics::grid);
    check->addWidget(m_again);
    check->addWidget(m_against, 1);
    auto *deeds = new QHBoxLayout;
    deeds->setContentsMargins(metrics::panelPadding, 0, metrics::panelPadding, 0);
    deeds->setSpacing(metrics::grid);
    deeds->addWidget(m_sendAnyway);
    deeds->addWidget(m_fixAll, 1);
    auto *column = new QVBoxLayout(foot);
    column->setContentsMargins(0, metrics::grid, 0, 12);
    column->setSpacing(metrics::grid);
    column->addLayout(check);
    column->addLayout(deeds);
    return foot;
}

void PreflightPane::connectList()
{
    connect(m_list, &ProblemList::fixChosen, this, &PreflightPane::fix);
    connect(m_list, &ProblemList::leaveChosen, this, &PreflightPane::leave);
    connect(m_list, &ProblemList::goToChosen, this, &PreflightPane::goToRequested);
    connect(m_list, &ProblemList::uploadChosen, this, &PreflightPane::uploadRequested);
    connect(m_list, &ProblemList::switchOffChosen, this, &PreflightPane::switchOffRequested);
    connect(m_list, &ProblemList::choiceChanged, this, &PreflightPane::showCertain);
    connect(m_list, &ProblemList::focusGone, m_again, [this] { m_again->setFocus(Qt::OtherFocusReason); });
}

void PreflightPane::setProblems(const QList<Problem> &problems)
{
    m_items = preflightItems(problems);
    showItems();
}

void PreflightPane::setLeft(const QSet<QString> &keys)
{
    if (keys == m_left)
        return;
    m_left = keys;
    showItems();
}

void PreflightPane::setChecking(bool checking)
{
    if (checking && m_checkingSince.isActive())
        return;
    m_checkingSince.stop();
    if (checking)
        m_checkingSince.start();
    else
        showServer();
}

void PreflightPane::setServer(const QString &name)
{
    m_server = name;
    showServer();
}

void PreflightPane::setCount(int jobs)
{
    m_list->setJobs(jobs);
}

void PreflightPane::setBlocked(bool blocked)
{
    const bool isNew = blocked && !m_isBlocked;
    m_isBlocked = blocked;
    m_sendAnyway->setVisible(blocked);
    showHeadline();
    if (!isNew)
        return;
    m_list->scrollToTop();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString PreflightPane::headline() const
{
    return m_headline->text();
}

void PreflightPane::focusFirst()
{
    m_list->focusFirst();
}

void PreflightPane::showItems()
{
    QList<PreflightItem> open;
    QList<PreflightItem> left;
    for (const PreflightItem &item : std::as_const(m_items))
        (item.isLeft(m_left) ? left : open).append(item);
    m_open = int(open.size());
    m_toFix = int(std::ranges::count_if(open, [](const PreflightItem &item) { return !item.isNote(); }));
    m_list->setItems(open, left);
    showHeadline();
    showCertain();
}

void PreflightPane::showHeadline()
{
    QString text;
    if (m_toFix > 0 && m_isBlocked)
        text = tr("Not sent yet: %n thing(s) to fix before it can run", nullptr, m_toFix);
    else if (m_toFix > 0)
        text = tr("%n thing(s) to fix before it can run", nullptr, m_toFix);
    else if (m_open > 0)
        text = tr("%n thing(s) worth knowing", nullptr, m_open);
    else
        text = m_items.isEmpty() ? tr("Nothing to fix") : tr("Nothing else to fix");
    m_icon->setIcon(m_toFix > 0  ? QStringLiteral("circle-x")
                    : m_open > 0 ? QStringLiteral("triangle-alert")
                                 : QStringLiteral("circle-check"),
                    m_toFix > 0  ? Token::Err
                    : m_open > 0 ? Token::Warn
                                 : Token::Ok);
    m_note->setVisible(m_toFix > 0);
    m_sendAnyway->setVisible(m_isBlocked);
    if (m_headline->text() == text)
        return;
    m_headline->setText(text);
    setAccessibleDescription(text);
    Q_EMIT headlineChanged(text);
}

void PreflightPane::showCertain()
{
    const int count = int(m_list->certainItems().size());
    m_fixAll->setVisible(count > 0);
    const QString text = tr("Fix all that is certain (%n)", nullptr, count);
    if (m_fixAll->text() == text)
        return;
    m_fixAll->setText(text);
    m_fixAll->setAccessibleDescription(text);
}

void PreflightPane::showServer()
{
    const bool hasExpired = !m_checkingSince.isActive() && sender() == &m_checkingSince;
    if (hasExpired)
        m_against->setText(tr("Checking…"));
    else
        m_against->setText(m_server.isEmpty() ? tr("No server has been seen yet")
                                              : tr("Checked against %1").arg(m_server));
}

void PreflightPane::fix(const QString &key, const PreflightCard::Edits &edits)
{
    m_list->markFixed({key});
    showCertain();
    Q_EMIT fixRequested(edits);
}

void PreflightPane::fixAllCertain()
{
    PreflightCard::Edits edits;
    QSet<QString> keys;
    for (const PreflightItem *item : m_list->certainItems()) {
        edits.append(item->certainFix()->edits);
        keys.insert(item->key);
    }
    if (edits.isEmpty())
        return;
    const bool hadFocus = m_fixAll->hasFocus();
    m_list->markFixed(keys);
    showCertain();
    if (hadFocus)
        m_again->setFocus(Qt::OtherFocusReason);
    Q_EMIT fixRequested(edits);
}

void PreflightPane::leave(const PreflightItem &item)
{
    const QList<Problem> problems = item.problems; // the item goes with its row
    for (const Problem &problem : problems)
        m_left.insert(problemKey(problem));
    showItems();
    for (const Problem &problem : problems)
        Q_EMIT leaveRequested(problem);
}

void PreflightPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier)
        Q_EMIT closed();
    else
        QFrame::keyPressEvent(event);
}

} // namespace hanga
