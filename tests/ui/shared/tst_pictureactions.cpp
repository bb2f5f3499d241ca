#include "tests/ui/shared/scriptedask.h"
#include "ui/shared/pictureactions.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <QWidget>

using namespace hanga;

class TestPictureActions : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void takeUrl(const QUrl &url) { m_opened = url; }

private Q_SLOTS:
    void initTestCase();
    void withoutAFileNothingCanBeDone();
    void copyDecodesTheFileWhenNobodyHasIt();
    void aPictureThatCannotBeReadIsTold();
    void savingTellsWhere();
    void leavingTheDialogSavesNothing();
    void showInFolderOpensTheFolderWithoutAFileManager();

private:
    QTemporaryDir m_folder;
    QString m_path;
    ScriptedAsk m_ask;
    QWidget m_host;
    PictureActions m_actions{m_ask, &m_host};
    QUrl m_opened;
};

void TestPictureActions::initTestCase()
{
    m_path = m_folder.filePath(QStringLiteral("a.png"));
    QImage image(20, 10, QImage::Format_RGB32);
    image.fill(Qt::red);
    QVERIFY(image.save(m_path));
}

void TestPictureActions::withoutAFileNothingCanBeDone()
{
    m_actions.setPath({});
    QVERIFY(!m_actions.copyAction()->isEnabled());
    QVERIFY(!m_actions.saveAsAction()->isEnabled());
    QVERIFY(!m_actions.showInFolderAction()->isEnabled());

    m_actions.setPath(m_path);
    QVERIFY(m_actions.copyAction()->isEnabled());
}

void TestPictureActions::copyDecodesTheFileWhenNobodyHasIt()
{
    QApplication::clipboard()->clear();
    m_actions.setPath(m_path);

    m_actions.copyAction()->trigger();

    QTRY_VERIFY(!QApplication::clipboard()->image().isNull());
    QCOMPARE(QApplication::clipboard()->image().size(), QSize(20, 10));
}

void TestPictureActions::aPictureThatCannotBeReadIsTold()
{
    m_actions.setPath(m_folder.filePath(QStringLiteral("missing.png")));
    QSignalSpy failed(&m_actions, &PictureActions::failed);

    m_actions.copyAction()->trigger();

    QVERIFY(failed.wait());
    QCOMPARE(failed.first().first().value<Error>().kind, Error::Kind::FileNotFound);
}

void TestPictureActions::savingTellsWhere()
{
    const QString target = m_folder.filePath(QStringLiteral("saved.png"));
    m_ask.files = {target};
    m_actions.setPath(m_path);
    QSignalSpy saved(&m_actions, &PictureActions::saved);

    m_actions.saveAsAction()->trigger();

    QVERIFY(saved.wait());
    QCOMPARE(saved.first().first().toString(), target);
    QVERIFY(QFile::exists(target));
}

void TestPictureActions::leavingTheDialogSavesNothing()
{
    m_ask.files.clear();
    m_actions.setPath(m_path);
    QSignalSpy saved(&m_actions, &PictureActions::saved);
    QSignalSpy failed(&m_actions, &PictureActions::failed);

    m_actions.saveAsAction()->trigger();

    QVERIFY(!saved.wait(50));
    QCOMPARE(failed.count(), 0);
}

void TestPictureActions::showInFolderOpensTheFolderWithoutAFileManager()
{
    QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "takeUrl");
    m_actions.setPath(m_path);

    m_actions.showInFolderAction()->trigger();

    QTRY_COMPARE_WITH_TIMEOUT(m_opened, QUrl::fromLocalFile(m_folder.path()), 6000);
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
}

int main(int argc, char **argv)
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // no file manager may open on the tester's desktop
    QApplication application(argc, argv);
    TestPictureActions test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_pictureactions.moc"
