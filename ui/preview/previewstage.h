#pragma once

#include <QFrame>

namespace hanga {

class FailureCard;

/// The image view with room for the failure card over it; the picture is dimmed while the card is shown.
class PreviewStage final : public QFrame
{
    Q_OBJECT

public:
    /// \a view becomes a child and fills the stage.
    explicit PreviewStage(QWidget &view, QWidget *parent = nullptr);

    [[nodiscard]] FailureCard &card() { return *m_card; }
    void showCard(bool shown);
    [[nodiscard]] bool isCardShown() const;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void place();

    QWidget *m_view = nullptr;
    QWidget *m_dim = nullptr;
    FailureCard *m_card = nullptr;
};

} // namespace hanga
