#include "workflow/conversion.h"
#include "json/document.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <array>
#include <ctime>

using namespace hanga;

namespace {

constexpr std::array kinds = {"MissingClass", "Guessed",      "EditorOnly",    "DanglingLink",   "LostInput",
                              "Circle",       "WrongType",    "DefaultUsed",   "NameDiffers",    "HostValueUsed",
                              "HostUnclear",  "NeedsBrowser", "DynamicPrompt", "FileNameTokens", "UnknownGroup",
                              "Recursion",    "TooManyNodes", "DoubleId"};

QString read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return QString::fromUtf8(file.readAll());
}

json::Value parsed(const QString &text)
{
    return json::parse(text.toUtf8()).value();
}

/// A note as the case files write it: kind, node, arguments.
QString asText(const ConversionNote &note)
{
    QStringList words{QString::fromLatin1(kinds.at(size_t(note.kind)))};
    if (!note.node.isEmpty())
        words.append(note.node.text());
    return (words + note.args).join(u' ');
}

/// The graph without titles: class and inputs of each node.
json::Value bare(const Workflow &workflow)
{
    json::Value graph = workflow.graph();
    for (const NodeId &id : workflow.nodes()) {
        json::Value node = graph[id.text().toStdString()];
        node.remove("_meta");
        graph.set(id.text().toStdString(), node);
    }
    return graph;
}

} // namespace

/// Each rule of the conversion, proved with a small graph of our own: tests/data/workflow/conversion.
class TestConversion final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachRuleHolds_data();
    void eachRuleHolds();
    void titlesAreTheAuthorsElseTheClasses();
    void everyNoteIsASentence();
    void whatIsNoEditorsFileIsRefused_data();
    void whatIsNoEditorsFileIsRefused();
    void anApiFileRunsAsItIs();
    void anEditorsFileNeedsACatalogue();
    void anEditorsFileRunsWithACatalogue();
    void hostileFilesEndInTime_data();
    void hostileFilesEndInTime();

private:
    const QString m_folder = QStringLiteral(HANGA_TEST_DATA "/workflow/conversion/");
    NodeCatalog m_catalog;
};

void TestConversion::initTestCase()
{
    const QByteArray info = read(m_folder + QStringLiteral("object_info.json")).toUtf8();
    m_catalog = NodeCatalog::fromObjectInfo(info, QStringLiteral("test")).value();
}

void TestConversion::eachRuleHolds_data()
{
    QTest::addColumn<json::Value>("test");
    const QStringList files = QDir(m_folder).entryList({QStringLiteral("*.json")});
    QVERIFY(files.size() > 40);
    for (const QString &file : files) {
        if (file != u"object_info.json")
            QTest::newRow(qPrintable(file.chopped(5))) << parsed(read(m_folder + file));
    }
}

void TestConversion::eachRuleHolds()
{
    QFETCH(json::Value, test);

    const auto conversion = convertToApi(test["ui"], m_catalog, QStringLiteral("test"));

    QVERIFY(conversion);
    const json::Value found = bare(conversion->workflow);
    QVERIFY2(found == test["expected"], json::write(found, json::Layout::Compact).constData());
    QStringList notes;
    for (const ConversionNote &note : conversion->notes)
        notes.append(asText(note));
    QStringList expectedNotes;
    for (const json::Value &note : test["notes"].items())
        expectedNotes.append(note.toString());
    QCOMPARE(notes, expectedNotes);
    if (!test.contains("controls"))
        return;
    const json::Value &controls = test["controls"];
    for (const json::Member &control : controls.members()) {
        const QString key = QString::fromStdString(control.key);
        const qsizetype dot = key.lastIndexOf(u'.');
        QCOMPARE(conversion->seedControls.value({NodeId(key.first(dot)), key.mid(dot + 1)}), control.value.toString());
    }
    QCOMPARE(conversion->seedControls.isEmpty(), controls.size() == 0);
}

void TestConversion::titlesAreTheAuthorsElseTheClasses()
{
    const json::Value ui = parsed(QStringLiteral(
        R"({"nodes":[{"id":1,"type":"Make","title":"Mine"},{"id":2,"type":"Make"},{"id":3,"type":"Odd","outputs":[{"type":"X"}]}],"links":[]})"));

    const auto conversion = convertToApi(ui, m_catalog, QStringLiteral("test"));

    QVERIFY(conversion);
    QCOMPARE(conversion->workflow.title(NodeId(QStringLiteral("1"))), QStringLiteral("Mine"));
    QCOMPARE(conversion->workflow.title(NodeId(QStringLiteral("2"))), QStringLiteral("Make it"));
    QCOMPARE(conversion->workflow.title(NodeId(QStringLiteral("3"))), QStringLiteral("Odd"));
}

void TestConversion::everyNoteIsASentence()
{
    const QStringList args{QStringLiteral("first"), QStringLiteral("second"), QStringLiteral("third")};
    QList<ConversionNote> notes;
    for (size_t kind = 0; kind < kinds.size(); ++kind) {
        notes.append({ConversionNote::Kind(kind), NodeId(QStringLiteral("12:5")), args});
        const QString text = noteText(notes.last());
        QVERIFY2(text.startsWith(u"Node 12:5: ") && text.size() > 20, kinds.at(kind));
        QVERIFY2(text.endsWith(u'.'), kinds.at(kind));
    }
    const QList<ConversionNote> harmlessFirst{notes.at(int(ConversionNote::Kind::DefaultUsed)), notes.at(0),
                                              notes.at(1)};
    QCOMPARE(notesText(harmlessFirst, 2),
             noteText(notes.at(0)) + u'\n' + noteText(notes.at(1)) + u'\n' + QStringLiteral("1 more note(s)."));
    QCOMPARE(notesText({}, 2), QString());
}

void TestConversion::whatIsNoEditorsFileIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("null") << QStringLiteral("null");
    QTest::newRow("nodes are an object") << QStringLiteral(R"({"nodes":{},"links":[]})");
    QTest::newRow("no nodes") << QStringLiteral(R"({"nodes":[],"links":[]})");
    QTest::newRow("nothing runs") << QStringLiteral(R"({"nodes":[{"id":1,"type":"Note"},{"id":2}],"links":[]})");
    QTest::newRow("all is odd") << QStringLiteral(R"({"nodes":[1,[],"x",{"id":{},"type":3}],"links":{}})");
}

void TestConversion::whatIsNoEditorsFileIsRefused()
{
    QFETCH(QString, text);

    const auto conversion = convertToApi(parsed(text), m_catalog, QStringLiteral("odd.json"));

    QVERIFY(!conversion);
    QCOMPARE(conversion.error().kind, Error::Kind::NotAWorkflow);
    QCOMPARE(conversion.error().args.value(0), QStringLiteral("odd.json"));
}

void TestConversion::anApiFileRunsAsItIs()
{
    const OpenedFile file =
        openBytes(QByteArray(R"({"1":{"class_type":"Any","inputs":{"x":1.50}}})"), QStringLiteral("a.json")).value();

    for (const NodeCatalog &catalog : {NodeCatalog(), m_catalog})
        QCOMPARE(runnable(file, catalog).value().workflow, *file.api);
}

void TestConversion::anEditorsFileNeedsACatalogue()
{
    OpenedFile file;
    file.ui = parsed(QStringLiteral(R"({"nodes":[{"id":1,"type":"Make"}],"links":[]})"));

    const auto refused = runnable(file, NodeCatalog());

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::UiFormat);
}

void TestConversion::anEditorsFileRunsWithACatalogue()
{
    OpenedFile file;
    file.ui = parsed(QStringLiteral(R"({"nodes":[{"id":1,"type":"Make"}],"links":[]})"));

    const auto conversion = runnable(file, m_catalog);

    QVERIFY(conversion);
    QCOMPARE(conversion->workflow.classType(NodeId(QStringLiteral("1"))), QStringLiteral("Make"));
}

void TestConversion::hostileFilesEndInTime_data()
{
    QTest::addColumn<QString>("text");
    // each subgraph holds the next one twice: two to the power of thirty nodes
    QStringList doubling;
    for (int i = 0; i < 30; ++i)
        doubling.append(
            QStringLiteral(R"({"id":"S%1","nodes":[{"id":1,"type":"S%2"},{"id":2,"type":"S%2"}],"links":[]})")
                .arg(i)
                .arg(i + 1));
    QTest::newRow("doubling") << QStringLiteral(R"({"nodes":[{"id":1,"type":"Make"},{"id":2,"type":"S0"}],"links":[],)"
                                                R"("definitions":{"subgraphs":[%1]}})")
                                     .arg(doubling.join(u','));
    QStringList deep;
    for (int i = 0; i < 5000; ++i)
        deep.append(QStringLiteral(R"({"id":"S%1","nodes":[{"id":1,"type":"S%2"}],"links":[]})").arg(i).arg(i + 1));
    QTest::newRow("deep") << QStringLiteral(R"({"nodes":[{"id":1,"type":"Make"},{"id":2,"type":"S0"}],"links":[],)"
                                            R"("definitions":{"subgraphs":[%1]}})")
                                 .arg(deep.join(u','));
    QStringList nodes;
    QStringList links;
    constexpr int many = 20000; // every second one ends at the end of a chain of reroutes
    for (int i = 0; i < many; ++i) {
        nodes.append(
            QStringLiteral(R"({"id":%1,"type":"Reroute","inputs":[{"name":"","type":"*","link":%1}]})").arg(i));
        links.append(QStringLiteral(R"([%1,%2,0,%1,0,"*"])").arg(i).arg((i + 1) % many));
        nodes.append(
            QStringLiteral(R"({"id":"s%1","type":"Save","inputs":[{"name":"images","type":"IMAGE","link":%1}]})")
                .arg(i));
    }
    QTest::newRow("a ring of reroutes")
        << QStringLiteral(R"({"nodes":[%1],"links":[%2]})").arg(nodes.join(u','), links.join(u','));
    QStringList inputs;
    QStringList users; // each of which takes in all of it
    for (int i = 0; i < 3000; ++i) {
        inputs.append(QStringLiteral(R"({"type":"ComponentInput","title":"%1","outputs":[{"name":"in%1"}]})")
                          .arg(i, 4, 10, QLatin1Char('0')));
        users.append(QStringLiteral(R"({"id":%1,"type":"C","inputs":[{"name":"in"}],"widgets_values":[1,2]})").arg(i));
    }
    QTest::newRow("much used components")
        << QStringLiteral(R"({"nodes":[%1],"links":[],"components":{"C":{"nodes":[%2]}}})")
               .arg(users.join(u','), inputs.join(u','));
}

void TestConversion::hostileFilesEndInTime()
{
    QFETCH(QString, text);
    const json::Value ui = parsed(text);
    const std::clock_t start = std::clock(); // of the processor: others may keep the machine busy

    const auto conversion = convertToApi(ui, m_catalog, QStringLiteral("test"));

    const qint64 elapsed = qint64(std::clock() - start) * 1000 / CLOCKS_PER_SEC;
    QVERIFY(conversion);
    QVERIFY(!conversion->notes.isEmpty());
    QVERIFY2(elapsed < 5000, qPrintable(QString::number(elapsed)));
}

QTEST_GUILESS_MAIN(TestConversion)
#include "tst_conversion.moc"
