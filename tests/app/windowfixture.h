#pragma once

#include "app/app.h"
#include "tests/ui/shared/scriptedask.h"
#include "ui/shared/notices.h"
#include "json/document.h"

#include <QDirIterator>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>

namespace hanga {

/// The whole program with a real window and a home of its own, whose name has a space and Japanese letters.
class WindowFixture final
{
public:
    explicit WindowFixture(const QString &serverAddress = QStringLiteral("http://127.0.0.1:9"))
    {
        QDir().mkpath(home());
        Settings settings;
        settings.serverAddress = serverAddress;
        if (settings.save(paths().settingsFile))
            qFatal("the settings of the test could not be saved");
        build();
    }

    /// Ends the program as a kill would, nothing is said to it, and starts it again in the same home.
    void restart()
    {
        m_app.reset();
        build();
    }
    void start(bool demo, const QStringList &files = {})
    {
        m_app->start(files, demo);
        window()->resize(1440, 900);                // whatever the screen of the test
        if (!QTest::qWaitForWindowActive(window())) // the keys of actions mean nothing before
            qWarning("the window did not become active");
    }

    [[nodiscard]] App &app() { return *m_app; }
    [[nodiscard]] QString home() const { return m_folder.filePath(QStringLiteral("版画 home")); }
    [[nodiscard]] Paths paths() const
    {
        const QDir dir(home());
        return {dir.path(), dir.filePath(QStringLiteral("cache")), dir.filePath(QStringLiteral("Pictures")),
                dir.filePath(QStringLiteral("hanga.ini"))};
    }
    ScriptedAsk &ask() { return *m_ask; }

    template <class T> [[nodiscard]] T *find(const char *objectName) const
    {
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (auto *found = window->findChild<T *>(QLatin1StringView(objectName)))
                return found;
        }
        return nullptr;
    }
    [[nodiscard]] MainWindow *window() const
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *found = qobject_cast<MainWindow *>(widget))
                return found;
        }
        return nullptr;
    }

    /// The window is on its Create page and a workflow with a prompt lies in the composer.
    [[nodiscard]] bool canType() const
    {
        const auto *prompt = find<QPlainTextEdit>("composerPrompt");
        return window()->page() == MainWindow::Page::Create && prompt && prompt->isVisible();
    }
    /// The paths of all images that were saved, in no order.
    [[nodiscard]] QStringList pictures() const
    {
        QStringList found;
        QDirIterator files(paths().pictures, {QStringLiteral("*.png")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            found.append(files.next());
        return found;
    }
    [[nodiscard]] QString noticeText() const
    {
        QStringList texts;
        for (const QLabel *label : find<Notices>("notices")->findChildren<QLabel *>())
            texts.append(label->text());
        return texts.join(u' ');
    }
    /// A file of \a workflow in the home; its path.
    [[nodiscard]] QString write(const QString &name, const Workflow &workflow) const
    {
        QFile file(QDir(home()).filePath(name));
        if (!QDir().mkpath(QFileInfo(file).path()) || !file.open(QIODevice::WriteOnly))
            qFatal("the workflow of the test could not be written");
        file.write(json::write(workflow.graph()));
        return file.fileName();
    }

private:
    void build()
    {
        auto ask = std::make_unique<ScriptedAsk>();
        m_ask = ask.get();
        m_app =
            std::make_unique<App>(*qobject_cast<QApplication *>(QCoreApplication::instance()), paths(), std::move(ask));
    }

    QTemporaryDir m_folder;
    ScriptedAsk *m_ask = nullptr;
    std::unique_ptr<App> m_app;
};

} // namespace hanga
