#include "ui/preflight/namefield.h"

#include "ui/shared/metrics.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QStringListModel>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

namespace hanga {

namespace {

constexpr int widestList = 520; // names of models are long

} // namespace

NameField::NameField(const QStringList &names, QWidget *parent) : QComboBox(parent), m_names(names)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setFocusPolicy(Qt::StrongFocus); // the wheel scrolls the list of problems
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    setMaxVisibleItems(16);
    lineEdit()->setPlaceholderText(tr("Type to search"));
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    connect(lineEdit(), &QLineEdit::textEdited, this, &NameField::edited);
    connect(this, &QComboBox::textActivated, this, &NameField::edited);
    connect(completer(), qOverload<const QString &>(&QCompleter::activated), this, &NameField::edited);
}

QString NameField::chosen() const
{
    return m_names.contains(currentText()) ? currentText() : QString();
}

void NameField::showName(const QString &name)
{
    if (m_isFilled)
        setCurrentIndex(int(m_names.indexOf(name)));
    if (currentText() != name)
        setEditText(name);
    lineEdit()->setCursorPosition(0); // the beginning of a long name tells more than its end
}

/// Only for who wants to choose: a view measures every name at each change of its style.
void NameField::fill()
{
    if (std::exchange(m_isFilled, true))
        return;
    const QString shown = currentText();
    if (auto *list = qobject_cast<QListView *>(view()))
        list->setUniformItemSizes(true);
    view()->setTextElideMode(Qt::ElideMiddle);
    setModel(new QStringListModel(m_names, this));
    showName(shown);
}

void NameField::showPopup()
{
    fill();
    const auto longest = std::ranges::max_element(m_names, {}, &QString::size);
    const int text = longest == m_names.end() ? 0 : view()->fontMetrics().horizontalAdvance(*longest);
    const int wanted = text + view()->verticalScrollBar()->sizeHint().width() + metrics::groupGap;
    view()->setMinimumWidth(qBound(width(), wanted, widestList));
    QComboBox::showPopup();
}

void NameField::focusInEvent(QFocusEvent *event)
{
    fill();
    QComboBox::focusInEvent(event);
}

void NameField::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

void NameField::keyPressEvent(QKeyEvent *event)
{
    fill();
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier))
        return event->ignore(); // Generate
    QComboBox::keyPressEvent(event);
    if (isEnter && !chosen().isEmpty())
        Q_EMIT entered();
}

} // namespace hanga
