#include "workflow/conversion.h"
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
/// An entry is right if these are: prompts, seeds, sizes, models, images.
constexpr std::array decisive = {QLatin1StringView("positive"), QLatin1StringView("negative"),
                                 QLatin1StringView("seeds"),    QLatin1StringView("size"),
                                 QLatin1StringView("models"),   QLatin1StringView("images")};

/// Where we say something else than the expert, and why. Everything else must be equal.
struct Difference
{
    const char *file;
    const char *list;
    const char *reason;
};
constexpr auto guider = "the guider's style is worth changing too; the answers leave it out";
constexpr auto lineless = "the file does not name the inputs of this class, and the server does not know it";
constexpr auto seedThere = "the class has a seed; the answers leave it out because they do not know the class";
constexpr std::array differences = {
    Difference{"api/tinyterra-sdxl.json", "size", "the loader's batch_size is a literal too; the answers leave it out"},
    Difference{"api/hunyuan3d.json", "samplers", "node 88 has 25 steps; the answers leave them out"},
    Difference{"ui/sdxl-edit-groupnode.json", "samplers", guider},
    Difference{"ui/omnigen2.json", "samplers", guider},
    Difference{"ui/flux2.json", "samplers", lineless},
    Difference{"ui/wyrde-tiling-sampler.json", "samplers", lineless},
    Difference{"ui/nunchaku-flux-dev.json", "models", lineless},
    Difference{"ui/nunchaku-flux-dev.json", "loras", lineless},
    Difference{"ui/nested-subgraph-template.json", "positive", "a subgraph without definition shows an empty text"},
    Difference{"ui/nested-subgraph-template.json", "seeds", seedThere},
    Difference{"ui/ltx2-t2v-subgraph.json", "negative",
               "one text is linked as both; elsewhere the answers name it twice"},
    Difference{"ui/ltx2-t2v-subgraph.json", "seeds", seedThere},
    Difference{"ui/ltx2-t2v-subgraph.json", "size", "a picture gives the size, through a node that measures it"},
    Difference{"ui/ltx2-t2v-subgraph.json", "samplers", "the answers name nodes of sigmas without any value"},
    Difference{"ui/ltx23-native-reroute.json", "samplers", "the answers name nodes of sigmas without any value"},
    Difference{"ui/zho-flux-groupnode.json", "samplers", "the answers leave out what has no value of its own"},
    Difference{"ui/wanwrapper-t2v.json", "size", lineless},
    Difference{"ui/wanwrapper-t2v.json", "samplers", lineless},
    Difference{"ui/wanwrapper-t2v.json", "models", lineless},
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

/// Gives a prompt, seed or file of the answers the value \a value.
void setText(json::Value &item, const json::Value &value)
{
    const std::string_view text = value.text();
    item.set(item.contains("text") ? "text" : "value",
             json::Value(QString::fromUtf8(text.data(), qsizetype(text.size()))));
}

} // namespace

/// Every entry of the shared workflows, opened as `hanga inspect` opens it: a graph as it stands, the editor's format
/// converted first. Prints each miss, and how many lists and entries are as the expert said.
class TestCorpus final : public QObject
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
        void count(bool isEqual)
        {
            ++all;
            equal += isEqual ? 1 : 0;
        }
        [[nodiscard]] QString text() const
        {
            return QStringLiteral("%1 of %2 (%3 %)")
                .arg(equal)
                .arg(all)
                .arg(100.0 * equal / std::max(all, 1), 0, 'f', 1);
        }
    };

    [[nodiscard]] json::Value answersOf(const json::Value &entry) const;

    const QString m_folder = QStringLiteral(HANGA_SHARED_DIR "/workflows/");
    json::Value m_entries;
    NodeCatalog m_catalog;
    std::map<std::string, Score> m_scores;
    Score m_all;
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
        qInfo("%-9s %s", list.c_str(), qUtf8Printable(score.text()));
    if (m_all.all == 0)
        return;
    qInfo("corpus: inspect finds what the expert found in %s files", qUtf8Printable(m_all.text()));
    QVERIFY(m_all.equal * 100 >= m_all.all * 95);
}

/// The entry's own answers, or those of its pair with the values that the entry's part of the pair has instead.
json::Value TestCorpus::answersOf(const json::Value &entry) const
{
    if (entry["answers"].isObject())
        return entry["answers"];
    if (entry["answers"].isNull())
        return entry["chunks"].size() == 0 ? json::Value::object() : json::Value();
    const auto &entries = m_entries.items();
    const auto pair =
        std::ranges::find_if(entries, [&](const json::Value &other) { return other["file"] == entry["pair"]; });
    json::Value answers = pair == entries.end() ? json::Value() : (*pair)["answers"];
    for (const char *list : {"positive", "negative", "seeds", "models", "loras"}) {
        json::Value own = json::Value::array();
        for (json::Value item : answers[list].items()) {
            for (const json::Value &difference : entry["pair_differences"].items()) {
                const bool isHere = difference["node"] == item["node"] && difference["input"] == item["input"];
                if (isHere && difference.contains("ui"))
                    setText(item, difference["ui"]);
            }
            own.append(item);
        }
        answers.set(list, own);
    }
    return answers;
}

void TestCorpus::theExpertsAnswersAreFound_data()
{
    QTest::addColumn<json::Value>("entry");
    QTest::addColumn<json::Value>("answers");
    for (const json::Value &entry : m_entries.items()) {
        if (const json::Value answers = answersOf(entry); answers.isObject())
            QTest::newRow(entry["file"].toString().toUtf8().constData()) << entry << answers;
    }
}

void TestCorpus::theExpertsAnswersAreFound()
{
    QFETCH(json::Value, entry);
    QFETCH(json::Value, answers);
    const QString name = entry["file"].toString();

    Result<OpenedFile> opened = openFile(m_folder + name);
    QVERIFY2(opened, qPrintable(opened ? QString() : whatHappened(opened.error())));
    if (const Result<Conversion> conversion = runnable(*opened, m_catalog))
        opened->api = conversion->workflow;
    const json::Value found = inspectionJson(*opened, m_catalog);

    QStringList wrong;
    bool isAsked = true; // the lists that decide about the entry
    for (const char *list : lists) {
        const QStringList lines = difference(relevant(answers[list]), found[list]);
        const auto isThis = [&](const Difference &known) {
            return name == QLatin1StringView(known.file) && !qstrcmp(known.list, list);
        };
        const bool isKnown = std::ranges::any_of(differences, isThis);
        m_scores[list].count(lines.isEmpty());
        isAsked =
            isAsked && (lines.isEmpty() || std::ranges::find(decisive, QLatin1StringView(list)) == decisive.end());
        if (!lines.isEmpty())
            qInfo("%s: %s:\n  %s", qUtf8Printable(name), list, qUtf8Printable(lines.join(QStringLiteral("\n  "))));
        if (lines.isEmpty() == isKnown)
            wrong.append(QString::fromLatin1(list) +
                         QLatin1StringView(isKnown ? " is no longer different" : " is different"));
    }
    m_all.count(isAsked);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestCorpus)
#include "tst_corpus.moc"
