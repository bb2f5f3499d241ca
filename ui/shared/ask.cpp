#include "ui/shared/ask.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace hanga {

namespace {

/// A dialog that is about to be opened and deletes itself afterwards.
QFileDialog *fileDialog(QWidget *parent, const Ask::Files &files)
{
    auto *dialog = new QFileDialog(parent, files.title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters(files.filters);
    const QFileInfo start(files.start);
    if (start.isDir()) {
        dialog->setDirectory(start.absoluteFilePath());
    } else if (!files.start.isEmpty()) {
        dialog->setDirectory(start.absolutePath());
        dialog->selectFile(start.fileName());
    }
    return dialog;
}

void openFor(QFileDialog *dialog, QWidget *parent, std::function<void(QStringList)> chosen)
{
    QObject::connect(dialog, &QDialog::finished, parent, [dialog, chosen = std::move(chosen)](int result) {
        chosen(result == QDialog::Accepted ? dialog->selectedFiles() : QStringList());
    });
    dialog->open();
}

} // namespace

Ask::~Ask() = default;

void DialogAsk::question(QWidget *parent, const Question &question, std::function<void(bool)> answered)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, question.title, question.text, QMessageBox::NoButton, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(question.detail);
    auto *accept = box->addButton(question.accept, QMessageBox::AcceptRole);
    auto *decline = question.decline.isEmpty() ? box->addButton(QMessageBox::Cancel)
                                               : box->addButton(question.decline, QMessageBox::RejectRole);
    box->setDefaultButton(question.dangerous ? static_cast<QPushButton *>(decline)
                                             : static_cast<QPushButton *>(accept));
    box->setEscapeButton(decline);
    QObject::connect(box, &QDialog::finished, parent,
                     [box, accept, answered = std::move(answered)] { answered(box->clickedButton() == accept); });
    box->open();
}

void DialogAsk::openFiles(QWidget *parent, const Files &files, std::function<void(QStringList)> chosen)
{
    auto *dialog = fileDialog(parent, files);
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    openFor(dialog, parent, std::move(chosen));
}

void DialogAsk::saveFile(QWidget *parent, const Files &files, std::function<void(QString)> chosen)
{
    auto *dialog = fileDialog(parent, files);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(QFileInfo(files.start).suffix());
    openFor(dialog, parent, [chosen = std::move(chosen)](const QStringList &paths) { chosen(paths.value(0)); });
}

void DialogAsk::folder(QWidget *parent, const Files &files, std::function<void(QString)> chosen)
{
    auto *dialog = fileDialog(parent, files);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    openFor(dialog, parent, [chosen = std::move(chosen)](const QStringList &paths) { chosen(paths.value(0)); });
}

} // namespace hanga
