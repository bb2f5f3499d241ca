#pragma once

#include "ui/preflight/preflightcard.h"

namespace hanga {

/// The nodes whose classes one pack would bring, each of which can be switched off instead.
class PackCard final : public PreflightCard
{
    Q_OBJECT

public:
    explicit PackCard(QWidget *parent);

protected:
    void showBody() override;

private:
    void addNode(const Problem &problem, bool namesClass);

    QPushButton *m_copy;
    bool m_isWhole = false; ///< every node is listed, not only the first few
};

} // namespace hanga
