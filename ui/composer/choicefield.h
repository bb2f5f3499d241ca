#pragma once

#include <QComboBox>

namespace hanga {

/// A list to choose from in which one can also type: to search it, or to name what the list does not know.
/// What stands there is never replaced by the list.
class ChoiceField final : public QComboBox
{
    Q_OBJECT

public:
    explicit ChoiceField(QWidget *parent = nullptr);

    /// What the server has; the shown text stays.
    void setChoices(const QStringList &choices);
    /// From outside: silent.
    void showText(const QString &text);
    /// One sentence if the text is not among the choices; else empty.
    [[nodiscard]] QString remark() const;

    void showPopup() override;

Q_SIGNALS:
    void edited(const QString &text); ///< by the person

protected:
    void wheelEvent(QWheelEvent *event) override;

private:
    void showAsTip();

    QStringList m_choices;
};

} // namespace hanga
