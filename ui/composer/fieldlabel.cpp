#include "ui/composer/fieldlabel.h"

#include "ui/composer/fieldeditor.h"

#include <QContextMenuEvent>
#include <QMenu>

#include <algorithm>

namespace hanga {

FieldLabel::FieldLabel(FieldEditor &editor, QWidget *parent) : QLabel(parent), m_words(editor.field().label)
{
    setTextFormat(Qt::PlainText); // node titles are anybody's words
    setBuddy(editor.control());
    const FormField &field = editor.field();
    setToolTip(tr("%1, %2", "node title, input").arg(field.nodeTitle, field.at.input).toHtmlEscaped());
    follow(editor);
}

void FieldLabel::setWords(const QString &words)
{
    m_words = words;
    review();
}

void FieldLabel::follow(FieldEditor &editor)
{
    if (m_editors.contains(&editor))
        return;
    m_editors.append(&editor);
    connect(&editor, &FieldEditor::reviewed, this, &FieldLabel::review);
    review();
}

void FieldLabel::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *reset = menu->addAction(tr("Reset"), this, [this] {
        for (FieldEditor *editor : std::as_const(m_editors))
            editor->reset();
    });
    reset->setEnabled(isChanged());
    menu->popup(event->globalPos());
}

bool FieldLabel::isChanged() const
{
    return std::any_of(m_editors.begin(), m_editors.end(),
                       [](const FieldEditor *editor) { return editor->isChanged(); });
}

void FieldLabel::review()
{
    setText(isChanged() ? tr("%1 •", "name of a changed value").arg(m_words) : m_words);
    setAccessibleName(m_words);
}

} // namespace hanga
