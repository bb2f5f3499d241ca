#include "library/nametemplate.h"
#include "library/picture.h"

#include <QTest>

using namespace hanga;

class TestNameTemplate final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksAreFilledIn_data();
    void marksAreFilledIn();
    void noNameLeavesTheFolder_data();
    void noNameLeavesTheFolder();
    void aNameIsSafeOnEverySystem_data();
    void aNameIsSafeOnEverySystem();
    void aLongNameKeepsWholeCharacters();
    void theEndingIsAKnownOne_data();
    void theEndingIsAKnownOne();
};

namespace {

const NameValues values{QStringLiteral("2026-11-24"), QStringLiteral("153012"), QStringLiteral("18446744073709551615"),
                        QStringLiteral("a/../b%date%"), QStringLiteral("9")};

} // namespace

void TestNameTemplate::marksAreFilledIn_data()
{
    QTest::addColumn<QString>("nameTemplate");
    QTest::addColumn<int>("counter");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *nameTemplate, int counter, const char *path) {
        QTest::newRow(nameTemplate) << QString::fromUtf8(nameTemplate) << counter << QString::fromUtf8(path);
    };
    row("%date%/%time%-%seed%-%counter%", 1, "2026-11-24/153012-18446744073709551615-001");
    row("%date%/%time%-%seed%-%counter%", 1234, "2026-11-24/153012-18446744073709551615-1234");
    row("plain", 1, "plain");
    row("plain", 3, "plain-3");
    row("%workflow%", 1, "a_.._b%date%");
    row("%node%_%unknown%", 1, "9_%unknown%");
    row("日本語/%node%", 1, "日本語/9");
    row("", 1, "image");
    row("", 2, "image-2");
    row("///", 1, "image");
    row("100%", 1, "100%");
}

void TestNameTemplate::marksAreFilledIn()
{
    QFETCH(QString, nameTemplate);
    QFETCH(int, counter);
    QFETCH(QString, path);
    QCOMPARE(expandTemplate(nameTemplate, values, counter), path);
}

void TestNameTemplate::noNameLeavesTheFolder_data()
{
    QTest::addColumn<QString>("nameTemplate");
    for (const char *evil : {"../../etc/passwd", "/etc/passwd", "..", ".", "a/../../b", "%workflow%/../x",
                             "C:\\x\\..\\y", "~/.ssh/id", "a//b", ". . /x", ".../x"})
        QTest::newRow(evil) << QString::fromLatin1(evil);
}

void TestNameTemplate::noNameLeavesTheFolder()
{
    QFETCH(QString, nameTemplate);
    const NameValues evil{QStringLiteral(".."), QStringLiteral("/"), QStringLiteral("."), QStringLiteral("../../x"),
                          QStringLiteral("..\\..")};
    const QString path = expandTemplate(nameTemplate, evil, 1);

    QVERIFY(!path.isEmpty());
    QVERIFY(!path.startsWith(u'/'));
    QVERIFY(!path.contains(u'\\'));
    for (const QString &part : path.split(u'/')) {
        QVERIFY2(!part.isEmpty() && !part.startsWith(u'.'), qPrintable(path));
        QVERIFY2(!part.endsWith(u'.'), qPrintable(path));
    }
}

void TestNameTemplate::aNameIsSafeOnEverySystem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *tag, const QString &text, const QString &name) {
        QTest::newRow(tag) << text << name;
    };
    row("plain", QStringLiteral("a b-c_d (1)"), QStringLiteral("a b-c_d (1)"));
    row("Japanese", QStringLiteral("浮世絵 波"), QStringLiteral("浮世絵 波"));
    row("separators", QStringLiteral("a/b\\c:d*e?f\"g<h>i|j"), QStringLiteral("a_b_c_d_e_f_g_h_i_j"));
    row("control", QStringLiteral("a\n\t\x01\x7f") + QChar(0x85) + u'b', QStringLiteral("ab"));
    row("direction", u'a' + QString(QChar(0x202e)) + QStringLiteral("gnp.exe"), QStringLiteral("agnp.exe"));
    row("invisible", u'a' + QString(QChar(0x200b)) + u'b', QStringLiteral("ab"));
    row("reserved", QStringLiteral("con"), QStringLiteral("_con"));
    row("reserved with ending", QStringLiteral("LPT1.x.png"), QStringLiteral("_LPT1.x.png"));
    row("not reserved", QStringLiteral("console"), QStringLiteral("console"));
    row("hidden", QStringLiteral(".bashrc"), QStringLiteral("_bashrc"));
    row("dots and spaces at the end", QStringLiteral("a. . ."), QStringLiteral("a"));
    row("composed", QStringLiteral("e") + QChar(0x301), QString(QChar(0xe9)));
    row("emoji", QStringLiteral("🌊"), QStringLiteral("🌊"));
    row("lone surrogate", u'a' + QString(QChar(0xd800)), QStringLiteral("a"));
    row("nothing", QStringLiteral(" \n "), QString());
}

void TestNameTemplate::aNameIsSafeOnEverySystem()
{
    QFETCH(QString, text);
    QFETCH(QString, name);
    QCOMPARE(safeName(text), name);
}

void TestNameTemplate::aLongNameKeepsWholeCharacters()
{
    const QString name = safeName(QStringLiteral("a") + QString(QStringLiteral("🌊")).repeated(100));

    QVERIFY(name.toUtf8().size() <= 200);
    QVERIFY(name.toUtf8().size() > 190);
    QVERIFY(!name.contains(QChar::ReplacementCharacter));
    QVERIFY(name.back().isLowSurrogate());
}

void TestNameTemplate::theEndingIsAKnownOne_data()
{
    QTest::addColumn<QString>("serverName");
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QString>("media");
    const auto row = [](const char *name, const char *ending, const char *media) {
        QTest::newRow(name) << QString::fromUtf8(name) << QString::fromLatin1(ending) << QString::fromLatin1(media);
    };
    row("ComfyUI_00001_.png", ".png", "image");
    row("波 1.WEBP", ".webp", "image");
    row("a.mp4", ".mp4", "video");
    row("a.flac", ".flac", "audio");
    row("a.glb", ".glb", "3d");
    row("a.txt", ".txt", "text");
    row("a.exe", ".bin", "file");
    row("a.desktop", ".bin", "file");
    row("a.png.sh", ".bin", "file");
    row("a", ".bin", "file");
    row("", ".bin", "file");
    row("../../.png", ".png", "image");
    row("a.latent", ".bin", "file");
}

void TestNameTemplate::theEndingIsAKnownOne()
{
    QFETCH(QString, serverName);
    QFETCH(QString, ending);
    QFETCH(QString, media);
    QCOMPARE(safeEnding(serverName), ending);
    QCOMPARE(mediaOf(serverName), media);
}

QTEST_GUILESS_MAIN(TestNameTemplate)
#include "tst_nametemplate.moc"
