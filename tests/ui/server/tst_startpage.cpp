#include "ui/server/startpage.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace hanga;

class TestStartPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void controlsHaveTheirNames();
    void theUsualAddressIsThere();
    void connectAsksForTheTypedServer_data();
    void connectAsksForTheTypedServer();
    void anAddressThatIsNoneIsSaidAtOnce();
    void whatThePersonAskedForIsAnsweredUnderTheField();
    void aLookOfOursIsAnsweredBelow();
    void typingTakesTheErrorAway();
    void theOtherWaysAreAskedFor_data();
    void theOtherWaysAreAskedFor();
    void cardsStackInANarrowWindow();
    void demoPicturesAreShown();

private:
    template <class Widget> Widget *part(const char *name) const
    {
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }
    void type(const QString &text)
    {
        auto *field = part<QLineEdit>("startAddress");
        field->selectAll();
        QTest::keyClicks(field, text);
    }
    [[nodiscard]] bool isErrorShown() const { return part<QLabel>("startError")->isVisible(); }
    const Error m_refused{
        Error::Kind::NotReached, {QStringLiteral("http://box:8188"), QStringLiteral("connection refused")}, {}};

    std::unique_ptr<StartPage> m_page;
};

void TestStartPage::init()
{
    m_page = std::make_unique<StartPage>();
    m_page->resize(1200, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestStartPage::controlsHaveTheirNames()
{
    QStringList names;
    for (const QWidget *widget : m_page->findChildren<QWidget *>())
        names += widget->accessibleName();
    for (const QAbstractButton *button : m_page->findChildren<QAbstractButton *>())
        names += button->text();

    for (const QString &name :
         {QStringLiteral("Server address"), QStringLiteral("Connect"), QStringLiteral("Open the demo"),
          QStringLiteral("Look again"), QStringLiteral("Open a workflow")})
        QVERIFY2(names.contains(name), qPrintable(name));
}

void TestStartPage::theUsualAddressIsThere()
{
    QCOMPARE(part<QLineEdit>("startAddress")->text(), QStringLiteral("http://127.0.0.1:8188"));
}

void TestStartPage::connectAsksForTheTypedServer_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("base");
    QTest::newRow("name and port") << "box:8188"
                                   << "http://box:8188";
    QTest::newRow("https with prefix") << "https://example.org/comfy/"
                                       << "https://example.org/comfy";
}

void TestStartPage::connectAsksForTheTypedServer()
{
    QFETCH(QString, typed);
    QFETCH(QString, base);
    QSignalSpy asked(m_page.get(), &StartPage::connectRequested);

    type(typed);
    part<QPushButton>("startConnect")->click();
    QTest::keyClick(part<QLineEdit>("startAddress"), Qt::Key_Return);

    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked[0][0].value<ServerProfile>().base.toString(), base);
    QCOMPARE(asked[1][0].value<ServerProfile>(), asked[0][0].value<ServerProfile>());
}

void TestStartPage::anAddressThatIsNoneIsSaidAtOnce()
{
    QSignalSpy asked(m_page.get(), &StartPage::connectRequested);

    type(QStringLiteral("ftp://:::"));
    part<QPushButton>("startConnect")->click();

    QCOMPARE(asked.size(), 0);
    QVERIFY(isErrorShown());
    QCOMPARE(part<QLineEdit>("startAddress")->accessibleDescription(), part<QLabel>("startError")->text());
}

void TestStartPage::whatThePersonAskedForIsAnsweredUnderTheField()
{
    type(QStringLiteral("box"));
    part<QPushButton>("startConnect")->click();
    m_page->showConnecting();
    QCOMPARE(part<QPushButton>("startConnect")->text(), QStringLiteral("Connecting…"));

    m_page->showLooked(QStringLiteral("box:8188"), m_refused);

    QVERIFY(isErrorShown());
    QVERIFY(part<QLabel>("startError")->text().startsWith(whatHappened(m_refused)));
    QVERIFY(part<QLabel>("startError")->text().contains(whatToDo(m_refused)));
    QCOMPARE(part<QPushButton>("startConnect")->text(), QStringLiteral("Connect"));
}

void TestStartPage::aLookOfOursIsAnsweredBelow()
{
    m_page->showLooked(QStringLiteral("127.0.0.1:8188"), m_refused);

    QVERIFY(!isErrorShown());
    QCOMPARE(part<QLabel>("startLooked")->text(), QStringLiteral("Looked at 127.0.0.1:8188, nothing answers there."));
    QVERIFY(part<QToolButton>("startLookAgain")->isVisible());
}

void TestStartPage::typingTakesTheErrorAway()
{
    m_page->showError(m_refused);
    QVERIFY(isErrorShown());

    QTest::keyClick(part<QLineEdit>("startAddress"), Qt::Key_A);

    QVERIFY(!isErrorShown());
}

void TestStartPage::theOtherWaysAreAskedFor_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<QByteArray>("signal");
    QTest::newRow("demo") << "startDemo" << QByteArray(SIGNAL(demoRequested()));
    QTest::newRow("look again") << "startLookAgain" << QByteArray(SIGNAL(lookAgainRequested()));
    QTest::newRow("workflow") << "startOpenWorkflow" << QByteArray(SIGNAL(openWorkflowRequested()));
}

void TestStartPage::theOtherWaysAreAskedFor()
{
    QFETCH(QString, button);
    QFETCH(QByteArray, signal);
    QSignalSpy asked(m_page.get(), signal.constData());

    m_page->findChild<QAbstractButton *>(button)->click();

    QCOMPARE(asked.size(), 1);
}

void TestStartPage::cardsStackInANarrowWindow()
{
    const auto *connectButton = part<QPushButton>("startConnect");
    const auto *demoButton = part<QPushButton>("startDemo");
    const auto place = [this](const QWidget *widget) { return widget->mapTo(m_page.get(), QPoint()); };
    QCOMPARE(place(connectButton).y(), place(demoButton).y());

    m_page->resize(500, 560);

    QTRY_COMPARE(place(connectButton).x(), place(demoButton).x());
    QVERIFY(place(connectButton).y() < place(demoButton).y());
}

void TestStartPage::demoPicturesAreShown()
{
    QImage picture(30, 20, QImage::Format_RGB32);
    picture.fill(Qt::red);

    m_page->setDemoPictures({picture, picture, picture, picture});

    const auto labels = m_page->findChildren<QLabel *>();
    const auto shown = std::count_if(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->pixmap().size() / label->pixmap().devicePixelRatio() == QSize(84, 56);
    });
    QCOMPARE(shown, 3);
}

QTEST_MAIN(TestStartPage)
#include "tst_startpage.moc"
