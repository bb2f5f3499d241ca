#pragma once

#include "workflow/blocks.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QVBoxLayout;

namespace hanga {

class CollapsibleSection;

/// "Blocks": what of a workflow can be switched off and on, a switch for each node and group.
class BlocksSection final : public QWidget
{
    Q_OBJECT

public:
    explicit BlocksSection(QWidget *parent = nullptr);

    /// Switches of the same blocks as before stay, with their focus. \a isFresh: of another workflow; then the section
    /// is open if its file has something switched off.
    void showBlocks(const QList<Block> &blocks, bool isFresh);
    /// In the order of Tab.
    [[nodiscard]] QList<QWidget *> stops() const;

Q_SIGNALS:
    void switched(const hanga::Block &block, bool on); ///< by the person
    void stopsChanged();

private:
    void build();
    void addSwitch(qsizetype index);
    void say();

    CollapsibleSection *m_section;
    QLabel *m_count;
    QVBoxLayout *m_column;
    QList<Block> m_blocks;
    QList<QCheckBox *> m_switches; ///< built when the section is opened
};

} // namespace hanga
