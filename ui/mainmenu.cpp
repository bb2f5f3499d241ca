#include "ui/mainmenu.h"

#include "ui/composer/composerpane.h"
#include "ui/shared/recentfilesmenu.h"
#include "ui/shared/theme.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenuBar>

namespace hanga {

namespace {

struct MenuText
{
    Q_DECLARE_TR_FUNCTIONS(MenuText)
};

QAction *addVerb(QMenu *menu, const char *name, const QString &text, const QKeySequence &key = {})
{
    auto *action = menu->addAction(text);
    action->setObjectName(QLatin1StringView(name));
    action->setShortcut(key);
    // On the window too: a key works while its menu is closed, also where the system has a global menu bar.
    menu->parentWidget()->addAction(action);
    return action;
}

QActionGroup *addChoices(QMenu *menu, const QList<std::pair<QString, QVariant>> &choices)
{
    auto *group = new QActionGroup(menu);
    for (const auto &[text, value] : choices) {
        auto *action = group->addAction(menu->addAction(text));
        action->setCheckable(true);
        action->setData(value);
    }
    return group;
}

void fillFile(MainMenu &verbs, QMenu *menu, const ComposerActions &composer)
{
    menu->addAction(composer.open);
    verbs.openSample = addVerb(menu, "openSample", MenuText::tr("Open “&Text to image”"));
    verbs.recentFiles = new RecentFilesMenu(MenuText::tr("Open &recent"), menu);
    menu->addMenu(verbs.recentFiles);
    verbs.openFromServer =
        addVerb(menu, "openFromServer", MenuText::tr("Open &from the server…"), Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    menu->addSeparator();
    verbs.saveWorkflow = addVerb(menu, "saveWorkflow", MenuText::tr("Save &workflow as…"),
                                 Qt::CTRL | Qt::SHIFT | Qt::Key_S);
    verbs.saveToServer = addVerb(menu, "saveToServer", MenuText::tr("Save workflow to the ser&ver…"));
    menu->addSeparator();
    verbs.connectToServer = addVerb(menu, "connectToServer", MenuText::tr("&Connect to a server…"));
    verbs.openDemo = addVerb(menu, "openDemo", MenuText::tr("Open the &demo"));
    verbs.refresh = addVerb(menu, "refresh", MenuText::tr("&Look again at what the server has"), Qt::Key_F5);
    menu->addSeparator();
    verbs.showPicturesFolder = addVerb(menu, "showPicturesFolder", MenuText::tr("Show the folder of &images"));
    verbs.choosePicturesFolder = addVerb(menu, "choosePicturesFolder", MenuText::tr("&Save images to…"));
    menu->addSeparator();
    verbs.quit = addVerb(menu, "quit", MenuText::tr("&Quit"), QKeySequence::Quit);
    verbs.quit->setMenuRole(QAction::QuitRole);
}

void fillEdit(MainMenu &verbs, QMenu *menu, const ComposerActions &composer)
{
    menu->addAction(composer.undo);
    menu->addAction(composer.redo);
    menu->addSeparator();
    verbs.paste = addVerb(menu, "paste", MenuText::tr("&Paste and open"), QKeySequence::Paste);
    menu->addSeparator();
    menu->addAction(composer.findSetting);
    menu->addAction(composer.goToPrompt);
    menu->addAction(composer.goToNegative);
    menu->addSeparator();
    menu->addAction(composer.rollSeed);
    menu->addAction(composer.useShownSeed);
}

void fillImage(MainMenu &verbs, QMenu *menu)
{
    verbs.viewImage = addVerb(menu, "viewImage", MenuText::tr("&View full screen"));
    verbs.copyImage = addVerb(menu, "copyImage", MenuText::tr("&Copy image"));
    verbs.saveImage = addVerb(menu, "saveImage", MenuText::tr("Save image &as…"), QKeySequence::Save);
    verbs.showImageInFolder = addVerb(menu, "showImageInFolder", MenuText::tr("Show in &folder"));
}

void fillQueue(MainMenu &verbs, QMenu *menu, const ComposerActions &composer)
{
    menu->addAction(composer.generate);
    menu->addAction(composer.pause);
    menu->addAction(composer.cancel);
    menu->addSeparator();
    verbs.jobDetails = addVerb(menu, "jobDetails", MenuText::tr("&Details of the shown job…"));
    verbs.goToError = addVerb(menu, "goToError", MenuText::tr("Go to the &error"), Qt::CTRL | Qt::Key_E);
    verbs.removeEnded = addVerb(menu, "removeEnded", MenuText::tr("&Remove finished jobs"));
}

void fillView(MainMenu &verbs, QMenu *menu)
{
    verbs.panels = menu->addMenu(MenuText::tr("&Panels"));
    verbs.followNewest = addVerb(menu, "followNewest", MenuText::tr("&Follow newest"));
    verbs.followNewest->setCheckable(true);
    menu->addSeparator();
    const auto themeValue = [](Theme::Choice choice) { return QVariant(static_cast<int>(choice)); };
    verbs.themes = addChoices(menu->addMenu(MenuText::tr("&Theme")),
                              {{MenuText::tr("&System"), themeValue(Theme::Choice::System)},
                               {MenuText::tr("&Dark"), themeValue(Theme::Choice::Dark)},
                               {MenuText::tr("&Light"), themeValue(Theme::Choice::Light)},
                               {MenuText::tr("&High contrast"), themeValue(Theme::Choice::HighContrast)}});
    // A language is named in itself, so that who reads no other finds it.
    verbs.languages =
        addChoices(menu->addMenu(MenuText::tr("L&anguage")), {{MenuText::tr("&System"), QString()},
                                                              {QStringLiteral("English"), QStringLiteral("en")},
                                                              {QStringLiteral("日本語"), QStringLiteral("ja")}});
    menu->addSeparator();
    verbs.fullScreen = addVerb(menu, "fullScreen", MenuText::tr("Window f&ull screen"), Qt::Key_F11);
    verbs.fullScreen->setCheckable(true);
    verbs.resetLayout = addVerb(menu, "resetLayout", MenuText::tr("&Reset layout"));
}

} // namespace

MainMenu MainMenu::create(QWidget *window, QMenuBar *bar, const ComposerActions &composer)
{
    MainMenu verbs;
    const auto add = [window, bar](const QString &title) {
        auto *menu = new QMenu(title, window);
        bar->addMenu(menu);
        return menu;
    };
    fillFile(verbs, add(MenuText::tr("&File")), composer);
    fillEdit(verbs, add(MenuText::tr("&Edit")), composer);
    fillImage(verbs, add(MenuText::tr("&Image")));
    fillQueue(verbs, add(MenuText::tr("&Queue")), composer);
    fillView(verbs, add(MenuText::tr("&View")));
    verbs.about = addVerb(add(MenuText::tr("&Help")), "about", MenuText::tr("&About Hanga"));
    verbs.about->setMenuRole(QAction::AboutRole);
    return verbs;
}

} // namespace hanga
