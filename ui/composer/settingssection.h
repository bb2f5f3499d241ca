#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace hanga {

class SettingList;

/// "From this workflow": the settings that people want most, with the way to all others and what can be done to all.
class SettingsSection final : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsSection(QWidget *parent = nullptr);

    [[nodiscard]] SettingList &list() const { return *m_list; }
    void review(); ///< after the list got other fields
    /// In the order of Tab.
    [[nodiscard]] QList<QWidget *> stops() const;

Q_SIGNALS:
    void findRequested();
    void resetAllRequested();

private:
    QToolButton *addButton(const char *iconName, const QString &name, const QString &objectName);

    QLabel *m_count;
    QToolButton *m_find;
    QToolButton *m_options;
    SettingList *m_list;
};

} // namespace hanga
