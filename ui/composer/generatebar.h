#pragma once

#include "ui/composer/composeractions.h"

#include <QWidget>

class QToolButton;

namespace hanga {

class GenerateButton;

/// The fixed foot of the composer: Generate, Pause and Cancel.
class GenerateBar final : public QWidget
{
    Q_OBJECT

public:
    explicit GenerateBar(const ComposerActions &actions, QWidget *parent = nullptr);

    void setConsequence(const QString &text); ///< what a press on Generate would do
    /// In the order of Tab.
    [[nodiscard]] QList<QWidget *> stops() const;

private:
    QToolButton *addSquare(QAction *action, const QString &objectName);

    GenerateButton *m_generate;
    QToolButton *m_pause;
    QToolButton *m_cancel;
};

} // namespace hanga
