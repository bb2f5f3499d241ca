#pragma once

#include "ui/shared/ask.h"

#include <QList>

namespace hanga {

/// Answers questions and file dialogs at once with what the test has laid down, and keeps what was asked.
class ScriptedAsk final : public Ask
{
public:
    bool accepts = true; ///< the answer to each question
    QStringList files;   ///< the answer to each dialog; empty: the person leaves it
    QList<Question> questions;
    QList<Files> dialogs;

    void question(QWidget *, const Question &asked, std::function<void(bool)> answered) override
    {
        questions << asked;
        answered(accepts);
    }
    void openFiles(QWidget *, const Files &asked, std::function<void(QStringList)> chosen) override
    {
        dialogs << asked;
        chosen(files);
    }
    void saveFile(QWidget *, const Files &asked, std::function<void(QString)> chosen) override
    {
        dialogs << asked;
        chosen(files.value(0));
    }
    void folder(QWidget *parent, const Files &asked, std::function<void(QString)> chosen) override
    {
        saveFile(parent, asked, std::move(chosen));
    }
};

} // namespace hanga
