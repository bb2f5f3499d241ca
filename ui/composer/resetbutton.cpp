#include "ui/composer/resetbutton.h"

#include "ui/composer/fieldeditor.h"
#include "ui/shared/icons.h"

namespace hanga {

namespace {

constexpr qsizetype longestWords = 40; // of a prompt in a tooltip

QString shortWords(const json::Value &value)
{
    if (value.isBool())
        return value.toBool() ? ResetButton::tr("on") : ResetButton::tr("off");
    const QString text = QString::fromUtf8(value.text().data(), qsizetype(value.text().size())).simplified();
    return text.size() > longestWords ? text.left(longestWords) + u'…' : text;
}

} // namespace

ResetButton::ResetButton(FieldEditor &editor, QWidget *parent) : QToolButton(parent), m_editor(editor)
{
    setIcon(hanga::icon(QStringLiteral("rotate-ccw")));
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    const InputRef &at = editor.field().at;
    setObjectName(QStringLiteral("composerReset_%1_%2").arg(at.node.text(), at.input));
    QSizePolicy keepsRoom(QSizePolicy::Fixed, QSizePolicy::Fixed);
    keepsRoom.setRetainSizeWhenHidden(true);
    setSizePolicy(keepsRoom);
    hide();
    connect(&editor, &FieldEditor::reviewed, this, &ResetButton::review);
    connect(this, &QToolButton::clicked, this, [this] {
        QWidget *control = m_editor.control(); // the button goes
        m_editor.reset();
        control->setFocus(Qt::OtherFocusReason);
    });
    review();
}

void ResetButton::review()
{
    setVisible(m_editor.isChanged());
    const QString value = shortWords(m_editor.fileValue());
    const QString name = value.isEmpty() ? tr("Empty %1", "name of a value").arg(m_editor.field().name)
                                         : tr("Reset %1 to %2").arg(m_editor.field().name, value);
    setAccessibleName(name);
    setToolTip(name.toHtmlEscaped());
}

} // namespace hanga
