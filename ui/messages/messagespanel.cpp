#include "ui/messages/messagespanel.h"

#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace hanga {

namespace {

constexpr int rowHeight = 24;

QString lineOf(const QAbstractItemModel &model, int row)
{
    QStringList cells;
    for (int column = 0; column < MessagesModel::ColumnCount; ++column)
        cells += model.index(row, column).data().toString();
    return cells.join(u'\t');
}

} // namespace

MessagesPanel::MessagesPanel(QWidget *parent) : QFrame(parent)
{
    setRole(this, "panel");
    setObjectName(QStringLiteral("messagesPanel"));
    setAccessibleName(tr("Messages"));
    m_shown.setSourceModel(&m_model);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = buildHead();
    column->addWidget(head);
    auto *rows = new QHBoxLayout; // texts begin where the title does
    rows->setContentsMargins(11, 0, 0, 0);
    rows->addWidget(buildTable());
    column->addLayout(rows, 1);
    m_whole = new QPlainTextEdit;
    m_whole->setObjectName(QStringLiteral("messagesWhole"));
    m_whole->setAccessibleName(tr("Whole message"));
    m_whole->setReadOnly(true);
    m_whole->setFixedHeight(80);
    m_whole->setFrameShape(QFrame::NoFrame);
    m_whole->document()->setDocumentMargin(metrics::panelPadding - 2);
    m_whole->setFont(textFont(TextSize::Number, font()));
    m_whole->hide();
    auto *line = new QFrame;
    setRole(line, "line");
    line->setFixedHeight(1);
    column->addWidget(line);
    column->addWidget(m_whole);

    connect(&m_shown, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] {
        const QScrollBar *bar = m_table->verticalScrollBar();
        m_atEnd = bar->value() >= bar->maximum();
    });
    connect(&m_shown, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_atEnd)
            m_table->scrollToBottom();
    });
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_shown, change, this, &MessagesPanel::showCount);
    connect(&m_shown, &QAbstractItemModel::modelReset, this, &MessagesPanel::showCount);
    showCount();
}

QWidget *MessagesPanel::buildHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(metrics::panelPadding, 6, metrics::grid, 6);
    row->setSpacing(metrics::grid);
    auto *title = new QLabel(tr("Messages"));
    setRole(title, "strong");
    m_count = new QLabel;
    setRole(m_count, "small");
    m_filter = new QLineEdit;
    m_filter->setObjectName(QStringLiteral("messagesFilter"));
    m_filter->setAccessibleName(tr("Filter messages"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setProperty("controlSize", QStringLiteral("small"));
    m_filter->setMaximumWidth(240);
    m_pause = headButton("messagesPause", QStringLiteral("pause"), tr("Pause"));
    m_pause->setCheckable(true);
    auto *copyButton = headButton("messagesCopy", QStringLiteral("copy"), tr("Copy the selected messages, or all"));
    auto *clear = headButton("messagesClear", QStringLiteral("trash-2"), tr("Clear"));
    auto *close = headButton("messagesClose", QStringLiteral("x"), tr("Close"));
    row->addWidget(title);
    row->addWidget(m_count);
    row->addStretch(1);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_filter), static_cast<QWidget *>(m_pause), static_cast<QWidget *>(copyButton),
          static_cast<QWidget *>(clear), static_cast<QWidget *>(close)})
        row->addWidget(widget);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_shown.setWords(text);
        showCount();
    });
    connect(m_pause, &QToolButton::toggled, this, [this](bool paused) {
        m_pause->setIcon(icon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
        m_pause->setToolTip(paused ? tr("Go on") : tr("Pause"));
        listen();
    });
    connect(copyButton, &QToolButton::clicked, this, &MessagesPanel::copy);
    connect(clear, &QToolButton::clicked, &m_model, &MessagesModel::clear);
    connect(close, &QToolButton::clicked, this, &MessagesPanel::closeRequested);
    return head;
}

QToolButton *MessagesPanel::headButton(const char *name, const QString &iconName, const QString &text)
{
    auto *button = new QToolButton;
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoRaise(true);
    button->setIcon(icon(iconName));
    button->setAccessibleName(text);
    button->setToolTip(text);
    button->setProperty("controlSize", QStringLiteral("small"));
    return button;
}

QWidget *MessagesPanel::buildTable()
{
    m_table = new QTableView;
    m_table->setObjectName(QStringLiteral("messagesTable"));
    m_table->setAccessibleName(tr("Messages of the server"));
    m_table->setModel(&m_shown);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->viewport()->setAutoFillBackground(false); // the panel shows through
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setFont(textFont(TextSize::Number, font()));
    // Fixed heights and widths: nothing is measured when rows come.
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    QHeaderView *header = m_table->horizontalHeader();
    header->hide(); // times, types and texts name themselves
    header->setStretchLastSection(true);
    header->resizeSection(MessagesModel::TimeColumn, 116);
    header->resizeSection(MessagesModel::TypeColumn, 176);

    auto *copyRows = new QAction(tr("Copy"), m_table);
    copyRows->setShortcut(QKeySequence::Copy);
    copyRows->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copyRows, &QAction::triggered, this, &MessagesPanel::copy);
    m_table->addAction(copyRows);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &MessagesPanel::showWhole);
    return m_table;
}

void MessagesPanel::watch(EventSocket *socket)
{
    m_socket = socket;
    listen();
}

void MessagesPanel::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    listen();
}

void MessagesPanel::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    listen();
}

/// The socket writes texts for us only while this connection stands.
void MessagesPanel::listen()
{
    disconnect(m_listening);
    if (m_socket && isVisible() && !m_pause->isChecked())
        m_listening = connect(m_socket, &EventSocket::messageSeen, &m_model, &MessagesModel::add);
}

void MessagesPanel::copy()
{
    QStringList lines;
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &index : rows)
        lines += lineOf(m_shown, index.row());
    for (int row = 0; rows.isEmpty() && row < m_shown.rowCount(); ++row)
        lines += lineOf(m_shown, row);
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void MessagesPanel::showWhole(const QModelIndex &index)
{
    m_whole->setVisible(index.isValid());
    m_whole->setPlainText(index.siblingAtColumn(MessagesModel::TextColumn).data().toString());
    // Only then the table is as low as it stays.
    QMetaObject::invokeMethod(
        this, [this, row = QPersistentModelIndex(index)] { m_table->scrollTo(row); }, Qt::QueuedConnection);
}

void MessagesPanel::showCount()
{
    const int all = m_model.rowCount();
    const int shown = m_shown.rowCount();
    m_count->setText(shown == all ? tr("%n message(s)", nullptr, all)
                                  : tr("%1 of %n message(s)", nullptr, all).arg(shown));
}

} // namespace hanga
