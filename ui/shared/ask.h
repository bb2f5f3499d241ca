#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace hanga {

/// The only way to put a modal question or a file dialog to a person. Nothing waits: the answer comes through a
/// function, which is never called once the parent is gone. The window hands one object to the panes; tests hand in
/// one that answers by itself (tests/ui/shared/scriptedask.h).
class Ask
{
public:
    struct Question
    {
        QString title;
        QString text;           ///< plain text: what would happen
        QString detail;         ///< plain text; may be empty
        QString accept;         ///< names the deed: "Delete 3 files"
        QString decline;        ///< empty: "Cancel"
        bool dangerous = false; ///< then declining is the default button
    };
    struct Files
    {
        QString title;
        QString start;       ///< folder, or folder and proposed name when saving; empty: where the person was last
        QStringList filters; ///< "Workflows (*.json *.png)"
    };

    virtual ~Ask();

    /// true when the person accepts; false when they decline, press Escape or close.
    virtual void question(QWidget *parent, const Question &question, std::function<void(bool)> answered) = 0;
    /// The chosen files; empty when the person leaves the dialog.
    virtual void openFiles(QWidget *parent, const Files &files, std::function<void(QStringList)> chosen) = 0;
    /// The path to write to (the person has agreed to overwrite it, if it exists); empty when they leave the dialog.
    virtual void saveFile(QWidget *parent, const Files &files, std::function<void(QString)> chosen) = 0;
    virtual void folder(QWidget *parent, const Files &files, std::function<void(QString)> chosen) = 0;
};

/// The real dialogs.
class DialogAsk final : public Ask
{
public:
    void question(QWidget *parent, const Question &question, std::function<void(bool)> answered) override;
    void openFiles(QWidget *parent, const Files &files, std::function<void(QStringList)> chosen) override;
    void saveFile(QWidget *parent, const Files &files, std::function<void(QString)> chosen) override;
    void folder(QWidget *parent, const Files &files, std::function<void(QString)> chosen) override;
};

} // namespace hanga
