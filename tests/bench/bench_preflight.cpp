// The time to look through a workflow before it is sent: an ordinary one (100 nodes, 1 000 files; the aim is under 5
// ms) and one that lacks 5 000 files of a server with 5 000 others. Prints medians.

#include "workflow/preflight.h"
#include "json/document.h"

#include <QElapsedTimer>
#include <QTextStream>

#include <algorithm>
#include <array>

namespace {

using namespace hanga;

QString fileName(int i)
{
    static const QStringList words = {QStringLiteral("dream"),  QStringLiteral("photo"), QStringLiteral("anime"),
                                      QStringLiteral("detail"), QStringLiteral("flux"),  QStringLiteral("wan")};
    return QStringLiteral("%1/%2_%3_v%4.safetensors").arg(words[i % 6], words[i / 6 % 6], words[i / 36 % 6]).arg(i);
}

NodeCatalog aCatalog(int files)
{
    QStringList names;
    for (int i = 0; i < files; ++i)
        names.append(u'"' + fileName(i) + u'"');
    const QString list = names.join(u',');
    return NodeCatalog::fromObjectInfo(
               QStringLiteral(R"({"Load":{"input":{"required":{"name":[[%1],{}]}},"output":["MODEL"]},)"
                              R"("Sampler":{"input":{"required":{"model":["MODEL",{}],"seed":["INT",{"min":0,)"
                              R"("max":18446744073709551615}],"cfg":["FLOAT",{"min":0,"max":100}],)"
                              R"("method":[["euler","dpmpp_2m"],{}]}},"output":["LATENT"]},)"
                              R"("Save":{"input":{"required":{"data":["LATENT",{}]}},"output":[],)"
                              R"("output_node":true}})")
                   .arg(list)
                   .toUtf8(),
               QStringLiteral("bench"))
        .value();
}

/// \a chains of a loader, a sampler and an output; every loader lacks its file if \a lacking.
Workflow aWorkflow(int chains, bool lacking)
{
    QStringList nodes;
    for (int i = 0; i < chains; ++i) {
        const QString file = lacking ? QStringLiteral("old_") + fileName(i).section(u'/', 1) : fileName(i);
        nodes.append(QStringLiteral(R"("l%1":{"class_type":"Load","inputs":{"name":"%2"}},)"
                                    R"("s%1":{"class_type":"Sampler","inputs":{"model":["l%1",0],"seed":%1,)"
                                    R"("cfg":8.0,"method":"euler"}},)"
                                    R"("o%1":{"class_type":"Save","inputs":{"data":["s%1",0]}})")
                         .arg(i)
                         .arg(file));
    }
    const QByteArray json = (u'{' + nodes.join(u',') + u'}').toUtf8();
    return Workflow::fromJson(json::parse(json).value(), QStringLiteral("bench")).value();
}

void measure(QTextStream &out, const char *what, const Workflow &workflow, const NodeCatalog &catalog)
{
    std::array<double, 7> times{};
    qsizetype problems = 0;
    qsizetype fixes = 0;
    for (double &time : times) {
        QElapsedTimer timer;
        timer.start();
        const QList<Problem> found = preflight(workflow, catalog);
        time = double(timer.nsecsElapsed()) / 1e6;
        problems = found.size();
        fixes = std::ranges::count_if(found, [](const Problem &each) { return !each.fixes.isEmpty(); });
    }
    std::ranges::sort(times);
    out << what << ": " << times[times.size() / 2] << " ms, " << problems << " problems, " << fixes << " with a fix\n";
}

} // namespace

int main()
{
    QTextStream out(stdout);
    const NodeCatalog ordinary = aCatalog(1000);
    measure(out, "102 nodes, 1 000 files, all there", aWorkflow(34, false), ordinary);
    measure(out, "102 nodes, 1 000 files, all missing", aWorkflow(34, true), ordinary);
    measure(out, "15 000 nodes, 5 000 files, all there", aWorkflow(5000, false), aCatalog(5000));
    measure(out, "15 000 nodes, 5 000 files, all missing", aWorkflow(5000, true), aCatalog(5000));
    return 0;
}
