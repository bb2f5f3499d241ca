#include "ui/composer/composeractions.h"

#include "ui/shared/icons.h"

#include <QAction>
#include <QCoreApplication>

namespace hanga {

namespace {

struct Verbs
{
    Q_DECLARE_TR_FUNCTIONS(hanga::ComposerActions)
};

QAction *make(QObject *owner, const QString &objectName, const QString &text, const QIcon &icon,
              const QList<QKeySequence> &keys)
{
    auto *action = new QAction(icon, text, owner);
    action->setObjectName(objectName);
    action->setShortcuts(keys);
    return action;
}

QString withoutDots(QString name)
{
    if (name.endsWith(u'…'))
        name.chop(1);
    return name;
}

/// A tooltip with the name and the key, as every button without words needs one.
void nameWithKey(QAction *action)
{
    const QString key = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(Verbs::tr("%1 (%2)", "action, key").arg(withoutDots(action->text()), key));
}

} // namespace

ComposerActions makeComposerActions(QObject *owner)
{
    ComposerActions actions{};
    actions.generate = make(owner, QStringLiteral("generateAction"), Verbs::tr("Generate"),
                            icon(QStringLiteral("sparkles")), {Qt::CTRL | Qt::Key_Enter, Qt::CTRL | Qt::Key_Return});
    actions.open = make(owner, QStringLiteral("openAction"), Verbs::tr("Open workflow…"),
                        icon(QStringLiteral("folder-open")), {QKeySequence::Open});
    actions.rollSeed = make(owner, QStringLiteral("rollSeedAction"), Verbs::tr("Roll new seed"),
                            icon(QStringLiteral("dices")), {Qt::CTRL | Qt::Key_D});
    actions.useShownSeed = make(owner, QStringLiteral("useShownSeedAction"), Verbs::tr("Use seed of shown image"), {},
                                {Qt::CTRL | Qt::SHIFT | Qt::Key_D});
    actions.pause = make(owner, QStringLiteral("pauseAction"), {}, {}, {Qt::CTRL | Qt::SHIFT | Qt::Key_H});
    actions.pause->setCheckable(true);
    actions.cancel = make(owner, QStringLiteral("cancelAction"), Verbs::tr("Cancel job"),
                          filledIcon(QStringLiteral("square"), Token::Err), {Qt::CTRL | Qt::SHIFT | Qt::Key_X});
    actions.goToPrompt =
        make(owner, QStringLiteral("goToPromptAction"), Verbs::tr("Go to prompt"), {}, {Qt::CTRL | Qt::Key_L});
    actions.goToNegative = make(owner, QStringLiteral("goToNegativeAction"), Verbs::tr("Go to negative prompt"), {},
                                {Qt::CTRL | Qt::SHIFT | Qt::Key_L});
    actions.findSetting =
        make(owner, QStringLiteral("findSettingAction"), Verbs::tr("Find a setting"), {}, {Qt::CTRL | Qt::Key_K});
    actions.undo = make(owner, QStringLiteral("undoAction"), Verbs::tr("Undo"), icon(QStringLiteral("undo-2")),
                        {Qt::CTRL | Qt::Key_Z});
    actions.redo = make(owner, QStringLiteral("redoAction"), Verbs::tr("Redo"), icon(QStringLiteral("redo-2")),
                        {Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y});
    for (QAction *action : {actions.generate, actions.open, actions.rollSeed, actions.useShownSeed, actions.cancel,
                            actions.goToPrompt, actions.goToNegative, actions.findSetting, actions.undo, actions.redo})
        nameWithKey(action);
    for (QAction *action : {actions.generate, actions.pause, actions.cancel})
        action->setAutoRepeat(false); // a key held down is one wish
    showPaused(actions, false);
    return actions;
}

void showPaused(const ComposerActions &actions, bool paused)
{
    actions.pause->setChecked(paused);
    actions.pause->setText(paused ? Verbs::tr("Resume queue") : Verbs::tr("Pause queue"));
    actions.pause->setIcon(icon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
    nameWithKey(actions.pause);
}

void setAvailable(QAction *action, bool available, const QString &reason)
{
    if (action->isEnabled() == available && (available || action->toolTip() == reason))
        return;
    action->setEnabled(available);
    if (available)
        nameWithKey(action);
    else
        action->setToolTip(reason);
}

} // namespace hanga
