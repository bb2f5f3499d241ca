#include "ui/shared/ask.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using namespace hanga;

class TestAsk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }
    void init() { m_parent = std::make_unique<QWidget>(); }
    void theAnswerComesWhenTheButtonIsPressed();
    void escapeDeclines();
    void aDangerousDeedIsNotTheDefault();
    void textOfTheQuestionIsPlain();
    void nobodyIsCalledOnceTheParentIsGone();
    void leavingAFileDialogGivesNoFile();
    void aSaveDialogProposesAName();

private:
    QMessageBox *box() const { return m_parent->findChild<QMessageBox *>(); }
    std::unique_ptr<QWidget> m_parent;
    DialogAsk m_ask;
    const Ask::Question m_question{QStringLiteral("Delete"),
                                   QStringLiteral("Delete <b>3</b> files?"),
                                   {},
                                   QStringLiteral("Delete 3 files"),
                                   {},
                                   true};
};

void TestAsk::theAnswerComesWhenTheButtonIsPressed()
{
    std::optional<bool> answer;
    m_ask.question(m_parent.get(), m_question, [&](bool yes) { answer = yes; });
    QVERIFY(!answer);

    for (auto *button : box()->findChildren<QPushButton *>()) {
        if (button->text() == m_question.accept)
            button->click();
    }

    QCOMPARE(answer, std::optional(true));
}

void TestAsk::escapeDeclines()
{
    std::optional<bool> answer;
    m_ask.question(m_parent.get(), m_question, [&](bool yes) { answer = yes; });

    QTest::keyClick(box(), Qt::Key_Escape);

    QCOMPARE(answer, std::optional(false));
}

void TestAsk::aDangerousDeedIsNotTheDefault()
{
    m_ask.question(m_parent.get(), m_question, [](bool) {});

    QVERIFY(box()->defaultButton()->text() != m_question.accept);
}

void TestAsk::textOfTheQuestionIsPlain()
{
    m_ask.question(m_parent.get(), m_question, [](bool) {});

    QCOMPARE(box()->textFormat(), Qt::PlainText);
}

void TestAsk::nobodyIsCalledOnceTheParentIsGone()
{
    bool called = false;
    m_ask.question(m_parent.get(), m_question, [&](bool) { called = true; });

    m_parent.reset();

    QVERIFY(!called);
}

void TestAsk::leavingAFileDialogGivesNoFile()
{
    std::optional<QStringList> files;
    m_ask.openFiles(m_parent.get(), {QStringLiteral("Open"), {}, {}},
                    [&](const QStringList &chosen) { files = chosen; });

    m_parent->findChild<QFileDialog *>()->reject();

    QCOMPARE(files, std::optional(QStringList()));
}

void TestAsk::aSaveDialogProposesAName()
{
    const QTemporaryDir folder;
    std::optional<QString> path;
    m_ask.saveFile(m_parent.get(), {QStringLiteral("Save"), folder.filePath(QStringLiteral("harbour.png")), {}},
                   [&](const QString &chosen) { path = chosen; });
    auto *dialog = m_parent->findChild<QFileDialog *>();
    QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);

    QMetaObject::invokeMethod(dialog, "accept");

    QCOMPARE(path, std::optional(folder.filePath(QStringLiteral("harbour.png"))));
}

QTEST_MAIN(TestAsk)
#include "tst_ask.moc"
