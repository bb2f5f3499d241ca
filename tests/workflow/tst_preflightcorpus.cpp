#include "workflow/opening.h"
#include "workflow/preflight.h"

#include "support/transcript.h"
#include "json/document.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace hanga;

namespace {

/// What a server has judged: a workflow and its answer.
struct Judged
{
    QString name;
    Workflow workflow;
    json::Value answer;
    bool isAccepted = false;
};

QList<Judged> judgedPrompts()
{
    QList<Judged> all;
    for (const QString &name : test::transcriptNames()) {
        for (const test::TranscriptEntry &entry : test::readTranscript(name)) {
            const json::Value &prompt = entry.all["request_body"]["prompt"];
            if (entry.kind != u"http" || !entry.all["path"].toString().endsWith(u"/prompt") || !prompt.isObject())
                continue;
            const auto workflow = Workflow::fromJson(prompt, name);
            if (!workflow)
                continue;
            all.append({QStringLiteral("%1 %2").arg(name).arg(all.size()), *workflow, entry.all["response_json"],
                        entry.all["status"].toInt64() == 200});
        }
    }
    return all;
}

QString pair(const QString &node, const QString &input)
{
    return node + u'.' + input;
}

/// The pairs that a server names. Of an input that leads to nowhere it names the reader's node and another's input.
QStringList pairsOf(const json::Value &nodeErrors)
{
    QStringList pairs;
    for (const json::Member &node : nodeErrors.members()) {
        const QString id = QString::fromStdString(node.key);
        for (const json::Value &error : node.value["errors"].items()) {
            const bool inner = error["type"].toString() == u"exception_during_inner_validation";
            pairs.append(pair(id, inner ? QStringLiteral("samples") : error["extra_info"]["input_name"].toString()));
        }
    }
    pairs.sort();
    return pairs;
}

/// Required inputs that are newer than files of the corpus. A server says required_input_missing.
bool isNewerThanItsFile(const Problem &problem, const Workflow &workflow)
{
    const QString classType = workflow.classType(problem.at.node);
    return problem.kind == Problem::Kind::MissingInput &&
           ((classType == u"CLIPVisionEncode" && problem.at.input == u"crop") ||
            (classType == u"DualCFGGuider" && problem.at.input == u"style") ||
            (classType == u"StyleModelApply" && problem.at.input.startsWith(u"strength")));
}

} // namespace

class TestPreflightCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theServersVerdictIsOurs_data();
    void theServersVerdictIsOurs();
    void realWorkflowsGiveNoFalseAlarm_data();
    void realWorkflowsGiveNoFalseAlarm();

private:
    NodeCatalog m_catalog;
};

void TestPreflightCorpus::initTestCase()
{
    QFile file(QStringLiteral(HANGA_TEST_DATA "/transcripts/object_info.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_catalog = NodeCatalog::fromObjectInfo(file.readAll(), QStringLiteral("test")).value();
}

void TestPreflightCorpus::theServersVerdictIsOurs_data()
{
    QTest::addColumn<Workflow>("workflow");
    QTest::addColumn<json::Value>("answer");
    QTest::addColumn<bool>("isAccepted");
    for (const Judged &judged : judgedPrompts())
        QTest::newRow(qPrintable(judged.name)) << judged.workflow << judged.answer << judged.isAccepted;
}

void TestPreflightCorpus::theServersVerdictIsOurs()
{
    QFETCH(Workflow, workflow);
    QFETCH(json::Value, answer);
    QFETCH(bool, isAccepted);

    QStringList pairs;
    QStringList whole;
    bool anyFatal = false;
    for (const Problem &problem : preflight(workflow, m_catalog)) {
        anyFatal = anyFatal || problem.isFatal;
        if (problem.at.input.isEmpty())
            whole.append(problemKind(problem.kind));
        else
            pairs.append(pair(problem.at.node.text(), problem.at.input));
    }
    pairs.sort();

    QCOMPARE(pairs, pairsOf(answer["node_errors"]));
    if (isAccepted) {
        QCOMPARE(whole, QStringList());
        QVERIFY(!anyFatal);
    } else {
        QVERIFY(!pairs.isEmpty() || !whole.isEmpty());
    }
}

void TestPreflightCorpus::realWorkflowsGiveNoFalseAlarm_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(HANGA_SHARED_DIR "/workflows/api"));
    if (!folder.exists())
        QSKIP("the shared workflows are not here");
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void TestPreflightCorpus::realWorkflowsGiveNoFalseAlarm()
{
    QFETCH(QString, path);
    const auto opened = openFile(path);
    if (!opened || !opened->api)
        QSKIP("not a whole API workflow");
    for (const NodeId &node : opened->api->nodes()) {
        if (!m_catalog.find(opened->api->classType(node)))
            QSKIP("needs classes that the recorded server did not have");
    }

    for (const Problem &problem : preflight(*opened->api, m_catalog))
        QVERIFY2(problem.kind == Problem::Kind::NotInList || isNewerThanItsFile(problem, *opened->api),
                 qPrintable(problemLine(problem)));
}

QTEST_GUILESS_MAIN(TestPreflightCorpus)
#include "tst_preflightcorpus.moc"
