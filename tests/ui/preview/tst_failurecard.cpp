#include "tests/ui/queue/madejobs.h"
#include "ui/preview/failurecard.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace hanga;

class TestFailureCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aFailureNamesNodeAndMessage();
    void noMemoryIsSaidPlainly();
    void aRefusalNamesNodeInputAndMessage();
    void aLossSaysThatItCanBeSentAgain();
    void theTracebackComesOnDemandAndGoesWithTheNextJob();
    void theDetailsAreCopied();
    void itAsksForRetryAndClose();
    void serverTextIsNeverMarkup();

private:
    [[nodiscard]] QString text() const
    {
        QStringList texts;
        for (const QLabel *label : m_card->findChildren<QLabel *>()) {
            if (label->isVisibleTo(m_card.get()))
                texts += label->text();
        }
        return texts.join(u'\n');
    }
    template <class Button> Button *button(const char *name) const
    {
        return m_card->findChild<Button *>(QString::fromLatin1(name));
    }

    std::unique_ptr<FailureCard> m_card;
};

void TestFailureCard::init()
{
    m_card = std::make_unique<FailureCard>();
}

void TestFailureCard::aFailureNamesNodeAndMessage()
{
    m_card->showJob(madeFailedJob(QStringLiteral("x")));

    QCOMPARE(m_card->accessibleName(), QStringLiteral("Error"));
    QVERIFY(text().contains(QStringLiteral("The job stopped at VAE Decode")));
    QVERIFY(text().contains(QStringLiteral("Node 8, VAEDecode")));
    QVERIFY(text().contains(QStringLiteral("RuntimeError: tried to allocate <b>2.31 GiB</b>")));
}

void TestFailureCard::noMemoryIsSaidPlainly()
{
    Job job = madeFailedJob(QStringLiteral("x"));
    job.failure->exceptionType = QStringLiteral("torch.OutOfMemoryError");

    m_card->showJob(job);

    QVERIFY(text().contains(QStringLiteral("The graphics card ran out of memory")));
}

void TestFailureCard::aRefusalNamesNodeInputAndMessage()
{
    m_card->showJob(madeRejectedJob(QStringLiteral("x")));

    QVERIFY(text().contains(QStringLiteral("The server refused the job")));
    QVERIFY(text().contains(QStringLiteral("Sampler (node 3), input cfg: Value 400.0 bigger than max of 100.0")));
    QVERIFY(!button<QPushButton>("errorMore")->isVisibleTo(m_card.get()));
}

void TestFailureCard::aLossSaysThatItCanBeSentAgain()
{
    Job job = madeJob(QStringLiteral("x"), Seed(1), JobState::Lost);
    job.error = Error{Error::Kind::JobLost, {QStringLiteral("the server was started anew.")}, {}};

    m_card->showJob(job);

    QVERIFY(text().contains(QStringLiteral("The job was lost")));
    QVERIFY(text().contains(QStringLiteral("can be sent again")));
}

void TestFailureCard::theTracebackComesOnDemandAndGoesWithTheNextJob()
{
    auto *traceback = m_card->findChild<QPlainTextEdit *>();
    m_card->showJob(madeFailedJob(QStringLiteral("x")));
    QVERIFY(!traceback->isVisibleTo(m_card.get()));

    button<QPushButton>("errorMore")->click();
    QVERIFY(traceback->isVisibleTo(m_card.get()));
    QVERIFY(traceback->toPlainText().contains(QStringLiteral("execution.py")));

    m_card->showJob(madeFailedJob(QStringLiteral("y")));
    QVERIFY(!traceback->isVisibleTo(m_card.get()));
}

void TestFailureCard::theDetailsAreCopied()
{
    const Job job = madeFailedJob(QStringLiteral("Harbour"));
    m_card->showJob(job);

    button<QPushButton>("errorCopy")->click();

    const QString copied = QApplication::clipboard()->text();
    for (const QString &part : {QStringLiteral("VAE Decode"), QStringLiteral("execution.py"), QStringLiteral("Harbour"),
                                QStringLiteral("Workshop"), job.prompt.text()})
        QVERIFY2(copied.contains(part), qPrintable(part));
}

void TestFailureCard::itAsksForRetryAndClose()
{
    const Job job = madeFailedJob(QStringLiteral("x"));
    m_card->showJob(job);
    QSignalSpy retried(m_card.get(), &FailureCard::retryRequested);
    QSignalSpy closed(m_card.get(), &FailureCard::closeRequested);

    button<QPushButton>("errorRetry")->click();
    button<QToolButton>("errorClose")->click();

    QCOMPARE(retried.size(), 1);
    QCOMPARE(retried[0][0].value<JobId>(), job.id);
    QCOMPARE(closed.size(), 1);
}

void TestFailureCard::serverTextIsNeverMarkup()
{
    m_card->showJob(madeFailedJob(QStringLiteral("x")));

    for (const QLabel *label : m_card->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

QTEST_MAIN(TestFailureCard)
#include "tst_failurecard.moc"
