#include "ui/preflight/preflightcard.h"

#include "ui/preflight/markedlabel.h"
#include "ui/preflight/packcard.h"
#include "ui/preflight/problemcard.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace hanga {

namespace {

constexpr int padding = 12;

void collectWidgets(const QLayout *layout, QList<QWidget *> *found)
{
    for (int i = 0; i < layout->count(); ++i) {
        QLayoutItem *item = layout->itemAt(i);
        if (item->widget())
            found->append(item->widget());
        else if (item->layout())
            collectWidgets(item->layout(), found);
    }
}

void takeOut(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // it may be the one whose signal brought us here
        } else if (item->layout()) {
            takeOut(item->layout());
        }
        delete item;
    }
}

} // namespace

PreflightCard *PreflightCard::create(const PreflightItem &item, int jobs, QWidget *parent)
{
    PreflightCard *card = nullptr;
    if (item.isPack())
        card = new PackCard(parent);
    else
        card = new ProblemCard(parent);
    card->showItem(item, jobs);
    return card;
}

PreflightCard::PreflightCard(QWidget *parent)
    : QFrame(parent), m_icon(new IconLabel(metrics::icon)), m_headline(new MarkedLabel), m_detail(new QLabel),
      m_column(new QVBoxLayout(this)), m_body(new QVBoxLayout), m_buttons(new QHBoxLayout),
      m_leave(smallButton(tr("Leave as it is")))
{
    setRole(this, "card");
    setRole(m_headline, "strong");
    setRole(m_detail, "small");
    setRole(m_leave, "quiet");
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setWordWrap(true);
    m_detail->hide();
    m_leave->setToolTip(tr("Do not show this again for this workflow"));
    connect(m_leave, &QPushButton::clicked, this, &PreflightCard::leaveChosen);

    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::grid);
    auto *iconColumn = new QVBoxLayout;
    iconColumn->setContentsMargins(0, 1, 0, 0); // on the first line of the sentence
    iconColumn->addWidget(m_icon);
    iconColumn->addStretch(1);
    head->addLayout(iconColumn);
    head->addWidget(m_headline, 1);

    auto *under = new QVBoxLayout; // begins where the sentence does
    under->setContentsMargins(metrics::icon + metrics::grid, 0, 0, 0);
    under->setSpacing(0);
    under->addWidget(m_detail);
    m_body->setSpacing(0);
    under->addLayout(m_body);
    m_buttons->setContentsMargins(0, metrics::grid, 0, 0);
    m_buttons->setSpacing(metrics::halfStep);
    m_buttons->addWidget(m_leave);
    m_buttons->addStretch(1);
    under->addLayout(m_buttons);

    m_column->setContentsMargins(padding, padding, padding, padding);
    m_column->setSpacing(2);
    m_column->addLayout(head);
    m_column->addLayout(under);
}

void PreflightCard::showItem(const PreflightItem &item, int jobs)
{
    const QString detail = itemDetail(item, jobs);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    if (!m_item.problems.isEmpty() && item == m_item)
        return;
    m_item = item;
    const MarkedText sentence = itemHeadline(item);
    m_headline->setMarkedText(sentence);
    setObjectName(QStringLiteral("preflightProblem ") + item.key);
    setAccessibleName(sentence.text);
    m_icon->setIcon(itemIcon(item), itemColor(item));
    rebuildBody();
}

void PreflightCard::rebuildBody()
{
    rememberChoice();
    takeOut(m_body);
    showBody();
    // In a card that is seen already a layout would show them later, and until then count them as nothing.
    QList<QWidget *> widgets;
    collectWidgets(m_body, &widgets);
    for (QWidget *widget : std::as_const(widgets)) {
        if (!widget->isHidden() || !widget->testAttribute(Qt::WA_WState_ExplicitShowHide))
            widget->show();
    }
    restoreChoice();
    // Without a surface it would stand alone, and out of line with the texts.
    QList<QWidget *> buttons;
    collectWidgets(m_buttons, &buttons);
    setRole(m_leave, std::ranges::all_of(
                         buttons, [this](const QWidget *button) { return button == m_leave || button->isHidden(); })
                         ? ""
                         : "quiet");
    Q_EMIT partsChanged();
}

void PreflightCard::setLeavable(bool leavable)
{
    m_leave->setVisible(leavable && !m_isFolded);
}

void PreflightCard::fold()
{
    m_isFolded = true;
    const QString sentence = tr("Fixed: %1").arg(headline());
    for (QWidget *widget : findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
        widget->setVisible(widget == m_icon || widget == m_headline);
    m_icon->setIcon(QStringLiteral("circle-check"), Token::Ok);
    setRole(m_headline, "secondary");
    m_headline->setMarkedText({sentence, 0, 0});
    setAccessibleName(sentence);
    takeOut(m_body);
    m_buttons->setContentsMargins(0, 0, 0, 0);
    m_column->setContentsMargins(padding, metrics::grid, padding, metrics::grid);
    m_column->setSpacing(0);
}

int PreflightCard::heightFor(int width) const
{
    ensurePolished();
    m_column->activate();
    return m_column->hasHeightForWidth() ? m_column->totalHeightForWidth(width) : m_column->totalSizeHint().height();
}

QList<QWidget *> PreflightCard::stops() const
{
    QList<QWidget *> widgets;
    collectWidgets(m_column, &widgets);
    widgets.removeIf(
        [](const QWidget *widget) { return widget->isHidden() || !(widget->focusPolicy() & Qt::TabFocus); });
    return widgets;
}

void PreflightCard::addButton(QPushButton *button)
{
    m_buttons->insertWidget(m_buttons->indexOf(m_leave), button);
}

QString PreflightCard::headline() const
{
    return m_headline->text();
}

QPushButton *PreflightCard::smallButton(const QString &text, const QString &iconName)
{
    auto *button = new QPushButton(text);
    if (!iconName.isEmpty())
        button->setIcon(hanga::icon(iconName));
    button->setProperty("controlSize", QStringLiteral("small"));
    return button;
}

void PreflightCard::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const auto chords = event->modifiers() & ~Qt::KeypadModifier;
    if (!isEnter || chords != Qt::NoModifier)
        return QFrame::keyPressEvent(event);
    // On a button Enter presses it; a choice is applied.
    auto *button = qobject_cast<QAbstractButton *>(focusWidget());
    if (button && button->hasFocus() && !button->isCheckable())
        button->click();
    else
        applyChoice();
}

} // namespace hanga
