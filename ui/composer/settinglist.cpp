#include "ui/composer/settinglist.h"

#include "ui/composer/settingrow.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace hanga {

SettingList::SettingList(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setVerticalSpacing(metrics::grid);
}

void SettingList::showFields(const QList<FormField> &fields, const Workflow &workflow, const Workflow &opened,
                             FieldEditor::Reuse reuse)
{
    m_workflow = workflow;
    m_opened = opened;
    QHash<InputRef, SettingRow *> former;
    for (const Entry &entry : std::as_const(m_entries)) {
        delete entry.heading;
        if (entry.row)
            former.insert(entry.field.at, entry.row);
    }
    m_entries.clear();
    m_entries.reserve(fields.size());
    for (const FormField &field : fields) {
        Entry entry{field, nullptr, nullptr, matches(field, m_words)};
        SettingRow *row = former.value(field.at);
        if (row && row->editor().takeOver(field, workflow.input(field.at), reuse)) {
            former.remove(field.at);
            row->editor().setFileValue(opened.input(field.at));
            row->review();
            entry.row = row;
        }
        m_entries.append(entry);
    }
    qDeleteAll(former);
    layOut();
}

void SettingList::layOut()
{
    while (QLayoutItem *item = m_grid->takeAt(0))
        delete item;
    QString group;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        Entry &entry = m_entries[i];
        if (entry.row) {
            m_grid->addWidget(entry.row, int(2 * i + 1), 0);
            entry.row->setVisible(entry.isShown);
        }
        if (entry.field.group != group && !entry.field.group.isEmpty()) {
            entry.heading = new QLabel(entry.field.group, this);
            entry.heading->setTextFormat(Qt::PlainText);
            entry.heading->setWordWrap(true);
            entry.heading->setToolTip(entry.field.nodeClass.toHtmlEscaped());
            setRole(entry.heading, "small");
            entry.heading->hide();
            m_grid->addWidget(entry.heading, int(2 * i), 0);
        }
        group = entry.field.group;
    }
    showHeadings();
}

/// A heading without a row under it says nothing.
void SettingList::showHeadings()
{
    QLabel *heading = nullptr;
    bool hasRow = false;
    const auto close = [&] {
        if (heading)
            heading->setVisible(hasRow);
    };
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.heading) {
            close();
            heading = entry.heading;
            hasRow = false;
        }
        hasRow = hasRow || (entry.row && entry.isShown);
    }
    close();
}

void SettingList::buildEntry(Entry &entry)
{
    const InputRef &at = entry.field.at;
    entry.row = new SettingRow(entry.field, m_workflow.input(at), this);
    FieldEditor &editor = entry.row->editor();
    editor.setFileValue(m_opened.input(at));
    connect(&editor, &FieldEditor::edited, this, &SettingList::edited);
    connect(&editor, &FieldEditor::brokenChanged, this, &SettingList::brokenChanged);
    connect(&editor, &FieldEditor::composed, this, &SettingList::composed);
    connect(entry.row, &SettingRow::pinToggled, this, &SettingList::pinToggled);
    m_grid->addWidget(entry.row, int(2 * (&entry - m_entries.data()) + 1), 0);
    entry.row->setVisible(entry.isShown);
}

bool SettingList::build(qsizetype most)
{
    bool hasBuilt = false;
    bool isLeft = false;
    for (Entry &entry : m_entries) {
        if (entry.row || !entry.isShown)
            continue;
        if (most-- <= 0) {
            isLeft = true;
            break;
        }
        buildEntry(entry);
        hasBuilt = true;
    }
    if (hasBuilt) {
        showHeadings();
        Q_EMIT built();
    }
    return isLeft;
}

SettingRow *SettingList::row(const InputRef &at)
{
    const auto entry =
        std::find_if(m_entries.begin(), m_entries.end(), [&at](const Entry &e) { return e.field.at == at; });
    if (entry == m_entries.end())
        return nullptr;
    if (!entry->row) {
        buildEntry(*entry);
        showHeadings();
        Q_EMIT built();
    }
    return entry->row;
}

void SettingList::setFilter(const QString &query)
{
    m_words = query.split(u' ', Qt::SkipEmptyParts);
    for (Entry &entry : m_entries) {
        entry.isShown = matches(entry.field, m_words);
        if (entry.row)
            entry.row->setVisible(entry.isShown);
    }
    showHeadings();
}

bool SettingList::matches(const FormField &field, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(), [&field](const QString &word) {
        for (const QString &text : {field.label, field.at.input, field.nodeTitle, field.nodeClass}) {
            if (text.contains(word, Qt::CaseInsensitive))
                return true;
        }
        return false;
    });
}

qsizetype SettingList::matchCount() const
{
    return std::count_if(m_entries.begin(), m_entries.end(), [](const Entry &entry) { return entry.isShown; });
}

QList<SettingRow *> SettingList::rows() const
{
    QList<SettingRow *> rows;
    for (const Entry &entry : m_entries) {
        if (entry.row)
            rows.append(entry.row);
    }
    return rows;
}

} // namespace hanga
