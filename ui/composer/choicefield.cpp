#include "ui/composer/choicefield.h"

#include "ui/shared/metrics.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QScrollBar>
#include <QWheelEvent>

namespace hanga {

namespace {

constexpr int widestList = 520; // names of models are long

} // namespace

ChoiceField::ChoiceField(QWidget *parent) : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setFocusPolicy(Qt::StrongFocus); // the wheel scrolls the form unless the field was chosen
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    setMaxVisibleItems(16);
    view()->setTextElideMode(Qt::ElideMiddle);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    connect(lineEdit(), &QLineEdit::textEdited, this, [this](const QString &text) {
        showAsTip();
        Q_EMIT edited(text);
    });
    const auto choose = [this](const QString &text) {
        showAsTip();
        Q_EMIT edited(text);
    };
    connect(this, &QComboBox::textActivated, this, choose);
    connect(completer(), qOverload<const QString &>(&QCompleter::activated), this, choose);
}

void ChoiceField::setChoices(const QStringList &choices)
{
    if (choices == m_choices)
        return;
    m_choices = choices;
    const QString shown = currentText();
    clear();
    addItems(choices);
    showText(shown);
}

void ChoiceField::showText(const QString &text)
{
    setCurrentIndex(findText(text, Qt::MatchExactly | Qt::MatchCaseSensitive));
    if (currentText() != text)
        setEditText(text);
    lineEdit()->setCursorPosition(0); // the beginning of a long name tells more than its end
    showAsTip();
}

QString ChoiceField::remark() const
{
    if (m_choices.contains(currentText()))
        return {};
    return m_choices.isEmpty() ? tr("This server has none.") : tr("Not on this server.");
}

void ChoiceField::showPopup()
{
    const int wanted = view()->sizeHintForColumn(0) + view()->verticalScrollBar()->sizeHint().width() + metrics::grid;
    view()->setMinimumWidth(qBound(width(), wanted, widestList));
    QComboBox::showPopup();
}

void ChoiceField::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

void ChoiceField::showAsTip()
{
    const bool isCut = fontMetrics().horizontalAdvance(currentText()) > lineEdit()->width() - 8;
    setToolTip(isCut ? currentText().toHtmlEscaped() : QString());
}

} // namespace hanga
