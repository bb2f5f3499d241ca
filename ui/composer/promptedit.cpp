#include "ui/composer/promptedit.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace hanga {

PromptEdit::PromptEdit(int leastLines, int mostLines, QWidget *parent)
    : QPlainTextEdit(parent), m_leastLines(leastLines), m_mostLines(mostLines)
{
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    document()->setDocumentMargin(8);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &PromptEdit::fitHeight);
    connect(this, &QPlainTextEdit::textChanged, this, &PromptEdit::reportEdit);
    fitHeight();
}

void PromptEdit::showText(const QString &text)
{
    m_text = text;
    setPlainText(text);
}

bool PromptEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && m_isComposing) {
        event->accept();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void PromptEdit::inputMethodEvent(QInputMethodEvent *event)
{
    const bool wasComposing = m_isComposing;
    m_isComposing = !event->preeditString().isEmpty();
    QPlainTextEdit::inputMethodEvent(event);
    if (wasComposing && !m_isComposing)
        Q_EMIT composed();
}

void PromptEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Tab && event->modifiers() == Qt::ControlModifier)
        insertPlainText(QStringLiteral("\t"));
    else
        QPlainTextEdit::keyPressEvent(event);
}

void PromptEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitHeight();
}

void PromptEdit::fitHeight()
{
    // A plain-text layout counts its height in lines.
    const int lines = std::clamp(int(std::ceil(document()->size().height())), m_leastLines, m_mostLines);
    const int frame = 2 * frameWidth() + int(std::ceil(2 * document()->documentMargin()));
    setFixedHeight(lines * fontMetrics().lineSpacing() + frame);
}

void PromptEdit::reportEdit()
{
    const QString text = toPlainText();
    if (text == m_text) // attributes of an input method's text, or what showText put there
        return;
    m_text = text;
    Q_EMIT edited(text);
}

} // namespace hanga
