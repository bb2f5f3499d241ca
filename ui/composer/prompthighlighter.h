#pragma once

#include <QPalette>
#include <QSyntaxHighlighter>

namespace hanga {

/// Colours what means something in a prompt: weights, choices, wildcards, embeddings, LoRAs, comments. Only changed
/// lines are read again, and those behind them while another number of brackets is open there.
class PromptHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    PromptHighlighter(QTextDocument *document, const QPalette &palette);

    void setPalette(const QPalette &palette); ///< after a change of theme
    /// Where brackets without a partner stand, \a most of them.
    [[nodiscard]] QList<int> unbalanced(qsizetype most) const;

protected:
    void highlightBlock(const QString &text) override;

private:
    QPalette m_palette;
};

} // namespace hanga
