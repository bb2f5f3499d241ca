#pragma once

#include <QToolButton>

namespace hanga {

/// "steps · KSampler · node 3" as a link to that place; it ends in "…" where there is no room.
class PlaceLink final : public QToolButton
{
    Q_OBJECT

public:
    explicit PlaceLink(const QString &text, QWidget *parent = nullptr);

    void showText(const QString &text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont textFontOfLink() const;

    QString m_text;
};

} // namespace hanga
