#pragma once

#include "server/serverworkflow.h"

#include <QAbstractListModel>
#include <QList>
#include <QStringList>

namespace hanga {

/// The workflows and templates of one server as the rows of one list: a header a section, then its entries. What has
/// not all the words of a search is left out, and with its last entry a header.
class ServerWorkflowsModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Kind { Header, Note, Workflow, Template };
    enum Role {
        KindRole = Qt::UserRole, ///< Kind
        PlaceRole,               ///< folder, pack or group: the second line; may be empty
        TimeRole,                ///< when it was changed, for people; may be empty
        CountRole,               ///< of a header
    };

    using QAbstractListModel::QAbstractListModel;

    /// Workflows are sorted, the newest first; templates keep their order.
    void setEntries(QList<ServerWorkflow> workflows, const QList<ServerTemplate> &templates);
    /// Only entries whose name and place contain all of these, whatever their case.
    void setWords(const QString &words);

    [[nodiscard]] bool hasEntries() const { return !m_workflows.isEmpty() || !m_templates.isEmpty(); }
    [[nodiscard]] bool isSearching() const { return !m_words.isEmpty(); }
    [[nodiscard]] Kind kindAt(int row) const { return m_rows[row].kind; }
    [[nodiscard]] const ServerWorkflow &workflowAt(int row) const { return m_workflows[m_rows[row].entry]; }
    [[nodiscard]] const ServerTemplate &templateAt(int row) const { return m_templates[m_rows[row].entry]; }
    /// The first entry from \a row on; -1: there is none.
    [[nodiscard]] int entryFrom(int row) const;
    /// What tells an entry from all others, also in a later list; empty for what is no entry.
    [[nodiscard]] QString identity(int row) const;
    [[nodiscard]] int rowOf(const QString &identity) const; ///< -1: it is not here

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        Kind kind;
        int entry = 0; ///< of a header: whether it is that of the templates
        int count = 0; ///< of a header
    };

    void fill();
    void fillSection(Kind kind, const QStringList &keys);
    [[nodiscard]] QVariant headerData(const Row &row, int role) const;
    [[nodiscard]] QVariant workflowData(const ServerWorkflow &workflow, int role) const;
    [[nodiscard]] QVariant templateData(const ServerTemplate &one, int role) const;

    QList<ServerWorkflow> m_workflows;
    QList<ServerTemplate> m_templates;
    QStringList m_workflowKeys; ///< case-folded name and place: what is searched
    QStringList m_templateKeys;
    QStringList m_words;
    QList<Row> m_rows;
};

} // namespace hanga
