#pragma once

#include "ui/composer/fieldeditor.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace hanga {

class SettingRow;

/// Settings under each other, with headings over groups. A row is built when somebody needs it: hundreds of them cost
/// nothing until they are seen.
class SettingList final : public QWidget
{
    Q_OBJECT

public:
    explicit SettingList(QWidget *parent = nullptr);

    /// Values are those of \a workflow, those of the file of \a opened. Builds no row, but drops those of fields that
    /// are gone.
    void showFields(const QList<FormField> &fields, const Workflow &workflow, const Workflow &opened,
                    FieldEditor::Reuse reuse);
    [[nodiscard]] qsizetype size() const { return m_entries.size(); }

    /// Builds at most \a most of the rows that match and are not there yet, from the top. False if none is left.
    bool build(qsizetype most);
    /// Builds it if need be; null if there is no such field.
    SettingRow *row(const InputRef &at);
    /// Shows what matches all words of \a query, in the name of setting, input, node or class; everything if it is
    /// empty.
    void setFilter(const QString &query);
    [[nodiscard]] static bool matches(const FormField &field, const QStringList &words);
    [[nodiscard]] qsizetype matchCount() const;

    /// Those that are built, in their order.
    [[nodiscard]] QList<SettingRow *> rows() const;

Q_SIGNALS:
    void edited(const hanga::FormField &field, const hanga::json::Value &value);
    void brokenChanged();
    void composed();
    void pinToggled(const hanga::InputRef &at, bool pinned);
    void built(); ///< there are more rows than before

private:
    struct Entry
    {
        FormField field;
        SettingRow *row = nullptr;
        QLabel *heading = nullptr; ///< of the first of a group
        bool isShown = true;       ///< matches the filter
    };

    void buildEntry(Entry &entry);
    void layOut();
    void showHeadings();

    QGridLayout *m_grid;
    QList<Entry> m_entries;
    QStringList m_words;
    Workflow m_workflow;
    Workflow m_opened;
};

} // namespace hanga
