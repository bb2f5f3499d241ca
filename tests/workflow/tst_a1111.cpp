#include "media/mediafiles.h"
#include "workflow/a1111.h"
#include "workflow/opening.h"
#include "json/document.h"

#include <QTest>

using namespace hanga;

namespace {

const QString portrait =
    QStringLiteral("portrait of a fox, <lora:ink:0.8>\nmasterpiece\n"
                   "Negative prompt: blurry, (text:1.2)\nwatermark\n"
                   "Steps: 28, Sampler: DPM++ 2M Karras, CFG scale: 6.5, Seed: 18446744073709551615, Size: 832x1216, "
                   "Model hash: 6ce0161689, Model: foxes/v1-5, VAE hash: 735e4c3a44, Clip skip: 2, "
                   "Lora hashes: \"ink: 1234, wash: 5678\", TI: \"a, b\", Version: v1.8.0");

QByteArray input(const Workflow &workflow, const char *node, const char *name)
{
    return json::write(workflow.input({NodeId(QString::fromLatin1(node)), QString::fromLatin1(name)}));
}

/// A text with \a settings beside the three that make it one.
std::optional<A1111Workflow> withSettings(const QString &settings)
{
    return workflowFromA1111(QStringLiteral("a cat\nSteps: 20, Seed: 1, Size: 512x512, ") + settings);
}

} // namespace

class TestA1111 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSampleTakesTheValues();
    void whatHasNoPlaceIsSaid();
    void samplersGetTheirNames_data();
    void samplersGetTheirNames();
    void textsOfOtherKindsAreNone_data();
    void textsOfOtherKindsAreNone();
    void badValuesAreLeftOut_data();
    void badValuesAreLeftOut();
    void aTextWithoutPromptIsOne();
    void picturesAndTextFilesOpen_data();
    void picturesAndTextFilesOpen();
    void aWorkflowComesFirst();
};

void TestA1111::theSampleTakesTheValues()
{
    const auto mapped = workflowFromA1111(portrait);

    QVERIFY(mapped);
    const Workflow &workflow = mapped->workflow;
    QVERIFY(!workflow.defect());
    QCOMPARE(input(workflow, "6", "text"), R"("portrait of a fox, <lora:ink:0.8>\nmasterpiece")");
    QCOMPARE(input(workflow, "7", "text"), R"("blurry, (text:1.2)\nwatermark")");
    QCOMPARE(input(workflow, "3", "steps"), "28");
    QCOMPARE(input(workflow, "3", "cfg"), "6.5");
    QCOMPARE(input(workflow, "3", "seed"), "18446744073709551615");
    QCOMPARE(input(workflow, "3", "sampler_name"), "\"dpmpp_2m\"");
    QCOMPARE(input(workflow, "3", "scheduler"), "\"karras\"");
    QCOMPARE(input(workflow, "5", "width"), "832");
    QCOMPARE(input(workflow, "5", "height"), "1216");
    QCOMPARE(input(workflow, "4", "ckpt_name"), "\"foxes/v1-5.safetensors\"");
}

void TestA1111::whatHasNoPlaceIsSaid()
{
    const QString notes = workflowFromA1111(portrait).value().notes.join(u'\n');

    for (const char *part : {"<lora:ink:0.8>", "Clip skip: 2", "TI: \"a, b\"", "foxes/v1-5.safetensors"})
        QVERIFY2(notes.contains(QLatin1StringView(part)), qPrintable(notes));
    for (const char *part : {"hash", "Version", "Steps", "wash"})
        QVERIFY2(!notes.contains(QLatin1StringView(part)), qPrintable(notes));
    QVERIFY(withSettings(QStringLiteral("Sampler: Euler")).value().notes.isEmpty());
}

void TestA1111::samplersGetTheirNames_data()
{
    QTest::addColumn<QString>("settings");
    QTest::addColumn<QByteArray>("sampler");
    QTest::addColumn<QByteArray>("scheduler");
    const auto row = [](const char *settings, const char *sampler, const char *scheduler) {
        QTest::newRow(settings) << QString::fromLatin1(settings) << QByteArray(sampler) << QByteArray(scheduler);
    };
    row("Sampler: Euler a", "\"euler_ancestral\"", "\"normal\"");
    row("Sampler: DPM++ 2M, Schedule type: Karras", "\"dpmpp_2m\"", "\"karras\"");
    row("Sampler: DPM++ SDE Karras", "\"dpmpp_sde\"", "\"karras\"");
    row("Sampler: DPM++ 2M SDE Exponential", "\"dpmpp_2m_sde\"", "\"exponential\"");
    row("Sampler: Euler, Schedule type: SGM Uniform", "\"euler\"", "\"sgm_uniform\"");
    row("Sampler: Euler, Schedule type: Automatic", "\"euler\"", "\"normal\"");
    row("Sampler: dpmpp_2m_karras", "\"dpmpp_2m\"", "\"karras\"");
    row("Sampler: euler_ancestral", "\"euler_ancestral\"", "\"normal\"");
    row("Sampler: UniPC", "\"uni_pc\"", "\"normal\"");
    row("Sampler: DDIM", "\"ddim\"", "\"normal\"");
}

