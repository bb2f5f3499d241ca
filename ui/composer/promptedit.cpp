#include "ui/composer/promptedit.h"

#include "prompt/promptweight.h"
#include "ui/composer/prompthighlighter.h"
#include "ui/shared/tokens.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QToolTip>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace hanga {

namespace {

constexpr qsizetype mostMarks = 200; ///< a text with more has lost its brackets for good

/// By how much \a event changes a weight; 0 if it is another key.
double weightStep(const QKeyEvent &event)
{
    const bool isVertical = event.key() == Qt::Key_Up || event.key() == Qt::Key_Down;
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (!isVertical || (modifiers & ~Qt::ShiftModifier) != Qt::ControlModifier)
        return 0;
    const double step = modifiers.testFlag(Qt::ShiftModifier) ? 0.1 : 0.05;
    return event.key() == Qt::Key_Up ? step : -step;
}

} // namespace

PromptEdit::PromptEdit(QWidget *parent)
    : QPlainTextEdit(parent), m_highlighter(new PromptHighlighter(document(), palette()))
{
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(8);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QPlainTextEdit::textChanged, this, &PromptEdit::fitHeight);
    connect(this, &QPlainTextEdit::textChanged, this, &PromptEdit::reportEdit);
    connect(this, &QPlainTextEdit::textChanged, this, &PromptEdit::markUnbalanced);
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
    if (event->type() == QEvent::ShortcutOverride) {
        if (m_isComposing || weightStep(*static_cast<QKeyEvent *>(event)) != 0) {
            event->accept();
            return true;
        }
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
    if (const double step = weightStep(*event); step != 0)
        changeWeight(step);
    else if (event->key() == Qt::Key_Tab && event->modifiers() == Qt::ControlModifier)
        insertPlainText(QStringLiteral("\t"));
    else
        QPlainTextEdit::keyPressEvent(event);
}

void PromptEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitHeight();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_highlighter->setPalette(palette());
        markUnbalanced();
    }
}

bool PromptEdit::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QPlainTextEdit::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), isUnbalancedAt(help->pos()) ? tr("This bracket has no partner") : QString(),
                       viewport());
    return true;
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

void PromptEdit::changeWeight(double by)
{
    if (m_isComposing || isReadOnly())
        return;
    QTextCursor cursor = textCursor();
    const std::optional<prompt::WeightChange> change =
        prompt::changedWeight(toPlainText(), cursor.selectionStart(), cursor.selectionEnd(), by);
    if (!change)
        return;
    cursor.setPosition(int(change->at));
    cursor.setPosition(int(change->at + change->length), QTextCursor::KeepAnchor);
    cursor.insertText(change->text);
    cursor.setPosition(int(change->at));
    cursor.setPosition(int(change->at + change->text.size()), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

void PromptEdit::markUnbalanced()
{
    if (m_isComposing) // what is composed keeps the look that the input method gives it
        return;
    QList<QTextEdit::ExtraSelection> marks;
    for (const int at : m_highlighter->unbalanced(mostMarks)) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(document());
        mark.cursor.setPosition(at);
        mark.cursor.setPosition(at + 1, QTextCursor::KeepAnchor);
        mark.format.setForeground(themeColor(Token::Err, palette()));
        mark.format.setUnderlineColor(themeColor(Token::Err, palette()));
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        marks.append(mark);
    }
    if (!marks.isEmpty() || !extraSelections().isEmpty())
        setExtraSelections(marks);
}

bool PromptEdit::isUnbalancedAt(QPoint position) const
{
    const QList<QTextEdit::ExtraSelection> marks = extraSelections();
    return std::any_of(marks.begin(), marks.end(), [&](const QTextEdit::ExtraSelection &mark) {
        QTextCursor end = mark.cursor;
        end.clearSelection();
        QTextCursor begin = end;
        begin.setPosition(mark.cursor.selectionStart());
        QRect area = cursorRect(begin);
        area.setRight(std::max(area.left(), cursorRect(end).left()));
        return area.contains(position);
    });
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
