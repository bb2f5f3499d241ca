#include "workflow/inspection.h"
#include "json/document.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <algorithm>
#include <map>

using namespace hanga;

namespace {

constexpr std::array lists = {"positive", "negative", "seeds",  "size",   "samplers",
                              "models",   "loras",    "images", "outputs"};

/// Where we say something else than the expert, and why. Everything else must be equal.
struct Difference
{
    const char *file;
    const char *list;
    const char *reason;
};
constexpr std::array differences = {
    Difference{"api/tinyterra-sdxl.json", "size", "the loader's batch_size is a literal too; the answers leave it out"},
    Difference{"api/hunyuan3d.json", "samplers", "node 88 has 25 steps; the answers leave them out"},
};

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool sameValue(const json::Value &expected, const json::Value &found)
{
    if (expected.isNumber() &&
        found.isNumber()) // the expert's file was written by Python: 8 and 8.0 are the same there
        return expected.toDouble() == found.toDouble();
    if (expected.isString() && found.isString() && expected.text().size() >= 60)
        return found.toString().startsWith(expected.toString()); // long file names were cut there
    return expected == found;
}

bool sameEntry(const json::Value &expected, const json::Value &found)
{
    const auto isSame = [&found](const json::Member &member) { return sameValue(member.value, found[member.key]); };
    return expected.size() == found.size() && std::ranges::all_of(expected.members(), isSame);
}

/// What is to be found: without the nodes that no output needs, and linked seeds only at their literal.
json::Value relevant(const json::Value &answers)
{
    json::Value kept = json::Value::array();
    for (json::Value entry : answers.items()) {
        if (entry["dead"].toBool() || entry.contains("linked_from"))
            continue;
        entry.remove("note");
        kept.append(entry);
    }
    return kept;
}

/// Lines for what is missing (-) and what is too much (+); empty if the lists are equal but for their order.
QStringList difference(const json::Value &expected, const json::Value &found)
{
    QStringList lines;
    std::vector<json::Value> rest(found.items().begin(), found.items().end());
    for (const json::Value &entry : expected.items()) {
        const auto same = std::ranges::find_if(rest, [&](const json::Value &other) { return sameEntry(entry, other); });
        if (same != rest.end())
            rest.erase(same);
        else
            lines.append(QStringLiteral("- ") + QString::fromUtf8(json::write(entry)).left(300));
    }
    for (const json::Value &entry : rest)
        lines.append(QStringLiteral("+ ") + QString::fromUtf8(json::write(entry)).left(300));
    return lines;
}

} // namespace

class TestCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void theExpertsAnswersAreFound_data();
    void theExpertsAnswersAreFound();

private:
    struct Score
    {
        int equal = 0;
        int all = 0;
    };
    const QString m_folder = QStringLiteral(HANGA_SHARED_DIR "/workflows/");
    json::Value m_entries;
    NodeCatalog m_catalog;
    std::map<std::string, Score> m_scores;
    int m_needConversion = 0;
};

void TestCorpus::initTestCase()
{
    if (!QFileInfo::exists(m_folder + QStringLiteral("INDEX.json")))
        QSKIP("the shared workflows are not here");
    m_entries = json::parse(contents(m_folder + QStringLiteral("INDEX.json"))).value()["entries"];
    const QByteArray objectInfo = contents(QStringLiteral(HANGA_TEST_DATA "/transcripts/object_info.json"));
    m_catalog = NodeCatalog::fromObjectInfo(objectInfo, QStringLiteral("test")).value();
}

void TestCorpus::cleanupTestCase()
{
    for (const auto &[list, score] : m_scores)
        qInfo("%-9s %d of %d", list.c_str(), score.equal, score.all);
    qInfo("%d files need conversion", m_needConversion);
}

void TestCorpus::theExpertsAnswersAreFound_data()
{
    QTest::addColumn<json::Value>("entry");
    for (const json::Value &entry : m_entries.items()) {
        if (entry["answers"].isObject())
            QTest::newRow(entry["file"].toString().toUtf8().constData()) << entry;
    }
}

void TestCorpus::theExpertsAnswersAreFound()
{
    QFETCH(json::Value, entry);
    const QString name = entry["file"].toString();

    const Result<OpenedFile> opened = openFile(m_folder + name);
    QVERIFY2(opened, qPrintable(opened ? QString() : whatHappened(opened.error())));
    if (!opened->api) {
        ++m_needConversion;
        QSKIP("needs conversion");
    }
    const json::Value found = inspectionJson(*opened, m_catalog);

    QStringList wrong;
    for (const char *list : lists) {
        const QStringList lines = difference(relevant(entry["answers"][list]), found[list]);
        const auto isThis = [&](const Difference &known) {
            return name == QLatin1StringView(known.file) && !qstrcmp(known.list, list);
        };
        const bool isKnown = std::ranges::any_of(differences, isThis);
        m_scores[list].all += 1;
        m_scores[list].equal += lines.isEmpty();
        if (lines.isEmpty() == isKnown)
            wrong.append(QLatin1StringView(list) +
                         (isKnown ? QStringLiteral(": no longer different")
                                  : QStringLiteral(":\n  ") + lines.join(QStringLiteral("\n  "))));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestCorpus)
#include "tst_corpus.moc"
