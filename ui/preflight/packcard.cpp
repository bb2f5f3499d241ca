#include "ui/preflight/packcard.h"

#include "ui/preflight/markedlabel.h"
#include "ui/preflight/placelink.h"
#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

namespace hanga {

namespace {

constexpr qsizetype firstFew = 5;

} // namespace

PackCard::PackCard(QWidget *parent)
    : PreflightCard(parent), m_copy(smallButton(tr("Copy names"), QStringLiteral("copy")))
{
    m_copy->setToolTip(tr("To look for them where node packs are installed"));
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(item().classes().join(u'\n')); });
    addButton(m_copy);
}

void PackCard::showBody()
{
    const bool namesClass = item().classes().size() > 1;
    const QList<Problem> &problems = item().problems;
    const bool isLong = !m_isWhole && problems.size() > firstFew + 1; // never a button for one row
    for (const Problem &problem : isLong ? problems.first(firstFew) : problems)
        addNode(problem, namesClass);
    if (!isLong)
        return;
    auto *rest = smallButton(tr("Show %n more", nullptr, int(problems.size() - firstFew)));
    setRole(rest, "quiet");
    connect(rest, &QPushButton::clicked, this, [this] {
        m_isWhole = true;
        rebuildBody();
    });
    body()->addSpacing(metrics::halfStep);
    auto *row = new QHBoxLayout;
    row->addWidget(rest);
    row->addStretch(1);
    body()->addLayout(row);
}

void PackCard::addNode(const Problem &problem, bool namesClass)
{
    const NodeId node = problem.at.node;
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    if (namesClass) {
        auto *name = new MarkedLabel;
        name->setMarkedText(MarkedText::with(QStringLiteral("%1"), problem.args.value(0)));
        texts->addWidget(name);
    }
    // Where nobody named the node its title is its class, which stands there already.
    const bool isNamed = problem.title != problem.args.value(0);
    auto *place = new PlaceLink(isNamed ? placeText(problem) : tr("node %1").arg(node.text()));
    connect(place, &QToolButton::clicked, this, [this, at = problem.at] { Q_EMIT goToChosen(at); });
    texts->addWidget(place, 0, Qt::AlignLeft);

    auto *off = smallButton(tr("Switch off"));
    off->setAccessibleName(tr("Switch off node %1").arg(node.text()));
    off->setToolTip(tr("The workflow then runs without this node, where its links allow it"));
    connect(off, &QPushButton::clicked, this, [this, node] { Q_EMIT switchOffChosen(node); });

    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, metrics::halfStep, 0, 0);
    row->setSpacing(metrics::grid);
    row->addLayout(texts, 1);
    row->addWidget(off, 0, Qt::AlignVCenter);
    body()->addLayout(row);
}

} // namespace hanga
