#include "workflow/filenametokens.h"
#include "json/document.h"

#include <QTest>

using namespace hanga;

namespace {

const QDateTime when(QDate(2026, 11, 3), QTime(4, 5, 6));

Workflow workflow()
{
    return Workflow::fromJson(*json::parse(R"({
        "3": {"class_type": "KSampler", "_meta": {"title": "Second"}, "inputs": {"seed": 18446744073709551615,
              "cfg": 8.0, "denoise": 0.50, "add_noise": true, "sampler_name": "euler", "model": ["4", 0]}},
        "8": {"class_type": "KSampler", "_meta": {"title": "First"}, "inputs": {"seed": 2}},
        "4": {"class_type": "CheckpointLoaderSimple", "_meta": {"title": "Load Checkpoint"},
              "inputs": {"ckpt_name": "sd/v1:5 \u0022a\u0022*.safetensors", "tags": ["x", "y", "z"]}},
        "5": {"class_type": "EmptyLatentImage", "_meta": {"title": "KSampler"}, "inputs": {"width": 832}}})"),
                              QStringLiteral("tokens"))
        .value();
}

} // namespace

class TestFileNameTokens final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void datesAreWrittenAsTheWebEditorDoes_data();
    void datesAreWrittenAsTheWebEditorDoes();
    void tokensBecomeValues_data();
    void tokensBecomeValues();
    void aNameThatTheFileGivesComesFirst();
};

void TestFileNameTokens::datesAreWrittenAsTheWebEditorDoes_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("expected");
    QTest::newRow("usual") << "yyyy-MM-dd"
                           << "2026-11-03";
    QTest::newRow("time") << "hhmmss"
                          << "040506";
    QTest::newRow("short") << "d.M.yy h:m:s"
                           << "3.11.26 4:5:6";
    QTest::newRow("three and one y are text") << "yyy y"
                                              << "yyy y";
    QTest::newRow("five of them") << "yyyyy"
                                  << "2026y";
    QTest::newRow("letters of other formats") << "HH-YYYY"
                                              << "HH-YYYY";
    QTest::newRow("nothing") << ""
                             << "";
}

void TestFileNameTokens::datesAreWrittenAsTheWebEditorDoes()
{
    QFETCH(QString, format);
    QFETCH(QString, expected);

    QCOMPARE(editorDate(format, when), expected);
}

void TestFileNameTokens::tokensBecomeValues_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << "Hanga"
                           << "Hanga";
    QTest::newRow("date") << "%date:yyyy-MM-dd%/%date:hhmmss%_x"
                          << "2026-11-03/040506_x";
    QTest::newRow("date with dots") << "%date:dd.MM.yyyy%"
                                    << "03.11.2026";
    QTest::newRow("seed, to the digit") << "%KSampler.seed%"
                                        << "18446744073709551615";
    QTest::newRow("by title") << "%First.seed%"
                              << "2";
    QTest::newRow("title with a space") << "a%Load Checkpoint.ckpt_name%b"
                                        << "asd_v1_5 _a__.safetensorsb";
    QTest::newRow("whole number") << "%KSampler.cfg%"
                                  << "8";
    QTest::newRow("fraction") << "%KSampler.denoise%"
                              << "0.50";
    QTest::newRow("yes and no") << "%KSampler.add_noise%"
                                << "true";
    QTest::newRow("the server's own") << "%width%x%height%_%year%"
                                      << "%width%x%height%_%year%";
    QTest::newRow("no such node") << "%Nobody.seed%"
                                  << "%Nobody.seed%";
    QTest::newRow("no such input") << "%KSampler.steps%"
                                   << "%KSampler.steps%";
    QTest::newRow("a linked input") << "%KSampler.model%"
                                    << "%KSampler.model%";
    QTest::newRow("a list") << "%Load Checkpoint.tags%"
                            << "%Load Checkpoint.tags%";
    QTest::newRow("two dots") << "%KSampler.seed.x%"
                              << "%KSampler.seed.x%";
    QTest::newRow("single percent signs") << "100% of %KSampler.seed"
                                          << "100% of %KSampler.seed";
    QTest::newRow("the first pair counts") << "%width%First.seed%"
                                           << "%width%First.seed%";
    QTest::newRow("nothing between") << "%%First.seed%%"
                                     << "%2%";
}

void TestFileNameTokens::tokensBecomeValues()
{
    QFETCH(QString, prefix);
    QFETCH(QString, expected);

    QCOMPARE(FileNameTokens(workflow(), {}).expanded(prefix, workflow(), when), expected);
}

void TestFileNameTokens::aNameThatTheFileGivesComesFirst()
{
    const json::Value ui = *json::parse(R"({"nodes": [{"id": 5, "properties": {"Node name for S&R": "First"}},
                                                      {"id": "3", "properties": {"Node name for S&R": "size"}}]})");
    const FileNameTokens tokens(workflow(), ui);

    QCOMPARE(tokens.expanded(QStringLiteral("%First.width%"), workflow(), when), QStringLiteral("832"));
    QCOMPARE(tokens.expanded(QStringLiteral("%First.seed%"), workflow(), when), QStringLiteral("%First.seed%"));
    QCOMPARE(tokens.expanded(QStringLiteral("%size.cfg%"), workflow(), when), QStringLiteral("8"));
    QCOMPARE(tokens.expanded(QStringLiteral("%KSampler.seed%"), workflow(), when), QStringLiteral("2"));
}

QTEST_GUILESS_MAIN(TestFileNameTokens)
#include "tst_filenametokens.moc"
