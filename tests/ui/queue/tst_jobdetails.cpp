#include "tests/ui/queue/madejobs.h"
#include "ui/queue/jobdetails.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace hanga;

class TestJobDetails : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingKnownIsShown();
    void thePromptIdIsCopied();
    void copyAllHasEachLine();
    void theTracebackComesOnDemand();
    void anOutputIsShownOnDemand();
    void serverTextIsNeverMarkup();

private:
    [[nodiscard]] QString field(const JobDetails &details, const QString &name) const
    {
        for (const QLabel *label : details.findChildren<QLabel *>()) {
            if (label->accessibleName() == name)
                return label->text();
        }
        return {};
    }
    [[nodiscard]] QAbstractButton *button(const JobDetails &details, const QString &text) const
    {
        for (QAbstractButton *each : details.findChildren<QAbstractButton *>()) {
            if (each->text() == text || each->accessibleName() == text)
                return each;
        }
        return nullptr;
    }
};

void TestJobDetails::everythingKnownIsShown()
{
    Job job = madeRunningJob(QStringLiteral("Harbour"));
    job.number = 7;
    job.sid = QStringLiteral("abc123");
    JobDetails details;

    details.showJob(job);

    QCOMPARE(field(details, QStringLiteral("prompt_id")), job.prompt.text());
    QCOMPARE(field(details, QStringLiteral("Job")), job.id.text());
    QCOMPARE(field(details, QStringLiteral("Number")), QStringLiteral("7"));
    QCOMPARE(field(details, QStringLiteral("sid")), QStringLiteral("abc123"));
    QCOMPARE(field(details, QStringLiteral("Server")), QStringLiteral("Workshop"));
    QCOMPARE(field(details, QStringLiteral("State")), QStringLiteral("62 %, step 18 of 30"));
    QCOMPARE(field(details, QStringLiteral("Finished")), QStringLiteral("–"));
}

void TestJobDetails::thePromptIdIsCopied()
{
    const Job job = madeRunningJob(QStringLiteral("x"));
    JobDetails details;
    details.showJob(job);

    button(details, QStringLiteral("Copy prompt_id"))->click();

    QCOMPARE(QApplication::clipboard()->text(), job.prompt.text());
}

void TestJobDetails::copyAllHasEachLine()
{
    const Job job = madeFailedJob(QStringLiteral("Harbour"));
    JobDetails details;
    details.showJob(job);

    button(details, QStringLiteral("Copy all"))->click();

    const QString copied = QApplication::clipboard()->text();
    QVERIFY(copied.contains(QStringLiteral("prompt_id: ") + job.prompt.text()));
    QVERIFY(copied.contains(QStringLiteral("Workflow: Harbour")));
    QVERIFY(copied.contains(QStringLiteral("execution.py")));
}

void TestJobDetails::theTracebackComesOnDemand()
{
    JobDetails details;
    details.showJob(madeFailedJob(QStringLiteral("x")));
    details.show();
    auto *traceback = details.findChild<QPlainTextEdit *>();
    QVERIFY(!traceback->isVisible());

    button(details, QStringLiteral("Show traceback"))->click();

    QVERIFY(traceback->isVisible());
    QVERIFY(traceback->toPlainText().contains(QStringLiteral("execution.py")));
}

void TestJobDetails::anOutputIsShownOnDemand()
{
    Job job = madeJob(QStringLiteral("x"), Seed(1), JobState::Done);
    JobOutput output;
    output.path = QStringLiteral("/pictures/a b.png");
    job.outputs = {output};
    JobDetails details;
    details.showJob(job);
    QSignalSpy asked(&details, &JobDetails::showPictureRequested);
    auto *list = details.findChild<QListWidget *>();

    Q_EMIT list->itemActivated(list->item(0));

    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toString(), output.path);
}

void TestJobDetails::serverTextIsNeverMarkup()
{
    JobDetails details;
    details.showJob(madeFailedJob(QStringLiteral("<h1>x</h1>")));

    for (const QLabel *label : details.findChildren<QLabel *>()) {
        if (label->text().contains(u'<'))
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

QTEST_MAIN(TestJobDetails)
#include "tst_jobdetails.moc"
