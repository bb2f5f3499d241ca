#include "workflow/conversion.h"
#include "json/document.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

using namespace hanga;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What no server reads; older editors wrote it into the graph.
bool isEditorsOwn(const QString &input)
{
    return input.contains(u"upload") || input == u"audioUI" || input.endsWith(u"preview") ||
           input == u"speak_and_recognation";
}

/// Python reads 8 and 8.0 as the same number, and old editors rounded.
bool isSame(const json::Value &a, const json::Value &b)
{
    if (!a.isNumber() || !b.isNumber())
        return a == b;
    if (a.toUInt64() && b.toUInt64())
        return a == b;
    return std::abs(*a.toDouble() - *b.toDouble()) <= 1e-6 * std::max(1.0, std::abs(*a.toDouble()));
}

/// The author changed this after the file was made; its other nodes are the proof for group nodes.
constexpr auto editedFile = "media/flux_1_kontext_dev_grouped.png";
constexpr auto editedInput = "unet_name";

/// Links are the same if they start at the same place; their ids may be numbers in one of the graphs.
bool isSameLink(const json::Value &a, const json::Value &b)
{
    const auto link = Workflow::linkOf(a);
    return link && link == Workflow::linkOf(b);
}

} // namespace

/// Every pair of the shared workflows: what the editor's part converts to is what the editor itself sent, but for the
/// differences that the index lists. Prints the score.
class TestConversionCorpus final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void theEditorsGraphComesOut_data();
    void theEditorsGraphComesOut();
    void everyFileConvertsWithinBounds_data();
    void everyFileConvertsWithinBounds();

private:
    [[nodiscard]] QStringList differences(const Workflow &expected, const Workflow &found) const;
    [[nodiscard]] QStringList inputDifferences(const Workflow &expected, const Workflow &found,
                                               const NodeId &node) const;

    const QString m_folder = QStringLiteral(HANGA_SHARED_DIR "/workflows/");
    json::Value m_entries;
    NodeCatalog m_catalog;
    struct Score
    {
        int equal = 0;
        int all = 0;
    };
    std::map<QString, Score> m_scores;
    QSet<InputRef> m_listed; ///< differences of the row that the index explains
    bool m_isGroup = false;  ///< the index does not list what is inside of group nodes
};

void TestConversionCorpus::initTestCase()
{
    if (!QFileInfo::exists(m_folder + QStringLiteral("INDEX.json")))
        QSKIP("the shared workflows are not here");
    m_entries = json::parse(contents(m_folder + QStringLiteral("INDEX.json"))).value()["entries"];
    const QByteArray objectInfo = contents(QStringLiteral(HANGA_TEST_DATA "/transcripts/object_info.json"));
    m_catalog = NodeCatalog::fromObjectInfo(objectInfo, QStringLiteral("test")).value();
}

void TestConversionCorpus::cleanupTestCase()
{
    for (const auto &[quality, score] : m_scores)
        qInfo("%-40s %d of %d", qUtf8Printable(quality), score.equal, score.all);
    Score known;
    Score all;
    for (const auto &[quality, score] : m_scores) {
        all.equal += score.equal;
        all.all += score.all;
        if (quality.startsWith(u"exact") && !quality.contains(u"unknown")) {
            known.equal += score.equal;
            known.all += score.all;
        }
    }
    if (all.all > 0)
        qInfo("corpus: convert is exact in %d of %d pairs whose classes are known, in %d of %d pairs at all",
              known.equal, known.all, all.equal, all.all);
}

QStringList TestConversionCorpus::inputDifferences(const Workflow &expected, const Workflow &found,
                                                   const NodeId &node) const
{
    QStringList lines;
    const bool isKnown = m_catalog.find(expected.classType(node)) != nullptr;
    for (const json::Member &member : expected.inputs(node)) {
        const InputRef ref{node, QString::fromStdString(member.key)};
        const json::Value &ours = found.input(ref);
        const bool isLink = Workflow::linkOf(member.value).has_value();
        if (isSame(member.value, ours) || isSameLink(member.value, ours) || (!isLink && !isKnown) ||
            m_listed.contains(ref) || (m_isGroup && isEditorsOwn(ref.input)))
            continue;
        lines.append(QStringLiteral("%1.%2: %3, not %4")
                         .arg(node.text(), ref.input, QString::fromUtf8(json::write(member.value)).left(80),
                              QString::fromUtf8(json::write(ours)).left(80)));
    }
    for (const json::Member &member : found.inputs(node)) {
        const InputRef ref{node, QString::fromStdString(member.key)};
        if (!expected.input(ref).isNull() || !isKnown)
            continue;
        const InputSpec *spec = m_catalog.find(expected.classType(node))->input(ref.input);
        const bool isNewer = m_isGroup && spec && spec->isWidget && !Workflow::linkOf(member.value);
        if (!m_listed.contains(ref) && !isNewer)
            lines.append(QStringLiteral("%1.%2 is too much: %3")
                             .arg(node.text(), ref.input, QString::fromUtf8(json::write(member.value)).left(80)));
    }
    return lines;
}

