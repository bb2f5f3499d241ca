#include "ui/open/serverworkflowsmodel.h"

#include "ui/shared/formatting.h"

#include <QLocale>

#include <algorithm>
#include <vector>

namespace hanga {

namespace {

QString key(const QString &name, const QString &place)
{
    return (name + u'\n' + place).toCaseFolded();
}

/// What a screen reader says of an entry.
QString spoken(const QStringList &parts)
{
    QStringList said = parts;
    said.removeAll(QString());
    return said.join(QStringLiteral(", "));
}

QString dayOf(const QDateTime &time)
{
    return time.isValid() ? QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat) : QString();
}

void sortNewestFirst(QList<ServerWorkflow> &workflows)
{
    // Asked once each: a local time is turned into milliseconds by way of its time zone.
    std::vector<std::pair<qint64, ServerWorkflow>> timed;
    timed.reserve(size_t(workflows.size()));
    for (ServerWorkflow &workflow : workflows) {
        const qint64 time = workflow.modified.isValid() ? workflow.modified.toMSecsSinceEpoch() : 0;
        timed.emplace_back(time, std::move(workflow));
    }
    std::stable_sort(timed.begin(), timed.end(), [](const auto &a, const auto &b) {
        if (a.first != b.first)
            return a.first > b.first;
        return a.second.name.compare(b.second.name, Qt::CaseInsensitive) < 0;
    });
    std::transform(timed.begin(), timed.end(), workflows.begin(), [](auto &each) { return std::move(each.second); });
}

} // namespace

void ServerWorkflowsModel::setEntries(QList<ServerWorkflow> workflows, const QList<ServerTemplate> &templates)
{
    sortNewestFirst(workflows);
    beginResetModel();
    m_workflows = std::move(workflows);
    m_templates = templates;
    m_workflowKeys.clear();
    m_templateKeys.clear();
    for (const ServerWorkflow &workflow : std::as_const(m_workflows))
        m_workflowKeys += key(workflow.name, workflow.folder());
    for (const ServerTemplate &one : std::as_const(m_templates))
        m_templateKeys += key(one.title + u'\n' + one.name, one.group);
    fill();
    endResetModel();
}

void ServerWorkflowsModel::setWords(const QString &words)
{
    const QStringList folded = words.toCaseFolded().simplified().split(u' ', Qt::SkipEmptyParts);
    if (folded == m_words)
        return;
    beginResetModel();
    m_words = folded;
    fill();
    endResetModel();
}

void ServerWorkflowsModel::fill()
{
    m_rows.clear();
    fillSection(Kind::Workflow, m_workflowKeys);
    fillSection(Kind::Template, m_templateKeys);
    if (m_workflows.isEmpty() && !m_templates.isEmpty() && m_words.isEmpty()) {
        m_rows.prepend({Kind::Note});
        m_rows.prepend({Kind::Header, int(Kind::Workflow)});
    }
}

void ServerWorkflowsModel::fillSection(Kind kind, const QStringList &keys)
{
    const qsizetype header = m_rows.size();
    for (int entry = 0; entry < int(keys.size()); ++entry) {
        const bool hasAll = std::all_of(m_words.begin(), m_words.end(),
                                        [&](const QString &word) { return keys[entry].contains(word); });
        if (hasAll)
            m_rows.append({kind, entry});
    }
    if (const qsizetype found = m_rows.size() - header; found > 0)
        m_rows.insert(header, {Kind::Header, int(kind), int(found)});
}

int ServerWorkflowsModel::entryFrom(int row) const
{
    for (; row < int(m_rows.size()); ++row) {
        if (m_rows[row].kind == Kind::Workflow || m_rows[row].kind == Kind::Template)
            return row;
    }
    return -1;
}

QString ServerWorkflowsModel::identity(int row) const
{
    switch (m_rows[row].kind) {
    case Kind::Workflow:
        return u'w' + workflowAt(row).path;
    case Kind::Template:
        return u't' + templateAt(row).pack + u'/' + templateAt(row).name;
    case Kind::Header:
    case Kind::Note:
        break;
    }
    return {};
}

int ServerWorkflowsModel::rowOf(const QString &wanted) const
{
    for (int row = 0; !wanted.isEmpty() && row < int(m_rows.size()); ++row) {
        if (identity(row) == wanted)
            return row;
    }
    return -1;
}

int ServerWorkflowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

Qt::ItemFlags ServerWorkflowsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const bool isEntry = entryFrom(index.row()) == index.row();
    return isEntry ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::ItemNeverHasChildren;
}

QVariant ServerWorkflowsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[index.row()];
    if (role == KindRole)
        return int(row.kind);
    switch (row.kind) {
    case Kind::Header:
        return headerData(row, role);
    case Kind::Note:
        return role == Qt::DisplayRole ? tr("This server has no saved workflows yet.") : QVariant();
    case Kind::Workflow:
        return workflowData(m_workflows[row.entry], role);
    case Kind::Template:
        return templateData(m_templates[row.entry], role);
    }
    return {};
}

QVariant ServerWorkflowsModel::headerData(const Row &row, int role) const
{
    if (role == Qt::DisplayRole)
        return row.entry == int(Kind::Workflow) ? tr("Workflows") : tr("Templates");
    return role == CountRole ? row.count : QVariant();
}

QVariant ServerWorkflowsModel::workflowData(const ServerWorkflow &workflow, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return workflow.name;
    case PlaceRole:
        return workflow.folder();
    case TimeRole:
        return dayOf(workflow.modified);
    case Qt::AccessibleTextRole:
        return spoken({workflow.name, workflow.folder(), dayOf(workflow.modified)});
    case Qt::ToolTipRole: {
        QStringList lines{workflow.path};
        if (workflow.modified.isValid())
            lines += QLocale().toString(workflow.modified.toLocalTime(), QLocale::LongFormat);
        if (workflow.size >= 0)
            lines += formatting::bytes(workflow.size);
        return lines.join(u'\n').toHtmlEscaped().replace(u'\n', QLatin1StringView("<br>"));
    }
    default:
        return {};
    }
}

QVariant ServerWorkflowsModel::templateData(const ServerTemplate &one, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return one.title;
    case PlaceRole:
        return one.group;
    case Qt::AccessibleTextRole:
        return spoken({one.title, one.group});
    default:
        return {};
    }
}

} // namespace hanga
