#pragma once

#include <QWidget>

class QLabel;

namespace hanga {

/// The page for a file in the editor's format while no server was ever seen, so that it cannot be converted: says in
/// three lines how the other format is exported, and what else helps. Knows no file and no server.
class ExportHelp final : public QWidget
{
    Q_OBJECT

public:
    explicit ExportHelp(QWidget *parent = nullptr);

    void setFile(const QString &name); ///< as people know it; plain text

Q_SIGNALS:
    void connectRequested();
    void openRequested(); ///< another file
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override; ///< Escape closes

private:
    QWidget *buildSteps();
    QWidget *buildButtons();

    QLabel *m_title;
};

} // namespace hanga
