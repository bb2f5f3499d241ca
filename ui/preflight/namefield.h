#pragma once

#include <QComboBox>

namespace hanga {

/// What the server has instead: a list of names that typing searches. Thousands of names cost nothing until it opens.
class NameField final : public QComboBox
{
    Q_OBJECT

public:
    explicit NameField(const QStringList &names, QWidget *parent = nullptr);

    /// The name that stands there; empty while it is none of the list.
    [[nodiscard]] QString chosen() const;
    void showName(const QString &name);

    void showPopup() override;

Q_SIGNALS:
    void edited();  ///< by the person
    void entered(); ///< Enter, with a name of the list

protected:
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void fill();

    QStringList m_names;
    bool m_isFilled = false;
};

} // namespace hanga
