#pragma once

#include "ui/composer/fieldeditor.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTimer;
class QVBoxLayout;

namespace hanga {

class CollapsibleSection;
class SettingList;

/// "More": every literal input that stands nowhere else, by node, under a field that searches all settings. Rows are
/// built when the section is open, a few at a time.
class MoreSection final : public QWidget
{
    Q_OBJECT

public:
    explicit MoreSection(QWidget *parent = nullptr);

    /// \a fields stand here; \a above, in the form above, are only found.
    void showFields(const QList<FormField> &fields, const QList<FormField> &above, const Workflow &workflow,
                    const Workflow &opened, FieldEditor::Reuse reuse);
    [[nodiscard]] SettingList &list() const { return *m_list; }
    void open(); ///< at once
    void find(); ///< opens it, ready to type what is looked for
    /// Opens it and shows the row of \a at, even if the search does not. False if it is not here.
    bool reveal(const InputRef &at);
    /// In the order of Tab.
    [[nodiscard]] QList<QWidget *> stops() const;

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void chosenAbove(const hanga::InputRef &at); ///< by the person, among the results of the search
    void stopsChanged();

private:
    void build();
    void search(const QString &query);
    void showResultsAbove(const QStringList &words);
    void buildSome();
    void goToFirstResult();

    CollapsibleSection *m_section;
    QLineEdit *m_search;
    QWidget *m_results; ///< buttons that lead to fields above
    QVBoxLayout *m_resultColumn;
    QLabel *m_nothing;
    SettingList *m_list;
    QTimer *m_timer;
    QList<FormField> m_above;
};

} // namespace hanga
