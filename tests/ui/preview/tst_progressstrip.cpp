#include "tests/ui/queue/madejobs.h"
#include "ui/preview/progressline.h"
#include "ui/preview/progressstrip.h"

#include <QAccessible>
#include <QLabel>
#include <QTest>

using namespace hanga;

class TestProgressStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void itSaysWhatHappens();
    void theBarSpeaks();
    void progressNeverGoesBack();
    void anotherJobStartsAtItsOwn();
    void itIsWholeOnlyWhenDone();
    void anUnknownLengthIsNoNumber();
    void workIsNamedByTheNode_data();
    void workIsNamedByTheNode();
    void thousandsOfUpdatesRepaintLittle();

private:
    [[nodiscard]] bool shows(const QString &text) const
    {
        const auto labels = m_strip->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->text() == text; });
    }

    std::unique_ptr<ProgressStrip> m_strip;
    ProgressLine *m_bar = nullptr;
};

void TestProgressStrip::init()
{
    m_strip = std::make_unique<ProgressStrip>();
    m_strip->resize(700, 60);
    m_bar = m_strip->findChild<ProgressLine *>();
}

void TestProgressStrip::itSaysWhatHappens()
{
    Job job = madeRunningJob(QStringLiteral("x"));
    job.request.groupSize = 4;
    job.request.indexInGroup = 1;

    m_strip->showJob(job);

    QVERIFY(shows(QStringLiteral("62 %")));
    QVERIFY(shows(QStringLiteral("Sampling, step 18 of 30")));
    QVERIFY(shows(QStringLiteral("Sampler · node 3 of 5 · image 2 of 4")));
    QVERIFY(shows(QStringLiteral("Workshop")));
}

void TestProgressStrip::theBarSpeaks()
{
    m_strip->showJob(madeRunningJob(QStringLiteral("x")));

    QAccessibleInterface *bar = QAccessible::queryAccessibleInterface(m_bar);
    QVERIFY(bar);
    QCOMPARE(bar->role(), QAccessible::ProgressBar);
    QCOMPARE(bar->text(QAccessible::Name), QStringLiteral("Progress"));
    QCOMPARE(bar->text(QAccessible::Value), QStringLiteral("62 %, step 18 of 30"));
    QVERIFY(bar->valueInterface());
    QCOMPARE(bar->valueInterface()->currentValue().toInt(), m_bar->value());
}

void TestProgressStrip::progressNeverGoesBack()
{
    Job job = madeRunningJob(QStringLiteral("x"), 0.62);
    m_strip->showJob(job);
    const int before = m_bar->value();

    job.fraction = 0.3;
    m_strip->showJob(job);

    QCOMPARE(m_bar->value(), before);
    QVERIFY(shows(QStringLiteral("62 %")));
}

void TestProgressStrip::anotherJobStartsAtItsOwn()
{
    m_strip->showJob(madeRunningJob(QStringLiteral("x"), 0.9));

    m_strip->showJob(madeRunningJob(QStringLiteral("y"), 0.1));

    QVERIFY(shows(QStringLiteral("10 %")));
}

void TestProgressStrip::itIsWholeOnlyWhenDone()
{
    Job job = madeRunningJob(QStringLiteral("x"), 1.0);
    job.state = JobState::Collecting;
    m_strip->showJob(job);
    QVERIFY(shows(QStringLiteral("99 %")));
    QVERIFY(m_bar->value() < m_bar->maximum());

    job.state = JobState::Done;
    m_strip->showJob(job);

    QVERIFY(shows(QStringLiteral("100 %")));
    QCOMPARE(m_bar->value(), m_bar->maximum());
}

void TestProgressStrip::anUnknownLengthIsNoNumber()
{
    Job job = madeRunningJob(QStringLiteral("x"), 0);
    m_strip->showJob(job);
    QCOMPARE(m_bar->maximum(), 0);

    job.fraction = 0.1;
    m_strip->showJob(job);

    QVERIFY(m_bar->maximum() > 0);
}

void TestProgressStrip::workIsNamedByTheNode_data()
{
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("expected");
    QTest::newRow("sampler") << "3"
                             << "Sampling";
    QTest::newRow("decode") << "8"
                            << "Decoding the image";
    QTest::newRow("text") << "6"
                          << "Reading the prompt";
    QTest::newRow("save") << "9"
                          << "Writing the image";
    QTest::newRow("anything") << "5"
                              << "Working";
    QTest::newRow("not in the graph") << "77"
                                      << "Working";
}

void TestProgressStrip::workIsNamedByTheNode()
{
    QFETCH(QString, node);
    QFETCH(QString, expected);
    Job job = madeRunningJob(QStringLiteral("x"));
    job.node = NodeId(node);
    job.steps = 1;

    m_strip->showJob(job);

    QVERIFY(shows(expected));
}

void TestProgressStrip::thousandsOfUpdatesRepaintLittle()
{
    class Counter final : public QObject
    {
    public:
        bool eventFilter(QObject *, QEvent *event) override
        {
            paints += event->type() == QEvent::Paint;
            return false;
        }
        int paints = 0;
    } counter;
    m_strip->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_strip.get()));
    Job job = madeRunningJob(QStringLiteral("x"), 0.1);
    m_strip->showJob(job);
    QCoreApplication::processEvents();
    m_bar->installEventFilter(&counter);

    for (int i = 0; i < 20'000; ++i) {
        job.fraction = 0.1 + 0.0000001 * i;
        m_strip->showJob(job);
    }
    QCoreApplication::processEvents();

    QVERIFY2(counter.paints <= 5, qPrintable(QString::number(counter.paints)));
}

QTEST_MAIN(TestProgressStrip)
#include "tst_progressstrip.moc"
