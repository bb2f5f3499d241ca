#include "ui/open/serverworkflowsdialog.h"

#include "ui/open/errorbanner.h"
#include "ui/open/serverworkflowdelegate.h"
#include "ui/open/serverworkflowsmodel.h"
#include "ui/shared/elidedlabel.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace hanga {

namespace {

QLabel *plainLabel(const char *name, const char *role, Qt::Alignment alignment = Qt::AlignHCenter)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1StringView(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(alignment | Qt::AlignVCenter);
    setRole(label, role);
    return label;
}

QPushButton *footButton(const char *name, const QString &text)
{
    auto *button = new QPushButton(text);
    button->setObjectName(QLatin1StringView(name));
    button->setAutoDefault(false);
    return button;
}

} // namespace

ServerWorkflowsDialog::ServerWorkflowsDialog(QWidget *parent) : QDialog(parent), m_model(new ServerWorkflowsModel(this))
{
    setObjectName(QStringLiteral("serverWorkflows"));
    setWindowTitle(tr("Open from the server"));
    resize(560, 600);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::panelPadding, metrics::panelPadding, metrics::panelPadding,
                               metrics::panelPadding);
    column->setSpacing(metrics::grid);
    m_search = new QLineEdit;
    m_search->setObjectName(QStringLiteral("serverWorkflowsSearch"));
    m_search->setAccessibleName(tr("Search workflows and templates"));
    m_search->setPlaceholderText(tr("Search workflows and templates"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &ServerWorkflowsDialog::search);
    m_busy = new QProgressBar;
    m_busy->setObjectName(QStringLiteral("serverWorkflowsBusy"));
    m_busy->setAccessibleName(tr("Progress"));
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedHeight(metrics::halfStep);
    QSizePolicy keepsItsPlace = m_busy->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_busy->setSizePolicy(keepsItsPlace);
    m_pages = new QStackedWidget;
    m_pages->addWidget(buildList());
    m_pages->addWidget(buildMessage());
    column->addWidget(m_search);
    column->addWidget(m_busy);
    column->addWidget(m_pages, 1);
    m_banner = new ErrorBanner("serverWorkflowsBanner", "serverWorkflowsBannerText");
    column->addWidget(m_banner);
    column->addLayout(buildFoot());
    showState();
}

QWidget *ServerWorkflowsDialog::buildList()
{
    m_list = new QListView;
    m_list->setObjectName(QStringLiteral("serverWorkflowsList"));
    m_list->setAccessibleName(tr("Workflows and templates"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ServerWorkflowDelegate(m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMouseTracking(true);
    m_list->viewport()->setAttribute(Qt::WA_Hover);
    m_list->installEventFilter(this);
    connect(m_list, &QListView::doubleClicked, this, &ServerWorkflowsDialog::open);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { showState(); });
    return m_list;
}

QWidget *ServerWorkflowsDialog::buildMessage()
{
    auto *page = new QWidget;
    page->setObjectName(QStringLiteral("serverWorkflowsMessage"));
    m_mark = new IconLabel(24);
    m_title = plainLabel("serverWorkflowsTitle", "section");
    m_text = plainLabel("serverWorkflowsText", "secondary");
    m_deed = footButton("serverWorkflowsRetry", {});
    connect(m_deed, &QPushButton::clicked, this, [this] { m_model->hasEntries() ? m_search->clear() : refresh(); });
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(metrics::groupGap, 0, metrics::groupGap, 0);
    column->setSpacing(metrics::grid);
    column->addStretch(2);
    column->addWidget(m_mark, 0, Qt::AlignHCenter);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(metrics::halfStep);
    column->addWidget(m_deed, 0, Qt::AlignHCenter);
    column->addStretch(3);
    return page;
}

QLayout *ServerWorkflowsDialog::buildFoot()
{
    m_refresh = footButton("serverWorkflowsRefresh", tr("Refresh"));
    m_refresh->setIcon(icon(QStringLiteral("refresh-cw")));
    setRole(m_refresh, "quiet");
    m_refresh->setShortcut(QKeySequence::Refresh);
    connect(m_refresh, &QPushButton::clicked, this, &ServerWorkflowsDialog::refresh);
    m_status = new ElidedLabel;
    m_status->setObjectName(QStringLiteral("serverWorkflowsStatus"));
    setRole(m_status, "secondary");
    auto *cancel = footButton("serverWorkflowsCancel", tr("Cancel"));
    connect(cancel, &QPushButton::clicked, this, &ServerWorkflowsDialog::reject);
    m_open = footButton("serverWorkflowsOpen", tr("Open"));
    setRole(m_open, "primary");
    m_open->setDefault(true);
    connect(m_open, &QPushButton::clicked, this, &ServerWorkflowsDialog::open);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, metrics::halfStep, 0, 0);
    row->setSpacing(metrics::grid);
    row->addWidget(m_refresh);
    row->addWidget(m_status, 1);
    row->addWidget(cancel);
    row->addWidget(m_open);
    return row;
}

void ServerWorkflowsDialog::setServerName(const QString &name)
{
    setWindowTitle(name.isEmpty() ? tr("Open from the server") : tr("Open from %1").arg(name));
}

void ServerWorkflowsDialog::setLoading()
{
    m_isLoading = true;
    m_listError.reset();
    m_banner->hide();
    showState();
}

void ServerWorkflowsDialog::setEntries(const QList<ServerWorkflow> &workflows, const QList<ServerTemplate> &templates)
{
    m_isLoading = false;
    m_listError.reset();
    m_banner->hide();
    const QModelIndex current = m_list->currentIndex();
    const QString chosen = current.isValid() ? m_model->identity(current.row()) : QString();
    m_model->setEntries(workflows, templates);
    const int row = m_model->rowOf(chosen);
    choose(row >= 0 ? row : m_model->entryFrom(0));
}

void ServerWorkflowsDialog::setError(const Error &error)
{
    const bool ofTheFile = m_isFetching;
    stopFetching();
    const bool shows = error.kind != Error::Kind::Cancelled;
    if (!ofTheFile) {
        m_isLoading = false;
        m_listError = error;
    }
    // A list that is there is worth more than the news that it could not be read again.
    const bool onBanner = shows && (ofTheFile || m_model->hasEntries());
    if (onBanner)
        m_banner->say(error);
    else
        m_banner->hide();
    showState();
}

void ServerWorkflowsDialog::search(const QString &words)
{
    m_banner->hide();
    m_model->setWords(words);
    choose(m_model->entryFrom(0));
}

void ServerWorkflowsDialog::choose(int row)
{
    m_list->setCurrentIndex(row >= 0 ? m_model->index(row) : QModelIndex());
    if (row <= 1)
        m_list->scrollToTop(); // with the header
    showState();
}

void ServerWorkflowsDialog::open()
{
    const QModelIndex index = m_list->currentIndex();
    if (!m_open->isEnabled() || !index.isValid())
        return;
    const int row = index.row();
    fetch(index.data().toString());
    // Copies: the answer may come with new entries before the listener is done.
    if (m_model->kindAt(row) == ServerWorkflowsModel::Kind::Workflow)
        Q_EMIT openRequested(ServerWorkflow(m_model->workflowAt(row)));
    else
        Q_EMIT templateRequested(ServerTemplate(m_model->templateAt(row)));
}

void ServerWorkflowsDialog::refresh()
{
    setLoading();
    Q_EMIT refreshRequested();
}

void ServerWorkflowsDialog::fetch(const QString &name)
{
    m_isFetching = true;
    m_status->setText(tr("Fetching “%1”…").arg(name));
    m_banner->hide();
    showState();
}

void ServerWorkflowsDialog::stopFetching()
{
    if (!m_isFetching)
        return;
    m_isFetching = false;
    m_status->clear();
    showState();
    m_list->setFocus();
}

void ServerWorkflowsDialog::reject()
{
    if (!m_isFetching) {
        QDialog::reject();
        return;
    }
    stopFetching();
    Q_EMIT cancelRequested();
}

void ServerWorkflowsDialog::closeEvent(QCloseEvent *event)
{
    if (m_isFetching)
        reject();
    QDialog::closeEvent(event);
}

void ServerWorkflowsDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_search->setFocus();
    m_search->selectAll();
}

