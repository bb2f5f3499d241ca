#include "ui/shared/incoming.h"

#include <QFile>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace hanga;

class TestIncoming final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesComeBeforeEverythingElse();
    void theBytesOfAnImageStayAsTheyAre_data();
    void theBytesOfAnImageStayAsTheyAre();
    void aTextThatNamesAFileIsThatFile_data();
    void aTextThatNamesAFileIsThatFile();
    void anyOtherTextIsData();
    void pastingIntoAFieldOpensOnlyWhatIsNoText_data();
    void pastingIntoAFieldOpensOnlyWhatIsNoText();

private:
    QTemporaryDir m_folder;
    [[nodiscard]] QString fileThatExists() const
    {
        const QString path = m_folder.filePath(QStringLiteral("my flow.json"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file");
        return path;
    }
};

void TestIncoming::filesComeBeforeEverythingElse()
{
    QMimeData offered;
    offered.setUrls({QUrl::fromLocalFile(QStringLiteral("/a b.png")), QUrl(QStringLiteral("https://example.org/c.png")),
                     QUrl::fromLocalFile(QStringLiteral("/d.json"))});
    offered.setData(QStringLiteral("image/png"), "pixels");
    const Incoming incoming = Incoming::from(&offered, Incoming::Way::Dropped);
    QCOMPARE(incoming.files, QStringList({QStringLiteral("/a b.png"), QStringLiteral("/d.json")}));
    QVERIFY(incoming.data.isEmpty());
    QVERIFY(Incoming::isOffered(&offered));
}

void TestIncoming::theBytesOfAnImageStayAsTheyAre_data()
{
    QTest::addColumn<QString>("type");
    for (const char *type : {"image/png", "image/webp", "image/jpeg", "image/avif"})
        QTest::newRow(type) << QString::fromLatin1(type);
}

void TestIncoming::theBytesOfAnImageStayAsTheyAre()
{
    QFETCH(QString, type);
    QMimeData offered;
    offered.setData(type, QByteArray("\0\1 with a chunk", 15));
    const Incoming dropped = Incoming::from(&offered, Incoming::Way::Dropped);
    QCOMPARE(dropped.data, QByteArray("\0\1 with a chunk", 15));
    QCOMPARE(dropped.name, QStringLiteral("Dropped image"));
    QCOMPARE(Incoming::from(&offered, Incoming::Way::Pasted).name, QStringLiteral("Pasted image"));
}

void TestIncoming::aTextThatNamesAFileIsThatFile_data()
{
    QTest::addColumn<QString>("text");
    const QString path = fileThatExists();
    QTest::newRow("path") << path;
    QTest::newRow("path and line break") << path + QStringLiteral("\n");
    QTest::newRow("url") << QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded);
}

void TestIncoming::aTextThatNamesAFileIsThatFile()
{
    QFETCH(QString, text);
    QMimeData offered;
    offered.setText(text);
    QCOMPARE(Incoming::from(&offered, Incoming::Way::Pasted).files, QStringList(fileThatExists()));
}

void TestIncoming::anyOtherTextIsData()
{
    QMimeData offered;
    offered.setText(QStringLiteral("/no/such/file 版画"));
    const Incoming incoming = Incoming::from(&offered, Incoming::Way::Pasted);
    QCOMPARE(incoming.data, QStringLiteral("/no/such/file 版画").toUtf8());
    QVERIFY(incoming.files.isEmpty());
    const QMimeData nothing;
    QVERIFY(Incoming::from(&nothing, Incoming::Way::Pasted).isEmpty());
    QVERIFY(!Incoming::isOffered(&nothing));
}

void TestIncoming::pastingIntoAFieldOpensOnlyWhatIsNoText_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("content");
    QTest::addColumn<bool>("opens");
    QTest::newRow("words") << "text/plain"
                           << "a red boat" << false;
    QTest::newRow("a dynamic prompt") << "text/plain"
                                      << "{red|blue} boat" << false;
    QTest::newRow("json of something else") << "text/plain"
                                            << R"({"a": [1]})" << false;
    QTest::newRow("API workflow") << "text/plain"
                                  << R"( {"3": {"class_type": "KSampler", "inputs": {}}})" << true;
    QTest::newRow("UI workflow") << "text/plain"
                                 << R"({"last_node_id": 3, "nodes": []})" << true;
    QTest::newRow("image") << "image/png"
                           << "pixels" << true;
    QTest::newRow("file") << "text/uri-list"
                          << "file:///a.png" << true;
}

void TestIncoming::pastingIntoAFieldOpensOnlyWhatIsNoText()
{
    QFETCH(QString, type);
    QFETCH(QString, content);
    QMimeData offered;
    offered.setData(type, content.toUtf8());
    QTEST(Incoming::opensInsteadOfTyping(&offered), "opens");
}

QTEST_GUILESS_MAIN(TestIncoming)
#include "tst_incoming.moc"
