#include "app/generateplan.h"
#include "workflow/nodecatalog.h"
#include "json/document.h"

#include <QTest>

using namespace hanga;

namespace {

// Here ` stands for an escaped quotation mark, which moc would take for the end of a raw string.
constexpr const char *objectInfo = R"({
"Paid": {"input": {"required": {"name": [["sd/one.safetensors"], {}]}}, "output": ["IMAGE"], "api_node": true,
         "price_badge": {"engine": "jsonata", "expr": "{`type`:`usd`,`usd`:0.05}"}},
"Save": {"input": {"required": {"data": ["IMAGE", {}]}}, "output": [], "output_node": true}
})";

NodeCatalog catalog()
{
    return NodeCatalog::fromObjectInfo(QByteArray(objectInfo).replace('`', "\\\""), QStringLiteral("test")).value();
}

QList<JobRequest> requests(const QByteArray &name, int count)
{
    QByteArray graph = R"({"1": {"class_type": "Paid", "inputs": {"name": "NAME"}},
                           "2": {"class_type": "Save", "inputs": {"data": ["1", 0]}}})";
    graph.replace("NAME", name);
    JobRequest request;
    request.workflow = Workflow::fromJson(json::parse(graph).value(), QStringLiteral("test")).value();
    return QList<JobRequest>(count, request);
}

} // namespace

class TestGeneratePlan final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPaidNodeIsNamedBeforeItIsSent();
    void whatEachOfSeveralJobsCostsIsSaid();
    void onlyTheSameFileIsPutRight();
};

void TestGeneratePlan::aPaidNodeIsNamedBeforeItIsSent()
{
    QList<JobRequest> one = requests("sd/one.safetensors", 1);

    const GenerateOutlook outlook = lookAhead(one, catalog());

    QCOMPARE(outlook.refusals, QStringList());
    QCOMPARE(outlook.remarks, QStringList{QStringLiteral("“Paid” (node 1): Each run spends credits: $0.05.")});
}

void TestGeneratePlan::whatEachOfSeveralJobsCostsIsSaid()
{
    QList<JobRequest> several = requests("sd/one.safetensors", 3);

    const GenerateOutlook outlook = lookAhead(several, catalog());

    QCOMPARE(outlook.remarks.size(), 1);
    QVERIFY(outlook.remarks.first().endsWith(QStringLiteral("$0.05. It runs in each of 3 jobs.")));
}

void TestGeneratePlan::onlyTheSameFileIsPutRight()
{
    const InputRef name{NodeId(QStringLiteral("1")), QStringLiteral("name")};
    QList<JobRequest> same = requests(R"(sd\\one.safetensors)", 2);
    QList<JobRequest> alike = requests("one_2.safetensors", 2);

    const QString remark = lookAhead(same, catalog()).remarks.join(u' ');
    QVERIFY2(remark.contains(QStringLiteral("Use “sd/one.safetensors”")), qPrintable(remark));
    QVERIFY(lookAhead(alike, catalog()).refusals.isEmpty());

    for (const JobRequest &request : same)
        QCOMPARE(request.workflow.input(name).toString(), QStringLiteral("sd/one.safetensors"));
    for (const JobRequest &request : alike)
        QCOMPARE(request.workflow.input(name).toString(), QStringLiteral("one_2.safetensors"));
}

QTEST_GUILESS_MAIN(TestGeneratePlan)
#include "tst_generateplan.moc"
