#include "app/workflowfile.h"
#include "workflow/opening.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace hanga;

class TestWorkflowFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aSavedWorkflowOpensAsItWas();
    void whatCannotBeWrittenLeavesTheFileBefore();
    void anotherProgramsChangeIsToldOnce_data();
    void anotherProgramsChangeIsToldOnce();
    void ourOwnSaveIsNoChangeFromOutside();
    void theSameContentWrittenAgainIsNoChange();
    void aFileThatIsLeftIsNotWatchedAnyMore();

private:
    void write(const QByteArray &content, bool replaces = false) const;
    void follow();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WorkflowFile> m_file;
    QString m_path;
};

void TestWorkflowFile::init()
{
    m_file.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("版画 flow.json"));
    m_file = std::make_unique<WorkflowFile>();
}

void TestWorkflowFile::write(const QByteArray &content, bool replaces) const
{
    const QString path = replaces ? m_path + QStringLiteral(".new") : m_path;
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    if (replaces) {
        QVERIFY(QFile::remove(m_path));
        QVERIFY(QFile::rename(path, m_path));
    }
}

/// Returns when the present content is known: a change is told only against that.
void TestWorkflowFile::follow()
{
    QSignalSpy spy(m_file.get(), &WorkflowFile::changedOutside);
    m_file->follow(m_path);
    QTRY_VERIFY_WITH_TIMEOUT(QThreadPool::globalInstance()->activeThreadCount() == 0, 5000);
    QCoreApplication::processEvents();
    QCOMPARE(spy.size(), 0);
}

void TestWorkflowFile::aSavedWorkflowOpensAsItWas()
{
    Workflow workflow = textToImageSample();
    workflow.setInput({NodeId(QStringLiteral("3")), QStringLiteral("seed")},
                      json::Value::number("18446744073709551615"));
    QSignalSpy saved(m_file.get(), &WorkflowFile::saved);
    m_file->save(m_path, workflow);
    QVERIFY(saved.wait());
    QCOMPARE(m_file->path(), m_path);
    const auto opened = openFile(m_path);
    QVERIFY(opened && opened->api);
    QCOMPARE(*opened->api, workflow);
}

void TestWorkflowFile::whatCannotBeWrittenLeavesTheFileBefore()
{
    write("before");
    QSignalSpy failed(m_file.get(), &WorkflowFile::failed);
    m_file->save(m_path + QStringLiteral("/below a file.json"), textToImageSample());
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().first().value<Error>().kind, Error::Kind::FileUnwritable);
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("before"));
}

void TestWorkflowFile::anotherProgramsChangeIsToldOnce_data()
{
    QTest::addColumn<bool>("replaces");
    QTest::newRow("written into") << false;
    QTest::newRow("replaced") << true;
}

void TestWorkflowFile::anotherProgramsChangeIsToldOnce()
{
    QFETCH(bool, replaces);
    write("before");
    follow();
    QSignalSpy changed(m_file.get(), &WorkflowFile::changedOutside);
    write("after", replaces);
    QVERIFY(changed.wait());
    QCOMPARE(changed.first().first().toString(), m_path);
    write("once more", replaces);
    QVERIFY(changed.wait());
    QCOMPARE(changed.size(), 2);
}

void TestWorkflowFile::ourOwnSaveIsNoChangeFromOutside()
{
    write("before");
    follow();
    QSignalSpy changed(m_file.get(), &WorkflowFile::changedOutside);
    QSignalSpy saved(m_file.get(), &WorkflowFile::saved);
    m_file->save(m_path, textToImageSample());
    QVERIFY(saved.wait());
    write("by another program"); // comes after whatever the save might have caused
    QVERIFY(changed.wait());
    QCOMPARE(changed.size(), 1);
}

void TestWorkflowFile::theSameContentWrittenAgainIsNoChange()
{
    write("same");
    follow();
    QSignalSpy changed(m_file.get(), &WorkflowFile::changedOutside);
    write("same");
    QVERIFY(!changed.wait(800));
}

void TestWorkflowFile::aFileThatIsLeftIsNotWatchedAnyMore()
{
    write("before");
    follow();
    m_file->follow({});
    QSignalSpy changed(m_file.get(), &WorkflowFile::changedOutside);
    write("after");
    QVERIFY(!changed.wait(800));
}

QTEST_GUILESS_MAIN(TestWorkflowFile)
#include "tst_workflowfile.moc"
