#include "ui/preflight/problemlist.h"

#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QEvent>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>

#include <algorithm>

namespace hanga {

namespace {

constexpr qsizetype chunk = 8;
constexpr int gap = metrics::grid;

} // namespace

ProblemList::ProblemList(QWidget *parent) : QScrollArea(parent), m_content(new QWidget), m_leftLine(new QPushButton)
{
    setObjectName(QStringLiteral("preflightProblems"));
    setAccessibleName(tr("Problems"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    verticalScrollBar()->setSingleStep(24);
    viewport()->setAutoFillBackground(false); // the panel shows through
    m_leftLine->setParent(m_content);
    m_leftLine->setObjectName(QStringLiteral("preflightLeft"));
    m_leftLine->setProperty("controlSize", QStringLiteral("small"));
    setRole(m_leftLine, "quiet");
    m_leftLine->hide();
    connect(m_leftLine, &QPushButton::clicked, this, [this] { showLeft(!m_showsLeft); });
    setWidget(m_content);
    m_content->setAutoFillBackground(false);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ProblemList::buildWhatIsNear);
}

void ProblemList::setItems(const QList<PreflightItem> &open, const QList<PreflightItem> &left)
{
    const bool isAnswer = std::ranges::any_of(m_rows, [](const Row &row) { return row.isFixed && row.age == 0; });
    if (open == m_open && left == m_left && !isAnswer)
        return;
    m_open = open;
    m_left = left;
    m_showsLeft = m_showsLeft && !left.isEmpty();
    QList<PreflightItem> items = open;
    if (m_showsLeft)
        items.append(left);

    const qsizetype anchor = anchorRow();
    QPointer<PreflightCard> kept = anchor >= 0 ? m_rows[anchor].card : nullptr;
    const int offset = kept ? kept->y() - verticalScrollBar()->value() : 0;
    const qsizetype focused = rowOf(QApplication::focusWidget());
    const QString focusedKey = focused >= 0 ? m_rows[focused].item.key : QString();

    const qsizetype built = builtCount();
    const QList<Row> old = std::exchange(m_rows, merged(items));
    QSet<PreflightCard *> used;
    for (const Row &row : std::as_const(m_rows))
        used.insert(row.card);
    for (const Row &row : old) {
        if (row.card && !used.contains(row.card)) {
            row.card->hide();
            row.card->deleteLater(); // it may be the one whose signal brought us here
        }
    }
    m_firstLeft = m_rows.size() - (m_showsLeft ? left.size() : 0);
    build(qMax(built, chunk));
    updateLines();
    chainStops(0);
    layOut();
    if (kept && rowOf(kept) >= 0)
        verticalScrollBar()->setValue(kept->y() - offset);
    buildWhatIsNear();
    const bool focusWent = !focusedKey.isEmpty() && std::ranges::none_of(m_rows, [&focusedKey](const Row &row) {
        return row.item.key == focusedKey && !row.isFixed;
    });
    if (focusWent && rowOf(QApplication::focusWidget()) < 0)
        focusNear(focused);
}

/// The rows for \a items, with the cards that there were, and what was just fixed in its place.
QList<ProblemList::Row> ProblemList::merged(const QList<PreflightItem> &items)
{
    QHash<QString, qsizetype> before;
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        before.insert(m_rows[i].item.key, i);
    QList<Row> rows;
    QSet<QString> keys;
    for (const PreflightItem &item : items) {
        keys.insert(item.key);
        const auto old = before.constFind(item.key);
        const bool isKept = old != before.constEnd() && !m_rows[*old].isFixed;
        rows.append({item, isKept ? m_rows[*old].card : nullptr});
    }
    QString previous;
    for (const Row &old : std::as_const(m_rows)) {
        if (old.isFixed && old.age == 0 && !keys.contains(old.item.key)) {
            const auto after =
                std::ranges::find_if(rows, [&previous](const Row &row) { return row.item.key == previous; });
            const qsizetype place = after == rows.end() ? 0 : after - rows.begin() + 1;
            rows.insert(place, {old.item, old.card, true, 1});
            keys.insert(old.item.key);
        }
        if (keys.contains(old.item.key))
            previous = old.item.key;
    }
    return rows;
}

qsizetype ProblemList::builtCount() const
{
    const auto first = std::ranges::find_if(m_rows, [](const Row &row) { return !row.card; });
    return first - m_rows.begin();
}

/// Cards for the first \a count rows, and for no others.
void ProblemList::build(qsizetype count)
{
    count = qMin(qMax(count, rowOf(QApplication::focusWidget()) + 1), m_rows.size());
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        Row &row = m_rows[i];
        if (i >= count) {
            if (row.card)
                row.card->deleteLater();
            row.card = nullptr;
            continue;
        }
        if (row.card && !row.isFixed)
            row.card->showItem(row.item, m_jobs);
        else if (!row.card)
            row.card = makeCard(row.item);
        if (row.isFixed && !row.card->isFolded())
            row.card->fold();
        row.card->setLeavable(i < m_firstLeft);
        row.card->show();
    }
}

PreflightCard *ProblemList::makeCard(const PreflightItem &item)
{
    PreflightCard *card = PreflightCard::create(item, m_jobs, m_content);
    connect(card, &PreflightCard::fixChosen, this,
            [this, card](const PreflightCard::Edits &edits) { Q_EMIT fixChosen(card->item().key, edits); });
    connect(card, &PreflightCard::leaveChosen, this, [this, card] { Q_EMIT leaveChosen(card->item()); });
    connect(card, &PreflightCard::goToChosen, this, &ProblemList::goToChosen);
    connect(card, &PreflightCard::uploadChosen, this, &ProblemList::uploadChosen);
    connect(card, &PreflightCard::switchOffChosen, this, &ProblemList::switchOffChosen);
    connect(card, &PreflightCard::choiceChanged, this, &ProblemList::choiceChanged);
    connect(card, &PreflightCard::partsChanged, this, [this, card] {
        if (const qsizetype row = rowOf(card); row >= 0)
            chainStops(row);
    });
    return card;
}

/// One screen more than there is to see.
void ProblemList::buildWhatIsNear()
{
    if (m_isLayingOut)
        return;
    const qsizetype before = builtCount();
    qsizetype built = before;
    while (built < m_rows.size() &&
           m_content->height() < verticalScrollBar()->value() + 2 * qMax(viewport()->height(), 1)) {
        built += chunk;
        build(built);
        layOut();
    }
    if (built > before) {
        chainStops(before);
        Q_EMIT choiceChanged();
    }
}

void ProblemList::setJobs(int jobs)
{
    if (jobs == m_jobs)
        return;
    m_jobs = jobs;
    for (const Row &row : std::as_const(m_rows)) {
        if (row.card && !row.isFixed)
            row.card->showItem(row.item, jobs);
    }
    layOut();
}

void ProblemList::markFixed(const QSet<QString> &keys)
{
    const qsizetype focused = rowOf(QApplication::focusWidget());
    for (Row &row : m_rows) {
        if (!keys.contains(row.item.key) || row.isFixed)
            continue;
        row.isFixed = true;
        if (row.card)
            row.card->fold();
    }
    layOut();
    buildWhatIsNear();
    if (focused >= 0 && m_rows[focused].isFixed)
        focusNear(focused);
}

QList<const PreflightItem *> ProblemList::certainItems() const
{
    QList<const PreflightItem *> items;
    for (qsizetype i = 0; i < m_firstLeft; ++i) {
        const Row &row = m_rows[i];
        if (!row.isFixed && row.item.certainFix() && !(row.card && row.card->isOverruled()))
            items.append(&row.item);
    }
    return items;
}

void ProblemList::scrollToTop()
{
    verticalScrollBar()->setValue(0);
}

void ProblemList::focusFirst()
{
    scrollToTop();
    focusNear(0);
}

void ProblemList::layOut()
{
    if (m_isLayingOut)
        return;
    m_isLayingOut = true;
    const int width = viewport()->width();
    // Cards are as wide with a scroll bar as without it.
    const int bar = verticalScrollBar()->isVisible() ? verticalScrollBar()->width() : 0;
    const int inner = qMax(width - metrics::panelPadding - qMax(metrics::panelPadding - bar, metrics::halfStep), 1);
    const int left =
        layoutDirection() == Qt::RightToLeft ? width - inner - metrics::panelPadding : metrics::panelPadding;
    int y = metrics::halfStep;
    const auto placeLine = [&] {
        m_leftLine->setGeometry(left, y, qMin(inner, m_leftLine->sizeHint().width()), metrics::smallControl);
        y += metrics::smallControl + gap;
    };
    const qsizetype built = builtCount();
    m_leftLine->setVisible(!m_left.isEmpty() && built >= m_firstLeft);
    for (qsizetype i = 0; i < built; ++i) {
        if (i == m_firstLeft && !m_leftLine->isHidden())
            placeLine();
        PreflightCard *card = m_rows[i].card;
        const int height = card->heightFor(inner);
        card->setGeometry(left, y, inner, height);
        y += height + gap;
    }
    if (m_firstLeft >= m_rows.size() && !m_leftLine->isHidden())
        placeLine();
    m_content->resize(width, y + metrics::halfStep);
    m_isLayingOut = false;
}

/// New widgets stand at the end of the window's order: they belong where their cards are.
void ProblemList::chainStops(qsizetype firstNew)
{
    if (!m_before)
        return;
    QWidget *last = m_before;
    const auto chain = [&last](QWidget *next) {
        QWidget::setTabOrder(last, next);
        last = next;
    };
    for (qsizetype i = firstNew - 1; i >= 0 && last == m_before; --i) {
        if (const QList<QWidget *> stops = m_rows[i].card->stops(); !stops.isEmpty())
            last = stops.last();
    }
    const qsizetype built = builtCount();
    for (qsizetype i = firstNew; i < built; ++i) {
        if (i == m_firstLeft)
            chain(m_leftLine);
        for (QWidget *stop : m_rows[i].card->stops())
            chain(stop);
    }
    if (m_firstLeft >= m_rows.size())
        chain(m_leftLine);
}

/// To the first card at or after \a row that has something to do; else to one before it.
void ProblemList::focusNear(qsizetype row)
{
    const auto tryRow = [this](qsizetype i) {
        PreflightCard *card = m_rows[i].card;
        const QList<QWidget *> stops = card && !card->isFolded() ? card->stops() : QList<QWidget *>();
        if (stops.isEmpty())
            return false;
        // Where Tab would have come to: what is chosen, not the link above it.
        const auto chosen = std::ranges::find_if(stops, [](QWidget *stop) {
            const auto *button = qobject_cast<QAbstractButton *>(stop);
            return button && button->isCheckable() && button->isChecked();
        });
        QWidget *target = chosen == stops.end() ? stops.first() : *chosen;
        target->setFocus(Qt::OtherFocusReason);
        ensureWidgetVisible(card, 0, gap);
        return true;
    };
    for (qsizetype i = row; i < m_rows.size(); ++i) {
        if (tryRow(i))
            return;
    }
    for (qsizetype i = qMin(row, m_rows.size()) - 1; i >= 0; --i) {
        if (tryRow(i))
            return;
    }
    Q_EMIT focusGone();
}

qsizetype ProblemList::rowOf(const QWidget *widget) const
{
    if (!widget || !m_content->isAncestorOf(widget))
        return -1;
    const auto row = std::ranges::find_if(m_rows, [widget](const Row &each) {
        return each.card && (each.card == widget || each.card->isAncestorOf(widget));
    });
    return row == m_rows.end() ? -1 : row - m_rows.begin();
}

/// The row that must not move on the screen: the one with the focus, else the first in sight.
qsizetype ProblemList::anchorRow() const
{
    const int top = verticalScrollBar()->value();
    if (const qsizetype focused = rowOf(QApplication::focusWidget()); focused >= 0) {
        const QRect place = m_rows[focused].card->geometry();
        if (place.bottom() > top && place.top() < top + viewport()->height())
            return focused;
    }
    for (qsizetype i = 0; i < m_rows.size() && top > 0; ++i) {
        if (m_rows[i].card && m_rows[i].card->geometry().bottom() > top)
            return i;
    }
    return -1;
}

void ProblemList::showLeft(bool shown)
{
    m_showsLeft = shown;
    const QList<PreflightItem> left = std::exchange(m_left, {});
    setItems(m_open, left); // differs from what it had, so that it looks
}

void ProblemList::updateLines()
{
    const QString count = tr("%n left as it is", nullptr, int(m_left.size()));
    m_leftLine->setText(m_showsLeft ? tr("%1 · Hide").arg(count) : tr("%1 · Show").arg(count));
}

bool ProblemList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_content && event->type() == QEvent::LayoutRequest)
        layOut();
    return QScrollArea::eventFilter(watched, event);
}

void ProblemList::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    layOut();
    buildWhatIsNear();
}

} // namespace hanga