void TestA1111::samplersGetTheirNames()
{
    QFETCH(QString, settings);
    QFETCH(QByteArray, sampler);
    QFETCH(QByteArray, scheduler);

    const auto mapped = withSettings(settings);

    QVERIFY(mapped);
    QCOMPARE(input(mapped->workflow, "3", "sampler_name"), sampler);
    QCOMPARE(input(mapped->workflow, "3", "scheduler"), scheduler);
    QVERIFY2(mapped->notes.isEmpty(), qPrintable(mapped->notes.join(u'\n')));
}

void TestA1111::textsOfOtherKindsAreNone_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a prompt") << QStringLiteral("a cat, high quality");
    QTest::newRow("a prompt with colons") << QStringLiteral("red: 1, green: 2, blue: 3");
    QTest::newRow("two settings") << QStringLiteral("a cat\nSteps: 20, Seed: 1");
    QTest::newRow("JSON") << QStringLiteral(R"({"Steps": 20, "Seed": 1, "Size": "1x1"})");
    QTest::newRow("enormous") << QString(70000, u'x') + QStringLiteral("\nSteps: 20, Seed: 1, Size: 512x512");
}

void TestA1111::textsOfOtherKindsAreNone()
{
    QFETCH(QString, text);

    QVERIFY(!workflowFromA1111(text));
}

void TestA1111::badValuesAreLeftOut_data()
{
    QTest::addColumn<QString>("setting");
    for (const char *setting :
         {"Sampler: Restart", "CFG scale: seven", "CFG scale: 1e999", "Seed: -1", "Seed: 18446744073709551616",
          "Size: 512", "Size: 0x512", "Size: 512x512x512", "Steps: -3", "Schedule type: Align Your Steps"})
        QTest::newRow(setting) << QString::fromLatin1(setting);
}

void TestA1111::badValuesAreLeftOut()
{
    QFETCH(QString, setting);

    const auto mapped = withSettings(setting);

    QVERIFY(mapped);
    QVERIFY(!mapped->workflow.defect());
    QVERIFY2(mapped->notes.join(u'\n').contains(setting), qPrintable(mapped->notes.join(u'\n')));
    QCOMPARE(input(mapped->workflow, "5", "width"), "512");
    QCOMPARE(input(mapped->workflow, "3", "seed"), "1");
}

void TestA1111::aTextWithoutPromptIsOne()
{
    const auto mapped = workflowFromA1111(QStringLiteral("Negative prompt: dog\nSteps: 5, Seed: 1, Size: 8x8"));

    QVERIFY(mapped);
    QCOMPARE(input(mapped->workflow, "6", "text"), "\"\"");
    QCOMPARE(input(mapped->workflow, "7", "text"), "\"dog\"");
}

void TestA1111::picturesAndTextFilesOpen_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("format");
    const QByteArray text = portrait.toUtf8();
    const QByteArray wide(reinterpret_cast<const char *>(portrait.utf16()), portrait.size() * 2);
    QTest::newRow("png") << mediafiles::file("png", {{QStringLiteral("parameters"), text}}) << QStringLiteral("png");
    QTest::newRow("jpeg") << mediafiles::jpeg(mediafiles::exif({{0x9286, QByteArray("UNICODE\0", 8) + wide}}))
                          << QStringLiteral("jpeg");
    QTest::newRow("webp") << mediafiles::webp(mediafiles::exif({{0x9286, QByteArray("ASCII\0\0\0", 8) + text}}))
                          << QStringLiteral("webp");
    QTest::newRow("text") << text << QStringLiteral("parameters");
}

void TestA1111::picturesAndTextFilesOpen()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, format);

    const auto file = openBytes(bytes, QStringLiteral("fox.txt"));

    QVERIFY(file);
    QCOMPARE(file->format, format);
    QVERIFY(runnable(*file));
    QCOMPARE(input(*file->api, "3", "seed"), "18446744073709551615");
    QVERIFY(file->notes.first().contains(QStringLiteral("Stable Diffusion web UI")));
    QVERIFY(file->notes.join(u'\n').contains(QStringLiteral("Clip skip")));
}

void TestA1111::aWorkflowComesFirst()
{
    const mediafiles::Texts texts = {{QStringLiteral("parameters"), portrait.toUtf8()},
                                     {QStringLiteral("workflow"), R"({"nodes":[],"links":[]})"}};

    const auto file = openBytes(mediafiles::file("png", texts), {});

    QVERIFY(file && !file->api && !file->ui.isNull());
}

QTEST_GUILESS_MAIN(TestA1111)
#include "tst_a1111.moc"
