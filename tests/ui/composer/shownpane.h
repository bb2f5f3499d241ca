#pragma once

#include "tests/ui/composer/graphs.h"
#include "tests/ui/composer/typing.h"
#include "ui/composer/composerpane.h"

#include <QAction>
#include <QLabel>
#include <QToolButton>

namespace hanga {

/// A pane in a window that has the focus, with its last request at hand.
class Shown final
{
public:
    Shown()
    {
        qRegisterMetaType<QList<JobRequest>>();
        pane.resize(376, 900);
        QObject::connect(&pane, &ComposerPane::generateRequested, &pane,
                         [this](const QList<JobRequest> &made) { requests.append(made); });
        pane.show();
        pane.activateWindow();
        [[maybe_unused]] const bool isActive = QTest::qWaitForWindowActive(&pane);
    }
    explicit Shown(const Workflow &workflow) : Shown() { pane.showWorkflow(QStringLiteral("Harbour"), workflow); }

    template <class Widget> Widget *find(const char *name) const
    {
        return pane.findChild<Widget *>(QString::fromLatin1(name));
    }
    /// The field behind a spin box or combo box, or the line edit itself.
    QLineEdit *edit(const char *name) const
    {
        QWidget *widget = find<QWidget>(name);
        auto *line = qobject_cast<QLineEdit *>(widget);
        return line || !widget ? line : widget->findChild<QLineEdit *>();
    }
    void type(const char *name, const QString &text) const { typeInto(edit(name), text); }
    void choose(const char *mode) const
    {
        for (auto *button : find<QWidget>("composerSeedMode")->findChildren<QToolButton *>()) {
            if (button->accessibleName() == QString::fromLatin1(mode))
                return button->click();
        }
        QFAIL("no such mode");
    }
    QString consequence() const { return find<QToolButton>("composerGenerate")->accessibleDescription(); }
    bool says(const QString &sentence) const
    {
        for (const QLabel *label : pane.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text() == sentence)
                return true;
        }
        return false;
    }

    ComposerPane pane;
    QList<QList<JobRequest>> requests;
};

} // namespace hanga
