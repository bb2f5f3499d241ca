#pragma once

#include <QPlainTextEdit>

namespace hanga {

class PromptHighlighter;

/// A text field for prompts: grows with its text up to a limit, Tab leaves it (Ctrl+Tab types one). While an input
/// method composes, every key belongs to that. Files dropped on it are left to the window, which opens them. Ctrl+Up
/// and Ctrl+Down change the weight of the selection or the word, with Shift in larger steps.
class PromptEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PromptEdit(QWidget *parent = nullptr);

    /// How high it is at least, and how high it may grow.
    void setLines(int least, int most);

    /// Text of an input method stands in it that is not taken yet.
    [[nodiscard]] bool isComposing() const { return m_isComposing; }
    /// From outside: silent, and no step of undo.
    void showText(const QString &text);

Q_SIGNALS:
    void edited(const QString &text); ///< by the person, undo and redo included
    void composed();                  ///< the input method is done

protected:
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    bool event(QEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitHeight();
    void reportEdit();
    void markUnbalanced();
    void changeWeight(double by);
    [[nodiscard]] bool isUnbalancedAt(QPoint position) const;

    PromptHighlighter *m_highlighter;
    int m_leastLines = 4;
    int m_mostLines = 12;
    bool m_isComposing = false;
    QString m_text; ///< as last shown or reported
};

} // namespace hanga
