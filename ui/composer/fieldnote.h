#pragma once

#include <QLabel>
#include <QWidget>

namespace hanga {

class IconLabel;

/// One sentence with its icon under a field, plain text; takes no room while there is nothing to say.
class FieldNote final : public QWidget
{
    Q_OBJECT

public:
    enum class Weight { Error, Warning };

    explicit FieldNote(QWidget *parent = nullptr);

    void say(Weight weight, const QString &sentence);
    void clear();
    [[nodiscard]] QString sentence() const { return m_sentence->text(); }

private:
    IconLabel *m_icon;
    QLabel *m_sentence;
};

} // namespace hanga
