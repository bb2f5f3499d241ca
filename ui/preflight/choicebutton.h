#pragma once

#include "ui/preflight/markedtext.h"

#include <QRadioButton>

namespace hanga {

/// One of several ways out of a problem: a radio button whose text breaks into lines, with a green word at the end of
/// its first line where it changes nothing in meaning ("Same file").
class ChoiceButton final : public QRadioButton
{
    Q_OBJECT

public:
    explicit ChoiceButton(const MarkedText &text, const QString &tag, QWidget *parent = nullptr);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] bool hitButton(const QPoint &place) const override;

private:
    [[nodiscard]] QFont tagFont() const;
    [[nodiscard]] int tagWidth() const;  ///< with the space before it
    [[nodiscard]] int textStart() const; ///< after mark and space

    MarkedText m_text;
    QString m_tag;
};

} // namespace hanga
