// 20 000 progress events in a second, twenty a turn of the event loop, for one running job among two hundred: the
// queue's book with its one signal a frame, QueueModel and ProgressStrip, against setValue and setText at each event.
// Both take turns in one process. Prints medians: the CPU time, the longest time in which no frame could be drawn, and
// the paints.

#include "queue/jobbook.h"
#include "ui/preview/progressstrip.h"
#include "ui/queue/queuepane.h"
#include "ui/shared/theme.h"
#include "workflow/opening.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QTextStream>
#include <QThread>
#include <QVBoxLayout>

#include <algorithm>
#include <ctime>
#include <functional>

using namespace hanga;

namespace {

constexpr int events = 20'000;
constexpr int perTurn = 20;
constexpr int otherJobs = 200;
constexpr int rounds = 5;
const NodeId sampler{QStringLiteral("3")};

struct Cost
{
    double cpu = 0;     ///< ms
    double longest = 0; ///< ms between two turns that drew
    int paints = 0;
};

double cpuMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

class PaintCounter final : public QObject
{
public:
    int paints = 0;
    bool eventFilter(QObject *, QEvent *event) override
    {
        paints += event->type() == QEvent::Paint;
        return false;
    }
};

/// Feeds \a takeEvent with the number of each event and lets the window draw between the turns.
Cost run(const std::function<void(int)> &takeEvent)
{
    PaintCounter counter;
    qApp->installEventFilter(&counter);
    Cost cost;
    QElapsedTimer whole;
    QElapsedTimer turn;
    whole.start();
    turn.start();
    const double before = cpuMs();
    for (int i = 1; i <= events; ++i) {
        takeEvent(i);
        if (i % perTurn != 0)
            continue;
        QCoreApplication::processEvents();
        cost.longest = std::max(cost.longest, double(turn.nsecsElapsed()) / 1e6);
        const qint64 early = i / perTurn - whole.elapsed(); // one turn a millisecond: 20 000 events in a second
        if (early > 0)
            QThread::msleep(ulong(early));
        turn.restart();
    }
    cost.cpu = cpuMs() - before;
    cost.paints = counter.paints;
    return cost;
}

Job aRunningJob()
{
    Job job;
    job.id = newJobId();
    job.request.name = QStringLiteral("Harbour at dawn");
    job.request.workflow = textToImageSample();
    job.state = JobState::Held;
    return job;
}

Cost ours()
{
    JobBook book;
    QWidget window;
    QueuePane pane;
    ProgressStrip strip;
    auto *row = new QVBoxLayout(&window);
    row->addWidget(&strip);
    row->addWidget(&pane);
    for (int i = 0; i < otherJobs; ++i)
        pane.model().addJob(book.find(book.add(aRunningJob()))->job);
    const JobId id = book.add(aRunningJob());
    JobRecord *record = book.find(id);
    record->progress = JobProgress(record->job.request.workflow, {});
    record->progress.nodeStarted(sampler);
    for (const JobState state : {JobState::Sending, JobState::Waiting, JobState::Running})
        book.move(*record, state);
    pane.model().addJob(record->job);
    QObject::connect(&book, &JobBook::progressed, &strip, [&](const QList<JobId> &ids) {
        QList<Job> jobs;
        for (const JobId &each : ids)
            jobs += book.find(each)->job;
        pane.model().showProgress(jobs);
        strip.showJob(jobs.last());
    });
    window.resize(700, 800);
    window.show();
    QCoreApplication::processEvents();
    return run([&](int i) {
        record->progress.nodeStepped(sampler, i, events);
        book.noteProgress(*record);
    });
}

Cost naive()
{
    QWidget window;
    auto *row = new QVBoxLayout(&window);
    QProgressBar bar;
    QLabel percent;
    QLabel action;
    QListWidget list;
    for (QWidget *widget : {static_cast<QWidget *>(&bar), static_cast<QWidget *>(&percent),
                            static_cast<QWidget *>(&action), static_cast<QWidget *>(&list)})
        row->addWidget(widget);
    for (int i = 0; i <= otherJobs; ++i)
        list.addItem(QStringLiteral("Harbour at dawn\nSeed 42\nwaiting"));
    bar.setRange(0, events);
    window.resize(700, 800);
    window.show();
    QCoreApplication::processEvents();
    return run([&](int i) {
        const int whole = i * 100 / events;
        bar.setValue(i);
        percent.setText(QStringLiteral("%1 %").arg(whole));
        action.setText(QStringLiteral("Sampling, step %1 of %2").arg(i).arg(events));
        list.item(0)->setText(
            QStringLiteral("Harbour at dawn\nSeed 42\n%1 %, step %2 of %3").arg(whole).arg(i).arg(events));
    });
}

template <class Member> double median(std::vector<Cost> costs, Member member)
{
    std::nth_element(costs.begin(), costs.begin() + rounds / 2, costs.end(),
                     [member](const Cost &a, const Cost &b) { return a.*member < b.*member; });
    return double(costs[rounds / 2].*member);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Theme theme(application);
    theme.apply(Theme::Choice::Dark);
    std::vector<Cost> withUs;
    std::vector<Cost> withoutUs;
    for (int i = 0; i < rounds; ++i) {
        withUs.push_back(ours());
        withoutUs.push_back(naive());
    }
    QTextStream out(stdout);
    const auto print = [&out](const char *name, const std::vector<Cost> &costs) {
        out << name << ": " << median(costs, &Cost::cpu) << " ms CPU, longest pause " << median(costs, &Cost::longest)
            << " ms, " << median(costs, &Cost::paints) << " paints\n";
    };
    out.setRealNumberNotation(QTextStream::FixedNotation);
    out.setRealNumberPrecision(1);
    print("hanga", withUs);
    print("naive", withoutUs);
    out.setRealNumberPrecision(3);
    out << "ratio of CPU time: " << median(withUs, &Cost::cpu) / median(withoutUs, &Cost::cpu) << "\n";
    return 0;
}
