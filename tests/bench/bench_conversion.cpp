// The time to open and convert a workflow of the web editor with 5 000 nodes, 100 of its subgraphs among them. Prints
// the median; the aim is under 300 ms. The peer is QJsonDocument, which only reads the same bytes.

#include "workflow/conversion.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTextStream>

#include <algorithm>

namespace {

using namespace hanga;

constexpr int chains = 1000;
constexpr int subgraphs = 100;

NodeCatalog aCatalog()
{
    const QByteArray sampler =
        R"({"input":{"required":{"model":["MODEL"],"seed":["INT",{"control_after_generate":true}],"steps":["INT"],)"
        R"("cfg":["FLOAT"],"sampler_name":[["euler","dpmpp_2m"]],"scheduler":[["normal","karras"]],)"
        R"("positive":["CONDITIONING"],"latent_image":["LATENT"],"denoise":["FLOAT"]}},"output":["LATENT"]})";
    const QByteArray encoder = R"({"input":{"required":{"text":["STRING",{"dynamicPrompts":true}],"clip":["CLIP"]}},)"
                               R"("output":["CONDITIONING"]})";
    return NodeCatalog::fromObjectInfo(R"({"KSampler":)" + sampler + R"(,"CLIPTextEncode":)" + encoder + "}",
                                       QStringLiteral("bench"))
        .value();
}

/// A text encoder, a reroute, a sampler and a note that nobody needs, linked; \a i tells them apart.
void addChain(QStringList &nodes, QStringList &links, int i)
{
    const auto id = [i](int part) { return i * 10 + part; };
    nodes.append(QStringLiteral(R"({"id":%1,"type":"CLIPTextEncode","outputs":[{"type":"CONDITIONING"}],)"
                                R"("widgets_values":["a mountain over the sea, %1"]})")
                     .arg(id(1)));
    nodes.append(QStringLiteral(R"({"id":%1,"type":"Reroute","inputs":[{"name":"","type":"*","link":%2}],)"
                                R"("outputs":[{"type":"*"}]})")
                     .arg(id(2))
                     .arg(id(1)));
    nodes.append(QStringLiteral(R"({"id":%1,"type":"KSampler","inputs":[{"name":"positive","type":"CONDITIONING",)"
                                R"("link":%2}],"outputs":[{"type":"LATENT"}],)"
                                R"("widgets_values":[%1,"randomize",20,8.0,"euler","normal",1.0]})")
                     .arg(id(3))
                     .arg(id(2)));
    nodes.append(QStringLiteral(R"({"id":%1,"type":"Note","widgets_values":["why"]})").arg(id(4)));
    links.append(QStringLiteral(R"([%1,%1,0,%2,0,"CONDITIONING"])").arg(id(1)).arg(id(2)));
    links.append(QStringLiteral(R"([%1,%1,0,%2,0,"CONDITIONING"])").arg(id(2)).arg(id(3)));
}

QByteArray aLargeWorkflow()
{
    QStringList nodes;
    QStringList links;
    for (int i = 0; i < chains; ++i)
        addChain(nodes, links, i);
    for (int i = 0; i < subgraphs; ++i)
        nodes.append(QStringLiteral(R"({"id":"s%1","type":"tens"})").arg(i));
    QStringList inner;
    for (int i = 0; i < 9; ++i)
        inner.append(QStringLiteral(R"({"id":%1,"type":"CLIPTextEncode","widgets_values":["inside"]})").arg(i));
    const QString text = QStringLiteral(R"({"nodes":[%1],"links":[%2],)"
                                        R"("definitions":{"subgraphs":[{"id":"tens","nodes":[%3],"links":[]}]}})")
                             .arg(nodes.join(u','), links.join(u','), inner.join(u','));
    return text.toUtf8();
}

/// The median and the longest of some rounds, as a text.
template <class Work> QString timed(Work work)
{
    constexpr int rounds = 15;
    QList<double> times;
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.append(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    return QStringLiteral("median %1 ms, longest %2 ms").arg(times.at(rounds / 2)).arg(times.last());
}

} // namespace

int main()
{
    const NodeCatalog catalog = aCatalog();
    const QByteArray bytes = aLargeWorkflow();
    qsizetype converted = 0;
    const QString ours = timed([&] {
        const auto file = openBytes(bytes, QStringLiteral("bench.json"));
        converted = convertToApi(file->ui, catalog, QStringLiteral("bench")).value().workflow.nodes().size();
    });
    const QString peer = timed([&bytes] { (void)QJsonDocument::fromJson(bytes); });
    QTextStream(stdout) << "5000 nodes, " << bytes.size() / 1024 << " KB, " << converted << " in the graph\n"
                        << "open and convert: " << ours << '\n'
                        << "QJsonDocument alone: " << peer << Qt::endl;
    return 0;
}