void ServerWorkflowsDialog::showState()
{
    m_busy->setVisible(m_isLoading || m_isFetching);
    m_search->setEnabled(!m_isFetching);
    m_list->setEnabled(!m_isFetching);
    m_refresh->setEnabled(!m_isLoading && !m_isFetching);
    m_open->setEnabled(!m_isFetching && m_list->currentIndex().isValid());
    if (m_model->rowCount() > 0)
        m_pages->setCurrentWidget(m_list);
    else
        showEmpty();
}

void ServerWorkflowsDialog::showEmpty()
{
    if (m_model->hasEntries())
        showMessage(QStringLiteral("search"), tr("Nothing matches"), tr("No name or folder has all of these words."),
                    tr("Clear search"));
    else if (m_isLoading)
        showMessage(QStringLiteral("server"), tr("Asking the server…"), {});
    else if (m_listError && m_listError->kind != Error::Kind::Cancelled)
        showMessage(QStringLiteral("circle-x"), tr("The list could not be read"), ErrorBanner::sentences(*m_listError),
                    tr("Retry"));
    else
        showMessage(QStringLiteral("folder-open"), tr("This server has no saved workflows yet."),
                    tr("What you save to it, here or in its web page, appears in this list."));
}

void ServerWorkflowsDialog::showMessage(const QString &icon, const QString &title, const QString &text,
                                        const QString &button)
{
    m_mark->setIcon(icon, icon == u"circle-x" ? Token::Err : Token::Text2);
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_deed->setText(button);
    m_deed->setVisible(!button.isEmpty());
    m_pages->setCurrentIndex(1);
}

bool ServerWorkflowsDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (watched == m_search)
        return searchKey(key->key());
    return listKey(key->key(), key->text());
}

/// Down goes into the list: to the second entry, since the first is chosen already.
bool ServerWorkflowsDialog::searchKey(int key)
{
    const bool goesDown = key == Qt::Key_Down || key == Qt::Key_PageDown;
    if (!goesDown || m_pages->currentWidget() != m_list || !m_list->isEnabled())
        return false;
    m_list->setFocus(Qt::TabFocusReason);
    const int next = m_model->entryFrom(m_list->currentIndex().row() + 1);
    if (next >= 0)
        m_list->setCurrentIndex(m_model->index(next));
    return true;
}

/// Up from the first entry goes back to the search, and so does what is typed.
bool ServerWorkflowsDialog::listKey(int key, const QString &text)
{
    const int first = m_model->entryFrom(0);
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        open();
        return true;
    }
    if (key == Qt::Key_Home) {
        choose(first);
        return true;
    }
    const bool leaves = key == Qt::Key_Up && m_list->currentIndex().row() == first;
    const bool types = !text.isEmpty() && text.front().isPrint() && key != Qt::Key_Space;
    if (!leaves && !types)
        return false;
    m_search->setFocus(Qt::BacktabFocusReason);
    if (types)
        m_search->setText(m_search->text() + text);
    return true;
}

} // namespace hanga
