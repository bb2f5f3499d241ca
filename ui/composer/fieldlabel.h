#pragma once

#include <QLabel>

namespace hanga {

class FieldEditor;

/// The words beside or above a value, with a dot while the value differs from the file's. Its context menu resets it.
class FieldLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit FieldLabel(FieldEditor &editor, QWidget *parent = nullptr);

    /// In place of the field's own label: "Size" over width and height.
    void setWords(const QString &words);
    /// The dot and the menu stand for \a editor too.
    void follow(FieldEditor &editor);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void review();
    [[nodiscard]] bool isChanged() const;

    QList<FieldEditor *> m_editors;
    QString m_words;
};

} // namespace hanga
