#pragma once

#include "tests/ui/preflight/madeproblems.h"
#include "ui/preflight/preflightpane.h"

#include <QAbstractButton>
#include <QLabel>
#include <QTest>

namespace hanga {

/// A pane on the screen, and its parts by what they say.
struct ShownPreflight
{
    ShownPreflight()
    {
        pane.resize(376, 800);
        pane.show();
    }

    [[nodiscard]] PreflightCard *card(const Problem &problem) const
    {
        for (PreflightCard *each : pane.findChildren<PreflightCard *>()) {
            if (each->isVisible() && each->item().first().at == problem.at)
                return each;
        }
        return nullptr;
    }
    /// Visible and with \a text, in \a part or anywhere.
    [[nodiscard]] QAbstractButton *button(const QString &text, const QWidget *part = nullptr) const
    {
        for (QAbstractButton *each : (part ? part : &pane)->findChildren<QAbstractButton *>()) {
            if (each->isVisible() && each->text() == text)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QAbstractButton *named(const char *name) const
    {
        return pane.findChild<QAbstractButton *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QStringList headlines() const
    {
        QStringList texts;
        for (const PreflightCard *each : pane.findChildren<PreflightCard *>()) {
            if (each->isVisible())
                texts.append(each->accessibleName());
        }
        return texts;
    }

    PreflightPane pane;
};

} // namespace hanga
