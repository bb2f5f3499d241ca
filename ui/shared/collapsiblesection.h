#pragma once

#include "ui/shared/sectionheader.h"

class QPropertyAnimation;

namespace hanga {

/// A \ref SectionHeader over a body that it folds away, within 120 ms where the system wants motion.
class CollapsibleSection final : public QWidget
{
    Q_OBJECT

public:
    explicit CollapsibleSection(const QString &title, QWidget *parent = nullptr);

    /// Sets what is folded; owns it.
    void setBody(QWidget *body);

    [[nodiscard]] SectionHeader &header() { return *m_header; }
    [[nodiscard]] bool isExpanded() const { return m_header->isExpanded(); }
    /// From outside: silent and at once.
    void setExpanded(bool expanded);

Q_SIGNALS:
    /// By the person.
    void expandedChanged(bool expanded);

private:
    void fold(bool expanded);

    SectionHeader *m_header;
    QWidget *m_body = nullptr;
    QPropertyAnimation *m_animation;
};

} // namespace hanga
