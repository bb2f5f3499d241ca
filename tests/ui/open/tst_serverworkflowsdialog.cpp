#include "ui/open/serverworkflowsdialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace hanga;

class TestServerWorkflowsDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_dialog.reset(); }
    void theFirstEntryIsChosen();
    void typingNarrowsAndEnterOpens();
    void downGoesIntoTheListAndUpComesBack();
    void typingInTheListGoesToTheSearch();
    void aTemplateIsAskedForAsOne();
    void escapeCloses();
    void whileAFileIsFetchedOnlyThatEnds();
    void closingTheWindowEndsTheFetchToo();
    void aFileThatFailsLeavesTheList();
    void statesAreSaid_data();
    void statesAreSaid();
    void retryAsksAgain();
    void nothingMatchesOffersToClear();
    void aFailedRefreshKeepsTheList();
    void theChosenEntryStaysOnRefresh();
    void everyControlHasNames();

private:
    std::unique_ptr<ServerWorkflowsDialog> m_dialog;

    static QList<ServerWorkflow> workflows()
    {
        return {{QStringLiteral("prints/harbour.json"), QStringLiteral("harbour"), 10, {}},
                {QStringLiteral("prints/tea house.json"), QStringLiteral("tea house"), 10, {}},
                {QStringLiteral("upscale.json"), QStringLiteral("upscale"), 10, {}}};
    }
    static QList<ServerTemplate> templates()
    {
        return {{QStringLiteral("pack"), QStringLiteral("ink"), QStringLiteral("ink"), QStringLiteral("pack")}};
    }
    static Error refused() { return {Error::Kind::NotReached, {QStringLiteral("box"), QStringLiteral("refused")}, {}}; }
    template <class T> [[nodiscard]] T *part(const char *name) const
    {
        return m_dialog->findChild<T *>(QLatin1StringView(name));
    }
    [[nodiscard]] QLineEdit *search() const { return part<QLineEdit>("serverWorkflowsSearch"); }
    [[nodiscard]] QListView *list() const { return part<QListView>("serverWorkflowsList"); }
    [[nodiscard]] QPushButton *openButton() const { return part<QPushButton>("serverWorkflowsOpen"); }
    [[nodiscard]] QString current() const { return list()->currentIndex().data().toString(); }
    [[nodiscard]] QString title() const { return part<QLabel>("serverWorkflowsTitle")->text(); }
};

void TestServerWorkflowsDialog::init()
{
    m_dialog = std::make_unique<ServerWorkflowsDialog>();
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

void TestServerWorkflowsDialog::theFirstEntryIsChosen()
{
    m_dialog->setLoading();
    QVERIFY(part<QProgressBar>("serverWorkflowsBusy")->isVisible());
    QVERIFY(!openButton()->isEnabled());

    m_dialog->setEntries(workflows(), templates());

    QCOMPARE(current(), QStringLiteral("harbour"));
    QVERIFY(openButton()->isEnabled());
    QVERIFY(search()->hasFocus());
    QVERIFY(!part<QProgressBar>("serverWorkflowsBusy")->isVisible());
}

void TestServerWorkflowsDialog::typingNarrowsAndEnterOpens()
{
    m_dialog->setEntries(workflows(), templates());
    QSignalSpy opened(m_dialog.get(), &ServerWorkflowsDialog::openRequested);

    QTest::keyClicks(search(), QStringLiteral("prints tea"));
    QCOMPARE(current(), QStringLiteral("tea house"));
    QTest::keyClick(search(), Qt::Key_Return);

    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().value<ServerWorkflow>(), workflows().at(1));
    QVERIFY(m_dialog->isFetching());
}

