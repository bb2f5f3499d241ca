#include "ui/composer/promptedit.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace hanga {

PromptEdit::PromptEdit(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(8);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QPlainTextEdit::textChanged, this, &PromptEdit::fitHeight);
    connect(this, &QPlainTextEdit::textChanged, this, &PromptEdit::reportEdit);
    fitHeight();
}

void PromptEdit::setLines(int least, int most)
{
    m_leastLines = least;
    m_mostLines = most;
    fitHeight();
}

void PromptEdit::showText(const QString &text)
{
    m_text = text;
    setPlainText(text);
}

bool PromptEdit::canInsertFromMimeData(const QMimeData *source) const
{
    const QList<QUrl> urls = source->urls();
    const bool isFile = std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); });
    return !isFile && QPlainTextEdit::canInsertFromMimeData(source);
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

void PromptEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitHeight();
}

void PromptEdit::fitHeight()
{
    // The size of a plain-text layout counts paragraphs, so the wrapped lines are summed up here, as far as they
    // matter.
    const int line = fontMetrics().lineSpacing();
    const qreal most = m_mostLines * line;
    const qreal margin = document()->documentMargin();
    qreal text = -margin; // the first block's height has it
    for (QTextBlock block = document()->begin(); block.isValid() && text <= most; block = block.next())
        text += blockBoundingRect(block).height();
    // A bar that comes and goes would change the width, and so the lines, while they are counted.
    setVerticalScrollBarPolicy(text > most ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    const qreal height = std::clamp(text, qreal(m_leastLines * line), most);
    setFixedHeight(int(std::ceil(height + 2 * margin)) + 2 * frameWidth());
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
