#pragma once

#include <QLineEdit>

class QAction;
class QToolButton;

namespace hanga {

/// A text field for a seed with the dice in it.
class SeedEdit final : public QLineEdit
{
    Q_OBJECT

public:
    /// \a roll is what the dice does.
    explicit SeedEdit(QAction *roll, QWidget *parent = nullptr);

    [[nodiscard]] QToolButton *dice() const { return m_dice; }
    /// Twenty digits fit.
    [[nodiscard]] QSize sizeHint() const override;
    /// The digits of a seed that ComfyUI's own editor draws fit.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QSize sizeFor(int digits) const;

    QToolButton *m_dice;
};

} // namespace hanga
