#include "ui/composer/moresection.h"

#include "ui/composer/settinglist.h"
#include "ui/composer/settingrow.h"
#include "ui/shared/collapsiblesection.h"
#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace hanga {

namespace {

constexpr int rowsAtOnce = 24; // fill the height of a screen
constexpr int rowsATurn = 8;   // well under a frame
constexpr int mostAbove = 6;
constexpr int sectionInset = 6; // of the chevron in the section's button

} // namespace

MoreSection::MoreSection(QWidget *parent)
    : QWidget(parent), m_section(new CollapsibleSection(tr("More"), this)), m_search(new QLineEdit),
      m_results(new QWidget), m_resultColumn(new QVBoxLayout(m_results)), m_nothing(new QLabel(tr("Nothing matches"))),
      m_list(new SettingList), m_timer(new QTimer(this))
{
    build();
    m_timer->setInterval(0);
    connect(m_timer, &QTimer::timeout, this, &MoreSection::buildSome);
    connect(m_section, &CollapsibleSection::expandedChanged, this, [this](bool expanded) {
        if (expanded)
            open();
        Q_EMIT stopsChanged();
    });
    connect(m_search, &QLineEdit::textChanged, this, &MoreSection::search);
    connect(m_list, &SettingList::built, this, &MoreSection::stopsChanged);
}

void MoreSection::build()
{
    m_section->header().button()->setObjectName(QStringLiteral("composerMore"));
    m_search->setObjectName(QStringLiteral("composerFindSetting"));
    m_search->setAccessibleName(tr("Find setting"));
    m_search->setPlaceholderText(tr("Find a setting"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_resultColumn->setContentsMargins(0, 0, 0, 0);
    m_resultColumn->setSpacing(0);
    setRole(m_nothing, "secondary");
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(sectionInset, metrics::halfStep, 0, 0);
    column->setSpacing(metrics::grid);
    for (QWidget *part : {static_cast<QWidget *>(m_search), m_results, static_cast<QWidget *>(m_nothing),
                          static_cast<QWidget *>(m_list)})
        column->addWidget(part);
    m_results->hide();
    m_nothing->hide();
    m_section->setBody(body);
    m_section->setExpanded(false);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(metrics::panelPadding - sectionInset, 0, metrics::panelPadding, 0);
    whole->addWidget(m_section);
}

void MoreSection::showFields(const QList<FormField> &fields, const QList<FormField> &above, const Workflow &workflow,
                             const Workflow &opened, FieldEditor::Reuse reuse)
{
    m_above = above;
    if (reuse == FieldEditor::Reuse::None) {
        m_section->setExpanded(false);
        m_search->clear();
    }
    m_list->showFields(fields, workflow, opened, reuse);
    m_section->header().setCount(int(fields.size()));
    search(m_search->text());
}

void MoreSection::open()
{
    m_section->setExpanded(true);
    if (m_list->build(rowsAtOnce))
        m_timer->start();
}

void MoreSection::find()
{
    open();
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool MoreSection::reveal(const InputRef &at)
{
    SettingRow *row = m_list->row(at);
    if (!row)
        return false;
    if (row->isHidden())
        m_search->clear();
    m_list->build(m_list->size()); // rows that came later would move it away
    open();
    return true;
}

void MoreSection::search(const QString &query)
{
    m_list->setFilter(query);
    showResultsAbove(query.split(u' ', Qt::SkipEmptyParts));
    m_nothing->setVisible(m_list->matchCount() == 0 && m_resultColumn->count() == 0 && !query.trimmed().isEmpty());
    m_timer->stop();
    if (m_section->isExpanded())
        open();
}

void MoreSection::showResultsAbove(const QStringList &words)
{
    qDeleteAll(m_results->findChildren<QToolButton *>(Qt::FindDirectChildrenOnly));
    for (const FormField &field : std::as_const(m_above)) {
        if (words.isEmpty() || m_resultColumn->count() == mostAbove)
            break;
        if (!SettingList::matches(field, words))
            continue;
        auto *result = new QToolButton(m_results);
        result->setText(QString(field.name).replace(u'&', QStringLiteral("&&")));
        result->setIcon(icon(QStringLiteral("arrow-up")));
        result->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        result->setAutoRaise(true);
        result->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // titles are as long as their authors like
        result->setFocusPolicy(Qt::StrongFocus);
        result->setAccessibleName(tr("Go to %1", "setting").arg(field.name));
        connect(result, &QToolButton::clicked, this, [this, at = field.at] { Q_EMIT chosenAbove(at); });
        m_resultColumn->addWidget(result);
    }
    m_results->setVisible(m_resultColumn->count() > 0);
    Q_EMIT stopsChanged();
}

void MoreSection::buildSome()
{
    if (!m_section->isExpanded() || !m_list->build(rowsATurn))
        m_timer->stop();
}

bool MoreSection::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        goToFirstResult();
        return true;
    }
    return false;
}

void MoreSection::goToFirstResult()
{
    if (auto *result = m_results->findChild<QToolButton *>(QString(), Qt::FindDirectChildrenOnly))
        return result->click();
    for (const SettingRow *row : m_list->rows()) {
        if (!row->isHidden())
            return row->editor().control()->setFocus(Qt::TabFocusReason);
    }
}

QList<QWidget *> MoreSection::stops() const
{
    QList<QWidget *> stops = {m_section->header().button(), m_search};
    for (QToolButton *result : m_results->findChildren<QToolButton *>(Qt::FindDirectChildrenOnly))
        stops.append(result);
    for (const SettingRow *row : m_list->rows())
        stops.append(row->stops());
    return stops;
}

} // namespace hanga