void TestServerWorkflowsDialog::downGoesIntoTheListAndUpComesBack()
{
    m_dialog->setEntries(workflows(), templates());
    QSignalSpy opened(m_dialog.get(), &ServerWorkflowsDialog::openRequested);

    QTest::keyClick(search(), Qt::Key_Down);
    QVERIFY(list()->hasFocus());
    QCOMPARE(current(), QStringLiteral("tea house"));
    QTest::keyClick(list(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Down); // over the header
    QCOMPARE(current(), QStringLiteral("ink"));
    QTest::keyClick(list(), Qt::Key_Home);
    QCOMPARE(current(), QStringLiteral("harbour"));
    QTest::keyClick(list(), Qt::Key_Up);
    QVERIFY(search()->hasFocus());

    QTest::keyClick(search(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().value<ServerWorkflow>(), workflows().at(1));
}

void TestServerWorkflowsDialog::typingInTheListGoesToTheSearch()
{
    m_dialog->setEntries(workflows(), templates());
    QTest::keyClick(search(), Qt::Key_Down);

    QTest::keyClick(list(), Qt::Key_U);

    QVERIFY(search()->hasFocus());
    QCOMPARE(search()->text(), QStringLiteral("u"));
}

void TestServerWorkflowsDialog::aTemplateIsAskedForAsOne()
{
    m_dialog->setEntries(workflows(), templates());
    QSignalSpy opened(m_dialog.get(), &ServerWorkflowsDialog::templateRequested);
    search()->setText(QStringLiteral("ink"));

    openButton()->click();

    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().value<ServerTemplate>(), templates().first());
}

void TestServerWorkflowsDialog::escapeCloses()
{
    m_dialog->setEntries(workflows(), templates());

    QTest::keyClick(search(), Qt::Key_Escape);

    QVERIFY(!m_dialog->isVisible());
}

void TestServerWorkflowsDialog::whileAFileIsFetchedOnlyThatEnds()
{
    m_dialog->setEntries(workflows(), templates());
    QSignalSpy cancelled(m_dialog.get(), &ServerWorkflowsDialog::cancelRequested);
    QSignalSpy opened(m_dialog.get(), &ServerWorkflowsDialog::openRequested);
    openButton()->click();
    QVERIFY(part<QLabel>("serverWorkflowsStatus")->text().contains(QLatin1StringView("harbour")));
    QVERIFY(part<QProgressBar>("serverWorkflowsBusy")->isVisible());
    QVERIFY(!list()->isEnabled());

    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    m_dialog->setError(Error{}); // what the cancelled call ends in

    QCOMPARE(cancelled.size(), 1);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(list()->isEnabled());
    QVERIFY(!part<QFrame>("serverWorkflowsBanner")->isVisible());
    openButton()->click();
    QCOMPARE(opened.size(), 2);
}

void TestServerWorkflowsDialog::closingTheWindowEndsTheFetchToo()
{
    m_dialog->setEntries(workflows(), templates());
    QSignalSpy cancelled(m_dialog.get(), &ServerWorkflowsDialog::cancelRequested);
    openButton()->click();

    m_dialog->close();

    QCOMPARE(cancelled.size(), 1);
    QVERIFY(!m_dialog->isVisible());
}

void TestServerWorkflowsDialog::aFileThatFailsLeavesTheList()
{
    m_dialog->setEntries(workflows(), templates());
    openButton()->click();

    m_dialog->setError({Error::Kind::FileMissingOnServer, {QStringLiteral("box"), QStringLiteral("harbour.json")}, {}});

    QVERIFY(part<QFrame>("serverWorkflowsBanner")->isVisible());
    QVERIFY(part<QLabel>("serverWorkflowsBannerText")->text().contains(QLatin1StringView("harbour.json")));
    QVERIFY(list()->isVisible() && list()->isEnabled());
    QVERIFY(!m_dialog->isFetching());
    search()->setText(QStringLiteral("tea"));
    QVERIFY(!part<QFrame>("serverWorkflowsBanner")->isVisible());
}

void TestServerWorkflowsDialog::statesAreSaid_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("title");
    QTest::newRow("loading") << 0 << QStringLiteral("Asking the server…");
    QTest::newRow("empty") << 1 << QStringLiteral("This server has no saved workflows yet.");
    QTest::newRow("failed") << 2 << QStringLiteral("The list could not be read");
}

void TestServerWorkflowsDialog::statesAreSaid()
{
    QFETCH(int, state);
    QFETCH(QString, title);

    m_dialog->setLoading();
    if (state == 1)
        m_dialog->setEntries({}, {});
    else if (state == 2)
        m_dialog->setError(refused());

    QCOMPARE(this->title(), title);
    QVERIFY(part<QLabel>("serverWorkflowsTitle")->isVisible());
    QVERIFY(!list()->isVisible());
    QVERIFY(!openButton()->isEnabled());
}

void TestServerWorkflowsDialog::retryAsksAgain()
{
    QSignalSpy asked(m_dialog.get(), &ServerWorkflowsDialog::refreshRequested);
    m_dialog->setLoading();
    m_dialog->setError(refused());
    QVERIFY(part<QLabel>("serverWorkflowsText")->text().contains(QLatin1StringView("refused")));

    part<QPushButton>("serverWorkflowsRetry")->click();

    QCOMPARE(asked.size(), 1);
    QCOMPARE(title(), QStringLiteral("Asking the server…"));
}

void TestServerWorkflowsDialog::nothingMatchesOffersToClear()
{
    m_dialog->setEntries(workflows(), templates());
    search()->setText(QStringLiteral("zzz"));
    QCOMPARE(title(), QStringLiteral("Nothing matches"));

    part<QPushButton>("serverWorkflowsRetry")->click();

    QVERIFY(list()->isVisible());
    QCOMPARE(current(), QStringLiteral("harbour"));
}

void TestServerWorkflowsDialog::aFailedRefreshKeepsTheList()
{
    m_dialog->setEntries(workflows(), templates());
    QSignalSpy asked(m_dialog.get(), &ServerWorkflowsDialog::refreshRequested);

    part<QPushButton>("serverWorkflowsRefresh")->click();
    QVERIFY(list()->isVisible());
    m_dialog->setError(refused());

    QCOMPARE(asked.size(), 1);
    QVERIFY(list()->isVisible());
    QVERIFY(part<QFrame>("serverWorkflowsBanner")->isVisible());
    QVERIFY(part<QPushButton>("serverWorkflowsRefresh")->isEnabled());
    search()->setText(QStringLiteral("zzz"));
    part<QPushButton>("serverWorkflowsRetry")->click(); // clears, though the refresh had failed
    QCOMPARE(search()->text(), QString());
    QCOMPARE(asked.size(), 1);
}

void TestServerWorkflowsDialog::theChosenEntryStaysOnRefresh()
{
    m_dialog->setEntries(workflows(), templates());
    QTest::keyClick(search(), Qt::Key_Down);
    QCOMPARE(current(), QStringLiteral("tea house"));

    m_dialog->setLoading();
    m_dialog->setEntries(workflows().mid(1), templates());

    QCOMPARE(current(), QStringLiteral("tea house"));
}

void TestServerWorkflowsDialog::everyControlHasNames()
{
    for (const QWidget *control : {static_cast<QWidget *>(search()), static_cast<QWidget *>(list())})
        QVERIFY(!control->accessibleName().isEmpty());
    for (const QPushButton *button : m_dialog->findChildren<QPushButton *>())
        QVERIFY(!button->objectName().isEmpty());
    for (const QLabel *label : m_dialog->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

QTEST_MAIN(TestServerWorkflowsDialog)
#include "tst_serverworkflowsdialog.moc"
