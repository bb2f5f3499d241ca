// The queue's list with 10 000 held jobs of one workflow of 60 nodes: a page at a time through all of them (each text
// is made), the same way back (each is known), and what one text costs. Offscreen: QT_QPA_PLATFORM=offscreen
// bench_queuerows [rounds]
#include "ui/queue/jobdelegate.h"
#include "ui/queue/queuelist.h"
#include "ui/queue/queuemodel.h"
#include "json/document.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>

using namespace hanga;

namespace {

constexpr int jobCount = 10'000;

Workflow workflowOfSixtyNodes()
{
    QByteArray graph = R"({"1": {"class_type": "KSampler", "inputs": {"seed": 1, "cfg": 7.0, "steps": 20}},
        "2": {"class_type": "CLIPTextEncode", "inputs": {"text": "a harbour at dawn, woodblock print"}})";
    for (int i = 3; i <= 60; ++i)
        graph += ",\n\"" + QByteArray::number(i) + R"(": {"class_type": "Step", "inputs": {"from": [")" +
                 QByteArray::number(i - 2) + R"(", 0], "strength": 0.5, "name": "a_model_of_some_kind.safetensors"}})";
    return *Workflow::fromJson(*json::parse(graph + "}"), QStringLiteral("bench"));
}

Job jobOf(Workflow workflow, quint64 number)
{
    const NodeId sampler(QStringLiteral("1"));
    workflow.setInput({sampler, QStringLiteral("seed")}, json::Value::number(number));
    workflow.setInput({sampler, QStringLiteral("cfg")}, json::Value::number(qint64(3 + number % 8)));
    workflow.setInput({NodeId(QStringLiteral("2")), QStringLiteral("text")},
                      json::Value(QStringLiteral("a harbour at %1, woodblock print").arg(number)));
    Job job;
    job.id = newJobId();
    job.request.name = QStringLiteral("Harbour at dawn");
    job.request.workflow = std::move(workflow);
    job.request.seed = Seed(number);
    job.serverName = QStringLiteral("Workshop");
    return job;
}

/// The milliseconds of each page, painted, from where the list stands to its end or its beginning.
std::vector<double> scrollThrough(QueueList &list, bool down)
{
    std::vector<double> frames;
    QScrollBar *bar = list.verticalScrollBar();
    const int end = down ? bar->maximum() : bar->minimum();
    while (bar->value() != end) {
        QElapsedTimer timer;
        timer.start();
        bar->setValue(bar->value() + (down ? 1 : -1) * bar->pageStep());
        list.viewport()->grab();
        frames.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(frames.begin(), frames.end());
    return frames;
}

void report(const char *what, const std::vector<double> &frames)
{
    std::printf("%-22s %5zu pages, median %.2f ms, 99 %% %.2f ms, longest %.2f ms\n", what, frames.size(),
                frames[frames.size() / 2], frames[frames.size() * 99 / 100], frames.back());
}

void round(const Workflow &workflow)
{
    QueueModel model;
    model.setPaused(true);
    for (int i = 1; i <= jobCount; ++i)
        model.addJob(jobOf(workflow, quint64(i)));
    QueueList list;
    JobDelegate delegate;
    list.setItemDelegate(&delegate);
    list.setModel(&model);
    list.resize(300, 700);
    list.show();
    QCoreApplication::processEvents();
    report("scroll, new rows", scrollThrough(list, true));
    report("scroll, known rows", scrollThrough(list, false));

    QueueModel fresh;
    fresh.setPaused(true);
    for (int i = 1; i <= jobCount; ++i)
        fresh.addJob(jobOf(workflow, quint64(i)));
    QElapsedTimer timer;
    timer.start();
    qsizetype letters = 0;
    for (int row = 0; row < fresh.rowCount(); ++row)
        letters += fresh.index(row).data(QueueModel::DifferenceRole).toString().size();
    std::printf("%-22s %.2f us a row (%lld letters)\n", "the text alone", double(timer.nsecsElapsed()) / 1e3 / jobCount,
                qlonglong(letters));
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication app(argc, argv);
    const int rounds = argc > 1 ? std::max(1, QByteArray(argv[1]).toInt()) : 3;
    const Workflow workflow = workflowOfSixtyNodes();
    for (int i = 0; i < rounds; ++i)
        round(workflow);
    return 0;
}
