#include "fuzz/fuzz.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

/// What a fuzzer has found, or was given to start from, must never again crash or break an invariant.
class TestFuzzCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileOfTheCorpusIsSurvived_data();
    void everyFileOfTheCorpusIsSurvived();
};

void TestFuzzCorpus::everyFileOfTheCorpusIsSurvived_data()
{
    QTest::addColumn<QString>("path");
    int files = 0;
    for (QDirIterator it(QStringLiteral(HANGA_CORPUS), QDir::Files); it.hasNext(); ++files) {
        const QString path = it.next();
        QTest::newRow(qPrintable(it.fileName())) << path;
    }
    QVERIFY2(files > 0, "the corpus " HANGA_CORPUS " is empty");
}

void TestFuzzCorpus::everyFileOfTheCorpusIsSurvived()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();

    QCOMPARE(LLVMFuzzerTestOneInput(reinterpret_cast<const uchar *>(bytes.constData()), size_t(bytes.size())), 0);
}

QTEST_GUILESS_MAIN(TestFuzzCorpus)
#include "tst_fuzzcorpus.moc"
