#include "tests/app/windowfixture.h"

#include "media/png.h"
#include "ui/gallery/gallerypane.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>

using namespace hanga;

namespace {

/// The prompt that the picture at \a path was made with, from the file itself.
QString promptInside(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto texts = media::readPngTexts(file, path);
    for (const media::TextChunk &chunk : texts.value_or(QList<media::TextChunk>())) {
        if (chunk.keyword == u"prompt")
            return json::parse(chunk.text).value_or(json::Value())["6"]["inputs"]["text"].toString();
    }
    return {};
}

} // namespace

/// What is typed with choices goes out with the choices made.
class TestWindowPrompts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachJobMakesItsOwnChoiceAndTheTextStays();
};

void TestWindowPrompts::eachJobMakesItsOwnChoiceAndTheTextStays()
{
    WindowFixture program;
    program.start(true);
    QTRY_VERIFY(program.canType());
    const QString typed = QStringLiteral("{red|blue} boat");
    auto *prompt = program.find<QPlainTextEdit>("composerPrompt");
    prompt->selectAll();
    prompt->insertPlainText(typed);
    auto *count = program.find<QAbstractSpinBox>("composerCount");
    count->selectAll();
    QTest::keyClicks(count, QStringLiteral("3"));

    QTest::mouseClick(program.find<QAbstractButton>("composerGenerate"), Qt::LeftButton);

    auto *gallery = program.find<GalleryPane>("galleryPane");
    QTRY_COMPARE_WITH_TIMEOUT(gallery->model().rowCount(), 3, 15000);
    for (const QString &path : gallery->model().paths()) {
        const QString made = promptInside(path);
        QVERIFY2(made == u"red boat" || made == u"blue boat", qPrintable(made));
    }
    QCOMPARE(prompt->toPlainText(), typed);
}

QTEST_MAIN(TestWindowPrompts)
#include "tst_windowprompts.moc"
