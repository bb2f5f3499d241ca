#include "ui/composer/blockssection.h"

#include "ui/shared/collapsiblesection.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace hanga {

namespace {

constexpr int sectionInset = 6; // of the chevron in the section's button

bool isSame(const Block &a, const Block &b)
{
    return a.kind == b.kind && a.nodes == b.nodes && a.title == b.title && a.classType == b.classType;
}

} // namespace

BlocksSection::BlocksSection(QWidget *parent)
    : QWidget(parent), m_section(new CollapsibleSection(tr("Blocks"), this)), m_count(new QLabel(m_section))
{
    m_section->header().button()->setObjectName(QStringLiteral("composerBlocks"));
    m_section->header().addTrailing(m_count);
    setRole(m_count, "small");
    auto *body = new QWidget;
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(sectionInset, metrics::halfStep, 0, 0);
    m_column->setSpacing(0);
    m_section->setBody(body);
    m_section->setExpanded(false);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(metrics::panelPadding - sectionInset, 0, metrics::panelPadding, 0);
    whole->addWidget(m_section);
    hide();
    connect(m_section, &CollapsibleSection::expandedChanged, this, [this](bool expanded) {
        if (expanded)
            build();
        Q_EMIT stopsChanged();
    });
}

void BlocksSection::showBlocks(const QList<Block> &blocks, bool isFresh)
{
    const bool isSameList = std::equal(blocks.begin(), blocks.end(), m_blocks.begin(), m_blocks.end(), isSame);
    m_blocks = blocks;
    if (!isSameList)
        qDeleteAll(std::exchange(m_switches, {}));
    if (isFresh)
        m_section->setExpanded(std::any_of(blocks.begin(), blocks.end(), [](const Block &b) { return !b.inFile; }));
    if (m_section->isExpanded())
        build();
    for (qsizetype i = 0; i < m_switches.size(); ++i)
        m_switches[i]->setChecked(m_blocks[i].isOn);
    setVisible(!blocks.isEmpty());
    say();
}

void BlocksSection::build()
{
    while (m_switches.size() < m_blocks.size())
        addSwitch(m_switches.size());
}

void BlocksSection::addSwitch(qsizetype index)
{
    const Block &block = m_blocks[index];
    const bool isGroup = block.kind == Block::Kind::Group;
    auto *box = new QCheckBox(QString(block.title).replace(u'&', QStringLiteral("&&")));
    const QString place = isGroup || block.nodes.isEmpty() ? QString::number(index) : block.nodes.first().text();
    box->setObjectName(
        (isGroup ? QStringLiteral("composerBlockGroup_%1") : QStringLiteral("composerBlock_%1")).arg(place));
    const auto isTwin = [&](const Block &other) { return &other != &block && other.title == block.title; };
    const bool hasTwin = std::any_of(m_blocks.begin(), m_blocks.end(), isTwin);
    box->setAccessibleName(isGroup   ? tr("Switch group %1", "title of a group").arg(block.title)
                           : hasTwin ? tr("Switch %1, node %2", "title of a node, its number").arg(block.title, place)
                                     : tr("Switch %1", "title of a node").arg(block.title));
    const QString what = isGroup ? tr("Group of %n node(s)", nullptr, int(block.nodes.size()))
                                 : tr("%1, node %2", "class, number").arg(block.classType, place);
    box->setToolTip(what.toHtmlEscaped());
    box->setAccessibleDescription(what);
    box->setChecked(block.isOn);
    box->setMinimumHeight(metrics::smallControl);
    box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // titles are as long as their authors like
    if (isGroup) {
        QFont strong = box->font();
        strong.setWeight(QFont::DemiBold);
        box->setFont(strong);
    }
    connect(box, &QCheckBox::clicked, this, [this, index](bool on) {
        m_blocks[index].isOn = on;
        say();
        Q_EMIT switched(m_blocks[index], on);
    });
    m_column->addWidget(box);
    m_switches.append(box);
}

void BlocksSection::say()
{
    const auto on = std::count_if(m_blocks.begin(), m_blocks.end(), [](const Block &block) { return block.isOn; });
    m_count->setText(tr("%1 of %2 on").arg(on).arg(m_blocks.size()));
}

QList<QWidget *> BlocksSection::stops() const
{
    QList<QWidget *> stops = {m_section->header().button()};
    for (QCheckBox *box : m_switches)
        stops.append(box);
    return stops;
}

} // namespace hanga
