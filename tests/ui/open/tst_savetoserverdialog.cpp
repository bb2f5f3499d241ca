#include "ui/open/savetoserverdialog.h"

#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace hanga;

class TestSaveToServerDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_dialog.reset(); }
    void theNameIsProposed();
    void namesBecomePaths_data();
    void namesBecomePaths();
    void namesThatCannotBeAreSaid_data();
    void namesThatCannotBeAreSaid();
    void anUnfinishedNameIsNoError_data();
    void anUnfinishedNameIsNoError();
    void replacingIsSaidBefore();
    void whatOnlyTheServerKnewIsReplacedAtTheSecondTry();
    void foldersAreOffered();
    void whileItSavesOnlyThatEnds();
    void anErrorIsSaidWhole();

private:
    std::unique_ptr<SaveToServerDialog> m_dialog;

    template <class T> [[nodiscard]] T *part(const char *name) const
    {
        return m_dialog->findChild<T *>(QLatin1StringView(name));
    }
    [[nodiscard]] QLineEdit *name() const { return part<QLineEdit>("saveToServerName"); }
    [[nodiscard]] QPushButton *saveButton() const { return part<QPushButton>("saveToServerSave"); }
    [[nodiscard]] QString note() const { return part<QLabel>("saveToServerNote")->text(); }
};

void TestSaveToServerDialog::init()
{
    m_dialog = std::make_unique<SaveToServerDialog>();
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

void TestSaveToServerDialog::theNameIsProposed()
{
    m_dialog->setName(QStringLiteral("Harbour"));
    QSignalSpy asked(m_dialog.get(), &SaveToServerDialog::saveRequested);

    QTest::keyClick(name(), Qt::Key_Return);

    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first(), (QVariantList{QStringLiteral("Harbour.json"), false}));
}

void TestSaveToServerDialog::namesBecomePaths_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("path");
    QTest::newRow("with spaces around") << QStringLiteral("  a b ") << QStringLiteral("a b.json");
    QTest::newRow("with its ending") << QStringLiteral("a.JSON") << QStringLiteral("a.json");
    QTest::newRow("in folders") << QStringLiteral("a/b/c") << QStringLiteral("a/b/c.json");
    QTest::newRow("Japanese") << QStringLiteral("版/港") << QStringLiteral("版/港.json");
    QTest::newRow("per cent") << QStringLiteral("100%") << QStringLiteral("100%.json");
}

void TestSaveToServerDialog::namesBecomePaths()
{
    QFETCH(QString, typed);
    QFETCH(QString, path);
    QSignalSpy asked(m_dialog.get(), &SaveToServerDialog::saveRequested);
    m_dialog->setName(typed);

    saveButton()->click();

    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toString(), path);
}

void TestSaveToServerDialog::namesThatCannotBeAreSaid_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("upwards") << QStringLiteral("../a");
    QTest::newRow("hidden") << QStringLiteral("a/.b");
    QTest::newRow("from the root") << QStringLiteral("/a");
    QTest::newRow("a folder without name") << QStringLiteral("a//b");
    QTest::newRow("a drive") << QStringLiteral("c:a");
    QTest::newRow("back slash") << QStringLiteral("a\\b");
    QTest::newRow("question mark") << QStringLiteral("why?");
}

void TestSaveToServerDialog::namesThatCannotBeAreSaid()
{
    QFETCH(QString, typed);
    m_dialog->setName(QStringLiteral("good"));
    const QString good = note();

    m_dialog->setName(typed);

    QVERIFY(!saveButton()->isEnabled());
    QVERIFY(note() != good);
    QCOMPARE(name()->property("role").toString(), QStringLiteral("error"));
    QCOMPARE(name()->accessibleDescription(), note());
}

void TestSaveToServerDialog::anUnfinishedNameIsNoError_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("only a folder") << QStringLiteral("prints/");
    QTest::newRow("only spaces") << QStringLiteral("  ");
}

void TestSaveToServerDialog::anUnfinishedNameIsNoError()
{
    QFETCH(QString, typed);

    m_dialog->setName(typed);

    QVERIFY(!saveButton()->isEnabled());
    QCOMPARE(name()->property("role").toString(), QString());
}

void TestSaveToServerDialog::replacingIsSaidBefore()
{
    QSignalSpy asked(m_dialog.get(), &SaveToServerDialog::saveRequested);
    m_dialog->setName(QStringLiteral("prints/a"));
    QCOMPARE(saveButton()->text(), QStringLiteral("Save"));

    m_dialog->setTaken({QStringLiteral("prints/a.json"), QStringLiteral("b.json")});

    QCOMPARE(saveButton()->text(), QStringLiteral("Replace"));
    QVERIFY(note().contains(QLatin1StringView("replaces")));
    saveButton()->click();
    QCOMPARE(asked.first(), (QVariantList{QStringLiteral("prints/a.json"), true}));
}

void TestSaveToServerDialog::whatOnlyTheServerKnewIsReplacedAtTheSecondTry()
{
    QSignalSpy asked(m_dialog.get(), &SaveToServerDialog::saveRequested);
    m_dialog->setName(QStringLiteral("a"));
    saveButton()->click();

    m_dialog->setError({Error::Kind::FileExistsOnServer, {QStringLiteral("box"), QStringLiteral("a.json")}, {}});

    QCOMPARE(saveButton()->text(), QStringLiteral("Replace"));
    QVERIFY(name()->isEnabled());
    saveButton()->click();
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked.at(0).at(1).toBool(), false);
    QCOMPARE(asked.at(1).at(1).toBool(), true);
}

void TestSaveToServerDialog::foldersAreOffered()
{
    m_dialog->setTaken({QStringLiteral("prints/old/a.json"), QStringLiteral("b.json"), QStringLiteral("Tea/c.json")});

    const QAbstractItemModel *offered = name()->completer()->model();
    QStringList folders;
    for (int row = 0; row < offered->rowCount(); ++row)
        folders += offered->index(row, 0).data().toString();

    QCOMPARE(folders, (QStringList{QStringLiteral("prints/"), QStringLiteral("prints/old/"), QStringLiteral("Tea/")}));
}

void TestSaveToServerDialog::whileItSavesOnlyThatEnds()
{
    QSignalSpy cancelled(m_dialog.get(), &SaveToServerDialog::cancelRequested);
    m_dialog->setName(QStringLiteral("a"));
    saveButton()->click();
    QVERIFY(!saveButton()->isEnabled() && !name()->isEnabled());

    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);

    QCOMPARE(cancelled.size(), 1);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(saveButton()->isEnabled() && name()->isEnabled());
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
}

void TestSaveToServerDialog::anErrorIsSaidWhole()
{
    m_dialog->setName(QStringLiteral("a"));
    saveButton()->click();

    m_dialog->setError({Error::Kind::NotReached, {QStringLiteral("http://box:8188"), QStringLiteral("refused")}, {}});

    auto *text = part<QLabel>("saveToServerError");
    QVERIFY(text->isVisible());
    QVERIFY(text->text().contains(QLatin1StringView("http://box:8188")));
    QTRY_VERIFY(text->height() >= text->heightForWidth(text->width()));
    m_dialog->setName(QStringLiteral("b"));
    QVERIFY(!part<QFrame>("saveToServerBanner")->isVisible());
}

QTEST_MAIN(TestSaveToServerDialog)
#include "tst_savetoserverdialog.moc"
