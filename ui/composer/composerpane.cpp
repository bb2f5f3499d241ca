#include "ui/composer/composerpane.h"

#include <QAction>

namespace hanga {

class ComposerPane::Private
{
public:
    ComposerActions actions{};
};

ComposerPane::ComposerPane(QWidget *parent) : QWidget(parent), d(std::make_unique<Private>())
{
    for (QAction **action : {&d->actions.generate, &d->actions.open, &d->actions.rollSeed, &d->actions.useShownSeed,
                             &d->actions.pause, &d->actions.cancel, &d->actions.goToPrompt, &d->actions.goToNegative})
        *action = new QAction(this);
}

ComposerPane::~ComposerPane() = default;

void ComposerPane::showWorkflow(const QString &, const Workflow &, const json::Value &) {}

json::Value ComposerPane::draft() const
{
    return {};
}

bool ComposerPane::restoreDraft(const json::Value &)
{
    return false;
}

QString ComposerPane::fingerprint() const
{
    return {};
}

void ComposerPane::setCatalog(const NodeCatalog &) {}
void ComposerPane::setServerReady(bool) {}
void ComposerPane::setPaused(bool) {}
void ComposerPane::setCancelEnabled(bool) {}
void ComposerPane::setShownSeedAvailable(bool) {}
void ComposerPane::setRecentFiles(const QStringList &) {}
void ComposerPane::setCompact(bool) {}
void ComposerPane::showSeed(Seed) {}
void ComposerPane::showProblems(const QList<InputProblem> &) {}

const ComposerActions &ComposerPane::actions() const
{
    return d->actions;
}

} // namespace hanga
