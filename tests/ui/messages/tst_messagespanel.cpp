#include "ui/messages/messagespanel.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace hanga;

class TestMessagesPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void closedItHearsNothing();
    void pausedItHearsNothing();
    void anotherSocketTakesOver();
    void theEndStaysInSight();
    void copyTakesAllOrTheSelected();
    void aSelectedMessageIsShownWhole();
    void everyButtonHasAName();

private:
    void say(const QString &text) { Q_EMIT m_socket->messageSeen(QStringLiteral("progress"), text); }
    [[nodiscard]] int rows() const { return m_table->model()->rowCount(); }
    [[nodiscard]] QToolButton *button(const char *name) const
    {
        return m_panel->findChild<QToolButton *>(QString::fromLatin1(name));
    }

    std::unique_ptr<EventSocket> m_socket;
    std::unique_ptr<MessagesPanel> m_panel;
    QTableView *m_table = nullptr;
};

void TestMessagesPanel::init()
{
    m_socket = std::make_unique<EventSocket>(*ServerProfile::fromAddress(QStringLiteral("box")), QStringLiteral("me"));
    m_panel = std::make_unique<MessagesPanel>();
    m_table = m_panel->findChild<QTableView *>();
    m_panel->watch(m_socket.get());
    m_panel->resize(700, 300);
    m_panel->show();
}

void TestMessagesPanel::closedItHearsNothing()
{
    m_panel->hide();
    say(QStringLiteral("unheard"));
    m_panel->show();
    say(QStringLiteral("heard"));

    QTRY_COMPARE(rows(), 1);
    QCOMPARE(m_table->model()->index(0, MessagesModel::TextColumn).data().toString(), QStringLiteral("heard"));
}

void TestMessagesPanel::pausedItHearsNothing()
{
    button("messagesPause")->click();
    say(QStringLiteral("unheard"));
    button("messagesPause")->click();
    say(QStringLiteral("heard"));

    QTRY_COMPARE(rows(), 1);
}

void TestMessagesPanel::anotherSocketTakesOver()
{
    EventSocket other(*ServerProfile::fromAddress(QStringLiteral("other")), QStringLiteral("me"));
    m_panel->watch(&other);
    say(QStringLiteral("of the old one"));
    Q_EMIT other.messageSeen(QStringLiteral("status"), QStringLiteral("of the new one"));

    QTRY_COMPARE(rows(), 1);
    QCOMPARE(m_table->model()->index(0, MessagesModel::TypeColumn).data().toString(), QStringLiteral("status"));
}

void TestMessagesPanel::theEndStaysInSight()
{
    for (int i = 0; i < 100; ++i)
        say(QString::number(i));
    QTRY_COMPARE(rows(), 100);
    QTRY_COMPARE(m_table->verticalScrollBar()->value(), m_table->verticalScrollBar()->maximum());
    QVERIFY(m_table->verticalScrollBar()->maximum() > 0);

    m_table->verticalScrollBar()->setValue(0); // the person reads further up
    say(QStringLiteral("more"));
    QTRY_COMPARE(rows(), 101);

    QCOMPARE(m_table->verticalScrollBar()->value(), 0);
}

void TestMessagesPanel::copyTakesAllOrTheSelected()
{
    say(QStringLiteral("one"));
    say(QStringLiteral("two"));
    QTRY_COMPARE(rows(), 2);

    button("messagesCopy")->click();
    QCOMPARE(QApplication::clipboard()->text().count(u'\n'), 1);

    m_table->selectRow(1);
    button("messagesCopy")->click();
    QVERIFY(QApplication::clipboard()->text().endsWith(QStringLiteral("progress\ttwo")));
    QVERIFY(!QApplication::clipboard()->text().contains(QStringLiteral("one")));
}

void TestMessagesPanel::aSelectedMessageIsShownWhole()
{
    auto *whole = m_panel->findChild<QPlainTextEdit *>();
    QVERIFY(!whole->isVisible());
    say(QStringLiteral("<b>long</b>"));
    QTRY_COMPARE(rows(), 1);

    m_table->setCurrentIndex(m_table->model()->index(0, 0));

    QVERIFY(whole->isVisible());
    QCOMPARE(whole->toPlainText(), QStringLiteral("<b>long</b>"));
}

void TestMessagesPanel::everyButtonHasAName()
{
    for (const QToolButton *each : m_panel->findChildren<QToolButton *>()) {
        if (each->objectName().startsWith(QLatin1StringView("messages")))
            QVERIFY(!each->accessibleName().isEmpty() && !each->toolTip().isEmpty());
    }
    QVERIFY(!m_panel->findChild<QLineEdit *>()->accessibleName().isEmpty());
}

QTEST_MAIN(TestMessagesPanel)
#include "tst_messagespanel.moc"
