#include "ui/shared/notices.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace hanga;
using namespace std::chrono_literals;

class TestNotices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingToSayTakesNoRoom();
    void anErrorSaysWhatHappenedAndWhatToDo();
    void aCancelledThingIsNoNews();
    void serverTextIsNeverMarkup();
    void detailsOpenAndCanBeCopied();
    void theActionRunsAndTheBarGoes();
    void closingRemovesTheBar();
    void theSameAgainIsCounted();
    void aFourthBarTakesThePlaceOfTheMildest();
    void aPassingNoticeGoesByItself();
    void anErrorStays();

private:
    template <class Widget> Widget *find(const char *name)
    {
        return m_notices->findChild<Widget *>(QLatin1String(name));
    }
    std::unique_ptr<QWidget> m_window;
    Notices *m_notices = nullptr;
};

void TestNotices::init()
{
    m_window = std::make_unique<QWidget>();
    auto *column = new QVBoxLayout(m_window.get());
    auto *field = new QLineEdit;
    m_notices = new Notices;
    column->addWidget(field);
    column->addWidget(m_notices);
    m_window->move(400, 400); // away from the pointer, which keeps a bar open
    m_window->show();
    field->setFocus(); // so does the focus
}

void TestNotices::nothingToSayTakesNoRoom()
{
    QVERIFY(!m_notices->isVisible());
    QCOMPARE(m_notices->count(), 0);
}

void TestNotices::anErrorSaysWhatHappenedAndWhatToDo()
{
    const Error error{Error::Kind::NotReached, {QStringLiteral("http://127.0.0.1:1"), QStringLiteral("refused")}, {}};

    m_notices->post(error);

    QVERIFY(m_notices->isVisible());
    QCOMPARE(find<QLabel>("noticeWhat")->text(), whatHappened(error));
    QCOMPARE(find<QLabel>("noticeNext")->text(), whatToDo(error));
    QCOMPARE(find<QFrame>("notice")->accessibleName(), whatHappened(error));
}

void TestNotices::aCancelledThingIsNoNews()
{
    m_notices->post(Error{Error::Kind::Cancelled, {}, {}});

    QCOMPARE(m_notices->count(), 0);
}

void TestNotices::serverTextIsNeverMarkup()
{
    m_notices->post(
        Notice{Notice::Kind::Error, QStringLiteral("<img src=x> broke."), {}, QStringLiteral("<b>raw</b>"), {}, {}});

    QCOMPARE(find<QLabel>("noticeWhat")->textFormat(), Qt::PlainText);
    find<QToolButton>("noticeDetails")->click();
    QCOMPARE(find<QPlainTextEdit>("noticeDetailText")->toPlainText(), QStringLiteral("<b>raw</b>"));
}

void TestNotices::detailsOpenAndCanBeCopied()
{
    m_notices->post(Notice{Notice::Kind::Error,
                           QStringLiteral("It broke."),
                           QStringLiteral("Try again."),
                           QStringLiteral("Traceback"),
                           {},
                           {}});
    auto *details = find<QToolButton>("noticeDetails");

    QTest::keyClick(details, Qt::Key_Space);
    QVERIFY(find<QPlainTextEdit>("noticeDetailText")->isVisible());
    QTest::mouseClick(find<QToolButton>("noticeCopy"), Qt::LeftButton);

    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("It broke.\nTry again.\nTraceback"));
}

void TestNotices::theActionRunsAndTheBarGoes()
{
    int undone = 0;
    m_notices->post(Notice{
        Notice::Kind::Done, QStringLiteral("Removed."), {}, {}, QStringLiteral("Undo"), [&undone] { ++undone; }});

    QTest::mouseClick(find<QToolButton>("noticeAction"), Qt::LeftButton);

    QCOMPARE(undone, 1);
    QCOMPARE(m_notices->count(), 0);
    QVERIFY(!m_notices->isVisible());
}

void TestNotices::closingRemovesTheBar()
{
    m_notices->post(Notice{Notice::Kind::Error, QStringLiteral("It broke."), {}, {}, {}, {}});

    QTest::mouseClick(find<QToolButton>("noticeClose"), Qt::LeftButton);

    QCOMPARE(m_notices->count(), 0);
}

void TestNotices::theSameAgainIsCounted()
{
    const Notice notice{Notice::Kind::Warning, QStringLiteral("Connection lost."), {}, {}, {}, {}};

    m_notices->post(notice);
    m_notices->post(notice);
    m_notices->post(notice);

    QCOMPARE(m_notices->count(), 1);
    QVERIFY(find<QLabel>("noticeWhat")->text().contains(QLatin1Char('3')));
}

void TestNotices::aFourthBarTakesThePlaceOfTheMildest()
{
    m_notices->post(Notice{Notice::Kind::Error, QStringLiteral("first"), {}, {}, {}, {}});
    m_notices->post(Notice{Notice::Kind::Info, QStringLiteral("second"), {}, {}, {}, {}});
    m_notices->post(Notice{Notice::Kind::Error, QStringLiteral("third"), {}, {}, {}, {}});

    m_notices->post(Notice{Notice::Kind::Info, QStringLiteral("fourth"), {}, {}, {}, {}});

    QCOMPARE(m_notices->count(), 3);
    QStringList texts;
    for (const QLabel *label : m_notices->findChildren<QLabel *>(QStringLiteral("noticeWhat"))) {
        if (label->isVisible())
            texts << label->text();
    }
    QCOMPARE(texts, (QStringList{QStringLiteral("first"), QStringLiteral("third"), QStringLiteral("fourth")}));
}

void TestNotices::aPassingNoticeGoesByItself()
{
    m_notices->post(Notice{Notice::Kind::Info, QStringLiteral("Saved."), {}, {}, {}, {}, 20ms});

    QTRY_COMPARE(m_notices->count(), 0);
}

void TestNotices::anErrorStays()
{
    m_notices->post(Notice{Notice::Kind::Error, QStringLiteral("stays"), {}, {}, {}, {}});
    m_notices->post(Notice{Notice::Kind::Info, QStringLiteral("goes"), {}, {}, {}, {}, 20ms});

    QTRY_COMPARE(m_notices->count(), 1);
    QCOMPARE(find<QLabel>("noticeWhat")->text(), QStringLiteral("stays"));
}

QTEST_MAIN(TestNotices)
#include "tst_notices.moc"