QStringList TestConversionCorpus::differences(const Workflow &expected, const Workflow &found) const
{
    QStringList lines;
    for (const NodeId &node : expected.nodes()) {
        if (!found.contains(node))
            lines.append(QStringLiteral("%1 is missing: %2").arg(node.text(), expected.classType(node)));
        else if (expected.classType(node) != found.classType(node))
            lines.append(QStringLiteral("%1 is a %2").arg(node.text(), found.classType(node)));
        else
            lines.append(inputDifferences(expected, found, node));
    }
    for (const NodeId &node : found.nodes()) {
        if (!expected.contains(node))
            lines.append(QStringLiteral("%1 is too much: %2").arg(node.text(), found.classType(node)));
    }
    return lines;
}

void TestConversionCorpus::theEditorsGraphComesOut_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("pair");
    QTest::addColumn<QString>("quality");
    QTest::addColumn<bool>("isKnown");
    QTest::addColumn<QSet<InputRef>>("listed");
    for (const json::Value &entry : m_entries.items()) {
        if (!entry.contains("pair") || entry["kind"].toString() == u"api")
            continue;
        const QString file = entry["file"].toString();
        const QString pair = entry["pair"].toString();
        QSet<InputRef> listed;
        for (const json::Value &difference : entry["pair_differences"].items())
            listed.insert({NodeId(difference["node"].toString()), difference["input"].toString()});
        if (file == QLatin1StringView(editedFile))
            listed.insert({NodeId(QStringLiteral("142:8")), QString::fromLatin1(editedInput)});
        QTest::newRow(qPrintable(file)) << file << (pair.startsWith(u"api/") ? pair : QString())
                                        << entry["pair_quality"].toString()
                                        << (entry["not_in_object_info"].size() == 0 && !entry.contains("pair_note"))
                                        << listed;
    }
}

void TestConversionCorpus::theEditorsGraphComesOut()
{
    QFETCH(QString, file);
    QFETCH(QString, pair);
    QFETCH(QString, quality);
    QFETCH(bool, isKnown);
    QFETCH(QSet<InputRef>, listed);
    m_listed = listed;
    m_isGroup = quality == u"group-node";
    const auto opened = openFile(m_folder + file);
    QVERIFY(opened);
    if (opened->ui.isNull())
        QSKIP("the workflow lies in a format that is not opened yet");
    const auto expected = pair.isEmpty() ? opened->api : openFile(m_folder + pair).value().api;
    QVERIFY(expected);

    const auto conversion = convertToApi(opened->ui, m_catalog, file);

    QVERIFY(conversion);
    const QStringList lines = differences(*expected, conversion->workflow);
    Score &score = m_scores[quality + (isKnown ? QString() : QStringLiteral(", unknown classes"))];
    ++score.all;
    score.equal += lines.isEmpty() ? 1 : 0;
    // The two parts of such a file are of different runs, or of before and after nodes were grouped.
    if (!lines.isEmpty())
        qInfo("miss: %s", qUtf8Printable(lines.join(QStringLiteral("\n  "))));
    const bool isNoTruth = quality == u"different-run" || file.contains(u"cascade-inpaint-groupnode");
    if (isNoTruth)
        return;
    QVERIFY2(lines.isEmpty(), qPrintable(lines.join(u'\n')));
}

void TestConversionCorpus::everyFileConvertsWithinBounds_data()
{
    QTest::addColumn<QString>("file");
    for (const json::Value &entry : m_entries.items()) {
        if (entry["kind"].toString() == u"ui")
            QTest::newRow(qPrintable(entry["file"].toString())) << entry["file"].toString();
    }
}

void TestConversionCorpus::everyFileConvertsWithinBounds()
{
    QFETCH(QString, file);
    const auto opened = openFile(m_folder + file);
    QVERIFY(opened);

    const auto conversion = convertToApi(opened->ui, m_catalog, file);

    QVERIFY(conversion);
    QVERIFY(!conversion->workflow.defect());
    for (const ConversionNote &note : conversion->notes)
        QVERIFY(!noteText(note).isEmpty());
}

QTEST_GUILESS_MAIN(TestConversionCorpus)
#include "tst_conversioncorpus.moc"
