#include "windowfixture.h"

#include <QFile>

using namespace hanga;

/// Files in the editor's format in the real window.
class TestWindowConversion final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAServerItSaysHowToExport();
    void aFileOfTheCommandLineOpensOnceTheServerIsKnown_data();
    void aFileOfTheCommandLineOpensOnceTheServerIsKnown();

private:
    /// A file that shows a plain picture through a node of \a classType.
    [[nodiscard]] static QString write(const WindowFixture &program, const QByteArray &classType);
};

QString TestWindowConversion::write(const WindowFixture &program, const QByteArray &classType)
{
    QByteArray ui = R"({"version":0.4,"links":[[1,1,0,3,0,"IMAGE"],[2,3,0,4,0,"IMAGE"]],"nodes":[
        {"id":1,"type":"EmptyImage","outputs":[{"type":"IMAGE"}],"widgets_values":[64,32,1,255]},
        {"id":3,"type":"CLASS","inputs":[{"name":"image","type":"IMAGE","link":1}],"outputs":[{"type":"IMAGE"}]},
        {"id":4,"type":"SaveImage","inputs":[{"name":"images","type":"IMAGE","link":2}],"widgets_values":["x"]}]})";
    QFile file(QDir(program.home()).filePath(QStringLiteral("編集 ui.json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(ui.replace("CLASS", classType)) < 0)
        qFatal("the file of the test could not be written");
    return file.fileName();
}

void TestWindowConversion::withoutAServerItSaysHowToExport()
{
    WindowFixture program;

    program.start(false, {write(program, "ImageInvert")});

    QTRY_COMPARE(program.window()->page(), MainWindow::Page::ExportHelp);
    QVERIFY(program.find<QLabel>("exportHelpTitle")->text().contains(QStringLiteral("編集 ui")));
}

void TestWindowConversion::aFileOfTheCommandLineOpensOnceTheServerIsKnown_data()
{
    QTest::addColumn<QByteArray>("classType");
    QTest::addColumn<QString>("says");
    QTest::newRow("exactly") << QByteArray("ImageInvert") << QStringLiteral("was converted from the editor's format.");
    QTest::newRow("not exactly") << QByteArray("Unheard of") << QStringLiteral("but not all of it exactly.");
}

void TestWindowConversion::aFileOfTheCommandLineOpensOnceTheServerIsKnown()
{
    QFETCH(QByteArray, classType);
    QFETCH(QString, says);
    WindowFixture program;

    program.start(true, {write(program, classType)});

    QTRY_VERIFY2(program.noticeText().contains(says), qPrintable(program.noticeText()));
    QVERIFY(program.window()->windowTitle().contains(QStringLiteral("編集 ui")));
}

QTEST_MAIN(TestWindowConversion)
#include "tst_windowconversion.moc"
