// The time to read a 2 MB workflow, set one seed in it and write it again, against QJsonDocument. Both run in turn in
// one process, so that a busy machine slows both. Prints the medians and their ratio.

#include "json/document.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>

namespace {

using hanga::json::Value;

constexpr auto sampler = u"1";

QByteArray aLargeWorkflow()
{
    const QByteArray nodes =
        R"("%1":{"inputs":{"seed":%3,"steps":20,"cfg":8.0,"sampler_name":"dpmpp_2m","scheduler":"karras",)"
        R"("denoise":0.87,"model":["%2",0],"positive":["%2",1],"negative":["%2",2],"latent_image":["%2",3]},)"
        R"("class_type":"KSampler","_meta":{"title":"Sampler %1"}},)"
        R"("%1.1":{"inputs":{"text":"woodblock print, a mountain over the sea\nmist, \"soft\" light, 版画の朝","clip":["%2",1]},)"
        R"("class_type":"CLIPTextEncode","_meta":{"title":"Positive prompt %1"}},)";
    QByteArray text = "{";
    for (int i = 1; text.size() < 2 * 1024 * 1024; ++i) {
        const quint64 seed = 18446744073709551615u - quint64(i);
        QByteArray node = nodes;
        text += node.replace("%1", QByteArray::number(i))
                    .replace("%2", QByteArray::number(i - 1))
                    .replace("%3", QByteArray::number(seed));
    }
    text.back() = '}';
    return text;
}

QByteArray editedByUs(const QByteArray &text)
{
    Value workflow = *hanga::json::parse(text);
    Value node = workflow["1"];
    Value inputs = node["inputs"];
    inputs.set("seed", Value::number(quint64(7)));
    node.set("inputs", inputs);
    workflow.set("1", node);
    return hanga::json::write(workflow);
}

QByteArray editedByQt(const QByteArray &text)
{
    QJsonObject workflow = QJsonDocument::fromJson(text).object();
    QJsonObject node = workflow.value(sampler).toObject();
    QJsonObject inputs = node.value(u"inputs").toObject();
    inputs.insert(u"seed", 7);
    node.insert(u"inputs", inputs);
    workflow.insert(sampler, node);
    return QJsonDocument(workflow).toJson(QJsonDocument::Compact);
}

double median(QList<double> times)
{
    std::sort(times.begin(), times.end());
    return times.at(times.size() / 2);
}

} // namespace

int main()
{
    constexpr int rounds = 15;
    const QByteArray text = aLargeWorkflow();
    const auto measure = [&text](QList<double> &times, QByteArray (*edit)(const QByteArray &)) {
        QElapsedTimer timer;
        timer.start();
        const QByteArray edited = edit(text);
        times.append(double(timer.nsecsElapsed()) / 1e6);
        return edited.size();
    };
    QList<double> ours;
    QList<double> qts;
    qsizetype written = 0;
    for (int round = 0; round < rounds; ++round) {
        written = measure(ours, editedByUs);
        measure(qts, editedByQt);
    }
    QTextStream(stdout) << "read, edit, write " << text.size() << " bytes (" << written << " written), median of "
                        << rounds << ": ours " << median(ours) << " ms, QJsonDocument " << median(qts) << " ms, ratio "
                        << median(ours) / median(qts) << Qt::endl;
    return 0;
}
